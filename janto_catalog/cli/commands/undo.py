"""`janto undo`: take the last decision back."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.cli.commands.history import print_turn


def _run(request: Request) -> int:
    return print_turn(request, request.open_catalog().history.undo(), "undo")


COMMAND = Command("undo", "take the last decision back", no_options, _run, order=60)
