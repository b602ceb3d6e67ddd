"""The index of a story: its works by everything that a name may have of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from janto_catalog.filenames.vocabulary import NUMBER_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.index.first_names import first_names
from janto_catalog.matching.index.first_years import first_years
from janto_catalog.matching.index.indexed_work import (
    IndexedWork,
    IndexedWorkBuilder,
    SeriesName,
    Span,
    code_key,
    name_key,
)
from janto_catalog.matching.index.key_finder import KeyFinder
from janto_catalog.matching.index.omnibuses import index_omnibuses
from janto_catalog.matching.index.pairings import Pairings
from janto_catalog.matching.index.runs import Runs
from janto_catalog.matching.index.series_names import all_series_names, other_spellings
from janto_catalog.matching.index.spelling import OneEditIndex, SpellingIndex
from janto_catalog.matching.index.title_variants import TitleVariant, make_title_variants
from janto_catalog.matching.index.titles_in_parts import titles_in_parts
from janto_catalog.matching.index.usual_lengths import UsualLengths
from janto_catalog.matching.index.years import YearsOfSeries
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.story import Story
from janto_catalog.model.text import words

#: Shorter codes could be anything else.
_SHORTEST_CODE = 6
_FULL_DATE = len("yyyy-mm-dd")


class WorkIndex:
    """Titles, series names, numbers and people of a story.

    Built once for a story and not changed afterwards, so threads may share it.  Segments are left out: no file
    is named for a part of a work.
    """

    def __init__(self, story: Story) -> None:
        self.series = {series.id: series for series in story.series}
        builder = IndexedWorkBuilder(self.series, {person.id: person.name for person in story.people})
        self.works = {work.id: builder.build(work) for work in story.works if not work.is_segment}
        #: The parts of each box set, issue or anthology, in the order of the story.
        self.parts: dict[str, list[str]] = defaultdict(list)
        #: The works of each series that are not part of another.
        self.by_series: dict[str, list[IndexedWork]] = defaultdict(list)
        self.title_variants: dict[str, list[TitleVariant]] = defaultdict(list)
        self.variants_by_word: dict[str, list[TitleVariant]] = defaultdict(list)
        self.series_names: dict[str, SeriesName] = {}
        self.by_episode: dict[tuple[int, int], list[IndexedWork]] = defaultdict(list)
        self.by_season: dict[int, list[IndexedWork]] = defaultdict(list)
        self.by_number: dict[int, list[IndexedWork]] = defaultdict(list)
        #: Works of a station by the full date of their first broadcast.
        self.by_date: dict[str, list[IndexedWork]] = defaultdict(list)
        #: Issues of magazines by the full date of their release.
        self.issues_by_date: dict[str, list[IndexedWork]] = defaultdict(list)
        self.by_code: dict[str, str] = {}
        #: The letters of the product codes of each series.
        self.code_letters: dict[str, set[str]] = defaultdict(set)
        #: The words of titles that several works have with the number of a part, and how many parts there are.
        self.titles_in_parts = titles_in_parts(self.works.values())
        #: Numbers of works with a letter: "65a".
        self.suffixed_numbers = {work.suffixed_number for work in self.works.values()} - {""}
        #: Words of the names of everyone who made or plays anything in the story.
        self.people_words = {
            word for name in _names_of_everyone(story) for word in words(name) if len(word) > 2
        }
        #: The same names, where they have several words, as sets of words, by each word.
        self.people_names = _people_by_word(story)
        #: Books of which a reading is a work of its own.
        self.read_books = frozenset(_read_books(story))
        self.publisher_words: set[str] = set()
        #: Stations whose name ends with a number ("Channel Two"), as words with digits.
        self.numbered_stations: set[tuple[str, ...]] = set()
        #: Names of characters that are in several works, as words.
        self.recurring_names = set(_names_in_several_works(story))
        #: First names of characters that are in many works, each with the works of those called so.
        self.first_names = first_names(story)
        #: The names that its pairings go by.
        self.pairings = Pairings(story)
        for work in self.works.values():
            self._index_work(work)
        for name in all_series_names(self.works.values(), builder, self.publisher_words):
            self._index_series_name(name)
        self._index_other_spellings()
        #: How long works are whose running time is not known.
        self.usual_lengths = UsualLengths(self.works, self.parts)
        self._incomplete_seasons = self._find_incomplete_seasons()
        self.years = YearsOfSeries(self.works.values())
        self.runs = Runs(self.works.values())
        self.omnibuses = index_omnibuses(story.series, self.works)
        self._first_years = first_years(self.works.values(), self.series, self.runs)
        self._finder = KeyFinder(self.title_variants.keys() | self.series_names.keys())
        self._index_long_words()
        #: Corrections of misspelled title words.
        self.spelling = SpellingIndex(self.variants_by_word)

    def parent(self, work: IndexedWork) -> IndexedWork | None:
        """Return the box set, issue or anthology that a work is part of."""
        return self.works.get(work.record.part_of) if work.record.part_of else None

    def find_names(
        self, words: tuple[str, ...], raw_words: tuple[str, ...]
    ) -> tuple[list[tuple[TitleVariant, Span]], list[tuple[SeriesName, Span]]]:
        """Find the titles and series names in the words of a parsed name, with their positions.

        Spaces do not count.  Titles compare number words as digits, series names as written.
        """
        titles: list[tuple[TitleVariant, Span]] = []
        series_names: list[tuple[SeriesName, Span]] = []
        same = words == raw_words
        for key, start, end in self._finder.find(words):
            if key in self.title_variants:
                span = Span(start, end)
                titles.extend(
                    (variant, span)
                    for variant in self.title_variants[key]
                    if (not variant.written or raw_words[start:end] == (variant.written,))
                    and not _joins_numbers(words[start:end], variant.words)
                )
            if same and (name := self.series_names.get(key)):
                series_names.append((name, Span(start, end)))
        if not same:
            for key, start, end in self._finder.find(raw_words):
                if name := self.series_names.get(key):
                    series_names.append((name, Span(start, end)))
        return titles, series_names

    def misspelled_shows(self, raw_words: tuple[str, ...]) -> list[tuple[SeriesName, Span]]:
        """Find shows of one long word with a letter too few or too many, or two letters swapped.

        They are weak names.  A word with another letter in it is another show ("Touchwood").
        """
        return [
            (replace(self.series_names[key], weak=True), Span(position, position + 1))
            for position, word in enumerate(raw_words)
            if len(word) >= weights.LONG_SHOW_LETTERS - 1
            for key in self._long_shows.find(word)
        ]

    def misspelled_series(self, raw_words: tuple[str, ...]) -> Iterator[tuple[SeriesName, Span]]:
        """Find names of several words of which one long word is misspelled in the same ways."""
        for position, word in enumerate(raw_words):
            if len(word) < weights.LONG_SERIES_WORD_LETTERS - 1:
                continue
            for correct in self._long_words.find(word):
                corrected = (*raw_words[:position], correct, *raw_words[position + 1 :])
                for key, start, end in self._finder.find(corrected):
                    if key in self.series_names and start <= position < end and end - start > 1:
                        yield self.series_names[key], Span(start, end)

    def names_person(self, named: frozenset[str]) -> bool:
        """Whether some words have the whole name of someone who made or plays anything in the story."""
        return any(person <= named for word in named for person in self.people_names.get(word, ()))

    def names_of_people(self, named: Iterable[str]) -> frozenset[str]:
        """Return the words among some that are the whole names of people who made or play anything in the story."""
        words = frozenset(named)
        people = (person for word in words for person in self.people_names.get(word, ()) if person <= words)
        return frozenset().union(*people)

    def belongs_to(self, work: IndexedWork, name: SeriesName) -> bool:
        """Whether a work belongs to what a series name names."""
        return not name.series_ids.isdisjoint(work.series_ids)

    def is_partly_known(self, work: IndexedWork) -> bool:
        """Whether other episodes of a work's season are missing from the story."""
        return (work.record.series, work.season) in self._incomplete_seasons

    def first_years(self, work: IndexedWork) -> frozenset[int]:
        """Return the years in which a work's show and series began, for a comic its run, as far as the story tells."""
        return self._first_years[work.id]

    def is_alone_on_its_day(self, work: IndexedWork, seconds: float = 0.0) -> bool:
        """Whether no other work of its show was first broadcast on the day of a work, as far as the story tells.

        Where the one before or after it in its series has no full date, that may have been on the same day.
        seconds: how long a recording is; works of less than half of it are not meant.
        """
        same_day = [
            other
            for other in self.by_date.get(work.record.released or "", ())
            if not other.show_keys.isdisjoint(work.show_keys)
            and (other is work or not other.record.runtime or 2 * other.record.runtime > seconds)
        ]
        near = [
            other
            for other in self.by_series.get(work.record.series or "", ())
            if other.number is not None and work.number is not None and abs(other.number - work.number) == 1
        ]
        return same_day == [work] and all(len(other.record.released or "") == _FULL_DATE for other in near)

    def part_numbers(self, whole: str) -> tuple[int, ...]:
        """Return the numbers of a box set's works, sorted; none when one of them has no number."""
        if whole not in self.parts:
            # Hardly any work is one.
            return ()
        numbers = [self.works[part].number for part in self.parts[whole]]
        return tuple(sorted(number for number in numbers if number is not None)) if all(numbers) else ()

    def _index_work(self, work: IndexedWork) -> None:
        record = work.record
        self.people_words |= work.people_words
        for company in (record.publisher, record.channel):
            self._index_publisher(words(company))
        if record.part_of:
            self.parts[record.part_of].append(record.id)
        elif record.series:
            self.by_series[record.series].append(work)
        if work.season is not None and work.episode is not None:
            self.by_episode[work.season, work.episode].append(work)
            self.by_season[work.season].append(work)
        if work.number is not None:
            self.by_number[work.number].append(work)
        if record.channel and record.released and len(record.released) == _FULL_DATE:
            self.by_date[record.released].append(work)
        if record.kind is Kind.MAGAZINE_ISSUE and record.released and len(record.released) == _FULL_DATE:
            self.issues_by_date[record.released].append(work)
        codes = (*record.codes, *(also.title for also in record.also_titled if also.type == "code"))
        self.by_code.update(
            (code_key(code), record.id) for code in codes if len(code_key(code)) >= _SHORTEST_CODE
        )
        if record.series:
            letters = (code_key(code).rstrip("0123456789") for code in codes)
            self.code_letters[record.series].update(
                each for each in letters if each.isalpha() and len(each) >= _SHORTEST_CODE
            )
        for variant in dict.fromkeys(make_title_variants(record, work.show_words)):
            self._index_title(variant)

    def _index_publisher(self, name: tuple[str, ...]) -> None:
        """Add the words of a company's name, alone and in one, and its initials, also without the last one."""
        self.publisher_words.update((*name, "".join(name)))
        for size in (len(name), len(name) - 1):
            if size > 1:
                initials = "".join(word[0] for word in name[:size])
                self.publisher_words.update((initials, "".join(name[:size])))
        number = NUMBER_WORDS.get(name[-1], name[-1]) if len(name) > 1 else ""
        if number.isdecimal():
            self.numbered_stations.add((*name[:-1], number))
            self.publisher_words.add("".join((*name[:-1], number)))

    def _index_title(self, variant: TitleVariant) -> None:
        if all(known.work_id != variant.work_id for known in self.title_variants[variant.key]):
            self.title_variants[variant.key].append(variant)
        for word in set(variant.distinctive_words):
            self.variants_by_word[word].append(variant)

    def _index_series_name(self, name: SeriesName) -> None:
        """Add a name; one that several series go by names them all."""
        key = name_key(name.text)
        known = self.series_names.get(key, name)
        is_show = known.is_show or name.is_show
        is_company = self.publisher_words.issuperset(words(name.text))
        self.series_names[key] = SeriesName(
            text=name.text,
            is_show=is_show,
            series_ids=known.series_ids | name.series_ids,
            season=name.season if name.season == known.season else None,
            weak=not is_show and (name.weak or is_company),
            is_company=not is_show and is_company,
            is_magazine=(known.is_magazine or name.is_magazine) and known.series_ids == name.series_ids,
        )

    def _index_other_spellings(self) -> None:
        """Names of series with a number as a word ("Seven") and as digits ("7"), where only one is given."""
        known = frozenset(self.series_names)
        for name in tuple(self.series_names.values()):
            if not name.weak:
                for key in other_spellings(name.text, known):
                    self.series_names.setdefault(key, name)

    def _find_incomplete_seasons(self) -> set[tuple[str | None, int | None]]:
        """Seasons of which only some episodes are known: a number alone says less there."""
        seasons: dict[tuple[str | None, int | None], set[int]] = defaultdict(set)
        for work in self.works.values():
            if work.episode is not None:
                seasons[work.record.series, work.season].add(work.episode)
        return {season for season, episodes in seasons.items() if len(episodes) < max(episodes)}

    def _index_long_words(self) -> None:
        """Prepare what is looked up for misspelled names of shows and series."""
        names = self.series_names.items()
        self._long_shows = OneEditIndex(
            {
                key
                for key, name in names
                if name.is_show and len(key) >= weights.LONG_SHOW_LETTERS and " " not in name.text
            }
        )
        of_names = {word for _, name in names for word in words(name.text)}
        least = weights.LONG_SERIES_WORD_LETTERS
        self._long_words = OneEditIndex({word for word in of_names if len(word) >= least})


