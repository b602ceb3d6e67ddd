"""What never came out is only linked by its exact title."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.index.title_variants import VariantKind
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Status


def _weigh(case: Comparison) -> Iterator[Evidence]:
    if case.work.record.status is not Status.CANCELLED:
        return
    best = case.best_match
    if best is None or best.correction or best.variant.kind is not VariantKind.FULL:
        yield contradicts("it was withdrawn and never came out", 4.0)


EVIDENCE = EvidenceKind("status", _weigh)
