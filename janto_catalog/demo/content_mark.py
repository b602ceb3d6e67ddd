"""A mark that goes into the content of a made file: without it, two files of equal silence would be copies of one."""

from __future__ import annotations

import hashlib
from pathlib import Path

LENGTH = 8


def content_mark(name: str) -> bytes:
    """Return `LENGTH` hexadecimal digits for a name, the same on every machine."""
    return (
        hashlib.blake2b(name.encode(errors="surrogateescape"), digest_size=LENGTH // 2).hexdigest().encode()
    )


def add_mp4_box(path: Path, mark: bytes) -> None:
    """Append a mark to an MP4 file in a box of free space (ISO 14496-12, 8.1.2), which players ignore."""
    if mark:
        with path.open("ab") as file:
            file.write((8 + len(mark)).to_bytes(4, "big") + b"free" + mark)


def with_jpeg_comment(jpeg: bytes, mark: bytes) -> bytes:
    """Return a JPEG with a mark as its comment."""
    if not mark:
        return jpeg
    return jpeg[:2] + b"\xff\xfe" + (2 + len(mark)).to_bytes(2, "big") + mark + jpeg[2:]
