"""Who wrote, read or drew it stands in the name or a tag."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_for
from janto_catalog.matching.item_text import Place
from janto_catalog.model.files import Evidence

_SURNAME, _WHOLE = 1.8, 3.0
_SAYING = (Place.NAME, Place.ARTIST_TAG, Place.FOLDER)


def _weigh(case: Case) -> Iterator[Evidence]:
    people = case.entry.people
    if not people:
        return
    for text in case.seen.texts:
        if text.place not in _SAYING or people.isdisjoint(text.reading.words):
            continue
        title = case.titled(text)
        found = [
            word for place, word in enumerate(text.reading.words) if word in people and place not in title
        ]
        if found:
            weight = _WHOLE if len(found) > 1 else _SURNAME
            yield speaks_for(f"{text.place.value} “{' '.join(found).title()}”, who made it", weight)
            return


EVIDENCE = EvidenceKind("people", _weigh)
