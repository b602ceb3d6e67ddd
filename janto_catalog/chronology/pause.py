"""Working through many small values without the collector of rings in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Solving an order, or proposing for thousands of items, makes some hundred thousand small values and no rings
    of them; looking for rings among these and all else in the process, again and again, was seen to take as long
    as the work itself.  What is left of them lives on: it is put with the old without being looked through (where
    nobody collects by himself, as in the window, it is left to who does)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.unfreeze()
            gc.enable()
