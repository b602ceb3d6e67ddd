"""The name or a tag names someone who wrote, read or drew the work."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence

_SOURCES = (TextSource.NAME, TextSource.ARTIST_TAG, TextSource.FOLDER)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    people_words = comparison.work.people_words
    if not people_words:
        return
    for text in comparison.item.texts_from(*_SOURCES):
        if people_words.isdisjoint(text.parsed.words):
            continue
        title = comparison.title_positions(text)
        names = [
            word
            for position, word in enumerate(text.parsed.words)
            if word in people_words and position not in title
        ]
        if names:
            weight = weights.PERSON_NAMES if len(names) > 1 else weights.PERSON_SURNAME
            yield supports(f"{text.source.value} “{' '.join(names).title()}”, who made it", weight)
            return


EVIDENCE = EvidenceKind("people", _weigh)
