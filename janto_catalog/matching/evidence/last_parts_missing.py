"""Discs, parts or tracks that do not say how many there are, and are shorter than the work: the last may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import LENGTH, length_agreement
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import format_time


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    if not (seconds and known) or seconds >= known or length_agreement(seconds, known) >= 0:
        return
    if comparison.item.item.gaps is not None:
        # What is missing is known, or that nothing is.
        return
    counts = comparison.item.part_counts
    if counted := next((count.counted for count in counts if len(count.numbers) > 1), ""):
        text = (
            f"{LENGTH} {format_time(seconds)}, known {format_time(known)}: the last {counted} may be missing"
        )
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)


EVIDENCE = EvidenceKind("last_parts_missing", _weigh)
