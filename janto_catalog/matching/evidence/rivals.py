"""The name says the title of another work: number and title disagree."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, speaks_against
from janto_catalog.matching.item import NAMING
from janto_catalog.matching.titles import FormKind
from janto_catalog.model.files import Evidence

_LEAST, _AGAINST = 3.9, 4.0


def _weigh(case: Case) -> Iterator[Evidence]:
    if case.matches:
        return
    parent = case.entry.work.part_of
    for text in case.seen.texts:
        if text.place not in NAMING:
            continue
        for form, _ in text.titles:
            trusted = form.kind in (FormKind.FULL, FormKind.ALSO) and form.weight >= _LEAST
            if trusted and form.work not in (case.entry.id, parent) and not _foreign(case, form.work):
                yield speaks_against(f"{text.place.value} “{form.text}”, which is another story", _AGAINST)
                return


def _foreign(case: Case, work: str) -> bool:
    """Whether the other title belongs to a show this name does not speak of."""
    return case.library.entries[work].shows.isdisjoint(case.entry.shows)


EVIDENCE = EvidenceKind("rivals", _weigh)
