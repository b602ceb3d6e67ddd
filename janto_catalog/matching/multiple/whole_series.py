"""A file with all works of a series, or all that were broadcast on one day: nothing but the length says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from janto_catalog.filenames.vocabulary import COLLECTION_WORDS
from janto_catalog.matching import length_weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ItemText, ParsedItem

#: What people call all of a series in one file: "complete 5 hours", "the whole miniseries in one".
_WORDS_OF_ALL = COLLECTION_WORDS | frozenset(
    [
        "all",
        "the",
        "whole",
        "full",
        "entire",
        "hour",
        "hours",
        "hrs",
        "h",
        "minutes",
        "min",
        "mins",
        "day",
        "days",
        "in",
        "go",
        "sitting",
        "mini",
        "miniseries",
        "serial",
        "movie",
        "film",
        "edit",
        "cut",
        "version",
        "of",
    ]
)


def works_of_series(item: ParsedItem, index: WorkIndex) -> tuple[IndexedWork, ...]:
    """Return all works of the series or season that the name gives, in order, if they last as long as the item.

    The name says nothing else but that it is all, and no number but that of the works.
    """
    seconds = item.seconds
    if (
        seconds is None
        or not item.form.is_recording
        or item.name.parsed.numbers.episodes
        # Looked at first: most names have a title, and listing the works of their series takes much longer.
        or not all(map(str.isdecimal, other_words(item.name, index)))
    ):
        return ()
    for works in _series(item, index):
        lengths = [work.record.runtime for work in works if work.record.runtime]
        if len(works) < 2 or len(lengths) < len(works):
            continue
        # It may not lack one of them.
        margin = min(length_weights.LENGTH_NEAR_SHARE * sum(lengths), min(lengths) / 2)
        if abs(sum(lengths) - seconds) <= margin and _says_only_all(item, index, len(works)):
            return works
    return ()


def works_of_day(item: ParsedItem, index: WorkIndex) -> tuple[IndexedWork, ...]:
    """Return the works of a named show that were first broadcast on the day that the name says, in order.

    There are several, and a recording of all of them is as long as the item, with what a recorder adds.
    """
    seconds, date = item.seconds, item.name.parsed.numbers.date
    if seconds is None or not date:
        return ()
    shows = [name for _, name, _ in item.series_names if name.is_show]
    works = [
        work
        for work in index.by_date.get(date, ())
        if can_be(item.form, work.record.kind) and any(index.belongs_to(work, name) for name in shows)
    ]
    lengths = [work.record.runtime for work in works if work.record.runtime]
    if len(works) < 2 or len(lengths) < len(works) or not _says_only_all(item, index, len(works)):
        return ()
    is_as_long = sum(lengths) <= seconds * (1 + length_weights.LENGTH_CLOSE_SHARE) and (
        seconds <= sum(lengths) + length_weights.RECORDING_MARGIN_SECONDS
    )
    return tuple(sorted(works, key=_order)) if is_as_long else ()


def _series(item: ParsedItem, index: WorkIndex) -> Iterator[tuple[IndexedWork, ...]]:
    """The works of each series that the name gives, and those of the season of a named show."""
    season = named_season(item)
    for name, _ in item.name.series_names:
        if name.is_company or name.is_magazine or not (name.is_specific or name.is_abbreviation or season):
            continue
        series: Sequence[IndexedWork] = [
            work
            for each in sorted(name.series_ids)
            for work in index.by_series.get(each, ())
            if work.id not in index.parts and can_be(item.form, work.record.kind)
        ]
        if season is not None:
            series = [work for work in series if work.season == season[0]]
        yield tuple(sorted(series, key=_order))


def _order(work: IndexedWork) -> tuple[int, int, str]:
    return work.season or 0, work.number or work.episode or 0, work.id


def _says_only_all(item: ParsedItem, index: WorkIndex, count: int) -> bool:
    """Whether a name has nothing but series, words that mean all of it, and how many works there are."""
    return other_words(item.name, index) <= {str(count)}


def other_words(text: ItemText, index: WorkIndex, title: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return the words of a text that are no series and do not mean all of one: its numbers, and everything else.

    title: the positions of the title of an omnibus, which are explained too.
    """
    explained = title.union(text.parsed.ignorable, *(span.positions for _, span in text.series_names))
    words = text.parsed.words
    return frozenset(
        word
        for position, word in enumerate(words)
        if not (
            position in explained
            or word in _WORDS_OF_ALL
            # "Radio 4": its number is none of a publisher's words.
            or (word.isalpha() and word in index.publisher_words)
            # "All in one": number words are digits here.
            or (word == "1" and words[max(0, position - 1)] == "in")
        )
    )
