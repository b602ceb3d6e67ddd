"""Nothing but a title: many things are called "Reset"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, speaks_against
from janto_catalog.model.files import Evidence

_BARE = 1.0


def _weigh(case: Case) -> Iterator[Evidence]:
    if any(case.answers(phrase) for _, phrase, _ in case.seen.phrases):
        return
    if not any(case.entry.people.intersection(text.reading.words) for text in case.seen.texts):
        yield speaks_against("nothing names its show or who made it", _BARE)


EVIDENCE = EvidenceKind("bareness", _weigh)
