"""`janto items`: the copies you own, and the titles they hold."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import ItemView


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="only items that hold a title that matches"
    )


def _run(request: Request) -> int:
    items = request.open_catalog().items.list(request.args.query)
    if request.output.as_json:
        request.output.json([item_shape(item) for item in items])
    else:
        request.output.table(
            ("item", "name", "state", "holds", "reason"), [_row(item) for item in items], right=("item",)
        )
    return 0


def _row(item: ItemView) -> tuple[str, ...]:
    holds = ", ".join(link.title + (f" ({link.range.label})" if link.range else "") for link in item.works)
    if item.extra:
        holds = f"extra of {item.extra.title} ({item.extra.role.label})"
    return item.id, item.title, item.state.value, holds, item.reason


COMMAND = Command("items", "list your items (copies) and the titles they hold", _options, _run, position=30)
