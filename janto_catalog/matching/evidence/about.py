"""It says it is a trailer, an interview, a podcast: about a story, not the story."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, speaks_against
from janto_catalog.matching.item import NAMING
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold


def _weigh(case: Case) -> Iterator[Evidence]:
    if case.entry.work.kind is Kind.DOCUMENTARY:
        return
    for text in case.seen.texts:
        word = text.reading.about
        if word and (text.place in NAMING or text.depth == 0) and word not in fold(case.entry.work.title):
            yield speaks_against(f"{text.place.value} “{word}”", 5.0)
            return


EVIDENCE = EvidenceKind("about", _weigh)
