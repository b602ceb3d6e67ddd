"""`janto split`: the files of an item are separate items."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="an item's id, from `janto items`")


def _run(request: Request) -> int:
    made, changed = request.open_catalog().groupings.split(request.args.item)
    if request.output.as_json:
        request.output.json([item_shape(item) for item in made])
    else:
        request.output.line(f"{changed.label}. `janto undo` reverts it.")
    return 0


COMMAND = Command("split", "make an item of each file of an item", _options, _run, position=51)
