"""A name with a title and several numbers: "The Show 001-004" is the issues one to four, as is "1, 2, 3 and 4"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from janto_catalog.matching import weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import place_of_words

#: Each of many stories is a file.
_MOST_NUMBERS = 12
#: An issue has more pages than this: a file with fewer for each has their covers, or one of them.
_LEAST_PAGES = 14
#: Two numbers next to each other may mean anything.
_LEAST_LISTED = 3


def numbered_titles(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles that a name has with each number of its range, in order; none when one is not known.

    A title without the number of a part, which all parts have, is all of them.  Nothing else may be left in the name,
    and an issue has so many pages.  The parts of one box set are the box set.
    """
    numbers, place, end = _numbers(item)
    if not numbers:
        numbers, place, end = _all_parts(item, index)
    if not 1 < len(numbers) <= _MOST_NUMBERS or not item.series_names:
        return ()
    if item.pages is not None and item.pages < _LEAST_PAGES * len(numbers):
        return ()
    titles: list[TitleVariant] = []
    for number in numbers:
        each = _titles_at(item, index, (place, end), str(number), count=len(numbers))
        found = {variant.work_id: variant for variant in each}
        if len(found) != 1:
            return ()
        titles += found.values()
    wholes = {index.works[title.work_id].record.part_of for title in titles}
    kinds = {index.works[title.work_id].record.kind for title in titles}
    is_box = len(wholes) == 1 and None not in wholes and kinds != {Kind.COMIC}
    return () if is_box or len(kinds) > 1 else tuple(titles)


def _numbers(item: ParsedItem) -> tuple[tuple[int, ...], int, int]:
    """The numbers of a range with the place of its two ends in the name, or three and more that follow each other."""
    parsed = item.name.parsed
    numbers = parsed.numbers.number_range or parsed.numbers.part_range
    if numbers:
        ends = (str(numbers[0]), str(numbers[-1]))
        place = next((at for at, pair in enumerate(pairwise(parsed.words)) if pair == ends), None)
        return ((), 0, 0) if place is None else (numbers, place, place + 2)
    places = [at for at in parsed.standalone_numbers if at not in parsed.bracketed]
    listed = tuple(int(parsed.words[at]) for at in places)
    are_listed = (
        len(places) >= _LEAST_LISTED
        and places == list(range(places[0], places[-1] + 1))
        and listed == tuple(range(listed[0], listed[-1] + 1))
    )
    return (listed, places[0], places[-1] + 1) if are_listed else ((), 0, 0)


def _all_parts(item: ParsedItem, index: WorkIndex) -> tuple[tuple[int, ...], int, int]:
    """The numbers of the parts of a title that the name has without any, and the place where they would be."""
    words = item.name.parsed.words
    for title, count in index.titles_in_parts.items() if item.series_names else ():
        if found := place_of_words(title, words):
            return tuple(range(1, count + 1)), found.stop, found.stop
    return (), 0, 0


def _titles_at(
    item: ParsedItem, index: WorkIndex, span: tuple[int, int], number: str, *, count: int
) -> Iterator[TitleVariant]:
    """The titles in the name with one number in place of all, if nothing else is left but how many there are."""
    parsed, (place, end) = item.name.parsed, span
    words = (*parsed.words[:place], number, *parsed.words[end:])
    titles, names = index.find_names(words, words)
    # Positions behind the numbers are fewer now, or one more where the name had none.
    explained = {
        at if at < end else at - (end - place - 1) for at in parsed.ignorable if at <= place or at >= end
    }
    explained.update(*(span.positions for _, span in names))
    for variant, found in titles:
        kind = index.works[variant.work_id].record.kind
        if (
            variant.kind not in WHOLE_TITLES
            or variant.weight < weights.TRUSTED_TITLE
            or not can_be(item.form, kind)
        ):
            continue
        left = set(range(len(words))) - explained - found.positions
        if place in found.positions and all(
            words[at] == str(count) or (words[at].isalpha() and words[at] in index.publisher_words)
            for at in left
        ):
            yield variant
