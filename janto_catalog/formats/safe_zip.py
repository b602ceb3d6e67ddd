"""Untrusted zip files: the central directory is bounded before it is read, and so is each member."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from janto_catalog.formats.format import NotThisFormatError

# End of central directory records: PKWARE APPNOTE 4.3.14 and 4.3.16.
_END, _END_SIZE = b"PK\5\6", 22
_ZIP64_END = b"PK\6\6"
_SIZE_IS_IN_ZIP64 = 0xFFFFFFFF
_MAX_COMMENT_SIZE = 65_536
_MAX_DIRECTORY_SIZE = 16 << 20


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Open an archive for reading.

    Raises NotThisFormatError when its central directory is missing or too large, zipfile.BadZipFile when it is
    damaged.
    """
    if _directory_size(file) > min(file.seek(0, 2), _MAX_DIRECTORY_SIZE):
        raise NotThisFormatError("its table of contents is too large")
    file.seek(0)
    return zipfile.ZipFile(file)


def _directory_size(file: BinaryIO) -> int:
    """The size of the central directory in bytes, as the record at the end of the file gives it."""
    file_size = file.seek(0, 2)
    file.seek(max(0, file_size - _MAX_COMMENT_SIZE - _END_SIZE))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_SIZE:
        raise NotThisFormatError("its table of contents is missing, it may end in the middle")
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    zip64_end = tail.rfind(_ZIP64_END)
    if size == _SIZE_IS_IN_ZIP64 and zip64_end >= 0:
        size = int.from_bytes(tail[zip64_end + 40 : zip64_end + 48], "little")
    return size


def read_member(archive: zipfile.ZipFile, name: str, max_size: int) -> bytes:
    """The content of one member.  Raises NotThisFormatError when it is encrypted or has more than `max_size` bytes."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise NotThisFormatError("it is locked with a password")
    with archive.open(info) as stream:
        data = stream.read(max_size + 1)
    if len(data) > max_size:
        raise NotThisFormatError(f"{name} in it is larger than {max_size >> 10} KB")
    return data


def file_names(archive: zipfile.ZipFile) -> list[str]:
    """The names of its files in their order, without folders and files that operating systems add."""
    names = (info.filename for info in archive.infolist() if not info.is_dir())
    return [
        name
        for name in names
        if not name.startswith("__MACOSX/") and not name.endswith((".DS_Store", "Thumbs.db"))
    ]
