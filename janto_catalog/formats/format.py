"""What a format module offers: the one constant `FORMAT`.  Also the only place that opens files, for reading."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from janto_catalog.model.media import MediaFacts

HEAD_SIZE = 4096
"""How many bytes from the start of a file are enough to recognise its format."""

TRUNCATED = "it is truncated"
WRONG_SIGNATURE = "its first bytes are not those of this format"


def no_signature(_head: bytes) -> bool:
    """The `sniff` of a format that only the extension shows."""
    return False


class NotThisFormatError(Exception):
    """The content is not of the format that its name or its first bytes indicate; `str()` says what is wrong."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that one module reads; `model.file_types` says which extensions it is known by.

    `name` is what people see ("MP3").  `sniff` returns whether content with these first `HEAD_SIZE` bytes may
    be of this format.  When several formats accept them, the one the extension names is used, else the one with the
    lowest `rank`.  `by_extension`: the extension is enough where no format accepts the content (plain
    text has no signature).  `read` opens the file for reading only; it may raise any exception.
    """

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes], MediaFacts]
    rank: int = 0
    by_extension: bool = False


class ParsedFile(Protocol):
    """What mutagen makes of a file; `chapters` and `metadata_blocks` exist only where the class has them."""

    tags: Any
    info: Any
    chapters: Any
    metadata_blocks: Any


def open_file(path: bytes) -> BinaryIO:
    """Open a file for reading only; no other code in this package opens one.

    Raises OSError, also for a pipe, a socket or a device: reading one could wait for ever.
    """
    _check_is_regular(os.stat(path).st_mode)  # noqa: PTH116 - as below
    file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - paths are bytes here, and a Path is text
    try:
        # It may be another one by now.
        _check_is_regular(os.fstat(file.fileno()).st_mode)
    except OSError:
        file.close()
        raise
    return file


def _check_is_regular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENOTSUP, "it is not a regular file")


def _open_at_once(path: str, flags: int) -> int:
    """Without waiting for a program that writes into a pipe; other files are opened as always."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def parse(parser: Callable[..., object], file: BinaryIO) -> ParsedFile:
    """Parse a file from its start with a mutagen class (mutagen has no types of its own).

    Raises what mutagen raises, which is more than MutagenError.
    """
    file.seek(0)
    return cast(ParsedFile, parser(file))
