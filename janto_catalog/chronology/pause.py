"""Solving without the collector of rings in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """An order makes some hundred thousand small values and no rings of them; looking for rings among these and all
    else in the process, again and again, was seen to take as long as the order itself."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
