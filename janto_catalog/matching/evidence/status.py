"""A cancelled work is linked by its exact title only."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.index.title_variants import VariantKind
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Status


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if comparison.work.record.status is not Status.CANCELLED:
        return
    best = comparison.best_match
    if best is None or best.correction or best.variant.kind is not VariantKind.FULL:
        yield contradicts("it was cancelled and never released", weights.CANCELLED)


EVIDENCE = EvidenceKind("status", _weigh)
