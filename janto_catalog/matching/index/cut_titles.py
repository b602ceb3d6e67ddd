"""Titles of which a tag has only the beginning: an ID3v1 tag holds 30 bytes."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.parse import ParsedName
from janto_catalog.matching import weights
from janto_catalog.matching.index.fuzzy_titles import FuzzyMatch
from janto_catalog.matching.index.title_variants import WHOLE_TITLES
from janto_catalog.matching.index.work_index import WorkIndex

#: Lengths of a title that was cut, in bytes; a space at the end of the 30 is lost.
_CUT_BYTES = range(28, 31)
#: A title that was cut still has so many words.
_LEAST_CUT_WORDS = 3


def cut_titles(name: ParsedName, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the title that a tag of 30 bytes is the beginning of, when there is only one.

    ID3v1 has room for 30 bytes; a space at the end of them is lost.
    """
    if len(name.text.encode("latin-1", "replace")) not in _CUT_BYTES:
        return
    words = name.words
    for start in range(max(1, len(words) - _LEAST_CUT_WORDS + 1)):
        written = " ".join(words[start:])
        found = {
            variant.work_id: variant
            for word in words[start:-1]
            for variant in index.variants_by_word.get(word, ())
            if variant.kind in WHOLE_TITLES
            and len(" ".join(variant.words)) > len(written)
            and " ".join(variant.words).startswith(written)
        }
        if found:
            if len(found) == 1:
                (variant,) = found.values()
                positions = frozenset(range(start, len(words)))
                weight = variant.weight - weights.TITLE_CUT
                yield FuzzyMatch(variant, positions, weight, "cut off after 30 letters")
            return
