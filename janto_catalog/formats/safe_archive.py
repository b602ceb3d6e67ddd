"""Untrusted RAR and 7-Zip archives, read by libarchive: how much is listed, unpacked and returned is bounded.

libarchive is a library of the system (every desktop of Linux and macOS has it).  It is loaded when the first such
archive is opened, and only in the processes that can be killed.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import ModuleType
from typing import BinaryIO, Protocol

from janto_catalog.formats.format import NotThisFormatError

_MAX_MEMBERS = 20_000
_BLOCK = 1 << 16
# What libarchive calls the format, by the first bytes of a file.
_FORMATS = {b"Rar!\x1a\x07\x00": "rar", b"Rar!\x1a\x07\x01\x00": "rar5", b"7z\xbc\xaf\x27\x1c": "7zip"}


class Entry(Protocol):
    """A member of an archive, as the binding of libarchive gives it."""

    isfile: bool
    size: int | None
    pathname: str | bytes | None

    def get_blocks(self, block_size: int) -> Iterator[bytes]:
        """The content in parts."""


def member_names(file: BinaryIO) -> list[str]:
    """The names of the files in an archive, in its order, each once.

    Raises NotThisFormatError when the archive cannot be read, OSError when the system has no libarchive.
    """
    return _names(_sizes(file))


def read_members(
    file: BinaryIO, choose: Callable[[list[str]], list[str]], max_size: int, max_unpacked: int
) -> Iterator[bytes]:
    """The content of the members whose names `choose` returns, of those of the archive, in that order.

    Members that are damaged, locked with a password or larger than `max_size` bytes are left out.  Raises
    NotThisFormatError when the archive cannot be read or more than `max_unpacked` bytes come before the end of the last
    one (an archive that is packed as one must be unpacked from its start), OSError when the system has no libarchive.
    """
    sizes = _sizes(file)
    wanted = choose(_names(sizes))
    _check_unpacked(sizes, wanted, max_unpacked)
    found = _contents(file, wanted, max_size)
    yield from (found[name] for name in wanted if name in found)


def is_supported() -> bool:
    """Whether the system has the library that reads such archives."""
    return _load() is not None


def _names(sizes: Iterable[tuple[str, int]]) -> list[str]:
    return list(dict.fromkeys(name for name, _ in sizes))


def _sizes(file: BinaryIO) -> list[tuple[str, int]]:
    """The name and size in bytes of each file in an archive, in its order; a name may come several times."""
    sizes: list[tuple[str, int]] = []
    with _entries(file) as entries:
        for number, entry in enumerate(entries):
            if number == _MAX_MEMBERS:
                raise NotThisFormatError("too many files are in it")
            if entry.isfile:
                sizes.append((_name(entry), entry.size or 0))
    return sizes


def _check_unpacked(sizes: Iterable[tuple[str, int]], wanted: Collection[str], most: int) -> None:
    before = 0
    left = set(wanted)
    for name, size in sizes:
        if not left:
            return
        left.discard(name)
        before += size
        if before > most:
            raise NotThisFormatError("what is wanted is too far into it")


def _contents(file: BinaryIO, wanted: Collection[str], max_size: int) -> dict[str, bytes]:
    left, found = set(wanted), dict[str, bytes]()
    if not left:
        return found
    with _entries(file) as entries:
        for entry in entries:
            name = _name(entry)
            if name not in left:
                continue
            left.discard(name)
            if (content := _content(entry, max_size)) is not None:
                found[name] = content
            if not left:
                break
    return found


def _content(entry: Entry, max_size: int) -> bytes | None:
    """The content of a member; None when it cannot be unpacked or is too large."""
    data = bytearray()
    try:
        for block in entry.get_blocks(_BLOCK):
            data += block
            if len(data) > max_size:
                return None
    except _libarchive().ArchiveError:
        return None
    return bytes(data)


def _name(entry: Entry) -> str:
    """The name of a member as text; bytes that are no text are escaped."""
    name = entry.pathname or ""
    return name.decode("utf-8", "backslashreplace") if isinstance(name, bytes) else str(name)


@contextmanager
def _entries(file: BinaryIO) -> Iterator[Iterable[Entry]]:
    """The members of an archive from its start, each to be read before the next."""
    library = _libarchive()
    file.seek(0)
    head = file.read(8)
    format = next((name for mark, name in _FORMATS.items() if head.startswith(mark)), None)
    if format is None:
        raise NotThisFormatError("it is of a version that cannot be read")
    file.seek(0)
    try:
        with library.stream_reader(
            file, format_name=format, filter_name="none", block_size=_BLOCK
        ) as archive:
            yield archive
    except library.ArchiveError as error:
        raise NotThisFormatError("the archive is damaged or locked with a password") from error


def _libarchive() -> ModuleType:
    """The binding of libarchive.  Raises OSError where the system does not have it."""
    if (library := _load()) is None:
        raise OSError(errno.ENOSYS, "the library libarchive is not installed")
    return library


@lru_cache(maxsize=1)
def _load() -> ModuleType | None:
    try:
        import libarchive  # noqa: PLC0415 - looked for in the system
    except (ImportError, OSError, AttributeError, TypeError):
        # It is loaded by name; what the binding raises when there is none depends on the system.
        return None
    # It would print its warnings about damaged archives.
    logging.getLogger("libarchive").addHandler(logging.NullHandler())
    logging.getLogger("libarchive").propagate = False
    module: ModuleType = libarchive
    return module
