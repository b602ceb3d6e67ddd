"""Who wrote, read or drew it stands in the name or a tag."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence

_SURNAME, _WHOLE = 1.8, 3.0
_SAYING = (TextSource.NAME, TextSource.ARTIST_TAG, TextSource.FOLDER)


def _weigh(case: Comparison) -> Iterator[Evidence]:
    people = case.work.people_words
    if not people:
        return
    for text in case.item.texts:
        if text.source not in _SAYING or people.isdisjoint(text.parsed.words):
            continue
        title = case.title_positions(text)
        found = [
            word for place, word in enumerate(text.parsed.words) if word in people and place not in title
        ]
        if found:
            weight = _WHOLE if len(found) > 1 else _SURNAME
            yield supports(f"{text.source.value} “{' '.join(found).title()}”, who made it", weight)
            return


EVIDENCE = EvidenceKind("people", _weigh)
