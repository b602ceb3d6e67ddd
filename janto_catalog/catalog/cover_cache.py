"""Small pictures in the user's cache folder, by the content that they were made from.

They are there while a disk is not connected.  An empty file says that a content has no picture.  Several programs
may use the folder at once: files are written beside and renamed, and one that is gone is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_VERSION = 2
"""The name of the folder; a new one when pictures are made in another way, or of more kinds of files."""
_MAX_SIZE = 512 << 20
_SHRINK_TO = 0.9
_WRITES_BETWEEN_CHECKS = 256
_BLOCK = 4096
_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class KeptCovers:
    """The folder of the pictures, and how many bytes on disk they take and may take."""

    folder: Path
    size: int
    limit: int


class CoverCache:
    """The pictures of one folder; at most `max_size` bytes of them are kept, those used last."""

    def __init__(self, folder: Path, max_size: int = _MAX_SIZE) -> None:
        self._parent, self._folder, self._max_size = folder, folder / str(_VERSION), max_size
        self._writes = 0

    def find(self, key: str) -> Path | Literal[False] | None:
        """The picture made from a content; None when it has none, False when it was not looked at yet."""
        path = self._path(key)
        try:
            status = path.stat()
        except OSError:
            return False
        if time.time() - status.st_mtime > _DAY:
            # The time of the last use, to the day: the oldest are removed first.
            with contextlib.suppress(OSError):
                os.utime(path)
        return path if status.st_size else None

    def add(self, key: str, picture: bytes) -> Path | None:
        """Keep a picture, or b"" for a content that has none; returns as `find`.

        Where the folder cannot be written, nothing is kept and None is returned.
        """
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(picture)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return None
        self._writes += 1
        if self._writes == 1:
            self._remove_older()
        if self._writes % _WRITES_BETWEEN_CHECKS == 0:
            self.prune()
        return path if picture else None

    def kept(self) -> KeptCovers:
        """How much is kept."""
        return KeptCovers(self._parent, sum(size for _, size, _ in self._files()), self._max_size)

    def set_limit(self, size: int) -> None:
        """Keep at most `size` bytes from now on."""
        self._max_size = size
        self.prune()

    def clear(self) -> int:
        """Remove everything; how many bytes that were."""
        removed = 0
        for _, size, path in list(self._files()):
            with contextlib.suppress(OSError):
                path.unlink()
                removed += size
        return removed

    def prune(self) -> None:
        """Remove the pictures used longest ago until the rest is well within the bound."""
        kept = sorted(self._files(), reverse=True)
        total = sum(size for _, size, _ in kept)
        if total <= self._max_size:
            return
        while kept and total > self._max_size * _SHRINK_TO:
            _, size, path = kept.pop()
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size

    def _remove_older(self) -> None:
        """Remove the pictures that older versions made."""
        for folder in _entries(self._parent):
            if folder.name.isdecimal() and int(folder.name) < _VERSION:
                shutil.rmtree(folder, ignore_errors=True)

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """The time of the last use, the size on disk and the path of each file."""
        for folder in _entries(self._folder):
            for entry in _entries(folder):
                with contextlib.suppress(OSError):
                    status = entry.stat()
                    yield status.st_mtime, max(status.st_size, _BLOCK), entry

    def _path(self, key: str) -> Path:
        name = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
        return self._folder / name[:2] / f"{name[2:]}.jpg"


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
