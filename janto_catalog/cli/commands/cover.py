"""`janto cover`: choose the cover of a title."""

from __future__ import annotations

import argparse
from pathlib import Path

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.errors import UsageError


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="a title, by id or name")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a picture, or a file that has one in it")
    parser.add_argument("--remove", action="store_true", help="show the cover from the title's files again")
    parser.epilog = "The picture is copied into the catalogue; the file is only read."


def _run(request: Request) -> int:
    title, file = request.args.title, request.args.file
    if (file is None) != request.args.remove:
        raise UsageError("Give a file, or --remove")
    covers = request.open_catalog().own_covers
    changed = covers.remove([title]) if file is None else covers.choose([title], Path(file).absolute())
    return print_changed(request, changed)


COMMAND = Command("cover", "choose the cover of a title", _options, _run, position=59)
