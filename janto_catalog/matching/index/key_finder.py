"""Finding known keys in the words of a name, wherever its spaces are."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

#: No key is made of more words.
_MOST_WORDS = 14
_START_LETTERS = 4


class KeyFinder:
    """Finds which of a set of keys consecutive words of a name make when they are run together."""

    def __init__(self, keys: AbstractSet[str]) -> None:
        self._keys = keys
        self._starts = {key[:size] for key in keys for size in range(1, _START_LETTERS + 1)}
        self._longest = max(map(len, keys), default=0)

    def find(self, words: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """Return each key found with its first position and the one after its last.

        >>> KeyFinder({"ghostmachine", "machine"}).find(("the", "ghost", "machine"))
        [('ghostmachine', 1, 3), ('machine', 2, 3)]
        """
        # The innermost loop of matching: runs for every text of every item.
        starts, known = self._starts, self._keys
        found = []
        for start, first in enumerate(words):
            if first[:_START_LETTERS] not in starts:
                continue
            key = first
            for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
                if key in known:
                    found.append((key, start, end))
                if end == len(words) or len(key) > self._longest:
                    break
                longer = key + words[end]
                if len(key) < _START_LETTERS and longer[:_START_LETTERS] not in starts:
                    break
                key = longer
        return found
