"""A name with a title and a range of numbers: "The Show 001-004" is the issues one to four."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from janto_catalog.matching import weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.kinds import Kind

#: Each of many stories is a file.
_MOST_NUMBERS = 12


def numbered_titles(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles that a name has with each number of its range, in order; none when one is not known.

    Nothing else may be left in the name but for what is in brackets.  The parts of one box set are the box set.
    """
    parsed = item.name.parsed
    numbers = parsed.numbers.number_range or parsed.numbers.part_range
    if not 1 < len(numbers) <= _MOST_NUMBERS or not item.series_names:
        return ()
    ends = (str(numbers[0]), str(numbers[-1]))
    place = next((at for at, pair in enumerate(pairwise(parsed.words)) if pair == ends), None)
    if place is None:
        return ()
    titles: list[TitleVariant] = []
    for number in numbers:
        found = {variant.work_id: variant for variant in _titles_at(item, index, place, str(number))}
        if len(found) != 1:
            return ()
        titles += found.values()
    wholes = {index.works[title.work_id].record.part_of for title in titles}
    kinds = {index.works[title.work_id].record.kind for title in titles}
    is_box = len(wholes) == 1 and None not in wholes and kinds != {Kind.COMIC}
    return () if is_box or len(kinds) > 1 else tuple(titles)


def _titles_at(item: ParsedItem, index: WorkIndex, place: int, number: str) -> Iterator[TitleVariant]:
    """The titles in the name with one number in place of the first and the last, if nothing else is left."""
    parsed = item.name.parsed
    words = (*parsed.words[:place], number, *parsed.words[place + 2 :])
    titles, names = index.find_names(words, words)
    # A position behind the two numbers is one less now.
    explained = {
        at if at <= place else at - 1 for at in parsed.ignorable | parsed.bracketed if at != place + 1
    }
    explained.update(*(span.positions for _, span in names))
    for variant, span in titles:
        kind = index.works[variant.work_id].record.kind
        if (
            variant.kind not in WHOLE_TITLES
            or variant.weight < weights.TRUSTED_TITLE
            or not can_be(item.form, kind)
        ):
            continue
        left = set(range(len(words))) - explained - span.positions
        if place in span.positions and all(words[at] in index.publisher_words for at in left):
            yield variant
