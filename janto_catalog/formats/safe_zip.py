"""Zip files, never trusted: the table of contents is bounded before it is read, one member is read by budget."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from janto_catalog.formats.format import NotThisFormatError

# Where the sizes stand in the end records: PKWARE APPNOTE 4.3.14 and 4.3.16.
_END, _END_LENGTH = b"PK\5\6", 22
_END64 = b"PK\6\6"
_LARGEST_TABLE = 16 << 20


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """The open archive.  Raises NotThisFormatError for one whose table of contents is missing or enormous."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_536 - _END_LENGTH))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_LENGTH:
        raise NotThisFormatError("its table of contents is missing, it may end in the middle")
    table = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(_END64)
    if table == 0xFFFFFFFF and large >= 0:
        table = int.from_bytes(tail[large + 40 : large + 48], "little")
    if table > min(size, _LARGEST_TABLE):
        raise NotThisFormatError("its table of contents is larger than the file or than any reader needs")
    file.seek(0)
    return zipfile.ZipFile(file)


def read_member(archive: zipfile.ZipFile, name: str, budget: int) -> bytes:
    """One member's content.  Raises NotThisFormatError when it is locked or has more than `budget` bytes."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise NotThisFormatError("it is locked with a password")
    with archive.open(info) as stream:
        data = stream.read(budget + 1)
    if len(data) > budget:
        raise NotThisFormatError(f"{name} in it is larger than {budget >> 10} KB")
    return data


def file_names(archive: zipfile.ZipFile) -> list[str]:
    """The names of the files in it, in their order; folders and what systems leave behind are passed over."""
    names = (info.filename for info in archive.infolist() if not info.is_dir())
    return [
        name
        for name in names
        if not name.startswith("__MACOSX/") and not name.endswith((".DS_Store", "Thumbs.db"))
    ]
