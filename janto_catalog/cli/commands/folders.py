"""`janto folders`: the folders of the catalogue."""

from __future__ import annotations

import argparse
import os

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.cli.sections import count_noun, join_nonempty, local_time
from janto_catalog.errors import NotFoundError
from janto_catalog.model.folders import FolderSummary
from janto_catalog.model.shapes import folder_shape
from janto_catalog.model.text import display_path


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--remove",
        metavar="FOLDER",
        help="remove a folder from the catalogue; its files are kept, and `janto undo` brings it back",
    )


def _run(request: Request) -> int:
    folders = request.open_catalog().folders
    if request.args.remove is not None:
        root = _find(folders.list(), request.args.remove)
        return print_changed(request, folders.forget(root.id))
    if request.output.as_json:
        request.output.json([folder_shape(folder) for folder in folders.list()])
    else:
        request.output.table(
            ("folder", "files", "titles", "last scan", ""),
            [_row(folder) for folder in folders.list()],
            right=("files", "titles"),
        )
    return 0


def _row(folder: FolderSummary) -> tuple[str, str, str, str, str]:
    scanned = local_time(folder.scanned) if folder.scanned else ""
    gone = f"{count_noun(folder.missing, 'file')} missing" if folder.missing else ""
    state = join_nonempty(("" if folder.connected else "not connected", gone))
    return display_path(folder.path), str(folder.files), str(folder.titles), scanned, state


def _find(folders: tuple[FolderSummary, ...], wanted: str) -> FolderSummary:
    """The folder with a path, which need not exist now, or with a name that only it has.  Raises NotFoundError."""
    path = os.fsencode(os.path.realpath(wanted))
    named = [folder for folder in folders if folder.name == wanted]
    for folder in folders:
        if folder.path == path or named == [folder]:
            return folder
    raise NotFoundError(
        "This folder is not in the catalogue", location=wanted, hint="`janto folders` lists them."
    )


COMMAND = Command("folders", "list or remove your folders", _options, _run, position=21)
