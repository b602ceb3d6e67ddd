"""`janto history`: the decisions, newest first."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from janto_catalog.cli.command import Command, Request, count
from janto_catalog.cli.sections import local_time
from janto_catalog.model.views import Changed


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=count, default=200, metavar="N", help="list at most N (default 200)")


def _run(request: Request) -> int:
    entries = request.open_catalog().history.list(request.args.limit)
    if request.output.as_json:
        request.output.json([asdict(entry) for entry in entries])
    else:
        rows = [
            (entry.id, local_time(entry.at), entry.label, "undone" if entry.undone else "")
            for entry in entries
        ]
        request.output.table(("no.", "when", "what", ""), rows, right=("no.",))
    return 0


def print_undo_result(request: Request, changed: Changed | None, verb: str) -> int:
    """Print what `undo` or `redo` did."""
    if request.output.as_json:
        request.output.json(
            {"changed": changed.label if changed else None, "change": changed.change if changed else None}
        )
    else:
        request.output.line(changed.label if changed else f"There is nothing to {verb}.")
    return 0


COMMAND = Command("history", "list your decisions, newest first", _options, _run, position=62, has_limit=True)
