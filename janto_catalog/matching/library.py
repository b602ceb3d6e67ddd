"""Everything known, arranged for looking up what a name says; built once for a story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from janto_catalog.matching.names.numbers import TECHNICAL_MARK
from janto_catalog.matching.names.reading import Reading, read_name
from janto_catalog.matching.titles import TitleForm, content, qualifiers, title_forms
from janto_catalog.model.story import Series, Story, Work
from janto_catalog.model.text import words as cut

_NUMBER = re.compile(r"^#?0*(\d{1,3})$")
_SEASON_NUMBER = re.compile(r"^(\d{1,2})[x.](\d{1,2})$")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """A work as matching sees it.  `shows` are the joined names of its shows, `season`, `episode`, `number`
    what a name would call it; `people` the folded words of those who made it."""

    work: Work
    series: Series | None
    line: tuple[str, ...]
    shows: frozenset[str]
    show_words: frozenset[str]
    season: int | None
    episode: int | None
    number: int | None
    people: frozenset[str]
    qualifiers: frozenset[str]
    series_words: frozenset[str]
    year: int | None

    @property
    def id(self) -> str:
        """The work's id."""
        return self.work.id


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of shows or series: `show` when it is a show's own name, `series` the ids it names, `faint`
    when it is only a publisher's name, who makes much else."""

    text: str
    show: bool
    series: frozenset[str]
    season: int | None = None
    faint: bool = False

    @property
    def specific(self) -> bool:
        """Whether it names a series, not only its show or publisher."""
        return not (self.show or self.faint)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words of a reading, first and last (excluded)."""

    begin: int
    end: int


class Library:
    """Titles, series names, numbers and people of a story, by what a name would say of them.

    Segments are left out: they are parts of a work no file is named for.
    """

    def __init__(self, story: Story) -> None:
        self.series = {series.id: series for series in story.series}
        self.names = {person.id: person.name for person in story.people}
        self._common_show = _most_common([series.show for series in story.series if series.show])
        self.entries = {work.id: self._entry(work) for work in story.works if not work.is_segment}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.titles: dict[str, list[TitleForm]] = defaultdict(list)
        self.forms_by_word: dict[str, list[TitleForm]] = defaultdict(list)
        self.phrases: dict[str, Phrase] = {}
        self.by_episode: dict[tuple[int, int], list[Entry]] = defaultdict(list)
        self.by_number: dict[int, list[Entry]] = defaultdict(list)
        self.by_code: dict[str, str] = {}
        self.people: set[str] = set()
        self.publishers: set[str] = set()
        self.gappy: set[tuple[str | None, int | None]] = set()
        self._index_works()
        self.people |= {word for name in _everyone(story) for word in cut(name) if len(word) > 2}
        self._find_gaps()
        self._index_phrases()
        self.vocabulary = tuple(sorted(word for word in self.forms_by_word if len(word) >= 4))
        self._starts = {key[:size] for key in (*self.titles, *self.phrases) for size in range(1, 5)}

    def parent(self, entry: Entry) -> Entry | None:
        """The box set, issue or anthology a work is part of."""
        return self.entries.get(entry.work.part_of) if entry.work.part_of else None

    def find(self, words: tuple[str, ...], spelt: tuple[str, ...]) -> tuple[list[tuple[TitleForm, Span]], list[tuple[Phrase, Span]]]:
        """Titles and series names that stand in these words, wherever the spaces are; titles compare numbers
        as digits, series names as they are spelt."""
        titles: list[tuple[TitleForm, Span]] = []
        phrases: list[tuple[Phrase, Span]] = []
        for key, span in self._stretches(words):
            if key in self.titles:
                titles.extend((form, span) for form in self.titles[key])
        for key, span in self._stretches(spelt):
            if phrase := self.phrases.get(key):
                phrases.append((phrase, span))
        return titles, phrases

    def _stretches(self, words: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
        """Stretches of words run together, as far as some title or series name begins so."""
        starts = self._starts
        for begin in range(len(words)):
            key = ""
            for end in range(begin, min(begin + _LONGEST, len(words))):
                key += words[end]
                if key[:4] not in starts:
                    break
                yield key, Span(begin, end + 1)

    def answers_to(self, entry: Entry, phrase: Phrase) -> bool:
        """Whether a series name covers this work."""
        return not phrase.series.isdisjoint(entry.line)

    def _entry(self, work: Work) -> Entry:
        line = tuple(self._line(work.series))
        names = {self.series[each].show for each in line if self.series[each].show} or {self._common_show}
        season, episode, number = self._numbers(work, line)
        people = {word for credit in work.credits for word in cut(self.names.get(credit.person, credit.person))}
        return Entry(
            work=work,
            series=self.series.get(work.series or ""),
            line=line,
            shows=frozenset(joined(name) for name in names if name),
            show_words=frozenset(word for name in names for word in read_name(name).plain),
            season=season,
            episode=episode,
            number=number,
            people=frozenset(word for word in people if len(word) > 2),
            qualifiers=frozenset(read_name(qualifiers(work.title)).plain),
            series_words=frozenset(self._series_words(line, names)),
            year=int(work.released[:4]) if work.released and work.released[:4].isdecimal() else None,
        )

    def _series_words(self, line: tuple[str, ...], names: set[str]) -> Iterator[str]:
        for name in (*names, *(name for each in line for name in (self.series[each].title, *self.series[each].aliases))):
            yield from read_name(name).plain

    def _line(self, series: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while series and series in self.series and series not in seen:
            seen.add(series)
            yield series
            series = self.series[series].parent

    def _numbers(self, work: Work, line: tuple[str, ...]) -> tuple[int | None, int | None, int | None]:
        season = next((self.series[each].season for each in line if self.series[each].season is not None), None)
        if match := _SEASON_NUMBER.match(work.number):
            return int(match[1]), int(match[2]), None
        if match := _NUMBER.match(work.number):
            number = int(match[1])
            return season, (number if season is not None else None), number
        return season, None, None

    def _index_works(self) -> None:
        for entry in self.entries.values():
            work = entry.work
            self.people |= entry.people
            self.publishers.update(cut(work.publisher), cut(work.channel))
            if work.part_of:
                self.children[work.part_of].append(work.id)
            if entry.season is not None and entry.episode is not None:
                self.by_episode[entry.season, entry.episode].append(entry)
            if entry.number is not None:
                self.by_number[entry.number].append(entry)
            codes = (*work.codes, *(also.title for also in work.also_titled if also.type == "code"))
            self.by_code.update((joined(code), work.id) for code in codes if len(joined(code)) >= 6)
            for form in dict.fromkeys(title_forms(work, entry.show_words)):
                self._index_title(form, entry)

    def _find_gaps(self) -> None:
        """Seasons of which only some episodes are known: there a number alone says less."""
        runs: dict[tuple[str | None, int | None], set[int]] = defaultdict(set)
        for entry in self.entries.values():
            if entry.episode is not None:
                runs[entry.work.series, entry.season].add(entry.episode)
        self.gappy = {run for run, episodes in runs.items() if len(episodes) < max(episodes)}

    def partly_known(self, entry: Entry) -> bool:
        """Whether other episodes of its season are missing from the library."""
        return (entry.work.series, entry.season) in self.gappy

    def _index_title(self, form: TitleForm, entry: Entry) -> None:
        if all(known.work != form.work for known in self.titles[form.key]):
            self.titles[form.key].append(form)
        for word in set(content(form.words, entry.show_words)):
            self.forms_by_word[word].append(form)

    def _index_phrases(self) -> None:
        for key, text, show, series, season in self._phrases():
            known = self.phrases.get(key)
            if known:
                series, show = known.series | series, known.show or show
                season = season if season == known.season else None
            faint = not show and self.publishers.issuperset(cut(text))
            self.phrases[key] = Phrase(text, show, series, season, faint)

    def _phrases(self) -> Iterator[tuple[str, str, bool, frozenset[str], int | None]]:
        for series in self.series.values():
            below = frozenset(each for each in self.series if series.id in self._line(each))
            if series.show:
                yield joined(series.show), series.show, True, below, None
            plain = re.sub(r"\s*\(.*?\)", "", series.title)
            for name in dict.fromkeys((plain, *series.aliases)):
                # "Torchwood Series 3" is a show and a season wherever it stands; both are read for themselves.
                if len(joined(name)) >= 4 and read_name(name).numbers.season is None:
                    yield joined(name), name, False, below, series.season
        if self._common_show:
            unnamed = frozenset(each for each in self.series if not any(self.series[up].show for up in self._line(each)))
            if unnamed:
                yield joined(self._common_show), self._common_show, True, unnamed, None
        yield from self._id_phrases()

    def _id_phrases(self) -> Iterator[tuple[str, str, bool, frozenset[str], int | None]]:
        """Short names the pack itself uses: ids begin "bf-tw-20", and so do collectors' names."""
        for entry in self.entries.values():
            words = entry.id.split("-")
            prefix = [word for word in words[:2] if word.isalpha() and len(word) <= 4]
            if len(prefix) == 2 and len(words) > 3 and words[2].isdecimal() and entry.series:
                yield "".join(prefix), " ".join(prefix).upper(), False, frozenset({entry.series.id}), None


def _everyone(story: Story) -> Iterator[str]:
    yield from (person.name for person in story.people)
    yield from (appearance.player for appearance in story.appearances)
    yield from (player for character in story.characters for player in character.players)


def joined(text: str) -> str:
    """A name as one key, compared wherever its spaces are."""
    return "".join(word for word in read_name(text).spelt if word > TECHNICAL_MARK)


def _most_common(names: Iterable[str]) -> str:
    counted = sorted(names)
    return max(counted, key=counted.count) if counted else ""


__all__ = ["Entry", "Library", "Phrase", "Reading", "Span", "joined"]
