"""`janto unlink`: remove a match."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="an item's id, from `janto items`")
    parser.add_argument(
        "work",
        nargs="?",
        metavar="WORK",
        help="remove only the match to this title (default: all its matches)",
    )


def _run(request: Request) -> int:
    item, changed = request.open_catalog().links.unlink(request.args.item, request.args.work)
    if request.output.as_json:
        request.output.json(item_shape(item))
    else:
        request.output.line(f"{changed.label}. `janto undo` reverts it.")
    return 0


COMMAND = Command("unlink", "remove a match", _options, _run, position=51)
