"""A file that joins the parts of a box set, and keeps the title tag of its first part: it is not that part."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import TextSource
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    parent, name = comparison.parent, comparison.item.name
    if parent is None or not names_only_whole(comparison, parent.id) or _is_as_long(comparison):
        return
    if any(file.facts and (file.facts.track or 1) > 1 for file in comparison.item.story_files):
        # The tags of a later track are its own.
        return
    if any(
        text.has_title_of(comparison.work.id) for text in comparison.item.texts_from(TextSource.TITLE_TAG)
    ):
        text = f"{name.says} “{parent.record.title}” alone, of which this is one part"
        yield contradicts(text, weights.PART_AND_WHOLE_DIFFER, needs_person=True)


def names_only_whole(comparison: Comparison, whole: str) -> bool:
    """Whether the item's own name has the title of a box set and nothing that says a part: no number, no words."""
    name = comparison.item.name
    spans = list(name.spans_of(whole))
    if (
        not spans
        or name.parsed.numbers.disc is not None
        or name.parsed.numbers.episodes
        or name.has_title_of(comparison.work.id) != (comparison.work.id == whole)
    ):
        return False
    taken = frozenset().union(*(span.positions for span in spans))
    left = unexplained_positions(comparison, name).union(name.parsed.standalone_numbers)
    return left <= taken


def _is_as_long(comparison: Comparison) -> bool:
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    return bool(seconds and known and length_agreement(seconds, known) > 0)


EVIDENCE = EvidenceKind("joined_file", _weigh)
