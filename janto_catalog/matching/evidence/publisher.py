"""Who brought it out, or the station it was on, stands in the name."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence

_SAID = 1.0
_SAYING = (TextSource.NAME, TextSource.FOLDER, TextSource.ARTIST_TAG)


def _weigh(case: Comparison) -> Iterator[Evidence]:
    for text in case.item.texts:
        if text.source not in _SAYING:
            continue
        for company in case.work.companies:
            if _stands(company, text.parsed.raw_words):
                yield supports(
                    f"{text.source.value} “{' '.join(company).title()}”, who brought it out", _SAID
                )
                return


def _stands(company: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether the words of a company's name stand together in a text."""
    if company[0] not in text:
        return False
    size = len(company)
    return any(text[place : place + size] == company for place in range(len(text) - size + 1))


EVIDENCE = EvidenceKind("publisher", _weigh)
