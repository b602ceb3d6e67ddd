"""Write a file completely or not at all: first under a temporary name in the same folder, then rename it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
from pathlib import Path

from janto_catalog.errors import JantoError, NoFolderError
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.export import ExportResult, OrderList

#: The message and the hint for an error of the system.
_MESSAGES: dict[int | None, tuple[str, str]] = {
    errno.ENOTDIR: ("The folder does not exist", "A part of its path is a file; choose another."),
    errno.EACCES: ("The folder is not writable", "Choose another folder, or change its permissions."),
    errno.EPERM: ("The folder is not writable", "Choose another folder, or change its permissions."),
    errno.EROFS: ("The disk is read-only", "Choose another disk."),
    errno.ENOSPC: ("The disk is full", "Free some space, or choose another disk."),
    errno.EDQUOT: ("The disk is full", "Free some space, or choose another disk."),
    errno.ENAMETOOLONG: ("The file name is too long", "Choose a shorter one."),
}
_HEAD_BYTES = 4096
MARK_OF_PICTURES = b"Janto Catalog"
"""What is in the first bytes of each picture that the program writes."""


def write_order(
    exporter: Exporter, order: OrderList, path: str, *, make_folder: bool = False
) -> ExportResult:
    """Write `order` to `path`.  An existing file is replaced only when the new one is complete.

    `make_folder`: make the folder of the file if it does not exist, and those above it.

    Raises NoFolderError when the folder does not exist, JantoError when the file cannot be written, or when an existing file must not be replaced; then nothing
    has changed.
    """
    if "\0" in path:
        raise JantoError(
            "This is not a valid file name", location=path.replace("\0", "\\0"), hint="Choose another."
        )
    # A rename would replace a symbolic link; write the file that it points to.
    target = Path(os.path.realpath(path))
    mode = _mode_of_replaced(target, exporter, order)
    content, result = exporter.render(order, os.fsencode(target.parent))
    _write(target, path, content, mode, make_folder=make_folder)
    return result


def write_picture(content: bytes, path: str) -> None:
    """Write a picture that the program has drawn.  An existing file is replaced only if the program has drawn it, too.

    Raises as `write_order` does.
    """
    target = Path(os.path.realpath(path))
    mode = None
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        mode = stat.S_IMODE(target.stat().st_mode)
        with target.open("rb") as file:
            if MARK_OF_PICTURES not in file.read(_HEAD_BYTES):
                raise JantoError(
                    "There is another picture, which was not replaced",
                    location=path,
                    hint="Choose another name.",
                )
    _write(target, path, content, mode)


def _write(target: Path, path: str, content: bytes, mode: int | None, *, make_folder: bool = False) -> None:
    # Unique among running writers.  A file left by a writer that was killed is overwritten.
    temporary = target.parent / f".janto-{os.getpid()}-{threading.get_ident()}.part"
    try:
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        _write_and_sync(temporary, content, mode)
        temporary.replace(target)
    except OSError as error:
        raise _write_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _mode_of_replaced(target: Path, exporter: Exporter, order: OrderList) -> int | None:
    """The permissions of the existing file, or None for a new one.  Raises JantoError when it must be kept."""
    try:
        status = target.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _write_error(error, str(target)) from error
    if stat.S_ISDIR(status.st_mode):
        raise JantoError("This is a folder", location=str(target), hint="Add a file name.")
    if reason := _reason_to_keep(target, status, exporter, order):
        raise JantoError(reason, location=str(target), hint="Choose another name.")
    return stat.S_IMODE(status.st_mode)


def _reason_to_keep(target: Path, status: os.stat_result, exporter: Exporter, order: OrderList) -> str:
    """Why an existing file must not be replaced, or "".  Media files are never written."""
    if not stat.S_ISREG(status.st_mode):
        return "This is not a regular file"
    if any(_is_same_file(file.path, status) for entry in order.entries for file in entry.files):
        return "This is a file of the order itself"
    if target.suffix.removeprefix(".").casefold() != exporter.extension:
        return "A file of another kind has this name and was not replaced"
    if status.st_nlink > 1:
        return "This file has other names (hard links) and was not replaced"
    if _is_binary(target):
        return "The content of this file is not what its name says, and it was not replaced"
    return ""


def _is_binary(target: Path) -> bool:
    """Whether a file is not text: a recording or a picture under the name of a list."""
    try:
        with target.open("rb") as file:
            return b"\0" in file.read(_HEAD_BYTES)
    except OSError:
        # A file may be replaceable and not readable.
        return False


def _is_same_file(path: bytes, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(Path(os.fsdecode(path)).stat(), status)
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
    """Write the rename itself to the disk, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_error(error: OSError, path: str) -> JantoError:
    if error.errno == errno.ENOENT:
        return NoFolderError(
            "The folder does not exist",
            location=str(Path(path).parent),
            hint="Create it, or choose another.",
        )
    message, hint = _MESSAGES.get(
        error.errno, (error.strerror or "The file cannot be written", "Choose another folder.")
    )
    return JantoError(message, location=path, hint=hint)
