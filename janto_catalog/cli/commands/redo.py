"""`janto redo`: redo the last undone decision."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.cli.commands.history import print_undo_result


def _run(request: Request) -> int:
    return print_undo_result(request, request.open_catalog().history.redo(), "redo")


COMMAND = Command("redo", "redo the last undone decision", no_options, _run, position=61)
