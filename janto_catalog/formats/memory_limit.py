"""How much memory a reader may use."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits: there the time limit alone bounds a reader
    _BOUNDED = False
else:
    _BOUNDED = True

_STATM = Path("/proc/self/statm")


def limit_memory(size: int) -> None:
    """Let this process map `size` bytes beyond what it has mapped now, where the system can tell and hold it."""
    if not (_BOUNDED and _STATM.exists()):
        return
    mapped = int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    with suppress(OSError, ValueError):
        _, ceiling = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (mapped + size, ceiling))
