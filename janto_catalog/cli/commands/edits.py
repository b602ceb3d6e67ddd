"""`janto edits`: what you say over the story worlds, and how it stands."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, count
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.errors import UsageError
from janto_catalog.model.overlay import Standing
from janto_catalog.model.views import EditView

_SAID = {
    Standing.HOLDS: "",
    Standing.AGREES: "the story world says the same by now",
    Standing.CHANGED: "the story world says something new",
    Standing.GONE: "not in a story world any more",
}


def _options(words: argparse.ArgumentParser) -> None:
    what = words.add_mutually_exclusive_group()
    what.add_argument(
        "--keep", metavar="NO", type=count, help="yours holds over what the story world says now"
    )
    what.add_argument("--revert", metavar="NO", type=count, help="what the story world says holds again")


def _run(request: Request) -> int:
    edits = request.open_catalog().edits
    said = edits.list()
    if request.words.keep is not None:
        return print_changed(request, edits.keep(*_key(said, request.words.keep)))
    if request.words.revert is not None:
        return print_changed(request, edits.revert(*_key(said, request.words.revert)))
    if request.output.as_json:
        request.output.json([{"no": n, **asdict(each)} for n, each in enumerate(said, 1)])
        return 0
    rows = [
        (
            n,
            each.name,
            each.field or ("new" if each.value else "taken out"),
            each.value or "none",
            each.now or each.replaced,
            _SAID[each.standing],
        )
        for n, each in enumerate(said, 1)
    ]
    request.output.table(("no.", "of", "field", "yours", "the story world's", ""), rows, right=("no.",))
    return 0


def _key(said: tuple[EditView, ...], number: int) -> tuple[str, str, str]:
    if not 0 < number <= len(said):
        raise UsageError(f"There is no edit {number}", hint="`janto edits` lists them with their numbers.")
    return said[number - 1].kind, said[number - 1].id, said[number - 1].field


COMMAND = Command(
    "edits", "list what you say over the story worlds; keep it or take it back", _options, _run, order=55
)
