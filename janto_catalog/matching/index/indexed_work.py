"""A work and a series name as names of files refer to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching.index.title_variants import bracketed_text
from janto_catalog.model.isbn import isbn13
from janto_catalog.model.story import Series, Work
from janto_catalog.model.text import words

_NUMBER = re.compile(r"^#?0*(\d{1,3})$")
#: "65a": a work released between 65 and 66.
_SUFFIXED_NUMBER = re.compile(r"^#?0*(\d{1,3}[a-z])$", re.IGNORECASE)
_PRINTED_RANGE = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})")
_SEASON_AND_EPISODE = re.compile(r"^(\d{1,2})[x.](\d{1,2})$")

_ZEROS_BEFORE_NUMBER = re.compile(r"(?<=[a-z])0+(?=\d)")


@dataclass(frozen=True, slots=True)
class IndexedWork:
    """A work with everything that a file name may have of it.

    record: the work as the story has it.
    series_ids: its series and those above it, nearest first.
    show_keys: the names of its shows as keys (see `name_key`); show_words: the words of those names.
    season, episode, number: the numbers by which a name would call it; None without one.
    suffixed_number: a number with a letter ("65a"), or "".
    people: the names of those who made it, as folded words.
    people_words: the words of those names.
    bracketed_words: the words in the brackets of its title ("abridged").
    series_words: the words of the names of its series and shows.
    printed_numbers: all numbers of a number as printed that is several ("TM 11-13").
    before_colon_words: the words before the colon of its titles, as of a season or range that a folder is called after.
    companies: the names of its publisher and station, as words.
    year: the year of its release.
    """

    record: Work
    series: Series | None
    series_ids: tuple[str, ...]
    show_keys: frozenset[str]
    show_words: frozenset[str]
    season: int | None
    episode: int | None
    number: int | None
    suffixed_number: str
    people: tuple[tuple[str, ...], ...]
    people_words: frozenset[str]
    bracketed_words: frozenset[str]
    series_words: frozenset[str]
    before_colon_words: frozenset[str]
    printed_numbers: frozenset[str]
    companies: tuple[tuple[str, ...], ...]
    year: int | None

    @property
    def id(self) -> str:
        """The work's id."""
        return self.record.id

    @property
    def three_digits(self) -> int | None:
        """Season and episode as one number: 205 for season 2, episode 5."""
        if self.season is None or self.episode is None:
            return None
        return 100 * self.season + self.episode


@dataclass(frozen=True, slots=True)
class SeriesName:
    """A name that a show or series goes by.

    is_show: it is the name of a whole show.
    series_ids: the series that it names, with all that are part of them.
    season: the season that it names, None when it names none or several.
    weak: others use the name too: it is a publisher's, or initials, or misspelled.
    is_company: it is only the name of a publisher or station, which names no series.
    is_magazine: it is the initials of one magazine, which name it beside the name of its show.
    """

    text: str
    is_show: bool
    series_ids: frozenset[str]
    season: int | None = None
    weak: bool = False
    is_company: bool = False
    is_magazine: bool = False

    @property
    def is_abbreviation(self) -> bool:
        """Whether it is an abbreviation."""
        return self.weak and self.text.isupper()

    @property
    def is_specific(self) -> bool:
        """Whether it names a series, not only its show or publisher."""
        return not (self.is_show or self.weak)


@dataclass(frozen=True, slots=True)
class Span:
    """Positions of consecutive words of a name: `start` is included, `end` is not."""

    start: int
    end: int

    @property
    def positions(self) -> frozenset[int]:
        """The positions as a set."""
        return frozenset(range(self.start, self.end))

    def holds(self, other: Span) -> bool:
        """Whether all positions of another span are in this one."""
        return self.start <= other.start and other.end <= self.end