def _names_in_several_works(story: Story) -> Iterator[tuple[str, ...]]:
    """The names and aliases of characters that are in several works, as words."""
    works = Counter(
        character
        for character, _ in {(each.character, each.work.partition("#")[0]) for each in story.appearances}
    )
    for character in story.characters:
        if works[character.id] > 1:
            yield words(character.name)
            yield from (words(alias.name) for alias in character.aliases)


def _joins_numbers(found: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether two numbers of a name are read as one number of a title: "1-4" is not 14."""
    return found != title and any(one.isdecimal() and other.isdecimal() for one, other in pairwise(found))


def _read_books(story: Story) -> Iterator[str]:
    audio = {work.id for work in story.works if work.kind.group is Group.AUDIO}
    for relation in story.relations:
        if relation.relation == "edition-of" and relation.work in audio:
            yield relation.target


def _people_by_word(story: Story) -> dict[str, set[frozenset[str]]]:
    people: dict[str, set[frozenset[str]]] = defaultdict(set)
    for person in map(frozenset, map(words, _names_of_everyone(story))):
        for word in person if len(person) > 1 else ():
            people[word].add(person)
    return people


def _names_of_everyone(story: Story) -> Iterator[str]:
    yield from (person.name for person in story.people)
    yield from (appearance.player for appearance in story.appearances)
    yield from (player for character in story.characters for player in character.players)
