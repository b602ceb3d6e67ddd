"""What there is to find: works and series names as a name would speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching.index.title_variants import bracketed_text
from janto_catalog.model.story import Series, Work
from janto_catalog.model.text import words as cut

_NUMBER = re.compile(r"^#?0*(\d{1,3})$")
#: "65a": what came between 65 and 66.
_LETTERED = re.compile(r"^#?0*(\d{1,3}[a-z])$", re.IGNORECASE)
_SEASON_NUMBER = re.compile(r"^(\d{1,2})[x.](\d{1,2})$")


@dataclass(frozen=True, slots=True)
class IndexedWork:
    """A work as matching sees it.  `shows` are the joined names of its shows, `season`, `episode`, `number`
    what a name would call it, `lettered` a number with a letter ("65a"); `people` the folded words of those who made it, `companies` the
    names of those who brought it out."""

    record: Work
    series: Series | None
    series_ids: tuple[str, ...]
    show_keys: frozenset[str]
    show_words: frozenset[str]
    season: int | None
    episode: int | None
    number: int | None
    lettered_number: str
    people_words: frozenset[str]
    bracketed_words: frozenset[str]
    series_words: frozenset[str]
    companies: tuple[tuple[str, ...], ...]
    year: int | None

    @property
    def id(self) -> str:
        """The work's id."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class SeriesName:
    """A name of shows or series: `show` when it is a show's own name, `series` the ids it names, `faint`
    when it is only a publisher's name, who makes much else."""

    text: str
    is_show: bool
    series_ids: frozenset[str]
    season: int | None = None
    weak: bool = False

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
    """A stretch of words of a reading, first and last (excluded)."""

    start: int
    end: int


class IndexedWorkBuilder:
    """Makes entries: knows the series a work is in, those above it, and their shows."""

    def __init__(self, series: Mapping[str, Series], people: Mapping[str, str]) -> None:
        self.series, self.people = series, people
        self._unnamed = [each.title for each in series.values() if not each.show and not each.parent]

    def build(self, work: Work) -> IndexedWork:
        """A work as matching sees it."""
        line = tuple(self.with_ancestors(work.series))
        names = {name for each in line if (name := self.show_name(self.series[each]))}
        season, episode, number = self._numbers(work, line)
        made = {self.people.get(credit.person, credit.person) for credit in work.credits}
        people = {word for name in made for word in cut(name)}
        return IndexedWork(
            record=work,
            series=self.series.get(work.series or ""),
            series_ids=line,
            show_keys=frozenset(name_key(name) for name in names),
            show_words=frozenset(word for name in names for word in parse_name(name).plain_words),
            season=season,
            episode=episode,
            number=number,
            lettered_number=match[1].lower() if (match := _LETTERED.match(work.number)) else "",
            people_words=frozenset(word for word in people - STOP_WORDS if len(word) > 1),
            bracketed_words=frozenset(parse_name(bracketed_text(work.title)).plain_words),
            series_words=frozenset(self._series_words(line, names)),
            companies=tuple(_companies(work)),
            year=int(work.released[:4]) if work.released and work.released[:4].isdecimal() else None,
        )

    def with_ancestors(self, series: str | None) -> Iterator[str]:
        """A series and those above it, nearest first."""
        seen: set[str] = set()
        while series and series in self.series and series not in seen:
            seen.add(series)
            yield series
            series = self.series[series].parent

    def with_descendants(self, series: str) -> frozenset[str]:
        """A series and all that are part of it."""
        return frozenset(each for each in self.series if series in self.with_ancestors(each))

    def show_name(self, series: Series) -> str:
        """The name a series' show goes by: what it declares, else how its title and another's both begin."""
        if series.show or series.parent:
            return series.show
        begins = [_common_words(series.title, other) for other in self._unnamed if other != series.title]
        return max(begins, key=len, default="")

    def _series_words(self, line: tuple[str, ...], names: set[str]) -> Iterator[str]:
        titles = (name for each in line for name in (self.series[each].title, *self.series[each].aliases))
        for name in (*names, *titles):
            yield from parse_name(name).plain_words

    def _numbers(self, work: Work, line: tuple[str, ...]) -> tuple[int | None, int | None, int | None]:
        seasons = (self.series[each].season for each in line)
        season = next((each for each in seasons if each is not None), None)
        if match := _SEASON_NUMBER.match(work.number):
            return int(match[1]), int(match[2]), None
        if match := _NUMBER.match(work.number):
            number = int(match[1])
            return season, (number if season is not None else None), number
        return season, None, None


def _companies(work: Work) -> Iterator[tuple[str, ...]]:
    """Publisher and station by the words people name them by: "Productions" or "Books" alone is none."""
    for company in dict.fromkeys((work.publisher, work.channel)):
        if named := tuple(word for word in cut(company) if word not in RELEASE_WORDS):
            yield named


def _common_words(one: str, other: str) -> str:
    pairs = takewhile(
        lambda pair: pair[0] == pair[1],
        zip(_unpunctuated_words(one), _unpunctuated_words(other), strict=False),
    )
    return " ".join(word for word, _ in pairs)


def _unpunctuated_words(title: str) -> list[str]:
    return [word.strip(":,;-") for word in title.split()]


def name_key(text: str) -> str:
    """A name as one key, compared wherever its spaces are."""
    return "".join(word for word in parse_name(text).raw_words if word > TECHNICAL_MARK)
