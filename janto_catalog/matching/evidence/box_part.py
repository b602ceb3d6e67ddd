"""The disc of a box set with a story on each disc: it is that story, and not the box set."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.counters import DISC_KINDS
from janto_catalog.matching import weights
from janto_catalog.matching.box_parts import box_part
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.evidence.joined_file import names_only_whole
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work, index = comparison.item, comparison.work, comparison.index
    if other := _other_box(comparison):
        text = f"it names “{other}”, and this is in “{index.works[work.record.part_of or ''].record.title}”"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    whole = work.id if work.id in index.parts else work.record.part_of
    if not whole or not item.has_title_of(whole):
        return
    part = box_part(item, whole, index)
    if work.id == whole and part is None and (text := _too_few_discs(comparison)):
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    if part is None or _is_as_long_as(comparison, whole):
        return
    if len(item.story_files) == 1 and names_only_whole(comparison, whole):
        # A file that joins the discs keeps the tags of the first.
        return
    title = index.works[whole].record.title
    if work.id == whole:
        text = f"it is {part.text}, and “{title}” has several stories"
        yield contradicts(text, weights.PART_AND_WHOLE_DIFFER)
    elif part.work_id == work.id:
        weight = weights.DISC_OF_BOX if part.is_certain else weights.DISC_OF_BOX_UNSURE
        yield supports(f"it is {part.text} of “{title}”", weight)


def _other_box(comparison: Comparison) -> str:
    """The title of another box set of the series that the name or the folder gives with its number; "" without one.

    "The Series Volume 2/Title" where the title is in volume 3.
    """
    parent, index = comparison.parent, comparison.index
    if parent is None or parent.number is None or not comparison.matches:
        return ""
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.FOLDER, TextSource.ALBUM_TAG):
        if text.has_title_of(parent.id):
            return ""
        for variant, _ in text.titles:
            other = index.works[variant.work_id]
            is_other = other.id in index.parts and other.record.series == parent.record.series
            if (
                is_other
                and other.number not in (None, parent.number)
                and text.parsed.numbers.volume == other.number
            ):
                return other.record.title
    return ""


def _too_few_discs(comparison: Comparison) -> str:
    """Why the first discs of a box set may not be all: they cannot have the same number of stories each, or each is
    as long as one story."""
    work, item = comparison.work, comparison.item
    stories = len(comparison.index.parts[work.id])
    for count in item.part_counts:
        discs = len(count.numbers)
        if count.counted in DISC_KINDS and count.total is None and not count.missing and discs < stories:
            may_be_some = stories % discs or _may_have_a_story_each(comparison, discs)
            if may_be_some and not _is_as_long_as(comparison, work.id):
                return f"it has {discs} {count.counted}s, and “{work.record.title}” has {stories} stories"
            return ""
    return ""


def _may_have_a_story_each(comparison: Comparison, discs: int) -> bool:
    """Whether discs are no longer together than so many stories are or usually are; without lengths they may be."""
    index, seconds = comparison.index, comparison.item.seconds
    longest = 0.0
    for part in index.parts[comparison.work.id][:discs]:
        usual = comparison.usual_lengths.like(index.works[part])
        longest += index.works[part].record.runtime or (usual.longest if usual else 0.0)
    return not seconds or seconds <= longest


def _is_as_long_as(comparison: Comparison, whole: str) -> bool:
    seconds, known = comparison.item.seconds, comparison.index.works[whole].record.runtime
    return bool(seconds and known and length_agreement(seconds, known) > 0)


EVIDENCE = EvidenceKind("box_part", _weigh)
