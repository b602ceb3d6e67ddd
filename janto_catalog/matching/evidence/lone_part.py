"""One part alone: "Title - part 2" without the others is not the whole title."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.part_counts import PartCount
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group

#: A disc alone is shown as incomplete instead: what it lacks is known.
_COUNTED = frozenset({"part", "half"})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    if item.item.gaps or work.record.kind.group is Group.PRINT or not comparison.matches:
        # What is missing is known, and shown: it may be linked as a part.
        return
    for count in item.part_counts:
        if count.counted in _COUNTED and len(count.numbers) == 1 and not _is_explained(comparison, count):
            text = f"it is {count.counted} {count.numbers[0]}, and the others are not here"
            yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return


def _is_explained(comparison: Comparison, count: PartCount) -> bool:
    """Whether the number is that of the work: in its title, in its box set, of its discs, or the length agrees."""
    item, work, number = comparison.item, comparison.work, count.numbers[0]
    titles = (match.variant.text for match in comparison.matches)
    in_title = any(
        token.value is not None and token.value[0] == number
        for title in titles
        for token in read_tokens(title)
    )
    known = work.record.runtime
    is_as_long = bool(item.seconds and known and length_agreement(item.seconds, known) > 0)
    return in_title or work.record.part_of is not None or is_as_long or work.number == number


EVIDENCE = EvidenceKind("lone_part", _weigh)
