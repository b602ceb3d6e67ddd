"""Titles of which a tag has only the beginning: an ID3v1 tag holds 30 bytes."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.parse import ParsedName
from janto_catalog.matching import weights
from janto_catalog.matching.index.fuzzy_titles import FuzzyMatch
from janto_catalog.matching.index.title_variants import WHOLE_TITLES
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.model.text import fold

#: A blank at the end of the 30 bytes is not kept.
_CUT_LENGTHS = (29, 30)


def cut_titles(tag: ParsedName, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the titles that begin with the text of a tag, when the tag is as long as an ID3v1 tag can be."""
    if len(tag.text.encode()) not in _CUT_LENGTHS:
        return
    start = fold(tag.text)
    found = {
        variant.work_id: variant
        for variants in index.title_variants.values()
        for variant in variants
        if variant.kind in WHOLE_TITLES
        and len(variant.text) > len(tag.text)
        and fold(variant.text).startswith(start)
    }
    positions = frozenset(range(len(tag.words)))
    for variant in found.values():
        most = weights.TITLE_INCOMPLETE_UNIQUE_MAX if len(found) == 1 else weights.TITLE_INCOMPLETE_MAX
        yield FuzzyMatch(variant, positions, min(variant.weight, most), "of which the tag has 30 characters")
