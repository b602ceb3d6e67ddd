"""Which work of a box set an item is, by the disc or part that its names and tags count."""

from __future__ import annotations

from typing import NamedTuple

from janto_catalog.filenames.counters import DISC_KINDS
from janto_catalog.filenames.numbers import EPISODE_MARK
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem

#: What the stories of a box set are counted with, beside words for an episode.
_STORY_WORDS = frozenset({"story", "tale", "play", "drama", "adventure"})


class BoxPart(NamedTuple):
    """A work of a box set, and the number by which an item is that work.

    text: the number as people read it ("disc 2 of 3").
    is_certain: the box set has as many discs as works, as its files say.
    """

    work_id: str
    text: str
    is_certain: bool


def box_part(item: ParsedItem, whole: str, index: WorkIndex) -> BoxPart | None:
    """Return the work of a box set that an item is, when all its files are on one disc or are called so; else None."""
    works = index.parts.get(whole, ())
    if not works:
        return None
    for count in item.part_counts:
        number, total = count.numbers[0], count.total
        # Without a total, "part 2" may be the name of a box set.
        counts_works = count.counted in DISC_KINDS or (count.counted == "part" and total is not None)
        if (
            counts_works
            and len(count.numbers) == 1
            and 1 <= number <= len(works)
            and total in (None, len(works))
        ):
            text = f"{count.counted} {number}" + (f" of {total}" if total else "")
            return BoxPart(works[number - 1], text, total is not None)
    number = _story_behind_title(item, whole)
    if 0 < number <= len(works) and not index.part_numbers(whole):
        return BoxPart(works[number - 1], f"story {number}", False)
    return None


def _story_behind_title(item: ParsedItem, whole: str) -> int:
    """The number of a story right behind the title of a box set, with a word for it: "Box - Episode 2"; 0 for none."""
    parsed = item.name.parsed
    numbers, words = parsed.numbers, parsed.words
    for span in item.name.spans_of(whole):
        word, number = (*words[span.end : span.end + 2], "", "")[:2]
        if word == EPISODE_MARK and numbers.season is None and len(numbers.episodes) == 1:
            return numbers.episodes[0]
        if word in _STORY_WORDS and number.isdecimal():
            return int(number)
    return 0
