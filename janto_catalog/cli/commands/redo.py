"""`janto redo`: do an undone decision again."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.cli.commands.history import print_turn


def _run(request: Request) -> int:
    return print_turn(request, request.open_catalog().history.redo(), "redo")


COMMAND = Command("redo", "do the last undone decision again", no_options, _run, order=61)
