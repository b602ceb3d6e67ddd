"""Everything known, arranged for looking up what a name says; built once for a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import ARTICLES, RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching.index.indexed_work import (
    IndexedWork,
    IndexedWorkBuilder,
    SeriesName,
    Span,
    name_key,
)
from janto_catalog.matching.index.title_variants import TitleVariant, make_title_variants
from janto_catalog.model.story import Story
from janto_catalog.model.text import words as cut

if TYPE_CHECKING:
    from janto_catalog.matching.item_text import ItemText

_LONGEST = 14
_LONG_SHOW = 8
_ARTICLE = re.compile(r"(?<![^\s:])the ", re.IGNORECASE)


class WorkIndex:
    """Titles, series names, numbers and people of a story, by what a name would say of them.

    Segments are left out: they are parts of a work no file is named for.
    """

    def __init__(self, story: Story) -> None:
        self.series = {series.id: series for series in story.series}
        self._builder = IndexedWorkBuilder(self.series, {person.id: person.name for person in story.people})
        self.works = {work.id: self._builder.build(work) for work in story.works if not work.is_segment}
        self.parts: dict[str, list[str]] = defaultdict(list)
        self.title_variants: dict[str, list[TitleVariant]] = defaultdict(list)
        self.variants_by_word: dict[str, list[TitleVariant]] = defaultdict(list)
        self.series_names: dict[str, SeriesName] = {}
        self.by_episode: dict[tuple[int, int], list[IndexedWork]] = defaultdict(list)
        self.by_season: dict[int, list[IndexedWork]] = defaultdict(list)
        self.by_number: dict[int, list[IndexedWork]] = defaultdict(list)
        #: What was shown or heard for the first time on a day.
        self.by_day: dict[str, list[IndexedWork]] = defaultdict(list)
        self.by_code: dict[str, str] = {}
        self.people = {word for name in _names_of_everyone(story) for word in cut(name) if len(word) > 2}
        self.publishers: set[str] = set()
        self._show_keys = {show for entry in self.works.values() for show in entry.show_keys}
        #: Names of those who are in several stories, as words.
        self.recurring_names = set(_names_in_several_works(story))
        for entry in self.works.values():
            self._index_work(entry)
        for phrase in self._all_series_names():
            self._index_series_name(phrase)
        #: Folders, albums and artists that were read, remembered for items to come.
        self.texts: dict[tuple[str, str, int], ItemText] = {}
        #: What misspelt words were found to mean, remembered as long as the library.
        self.meant: dict[str, tuple[str, ...]] = {}
        self._incomplete_seasons = self._seasons_with_gaps()
        self.vocabulary = tuple(sorted(word for word in self.variants_by_word if len(word) >= 4))
        self._long_shows = {
            key: phrase
            for key, phrase in self.series_names.items()
            if phrase.is_show and len(key) >= _LONG_SHOW and " " not in phrase.text
        }
        words = (word for phrase in self.series_names.values() for word in cut(phrase.text))
        #: By their first letter, which a slip leaves alone.
        self._long_words: dict[str, set[str]] = defaultdict(set)
        for word in sorted(words):
            if len(word) >= _LONG_SHOW:
                self._long_words[word[0]].add(word)
        self._keys = self.title_variants.keys() | self.series_names.keys()
        self._key_starts = {key[:size] for key in self._keys for size in range(1, 5)}
        self._longest = max(map(len, self._keys), default=0)

    def parent(self, entry: IndexedWork) -> IndexedWork | None:
        """The box set, issue or anthology a work is part of."""
        return self.works.get(entry.record.part_of) if entry.record.part_of else None

    def find_names(
        self, words: tuple[str, ...], spelt: tuple[str, ...]
    ) -> tuple[list[tuple[TitleVariant, Span]], list[tuple[SeriesName, Span]]]:
        """Titles and series names that stand in these words, wherever the spaces are; titles compare numbers
        as digits, series names as they are spelt."""
        title_variants: list[tuple[TitleVariant, Span]] = []
        series_names: list[tuple[SeriesName, Span]] = []
        alike = words == spelt
        for key, begin, end in self._known_spans(words):
            if key in self.title_variants:
                span = Span(begin, end)
                title_variants.extend((form, span) for form in self.title_variants[key])
            if alike and (phrase := self.series_names.get(key)):
                series_names.append((phrase, Span(begin, end)))
        if not alike:
            for key, begin, end in self._known_spans(spelt):
                if phrase := self.series_names.get(key):
                    series_names.append((phrase, Span(begin, end)))
        return title_variants, series_names

    def misspelled_shows(self, spelt: tuple[str, ...]) -> list[tuple[SeriesName, Span]]:
        """Shows of one long word that stand there with a letter too few, too many, or two changed about.

        Worth less than the name itself; another letter in its place is another show ("Touchwood").
        """
        return [
            (replace(show, weak=True), Span(place, place + 1))
            for place, word in enumerate(spelt)
            if len(word) >= _LONG_SHOW - 1
            for key, show in self._long_shows.items()
            if _is_one_slip_away(word, key)
        ]

    def misspelled_series(self, spelt: tuple[str, ...]) -> Iterator[tuple[SeriesName, Span]]:
        """Names of several words that stand there but for such a slip in a long one."""
        for place, word in enumerate(spelt):
            known = self._long_words.get(word[0], ()) if len(word) >= _LONG_SHOW - 1 else ()
            if word in known:
                continue
            for meant in sorted(known):
                if _is_one_slip_away(word, meant):
                    put_right = (*spelt[:place], meant, *spelt[place + 1 :])
                    for key, begin, end in self._known_spans(put_right):
                        if key in self.series_names and begin <= place < end and end - begin > 1:
                            yield self.series_names[key], Span(begin, end)

    def belongs_to(self, entry: IndexedWork, phrase: SeriesName) -> bool:
        """Whether a series name covers this work."""
        return not phrase.series_ids.isdisjoint(entry.series_ids)

    def is_partly_known(self, entry: IndexedWork) -> bool:
        """Whether other episodes of its season are missing from the library."""
        return (entry.record.series, entry.season) in self._incomplete_seasons

    def _known_spans(self, words: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """Stretches of words run together, as far as some title or series name begins so."""
        starts, known = self._key_starts, self._keys
        found = []
        for begin, first in enumerate(words):
            if first[:4] not in starts:
                continue
            key = first
            for end in range(begin + 1, min(begin + _LONGEST, len(words)) + 1):
                if key in known:
                    found.append((key, begin, end))
                if end == len(words) or len(key) > self._longest:
                    break
                longer = key + words[end]
                if len(key) < 4 and longer[:4] not in starts:
                    break
                key = longer
        return found

    def _index_work(self, entry: IndexedWork) -> None:
        work = entry.record
        self.people |= entry.people_words
        for company in (work.publisher, work.channel):
            words = cut(company)
            self.publishers.update(words)
            if len(words) > 1:
                self.publishers.add("".join(word[0] for word in words))
        if work.part_of:
            self.parts[work.part_of].append(work.id)
        if entry.season is not None and entry.episode is not None:
            self.by_episode[entry.season, entry.episode].append(entry)
            self.by_season[entry.season].append(entry)
        if entry.number is not None:
            self.by_number[entry.number].append(entry)
        if work.channel and work.released and len(work.released) == len("yyyy-mm-dd"):
            self.by_day[work.released].append(entry)
        codes = (*work.codes, *(also.title for also in work.also_titled if also.type == "code"))
        self.by_code.update((name_key(code), work.id) for code in codes if len(name_key(code)) >= 6)
        for form in dict.fromkeys(make_title_variants(work, entry.show_words)):
            self._index_title(form)

    def _index_title(self, form: TitleVariant) -> None:
        if all(known.work_id != form.work_id for known in self.title_variants[form.key]):
            self.title_variants[form.key].append(form)
        for word in set(form.distinctive_words):
            self.variants_by_word[word].append(form)

    def _seasons_with_gaps(self) -> set[tuple[str | None, int | None]]:
        """Seasons of which only some episodes are known: there a number alone says less."""
        runs: dict[tuple[str | None, int | None], set[int]] = defaultdict(set)
        for entry in self.works.values():
            if entry.episode is not None:
                runs[entry.record.series, entry.season].add(entry.episode)
        return {run for run, episodes in runs.items() if len(episodes) < max(episodes)}

    def _index_series_name(self, phrase: SeriesName) -> None:
        """Adds a name; one that several series go by names them all."""
        key = name_key(phrase.text)
        known = self.series_names.get(key, phrase)
        show = known.is_show or phrase.is_show
        self.series_names[key] = SeriesName(
            text=phrase.text,
            is_show=show,
            series_ids=known.series_ids | phrase.series_ids,
            season=phrase.season if phrase.season == known.season else None,
            weak=not show and (phrase.weak or self.publishers.issuperset(cut(phrase.text))),
        )

    def _all_series_names(self) -> Iterator[SeriesName]:
        for series in self.series.values():
            below = self._builder.with_descendants(series.id)
            if show := self._builder.show_name(series):
                yield SeriesName(show, True, below)
            plain = re.sub(r"\s*\(.*?\)", "", series.title)
            for name in dict.fromkeys((plain, *series.aliases)):
                # "The Show Series 3" is a show and a season wherever it stands; both are read for themselves.
                if len(name_key(name)) >= 4 and parse_name(name).numbers.season is None:
                    yield SeriesName(name, False, below, series.season)
                    if (less := _ARTICLE.sub("", name)) != name:
                        yield SeriesName(less, False, below, series.season)
        yield from self._initials()
        yield from self._id_abbreviations()

    def _initials(self) -> Iterator[SeriesName]:
        """Series as fans shorten them, with or without their articles ("CoE", "TLoCJ"); a hint, not a name."""
        for series in self.series.values():
            for name in (series.title, *series.aliases):
                for short in self._shortened(cut(re.sub(r"\(.*?\)", "", name))):
                    yield SeriesName(
                        short, False, self._builder.with_descendants(series.id), series.season, weak=True
                    )

    def _shortened(self, name: tuple[str, ...]) -> Iterator[str]:
        """The initials of a name without its show; none where it says what it is ("Main Range", "BBC novels")."""
        own = [word for word in name if word not in self._show_keys]
        if not self.publishers.isdisjoint(own) or not (RELEASE_WORDS - STOP_WORDS).isdisjoint(own):
            return
        for words in (own, [word for word in own if word not in ARTICLES]):
            if len(words) > 1 and all(word[0].isalpha() for word in words):
                yield "".join(word[0] for word in words).upper()

    def _id_abbreviations(self) -> Iterator[SeriesName]:
        """Short names the pack itself uses: ids begin "bf-tw-20", and so do collectors' names."""
        begun: dict[str, list[IndexedWork]] = defaultdict(list)
        first = {entry.id.partition("-")[0] for entry in self.works.values()}
        for entry in self.works.values():
            words = entry.id.split("-")
            prefix = [word for word in words[:2] if word.isalpha() and len(word) <= 4]
            if len(prefix) == 2 and len(words) > 3 and words[2].isdecimal() and entry.series:
                yield SeriesName(" ".join(prefix).upper(), False, frozenset({entry.series.id}))
            for place, word in enumerate(words[:2]):
                short = word[:-1] if word[-1:].isdecimal() else word
                if len(short) == 2 and short.isalpha() and ((place == 0 and short == word) or short in first):
                    begun[word].append(entry)
        for short, works in begun.items():
            # What begins alike is of one show; what is only about it has a show of its own.
            shows = Counter(show for entry in works for show in sorted(entry.show_keys))
            if not shows:
                continue
            show, _ = shows.most_common(1)[0]
            series = frozenset(
                each for entry in works if show in entry.show_keys for each in entry.series_ids
            )
            yield SeriesName(short.upper(), False, series, weak=True)


def _is_one_slip_away(word: str, meant: str) -> bool:
    if abs(len(word) - len(meant)) > 1 or word[0] != meant[0] or word == meant:
        return False
    if len(word) == len(meant) and sorted(word) != sorted(meant):
        return False
    return OSA.distance(word, meant, score_cutoff=1) == 1


def _names_in_several_works(story: Story) -> Iterator[tuple[str, ...]]:
    stories = Counter(
        person for person, _ in {(each.character, each.work.partition("#")[0]) for each in story.appearances}
    )
    for character in story.characters:
        if stories[character.id] > 1:
            yield from (cut(name) for name in (character.name, *(alias.name for alias in character.aliases)))


def _names_of_everyone(story: Story) -> Iterator[str]:
    yield from (person.name for person in story.people)
    yield from (appearance.player for appearance in story.appearances)
    yield from (player for character in story.characters for player in character.players)
