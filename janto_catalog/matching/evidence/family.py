"""The box set, anthology or issue a work is part of is named beside it; or it is the whole of which parts are named."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, places, speaks_against, speaks_for
from janto_catalog.model.files import Evidence

_WHOLE, _SAME_TITLE, _HEAD = 2.5, 3.0, 1.5


def _weigh(case: Case) -> Iterator[Evidence]:
    yield from _head(case)
    parent = case.library.parent(case.entry)
    if parent is None:
        return
    if parent.work.title == case.entry.work.title:
        yield speaks_against("the whole it is part of has the same title", _SAME_TITLE)
        return
    for text in case.seen.texts:
        title = case.titled(text)
        if any(form.work == parent.id and not places(span) <= title for form, span in text.titles):
            yield speaks_for(f"{text.place.value} “{parent.work.title}”, which it is part of", _WHOLE)
            return


def _head(case: Case) -> Iterator[Evidence]:
    """A title was found without the part before its colon; that part may stand elsewhere."""
    best = case.best
    if best is None or not best.form.head:
        return
    head = best.form.head.lower()
    if any(head == phrase.text.lower() for _, phrase, _ in case.seen.phrases()):
        yield speaks_for(f"“{best.form.head}” is named beside it", _HEAD)


EVIDENCE = EvidenceKind("family", _weigh)
