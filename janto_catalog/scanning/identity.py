"""Recognise a root again when it is mounted elsewhere, without writing anything into it.

A marker file would be surest, but the catalogue never writes among the media.  Device and inode of the
folder hold while it stays mounted; its top-level names hold when it is remounted.  So an identity keeps
all three: device, inode, and the smallest hashes of the names (the same sample whatever was added since).
An empty mount point, the usual sign of a drive that is off, has neither the names nor the inode.
"""

# pathlib has no paths of bytes.
# ruff: noqa: PTH116

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from janto_catalog.scanning.passing_over import passed_over

_VERSION = "1"
_SAMPLE = 64
_LONGEST = 39
"""The digits of a 128-bit number: what systems number files and devices with is not longer."""


@dataclass(frozen=True, slots=True)
class _Marks:
    device: int
    inode: int
    names: frozenset[str]


def identity(root: bytes) -> str:
    """What recognises the folder `root` later; to be renewed after each scan that went well.

    Raises OSError when it cannot be listed.
    """
    found = os.stat(root)
    return f"{_VERSION}:{found.st_dev}:{found.st_ino}:{','.join(sorted(_hashes(root))[:_SAMPLE])}"


def recognises(known: str, root: bytes) -> bool:
    """Whether `root` is the folder whose identity was `known`; False when it cannot be listed.

    It is when half of the remembered names are in it, or when it is the very same directory.
    """
    try:
        found, names = os.stat(root), _hashes(root)
    except OSError:
        return False
    marks = _read(known)
    if marks is None:
        return False
    same_inode = marks.inode == found.st_ino
    kept = len(marks.names & names)
    if marks.names and 2 * kept >= len(marks.names):
        return same_inode or len(marks.names) >= 2 or names == marks.names
    return same_inode and (marks.device == found.st_dev or kept > 0)


def _hashes(root: bytes) -> frozenset[str]:
    with os.scandir(root) as listing:
        names = [entry.name for entry in listing if passed_over(entry.name) is None]
    return frozenset(hashlib.blake2b(name, digest_size=4).hexdigest() for name in names)


def _read(known: str) -> _Marks | None:
    version, *rest = known.split(":")
    if version != _VERSION or len(rest) != 3:
        return None
    device, inode, names = rest
    if not (_is_number(device) and _is_number(inode)):
        return None
    return _Marks(int(device), int(inode), frozenset(filter(None, names.split(","))))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST
