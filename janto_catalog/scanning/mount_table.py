"""Which folders below a root are mount points."""

from __future__ import annotations

import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_PATH = 4  # the field of a line, https://www.kernel.org/doc/html/latest/filesystems/proc.html


def mounts_below(root: bytes, table: Path = _TABLE) -> frozenset[bytes]:
    """The paths of mount points below `root`, relative to it.  Empty where there is no such table (not Linux).

    A bind mount has the device number of the folder it shows, so the number alone does not reveal it.
    """
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return frozenset()
    top = root.rstrip(b"/") + b"/"
    paths = (_ESCAPED.sub(_unescape, line.split(b" ")[_PATH]) for line in lines if line.count(b" ") > _PATH)
    return frozenset(path[len(top) :] for path in paths if path.startswith(top))


def _unescape(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) & 0xFF])
