"""`janto unlink`: take a match back."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import item_shape


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("item", metavar="ITEM", help="a copy's id, from `janto items`")
    words.add_argument(
        "work", nargs="?", metavar="WORK", help="the title it is not; none: any it is matched with"
    )


def _run(request: Request) -> int:
    item, changed = request.open_catalog().links.unlink(request.words.item, request.words.work)
    if request.output.as_json:
        request.output.json(item_shape(item))
    else:
        request.output.line(f"{changed.label}. `janto undo` takes it back.")
    return 0


COMMAND = Command("unlink", "say that a copy is not a title", _options, _run, order=51)
