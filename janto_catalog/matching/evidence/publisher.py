"""Who brought it out, or the station it was on, stands in the name."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_for
from janto_catalog.matching.item_text import Place
from janto_catalog.model.files import Evidence

_SAID = 1.0
_SAYING = (Place.NAME, Place.FOLDER, Place.ARTIST_TAG)


def _weigh(case: Case) -> Iterator[Evidence]:
    for text in case.seen.texts:
        if text.place not in _SAYING:
            continue
        for company in case.entry.companies:
            if _stands(company, text.reading.spelt):
                yield speaks_for(
                    f"{text.place.value} “{' '.join(company).title()}”, who brought it out", _SAID
                )
                return


def _stands(company: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether the words of a company's name stand together in a text."""
    if company[0] not in text:
        return False
    size = len(company)
    return any(text[place : place + size] == company for place in range(len(text) - size + 1))


EVIDENCE = EvidenceKind("publisher", _weigh)
