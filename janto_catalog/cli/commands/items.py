"""`janto items`: the copies you own, and the titles they contain."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.sections import describe_state
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import ItemView


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="only items that contain a matching title"
    )


def _run(request: Request) -> int:
    items = request.open_catalog().items.list(request.args.query)
    if request.output.as_json:
        request.output.json([item_shape(item) for item in items])
    else:
        request.output.table(
            ("item", "name", "state", "titles", "reason"), [_row(item) for item in items], right=("item",)
        )
    return 0


def _row(item: ItemView) -> tuple[str, ...]:
    titles = ", ".join(link.title + (f" ({link.range.label})" if link.range else "") for link in item.works)
    if item.extra:
        titles = f"extra of {item.extra.title} ({item.extra.role.label})"
    reason = f"incomplete, missing: {item.missing}" if item.complete is False else item.reason
    return item.id, item.title, describe_state(item.state), titles, reason


COMMAND = Command(
    "items", "list your items (copies) and the titles they contain", _options, _run, position=30
)
