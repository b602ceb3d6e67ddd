"""Identify files by content: a quick fingerprint of head and tail, and a full hash where that is ambiguous."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import os

_SAMPLE_SIZE = 64 * 1024
_BLOCK_SIZE = 1024 * 1024


def fingerprint(path: bytes) -> str:
    """The size and a hash of the first and last 64 KiB, for example "52428800-9f0c…".

    Equal content has an equal fingerprint; files that differ only in the middle have one too.

    Raises OSError when the file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    with open(path, "rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        digest.update(_read_range(file.fileno(), min(size, _SAMPLE_SIZE), 0))
        if size > _SAMPLE_SIZE:
            start = max(_SAMPLE_SIZE, size - _SAMPLE_SIZE)
            digest.update(_read_range(file.fileno(), size - start, start))
    return f"{size}-{digest.hexdigest()}"


def full_hash(path: bytes) -> str:
    """The hash of the whole content.  Raises OSError when the file cannot be read."""
    digest = hashlib.blake2b(digest_size=32)
    with open(path, "rb", buffering=0) as file:
        while block := file.read(_BLOCK_SIZE):
            digest.update(block)
    return digest.hexdigest()


def _read_range(descriptor: int, count: int, start: int) -> bytes:
    """`count` bytes from `start`; fewer if the file was truncated meanwhile."""
    os.lseek(descriptor, start, os.SEEK_SET)
    parts: list[bytes] = []
    while count > 0 and (part := os.read(descriptor, count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
