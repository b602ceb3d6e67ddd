"""Titles of which a text has only the beginning: an ID3v1 tag holds 30 bytes, some programs cut names."""

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
#: A word that was cut still has so many letters, and the title with it so many.
_LEAST_CUT_LETTERS, _LEAST_LETTERS = 3, 12


def cut_titles(name: ParsedName, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the title that a tag of 30 bytes is the beginning of, when there is only one.

    ID3v1 has room for 30 bytes; a space at the end of them is lost.
    """
    if len(name.text.encode("latin-1", "replace")) in _CUT_BYTES:
        yield from _titles_that_begin(name.words, index, "cut off after 30 letters")


def titles_cut_in_word(name: ParsedName, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the title of which a name has only the beginning up to a part of a word, when there is only one."""
    known = [position for position in range(len(name.words)) if position not in name.ignorable]
    words = name.words[: known[-1] + 1] if known else ()
    if len(words) < _LEAST_CUT_WORDS or len(words[-1]) < _LEAST_CUT_LETTERS:
        return
    if words[-1] not in index.variants_by_word and not words[-1].isdecimal():
        for match in _titles_that_begin(words, index, "cut off in a word"):
            if sum(len(words[position]) for position in match.positions) >= _LEAST_LETTERS:
                yield match


def _titles_that_begin(words: tuple[str, ...], index: WorkIndex, how: str) -> Iterator[FuzzyMatch]:
    """The only title that begins with the last of some words; the more of them the better."""
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
                yield FuzzyMatch(variant, positions, variant.weight - weights.TITLE_CUT, how)
            return
