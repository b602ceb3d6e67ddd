"""`janto join`: several items are one."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "items", nargs="+", metavar="ITEM", help="ids of items, from `janto items`, in playing order"
    )


def _run(request: Request) -> int:
    item, changed = request.open_catalog().groupings.join(request.args.items)
    if request.output.as_json:
        request.output.json(item_shape(item))
    else:
        request.output.line(f"{changed.label}. It is item {item.id}; `janto undo` reverts it.")
    return 0


COMMAND = Command("join", "make one item of several: discs, parts, halves", _options, _run, position=51)
