"""`janto restore`: put a backup in place of the catalogue."""

from __future__ import annotations

import argparse
import os

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.text import display_path


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file that `janto backup` wrote")
    parser.epilog = (
        "The backup is checked first, and the catalogue as it was is kept beside the restored one: restoring that file "
        "brings it back. No window may have the catalogue open; the window restores backups itself."
    )


def _run(request: Request) -> int:
    # The catalogue may be damaged or missing, and so is not opened before.
    from janto_catalog import bootstrap  # noqa: PLC0415

    done = bootstrap.restore(request.location, request.args.file)
    kept = None if done.kept is None else display_path(os.fsencode(done.kept))
    if request.output.as_json:
        request.output.json({"restored": display_path(os.fsencode(done.restored)), "kept": kept})
        return 0
    request.output.line(f"Restored: {done.restored}")
    if kept:
        request.output.line(f"The catalogue as it was: {kept}")
    return 0


COMMAND = Command("restore", "put a backup in place of the catalogue", _options, _run, position=80)
