"""`janto edit`: edit a fact; the value overrides the pack."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import UsageError
from janto_catalog.model.views import Changed


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="[KIND:]ID", help="a title, character, arc, pairing, series or person, by id or name"
    )
    parser.add_argument("field", metavar="FIELD", nargs="?", help="what to edit (default: list its fields)")
    parser.add_argument(
        "value", metavar="VALUE", nargs="*", help='the new value, or values for a list; "" clears it'
    )
    parser.add_argument("--add", metavar="VALUE", action="append", default=[], help="add to a list")
    parser.add_argument("--drop", metavar="VALUE", action="append", default=[], help="remove from a list")
    parser.epilog = "Packs are never changed: your values override them. `janto edits` lists your edits."


def _run(request: Request) -> int:
    args, edits = request.args, request.open_catalog().edits
    if args.field is None:
        return _list(request)
    if args.value and (args.add or args.drop):
        raise UsageError("Values and --add or --drop cannot be combined")
    if args.add or args.drop:
        return print_changed(request, edits.extend(args.id, args.field, args.add, args.drop))
    if not args.value:
        raise UsageError(f"The new value of {args.field} is missing", hint='Use "" to clear it.')
    value = [] if args.value == [""] else args.value
    return print_changed(request, edits.set(args.id, {args.field: value}))


def _list(request: Request) -> int:
    fields = request.open_catalog().edits.fields(request.args.id)
    if request.output.as_json:
        request.output.json(dict(fields))
    else:
        request.output.table(("field", "value"), fields)
    return 0


def print_changed(request: Request, changed: Changed, **more: object) -> int:
    """Print what was changed, and how to undo it."""
    if request.output.as_json:
        request.output.json({"changed": changed.label, "change": changed.change, **more})
    elif changed.change is None:
        request.output.line(f"{changed.label}.")
    else:
        request.output.line(f"{changed.label}. `janto undo` reverts it.")
    return 0


COMMAND = Command(
    "edit", "edit a fact; your value overrides the pack (story world)", _options, _run, position=54
)
