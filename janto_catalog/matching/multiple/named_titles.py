"""A name that has the titles of several works: "The First Day & The Second Day"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.indexed_work import IndexedWork, Span
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.kinds import Group, Kind

#: What people call several episodes in one file.
_WORDS_OF_SEVERAL = frozenset({"movie", "film", "edit", "cut", "version", "both", "parts", "the", "omnibus"})
_Found = tuple[TitleVariant, Span]


def named_titles(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles of the works of one show that an item's name consists of, in order; none for a single one.

    Nothing else may be left in the name, no number either but their own, and none may be a box set or an issue.
    """
    found = _longest([each for each in item.name.titles if each[0].kind in WHOLE_TITLES])
    if len(found) < 2:
        return ()
    for chosen in _of_one_kind(_of_named_show(found, item, index), item, index):
        works = [index.works[variant.work_id] for variant, _ in chosen]
        if (
            all(can_be(item.form, work.record.kind) for work in works)
            and len({work.id for work in works}) == len(works) > 1
            and _are_stories_of_one_show(works, item, index)
            and _is_all_named(chosen, works, item)
        ):
            return tuple(variant for variant, _ in chosen)
    return ()


def _of_named_show(found: Sequence[_Found], item: ParsedItem, index: WorkIndex) -> Sequence[_Found]:
    """The titles without those of other story worlds that are the same; all where one is of no show that is named."""
    names = [name for _, name, _ in item.series_names if name.is_show or name.is_specific]
    of_show = [
        (variant, span)
        for variant, span in found
        if any(index.belongs_to(index.works[variant.work_id], name) for name in names)
    ]
    return of_show if {span for _, span in of_show} == {span for _, span in found} else found


def _of_one_kind(found: Sequence[_Found], item: ParsedItem, index: WorkIndex) -> Iterator[Sequence[_Found]]:
    """The titles, or where works of several kinds have the same ones, those of each kind that has all of them.

    "The Show (Title, Title).rar" is novels or readings of them: books are in archives more often.  A title that the
    file cannot be is none here: "Title (audio out of sync).mkv".
    """
    places = {span for _, span in found}
    if len(places) == len(found):
        yield found
        return
    by_kind: dict[Kind, list[_Found]] = defaultdict(list)
    for variant, span in found:
        by_kind[index.works[variant.work_id].record.kind].append((variant, span))
    for kind in sorted(by_kind, key=lambda kind: (kind.group is not Group.PRINT, kind)):
        if can_be(item.form, kind) and {span for _, span in by_kind[kind]} == places:
            yield by_kind[kind]


def titles_of_range(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles of a named series that "days 1-3" stands for, in order; none when one is not known.

    Nothing else may be left in the name.
    """
    name = item.name
    word, numbers = name.parsed.numbers.counted_range
    series = [(found, span) for found, span in name.series_names if found.is_specific and not found.weak]
    titles = []
    for number in numbers if series else ():
        known = [
            variant
            for variant in index.title_variants.get(f"{word}{number}", ())
            if any(index.belongs_to(index.works[variant.work_id], found) for found, _ in series)
        ]
        if len({variant.work_id for variant in known}) != 1:
            return ()
        titles.append(known[0])
    explained = name.parsed.ignorable.union(*(span.positions for _, span in name.series_names))
    of_range = {word, f"{word}s", "to", "bis", "thru", "through", *map(str, numbers)}
    left = [each for at, each in enumerate(name.parsed.words) if at not in explained and each not in of_range]
    return () if left else tuple(titles)


def titles_of_one_season(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles that a name consists of, of works that follow each other in a season, where nothing names it.

    Several such titles are no coincidence, but may be those of a person's name or a place: they are worth a question.
    """
    found = _longest([each for each in item.name.titles if each[0].kind in WHOLE_TITLES])
    works = [index.works[variant.work_id] for variant, _ in found]
    places = [(work.record.series, work.season, work.episode) for work in works]
    if len(places) < 2 or any(series is None or number is None for series, _, number in places):
        return ()
    begin = places[0]
    follows = [(begin[0], begin[1], (begin[2] or 0) + more) for more in range(len(places))]
    spans = [span.positions for _, span in found]
    explained = frozenset().union(*spans, item.name.parsed.ignorable)
    left = [word for at, word in enumerate(item.name.parsed.words) if at not in explained]
    if places != follows or not set(left) <= _WORDS_OF_SEVERAL or len(set(spans)) < len(spans):
        return ()
    if not all(can_be(item.form, work.record.kind) for work in works):
        return ()
    return tuple(variant for variant, _ in found)


def _are_stories_of_one_show(works: Sequence[IndexedWork], item: ParsedItem, index: WorkIndex) -> bool:
    """Whether all works are of a show or series that is named; a box set or issue next to a title says where that is."""
    named = [name for _, name, _ in item.series_names if name.is_show or name.is_specific]
    return any(all(index.belongs_to(work, name) for work in works) for name in named) and not any(
        work.id in index.parts or work.record.kind is Kind.MAGAZINE_ISSUE for work in works
    )


def _is_all_named(found: Sequence[_Found], works: Sequence[IndexedWork], item: ParsedItem) -> bool:
    """Whether the titles are apart, and nothing is left in the name, no number either but their own."""
    name = item.name
    spans = [span.positions for _, span in found]
    in_titles = frozenset().union(*spans)
    numbers = frozenset(name.parsed.standalone_numbers) - in_titles
    own_numbers = numbers if _are_numbers_of(works, numbers, item) else frozenset[int]()
    explained = in_titles.union(
        name.parsed.ignorable, own_numbers, *(span.positions for _, span in name.series_names)
    )
    # Two works with the same title are one place in the name.
    are_apart = len(in_titles) == sum(map(len, spans))
    return are_apart and numbers == own_numbers and len(explained) == len(name.parsed.words)


def _are_numbers_of(works: Sequence[IndexedWork], positions: Collection[int], item: ParsedItem) -> bool:
    """Whether some numbers of a name are those of the works, all of them: "9-10 Title & Title" in a folder of a season."""
    numbers = sorted(int(item.name.parsed.words[position]) for position in positions)
    if named := item.name.parsed.numbers.number_range:
        numbers = list(named) if numbers == [named[0], named[-1]] else numbers
    season = (named_season(item) or (None,))[0]
    episodes = [work.episode for work in works if work.episode is not None and work.season == season]
    in_series = [work.number for work in works if work.number is not None]
    return numbers in (sorted(episodes), sorted(in_series)) and len(numbers) == len(works)


def _longest(titles: Sequence[_Found]) -> list[_Found]:
    """The titles that are not inside others, by position."""
    longest = [
        (variant, span)
        for variant, span in titles
        if not any(span.positions < other.positions for _, other in titles)
    ]
    return sorted(longest, key=lambda found: found[1].start)
