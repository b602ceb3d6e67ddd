"""Pausing Python's cyclic garbage collector during work that makes many small objects and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Disable the cyclic collector inside the block.

    Solving an order, or grouping and matching thousands of files, makes some hundred thousand small objects without cycles.
    Collections in between took as long as the work itself.  If the collector was off before (the window runs it on
    its own thread), the new objects are frozen instead, so that the window's next collection skips them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.enable() if was_enabled else gc.freeze()
