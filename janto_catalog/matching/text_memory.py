"""Parsed texts that recur in many items: folders, albums, makers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock

from janto_catalog.matching.item_text import ItemText


class TextMemory:
    """A bounded cache of parsed texts that threads share; when it is full it starts again.

    Two threads may parse the same text; both get an equal one.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[Hashable, list[ItemText]] = {}
        self._writing = Lock()

    def get(self, key: Hashable, compute: Callable[[], list[ItemText]]) -> list[ItemText]:
        """Return the texts of a key, computed when they are not remembered."""
        value = self._values.get(key)
        if value is None:
            value = compute()
            with self._writing:
                if len(self._values) >= self._size:
                    # A new dictionary: another thread may be reading the old one.
                    self._values = {}
                self._values[key] = value
        return value
