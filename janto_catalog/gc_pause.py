"""Working through many small values without the collector of rings in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Solving an order, or proposing for thousands of items, makes some hundred thousand small values and no rings
    of them; looking for rings among these and all else in the process, again and again, was seen to take as long
    as the work itself.  Where nobody collects by himself (in the window, a sweeper does), what is left is set aside."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.enable() if was_on else gc.freeze()
