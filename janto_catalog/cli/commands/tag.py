"""`janto tag`: tag a title."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="a title, by id or name")
    parser.add_argument("tags", metavar="NAME", nargs="+", help="a tag; quote one of several words")
    parser.add_argument("--remove", action="store_true", help="remove the tags")
    parser.epilog = "`janto search tag:NAME` finds the titles of a tag."


def _run(request: Request) -> int:
    remarks = request.open_catalog().remarks
    change = remarks.untag if request.args.remove else remarks.tag
    return print_changed(request, change([request.args.title], request.args.tags))


COMMAND = Command("tag", "tag a title, or remove tags", _options, _run, position=57)
