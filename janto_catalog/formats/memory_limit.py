"""A limit on the memory that a reader process may use."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits; only the time limit holds there
    _IS_SUPPORTED = False
else:
    _IS_SUPPORTED = True

_STATM = Path("/proc/self/statm")


def limit_memory(size: int) -> None:
    """Allow this process to map `size` bytes more than it has mapped now; does nothing where that is unsupported."""
    if not (_IS_SUPPORTED and _STATM.exists()):
        return
    mapped = int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    with suppress(OSError, ValueError):
        _, hard_limit = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (mapped + size, hard_limit))
