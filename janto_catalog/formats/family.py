"""What a format module offers: the one constant `FORMAT`; and the one place that opens files, to read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from janto_catalog.model.media import MediaFacts, Medium

HEAD = 4096
"""How many bytes of a file are enough to tell what it is."""


class NotThisFormatError(Exception):
    """The content is not what its name or first bytes promise; `str()` says what was missing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A family of files that one module reads.

    `name` is what people see ("MP3"), `endings` are lower case with the dot.  `sniff` tells from the first
    `HEAD` bytes whether the content may be this; among several that say yes the fitting ending decides,
    then the lowest `rank`.  `by_ending` says that an ending may stand in where no content speaks (text has
    no mark of its own).  `read` opens the file for reading only and may raise anything.
    """

    name: str
    endings: tuple[bytes, ...]
    medium: Medium
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes], MediaFacts]
    rank: int = 0
    by_ending: bool = False


class Parsed(Protocol):
    """What mutagen makes of a file; `chapters` and `metadata_blocks` only where the class has them."""

    tags: Any
    info: Any
    chapters: Any
    metadata_blocks: Any


def opened(path: bytes) -> BinaryIO:
    """The file, open for reading only: no other call in this room opens one."""
    return open(path, "rb")  # noqa: PTH123 - paths are bytes here, and a Path is text


def parsed(kind: Callable[..., object], file: BinaryIO) -> Parsed:
    """`file` as the mutagen class `kind` reads it (mutagen has no types of its own)."""
    file.seek(0)
    return cast(Parsed, kind(file))
