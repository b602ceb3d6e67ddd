"""`janto items`: the copies you have."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import ItemView


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="only copies that hold a title this matches"
    )


def _run(request: Request) -> int:
    found = request.open_catalog().items.list(request.words.query)
    if request.output.as_json:
        request.output.json([item_shape(item) for item in found])
    else:
        request.output.table(
            ("id", "copy", "state", "holds", "why"), [_row(item) for item in found], right=("id",)
        )
    return 0


def _row(item: ItemView) -> tuple[str, ...]:
    holds = ", ".join(link.title + (f" ({link.range.words})" if link.range else "") for link in item.works)
    if item.extra:
        holds = f"extra of {item.extra.title} ({item.extra.role.words})"
    return item.id, item.title, item.state.value, holds, item.reason


COMMAND = Command("items", "list the copies, and what each holds", _options, _run, order=30)
