"""The name gives a box set by its series and number: the work is one of its stories, or in another box set."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.numbered_box import numbered_box
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    box = numbered_box(comparison.item, comparison.index)
    if box is None:
        return
    work, index = comparison.work, comparison.index
    title = index.works[box.whole].record.title
    says = f"{box.text.says} “{box.written}”"
    if work.record.part_of == box.whole:
        if work.id == box.story(index) and not comparison.matches:
            yield supports(
                f"{says} and {box.place}: story {box.place} of “{title}”", number_weights.NUMBER_IN_SERIES
            )
            reason = "no title says which story it is, and its number may count tracks"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    elif work.id == box.whole and not comparison.matches:
        if box.story(index):
            reason = f"{says} and {box.place}, which may be one part of it"
            yield contradicts(reason, weights.PART_AND_WHOLE_DIFFER)
        else:
            yield supports(f"{says}: its number in the series", number_weights.NUMBER_IN_SERIES)
            reason = "no title says that it is the whole"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    elif comparison.matches:
        if comparison.parent is not None and work.record.series == index.works[box.whole].record.series:
            text = f"it names “{box.written}”, and this is in “{comparison.parent.record.title}”"
            yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    else:
        yield contradicts(f"{says}, which is “{title}”", number_weights.NUMBER_DIFFERS, needs_person=True)


EVIDENCE = EvidenceKind("numbered_box", _weigh)
