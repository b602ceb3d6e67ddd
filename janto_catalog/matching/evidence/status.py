"""What never came out is only linked by its exact title."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against
from janto_catalog.matching.index.title_variants import FormKind
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Status


def _weigh(case: Case) -> Iterator[Evidence]:
    if case.entry.work.status is not Status.CANCELLED:
        return
    best = case.best
    if best is None or best.slip or best.form.kind is not FormKind.FULL:
        yield speaks_against("it was withdrawn and never came out", 4.0)


EVIDENCE = EvidenceKind("status", _weigh)
