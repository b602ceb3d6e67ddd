"""Paths as the store holds them: relative to the root, as bytes, each at most once in a root."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute

_SEPARATOR, _AFTER_SEPARATOR = "/", "0"  # the character after "/" in every encoding that the store uses
_MARK = b"\0"  # no file system allows it in a name


def absolute(root: bytes, path: bytes) -> bytes:
    """The absolute path of a file with the stored `path` below the folder `root`.

    For a file that was set aside it is the path where the file was last seen.
    """
    return root + b"/" + last_seen(path)


def set_aside(path: bytes, file: int) -> bytes:
    """What is stored instead of `path` for the missing file with the id `file`, once another file has that path."""
    return last_seen(path) + _MARK + b"%d" % file


def last_seen(path: bytes) -> bytes:
    """The path below the root where a file is, or was before it was set aside."""
    return path.partition(_MARK)[0]


def is_below(column: ColumnElement[str] | InstrumentedAttribute[str], folder: str) -> ColumnElement[bool]:
    """Whether a column with a folder's path as text has one below `folder`.

    A comparison and not LIKE, for which "Music" and "music" are one folder; an index on the column is used.
    """
    return and_(column > folder + _SEPARATOR, column < folder + _AFTER_SEPARATOR)
