"""RAR and 7-Zip archives: what is in them where the system has libarchive, else what their names and signature say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from janto_catalog.formats import safe_archive
from janto_catalog.formats._archive_facts import ArchiveNames, archive_facts
from janto_catalog.formats._comic_info import MAX_SIZE
from janto_catalog.formats.format import TRUNCATED, WRONG_SIGNATURE, NotThisFormatError, open_file
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium

_HEADER_SIZE = 20
_MAX_UNPACKED_FOR_TAGS = 32 << 20
"""Bytes that are unpacked for the tags of a comic that is packed as one; a scan does not take longer for them."""


def read_archive(path: bytes, signature: bytes, names: ArchiveNames) -> MediaFacts:
    """The facts of an archive.

    What cannot be listed is a comic when its extension says so, else an archive of unknown members: it may be locked
    with a password.  Raises NotThisFormatError when the file does not start with `signature` or ends right after it.
    """
    with open_file(path) as file:
        head = file.read(_HEADER_SIZE)
        if not head.startswith(signature):
            raise NotThisFormatError(WRONG_SIGNATURE)
        if len(head) < _HEADER_SIZE:
            raise NotThisFormatError(TRUNCATED)
        if members := _members(file):
            return archive_facts(path, members, names, lambda name: _read_member(file, name))
    if category_of(path) is FileCategory.COMIC:
        return MediaFacts(names.comic, Medium.PAGES)
    return MediaFacts(names.archive, Medium.ARCHIVE)


def _members(file: BinaryIO) -> Sequence[str]:
    """The names of the files in an archive; none when they cannot be listed."""
    try:
        return safe_archive.member_names(file)
    except (NotThisFormatError, OSError):
        return ()


def _read_member(file: BinaryIO, name: str) -> bytes:
    for content in safe_archive.read_members(file, lambda _: [name], MAX_SIZE, _MAX_UNPACKED_FOR_TAGS):
        return content
    raise NotThisFormatError("a member is damaged or too large")