class IndexedWorkBuilder:
    """Builds indexed works: knows the series of a work, those above them, and their shows."""

    def __init__(self, series: Mapping[str, Series], people: Mapping[str, str]) -> None:
        self.series, self.people = series, people
        self._titles_without_show = [
            each.title for each in series.values() if not each.show and not each.parent
        ]

    def build(self, work: Work) -> IndexedWork:
        """Build the indexed work of a work."""
        series_ids = tuple(self.with_ancestors(work.series))
        show_names = {name for each in series_ids if (name := self.show_name(self.series[each]))}
        season, episode, number = self._numbers(work, series_ids)
        suffixed = _SUFFIXED_NUMBER.match(work.number)
        people = tuple(sorted({words(self.people.get(each.person, each.person)) for each in work.credits}))
        return IndexedWork(
            record=work,
            series=self.series.get(work.series or ""),
            series_ids=series_ids,
            show_keys=frozenset(name_key(name) for name in show_names),
            show_words=frozenset(word for name in show_names for word in parse_name(name).plain_words),
            season=season,
            episode=episode,
            number=number,
            suffixed_number=suffixed[1].lower() if suffixed else "",
            people=people,
            people_words=frozenset(_person_words(people)),
            bracketed_words=frozenset(parse_name(bracketed_text(work.title)).plain_words),
            series_words=frozenset(self._series_words(series_ids, show_names)),
            before_colon_words=frozenset(_words_before_colon(work)),
            printed_numbers=frozenset(_printed_numbers(work.number)),
            companies=tuple(_companies(work)),
            year=int(work.released[:4]) if work.released and work.released[:4].isdecimal() else None,
        )

    def with_ancestors(self, series: str | None) -> Iterator[str]:
        """Yield the ids of a series and of those above it, nearest first; a circle of parents is not followed twice."""
        seen: set[str] = set()
        while series and series in self.series and series not in seen:
            seen.add(series)
            yield series
            series = self.series[series].parent

    def with_descendants(self, series: str) -> frozenset[str]:
        """Return the ids of a series and of all that are part of it."""
        return frozenset(each for each in self.series if series in self.with_ancestors(each))

    def show_name(self, series: Series) -> str:
        """Return the name of the show of a series: the declared one, else how its title and another's both start."""
        if series.show or series.parent:
            return series.show
        common = [
            _common_start(series.title, other) for other in self._titles_without_show if other != series.title
        ]
        return max(common, key=len, default="")

    def _series_words(self, series_ids: tuple[str, ...], show_names: set[str]) -> Iterator[str]:
        names = (
            name for each in series_ids for name in (self.series[each].title, *self.series[each].aliases)
        )
        for name in (*show_names, *names):
            yield from parse_name(name).plain_words

    def _numbers(self, work: Work, series_ids: tuple[str, ...]) -> tuple[int | None, int | None, int | None]:
        """Season, episode and number of a work."""
        seasons = (self.series[each].season for each in series_ids)
        season = next((each for each in seasons if each is not None), None)
        if match := _SEASON_AND_EPISODE.match(work.number):
            return int(match[1]), int(match[2]), None
        if match := _NUMBER.match(work.number):
            number = int(match[1])
            return season, (number if season is not None else None), number
        return season, None, None


def _person_words(people: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The words of names, without initials and stop words."""
    return (word for name in people for word in name if len(word) > 1 and word not in STOP_WORDS)


def _printed_numbers(number: str) -> Iterator[str]:
    """The numbers from the first to the last of "11-13"."""
    if match := _PRINTED_RANGE.search(number):
        yield from map(str, range(int(match[1]), int(match[2]) + 1))


def _words_before_colon(work: Work) -> Iterator[str]:
    for title in (work.title, *(also.title for also in work.also_titled)):
        before, colon, _ = title.partition(":")
        if colon:
            yield from parse_name(before).plain_words


def _companies(work: Work) -> Iterator[tuple[str, ...]]:
    """Publisher and station by the words that name them: "Productions" or "Books" alone names no one."""
    for company in dict.fromkeys((work.publisher, work.channel)):
        if named := tuple(word for word in words(company) if word not in RELEASE_WORDS):
            yield named


def _common_start(first: str, second: str) -> str:
    """The words with which two titles both start."""
    pairs = takewhile(
        lambda pair: pair[0] == pair[1],
        zip(_unpunctuated_words(first), _unpunctuated_words(second), strict=False),
    )
    return " ".join(word for word, _ in pairs)


def _unpunctuated_words(title: str) -> list[str]:
    return [word.strip(":,;-") for word in title.split()]


def code_key(code: str) -> str:
    """Return a product code or another identifier as a key: without signs and zeros before its number.

    Both forms of an ISBN have the same key.

    >>> code_key("ABC-CD 004"), code_key("0-563-48655-4")
    ('abccd4', '9780563486558')
    """
    if isbn := isbn13(code):
        return isbn
    return _ZEROS_BEFORE_NUMBER.sub("", "".join(letter for letter in code.casefold() if letter.isalnum()))


def name_key(text: str) -> str:
    """Return a name as one key: its words run together, so that spaces do not count.

    >>> name_key("Cyber Woman") == name_key("Cyberwoman")
    True
    """
    return "".join(word for word in parse_name(text).raw_words if word > TECHNICAL_MARK)
