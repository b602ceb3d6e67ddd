"""`janto backup`: a checked copy of the catalogue."""

from __future__ import annotations

import argparse
import os

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.text import display_path


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="where to write the copy")


def _run(request: Request) -> int:
    request.open_catalog().maintenance.backup(request.args.file)
    if request.output.as_json:
        request.output.json({"written": display_path(os.fsencode(request.args.file))})
    else:
        request.output.line(f"Written and checked: {request.args.file}")
    return 0


COMMAND = Command("backup", "write a checked copy of the catalogue", _options, _run, position=80)
