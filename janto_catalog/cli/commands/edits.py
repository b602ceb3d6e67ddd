"""`janto edits`: your edits, and what the packs have now."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, count, names_limit
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.errors import UsageError
from janto_catalog.model.edits import EditState
from janto_catalog.model.views import EditSummary

_STATES = {
    EditState.UNCHANGED: "",
    EditState.SAME_AS_PACK: "the pack has the same value now",
    EditState.PACK_CHANGED: "the pack has a new value: keep or revert",
    EditState.FACT_REMOVED: "no pack has it any more",
}


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keep", metavar="NO", type=count, help="keep your value over the new one of the pack")
    what.add_argument(
        "--revert", metavar="NO", type=count, help="remove this edit; the pack's value counts again"
    )


def _run(request: Request) -> int:
    is_change = request.args.keep is not None or request.args.revert is not None
    if is_change and names_limit(request.args):
        raise UsageError(
            "A spoiler limit for one call only lists", hint="Leave it out; `janto edits` has the numbers."
        )
    edits = request.open_catalog().edits
    listed = edits.list()
    if request.args.keep is not None:
        return print_changed(request, edits.keep(*_key(listed, request.args.keep)))
    if request.args.revert is not None:
        return print_changed(request, edits.revert(*_key(listed, request.args.revert)))
    if request.output.as_json:
        request.output.json([{"no": n, **asdict(edit)} for n, edit in enumerate(listed, 1)])
        return 0
    rows = [
        (
            n,
            edit.name,
            edit.field or ("new" if edit.value else "removed"),
            edit.value or "none",
            edit.now or edit.replaced,
            _STATES[edit.state] or edit.set_aside,
        )
        for n, edit in enumerate(listed, 1)
    ]
    request.output.table(("no.", "of", "field", "your value", "the pack's value", ""), rows, right=("no.",))
    return 0


def _key(edits: tuple[EditSummary, ...], number: int) -> tuple[str, str, str]:
    if not 0 < number <= len(edits):
        raise UsageError(
            f"There is no edit {number}", hint="`janto edits` lists the edits with their numbers."
        )
    edit = edits[number - 1]
    return edit.kind, edit.id, edit.field


COMMAND = Command(
    "edits", "list your edits; keep or revert them", _options, _run, position=55, has_limit=True
)
