"""`janto edit`: say what holds, over what a story world says."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import UsageError
from janto_catalog.model.views import Changed


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "id", metavar="[KIND:]ID", help="a title, character, arc, pairing, series or person, by id or name"
    )
    words.add_argument("field", metavar="FIELD", nargs="?", help="what to edit (default: list its fields)")
    words.add_argument(
        "value", metavar="VALUE", nargs="*", help='its new value; several for a list; "" clears it'
    )
    words.add_argument("--add", metavar="VALUE", action="append", default=[], help="add to a list")
    words.add_argument("--drop", metavar="VALUE", action="append", default=[], help="take out of a list")
    words.epilog = "What a story world says is never changed: `janto edits` lists what you say over it."


def _run(request: Request) -> int:
    words, edits = request.words, request.open_catalog().edits
    if words.field is None:
        return _list(request)
    if words.value and (words.add or words.drop):
        raise UsageError("A list is either given anew or added to")
    if words.add or words.drop:
        return print_changed(request, edits.extend(words.id, words.field, words.add, words.drop))
    if not words.value:
        raise UsageError(f"The new value of {words.field} is missing", hint='"" clears it.')
    value = [] if words.value == [""] else words.value
    return print_changed(request, edits.set(words.id, {words.field: value}))


def _list(request: Request) -> int:
    fields = request.open_catalog().edits.fields(request.words.id)
    if request.output.as_json:
        request.output.json(dict(fields))
    else:
        request.output.table(("field", "value"), fields)
    return 0


def print_changed(request: Request, changed: Changed, **more: object) -> int:
    """Say what a verb changed."""
    if request.output.as_json:
        request.output.json({"changed": changed.label, "change": changed.change, **more})
    elif changed.change is None:
        request.output.line(f"{changed.label}.")
    else:
        request.output.line(f"{changed.label}. `janto undo` takes it back.")
    return 0


COMMAND = Command("edit", "say what holds, over what a story world says", _options, _run, order=54)
