"""The works whose title the name of a chapter or bookmark is."""

from __future__ import annotations

from janto_catalog.filenames.parse import ParsedName, parse_name
from janto_catalog.matching import weights
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.work_index import WorkIndex


def works_titled(name: str, index: WorkIndex) -> frozenset[str]:
    """Return the ids of the works whose whole title a name is; it may also have numbers and release words."""
    parsed = parse_name(name)
    return frozenset(
        variant.work_id
        for variant, span in index.find_names(parsed.words, ())[0]
        if variant.weight >= weights.TRUSTED_TITLE and _is_whole(parsed, span)
    )


def _is_whole(parsed: ParsedName, span: Span) -> bool:
    """Whether a name has nothing but a title, numbers and release words."""
    return all(
        span.start <= position < span.end or position in parsed.ignorable or word.isdecimal()
        for position, word in enumerate(parsed.words)
    )
