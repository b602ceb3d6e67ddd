"""A file written whole or not at all: beside its place first, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
from pathlib import Path

from janto_catalog.errors import JantoError
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.export import ExportResult, OrderList

_HEAD = 4096
_PROBLEMS: dict[int | None, tuple[str, str]] = {
    errno.ENOENT: ("The folder is not there", "Make it, or choose another."),
    errno.ENOTDIR: ("The folder is not there", "A part of its path is a file; choose another."),
    errno.EACCES: ("The folder may not be written in", "Choose another folder, or change its permissions."),
    errno.EPERM: ("The folder may not be written in", "Choose another folder, or change its permissions."),
    errno.EROFS: ("The disk is read-only", "Choose another disk."),
    errno.ENOSPC: ("The disk is full", "Make room, or choose another disk."),
    errno.EDQUOT: ("The disk is full", "Make room, or choose another disk."),
    errno.ENAMETOOLONG: ("The name is too long", "Choose a shorter one."),
}


def write_order(exporter: Exporter, order: OrderList, path: str) -> ExportResult:
    """Write `order` to `path`.  A file that stands there keeps until the new one is whole.

    Raises JantoError when the place cannot be written, or is not one a list may replace; then nothing is
    left behind.
    """
    if "\0" in path:
        raise JantoError(
            "This is no name for a file", location=path.replace("\0", "\\0"), hint="Choose another."
        )
    # Through a link to the file it names: a rename would replace the link itself.
    target = Path(os.path.realpath(path))
    mode = _mode_of_replaced(target, exporter, order)
    content, written = exporter.render(order, os.fsencode(target.parent))
    # Unique among living writers; one that a killed writer left is written over.
    beside = target.parent / f".janto-{os.getpid()}-{threading.get_ident()}.part"
    try:
        _write_and_sync(beside, content, mode)
        beside.replace(target)
    except OSError as error:
        raise _write_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return written


def _mode_of_replaced(target: Path, exporter: Exporter, order: OrderList) -> int | None:
    """The permissions of the file to replace, None for a new one."""
    try:
        found = target.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _write_error(error, str(target)) from error
    if stat.S_ISDIR(found.st_mode):
        raise JantoError("This is a folder", location=str(target), hint="Add a name for the file.")
    if not stat.S_ISREG(found.st_mode):
        raise JantoError(
            "This is not a file that can be replaced", location=str(target), hint="Choose another."
        )
    played = any(_is_same_file(file.path, found) for entry in order.entries for file in entry.files)
    # Media files are never written: neither those of the order nor, under a wrong ending, any other.
    if played or target.suffix.removeprefix(".").casefold() != exporter.extension:
        raise JantoError(
            "Another kind of file has this name and is left alone",
            location=str(target),
            hint="Choose another name.",
        )
    if found.st_nlink > 1:
        raise JantoError(
            "This file has other names (hard links) and is left alone",
            location=str(target),
            hint="Choose another name.",
        )
    if _is_binary(target):
        raise JantoError(
            "This file holds something else than its name says and is left alone",
            location=str(target),
            hint="Choose another name.",
        )
    return stat.S_IMODE(found.st_mode)


def _is_binary(target: Path) -> bool:
    """Whether a file holds no text: a recording or a picture under the name of a list."""
    try:
        with target.open("rb") as file:
            return b"\0" in file.read(_HEAD)
    except OSError:
        # A file that may be replaced need not be readable.
        return False


def _is_same_file(path: bytes, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(Path(os.fsdecode(path)).stat(), found)
    except (OSError, ValueError):
        return False


def _write_and_sync(path: Path, content: bytes, mode: int | None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    if mode is not None:
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """The rename itself on the disk, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_error(error: OSError, path: str) -> JantoError:
    what, hint = _PROBLEMS.get(
        error.errno, (error.strerror or "The file cannot be written", "Choose another place.")
    )
    return JantoError(what, location=path, hint=hint)
