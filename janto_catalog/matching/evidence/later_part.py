"""The second of two parts under the name of one episode, which has no parts: the episode behind it."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    """The name says the second of two or more of an episode that has no parts: of two episodes under one name, the other.

    "Title (2 of 2)" as long as the whole is no half of it.
    """
    work, numbers = comparison.work, comparison.item.name.parsed.numbers
    part, parts = numbers.part or 1, numbers.parts or 1
    seconds, known = comparison.item.seconds, work.record.runtime
    best = comparison.best_match
    if (
        work.record.kind is not Kind.TV_EPISODE
        or best is None
        or not 1 < part <= parts
        or not (seconds and known)
    ):
        return
    if part in (work.episode, work.number) or str(part) in best.variant.words:
        return
    if length_agreement(seconds, known) >= 0:
        text = f"the name says {part} of {parts}, and it is as long as the whole: it may be the next one"
        yield contradicts(text, number_weights.NUMBER_DIFFERS, needs_person=True)


EVIDENCE = EvidenceKind("later_part", _weigh)
