"""Where exports and backups may be written: never over media, the catalogue, or what is no regular file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from janto_catalog.errors import JantoError
from janto_catalog.scanning.walk import file_stat
from janto_catalog.store import files
from janto_catalog.store.engine import FILE_SUFFIXES
from janto_catalog.store.store import Store


def check_output_file(path: str, store: Store) -> None:
    """Raise JantoError when `path` names something that must not be replaced.

    That is a folder, device, pipe or socket; a file of the catalogue at `store`; and a file that a scan found,
    under whatever name.  Nothing is opened.
    """
    if "\0" in path:
        raise JantoError(
            "This is not a valid file name", location=path.replace("\0", "\\0"), hint="Choose another."
        )
    target = os.path.realpath(path)
    try:
        found = Path(target).stat()
    except OSError:
        # Not there, or it cannot be looked at: then writing says why.
        found = None
    if found and stat.S_ISDIR(found.st_mode):
        raise JantoError("This is a folder", location=path, hint="Add a name for the file.")
    if found and not stat.S_ISREG(found.st_mode):
        raise JantoError("This is not a regular file", location=path, hint="Choose another name.")
    if _is_own(target, found, store):
        raise JantoError(
            "This file belongs to the catalogue itself", location=path, hint="Choose another name."
        )
    if _is_scanned(target, found, store):
        raise JantoError("This is one of your media files", location=path, hint="Choose another name.")


def _is_own(target: str, found: os.stat_result | None, store: Store) -> bool:
    own = {os.path.realpath(file) + end for file in store.own_files for end in FILE_SUFFIXES}
    return target in own or (found is not None and any(_is_same(Path(file), found) for file in own))


def _is_same(path: Path, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), found)
    except OSError:
        return False


def _is_scanned(target: str, found: os.stat_result | None, store: Store) -> bool:
    """Whether a scan found the file at `target`, or the same file under another name.

    A file that is missing at the moment counts as well: it may come back under its name.
    """
    path = os.fsencode(target).replace(os.fsencode(os.sep), b"/")
    with store.reading() as connection:
        for root in files.roots(connection):
            inside = os.path.realpath(root.path).replace(os.fsencode(os.sep), b"/") + b"/"
            if path.startswith(inside) and files.has_path(connection, root.id, path.removeprefix(inside)):
                return True
        if found is None:
            return False
        kept = file_stat(path, found)
        return files.has_inode(connection, kept.device, kept.inode)
