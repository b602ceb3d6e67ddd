"""RAR and 7-Zip archives of pages.  Programs that write RAR are not free: those here are stored without compression.

https://www.rarlab.com/technote.htm (RAR 5); the blocks of RAR 4 as libarchive and unrar read them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

Members = Mapping[str, bytes]


def rar4(path: Path, members: Members) -> None:
    """An archive of version 4."""

    def block(kind: int, flags: int, fields: bytes) -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

    parts = [b"Rar!\x1a\x07\x00", block(0x73, 0, bytes(6))]
    for name, data in members.items():
        fields = struct.pack(
            "<LLBLLBBHL", len(data), len(data), 3, zlib.crc32(data), 0, 20, 0x30, len(name), 0o100644
        )
        parts += [block(0x74, 0x8000, fields + name.encode()), data]
    path.write_bytes(b"".join([*parts, block(0x7B, 0x4000, b"")]))


def rar5(path: Path, members: Members) -> None:
    """An archive of version 5."""

    def block(fields: bytes) -> bytes:
        head = _vint(len(fields)) + fields
        return struct.pack("<L", zlib.crc32(head)) + head

    parts = [b"Rar!\x1a\x07\x01\x00", block(bytes([1, 0, 0]))]
    for name, data in members.items():
        fields = bytes([2, 2]) + _vint(len(data)) + bytes([4]) + _vint(len(data)) + _vint(0o100644)
        fields += struct.pack("<L", zlib.crc32(data)) + bytes([0, 1]) + _vint(len(name)) + name.encode()
        parts += [block(fields), data]
    path.write_bytes(b"".join([*parts, block(bytes([5, 0, 0]))]))


def _vint(number: int) -> bytes:
    """A number in seven bits a byte, the lowest first."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def seven_zip(path: Path, members: Members, *, repeat: int = 1) -> None:
    """An archive of 7-Zip, all members packed as one; each is in it `repeat` times, under one name."""
    import libarchive  # noqa: PLC0415 - not on every system

    with libarchive.file_writer(str(path), "7zip") as archive:
        for name, data in members.items():
            for _ in range(repeat):
                archive.add_file_from_memory(name, len(data), data)
