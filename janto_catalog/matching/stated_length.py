"""How long a recording is by its name: "Title 45min", "Title (50 minutes)", where that is how long the file is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.item_text import ItemText

_MINUTES = re.compile(r"(\d{1,3})(min(?:s|utes?)?|m)?")
_UNITS = frozenset({"min", "mins", "minute", "minutes"})
#: A name is rounded to minutes, up or down.
_MARGIN_SECONDS = 60


def words_of_own_length(comparison: Comparison, text: ItemText, left: Collection[int]) -> Iterator[int]:
    """Yield the positions, of those in `left`, of words that say how long the file is, and are right.

    What is wrong may be how long a part or another version is, and stays unexplained.
    """
    seconds, words = comparison.item.seconds, text.parsed.words
    for position in left if seconds else ():
        found = _MINUTES.fullmatch(words[position])
        if found is None or not seconds or abs(int(found[1]) * 60 - seconds) > _MARGIN_SECONDS:
            continue
        if found[2]:
            yield position
        elif position + 1 < len(words) and words[position + 1] in _UNITS:
            yield from (position, position + 1)
