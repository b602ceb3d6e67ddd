"""`janto note`: your note on a title."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="a title, by id or name")
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help='the note; "" removes it (default: print the note)'
    )
    parser.epilog = "`janto search note:WORD` finds titles by words of your notes."


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    if request.args.text:
        changed = catalog.remarks.write_note([request.args.title], " ".join(request.args.text))
        return print_changed(request, changed)
    id, title = catalog.works.one(request.args.title)
    note = catalog.remarks.on(id).note
    if request.output.as_json:
        request.output.json({"id": id, "title": title, "note": note})
    elif note:
        for line in note.splitlines():
            request.output.line(line)
    else:
        request.output.line(f"{title} has no note.")
    return 0


COMMAND = Command("note", "write a note on a title", _options, _run, position=58)
