"""Paths of files in playlists: as a line of an M3U8 playlist, or as a URL."""

from __future__ import annotations

import os
from pathlib import Path, PurePath


def file_url(path: bytes) -> str:
    """The `file://` URL of an absolute path, with its bytes percent-encoded, for playlists that hold URLs."""
    return Path(os.fsdecode(path)).as_uri()


def playlist_path(path: bytes, folder: bytes) -> str:
    """A line of an M3U8 playlist: `path` relative to `folder`, with `/`; absolute when it is on another drive.

    A path that cannot be a line of UTF-8 (it has a line break, other bytes, or spaces at its ends) becomes a
    `file://` URL.  Players open it, but it does not stay valid when the list is moved with its files.
    """
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:
        relative = path
    if os.sep != "/":
        relative = relative.replace(os.fsencode(os.sep), b"/")
    try:
        line = relative.decode("utf-8")
    except UnicodeDecodeError:
        return file_url(path)
    if not line.isprintable() and any(letter < " " or letter in "\x7f\x85\u2028\u2029" for letter in line):
        return file_url(path)
    if line != line.strip():
        return file_url(path)
    # A line that begins with "#" is a comment, and players take "x://" or "C:" at the start for a URL or a drive.
    is_plain = line[0].isalnum() and ":" not in line.partition("/")[0]
    return line if is_plain or PurePath(line).is_absolute() or line.startswith("../") else f"./{line}"
