"""`janto searches`: the saved searches."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--add", nargs=2, metavar=("NAME", "QUERY"), help="save a search; search:NAME finds what it finds"
    )
    what.add_argument(
        "--rename", nargs=2, metavar=("NAME", "NEW"), help="rename a saved search, also where others use it"
    )
    what.add_argument("--remove", metavar="NAME", help="remove a saved search")


def _run(request: Request) -> int:
    searches = request.open_catalog().searches
    if request.args.add is not None:
        return print_changed(request, searches.save(*request.args.add))
    if request.args.rename is not None:
        return print_changed(request, searches.rename(*request.args.rename))
    if request.args.remove is not None:
        return print_changed(request, searches.remove(request.args.remove))
    listed = searches.list()
    if request.output.as_json:
        request.output.json([asdict(one) for one in listed])
    else:
        request.output.table(("name", "search"), [(one.name, one.query) for one in listed])
    return 0


COMMAND = Command("searches", "list, save or remove searches", _options, _run, position=11)
