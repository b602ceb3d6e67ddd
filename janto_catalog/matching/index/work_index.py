"""Everything known, arranged for looking up what a name says; built once for a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from janto_catalog.filenames.parse import read_name
from janto_catalog.filenames.vocabulary import ARTICLES, RELEASE_WORDS, SMALL
from janto_catalog.matching.index.indexed_work import Entries, Entry, Phrase, Span, joined
from janto_catalog.matching.index.title_variants import TitleForm, title_forms
from janto_catalog.model.story import Story
from janto_catalog.model.text import words as cut

if TYPE_CHECKING:
    from janto_catalog.matching.item_text import Text

_LONGEST = 14
_LONG_SHOW = 8
_ARTICLE = re.compile(r"(?<![^\s:])the ", re.IGNORECASE)


class Library:
    """Titles, series names, numbers and people of a story, by what a name would say of them.

    Segments are left out: they are parts of a work no file is named for.
    """

    def __init__(self, story: Story) -> None:
        self.series = {series.id: series for series in story.series}
        self._making = Entries(self.series, {person.id: person.name for person in story.people})
        self.entries = {work.id: self._making.entry(work) for work in story.works if not work.is_segment}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.titles: dict[str, list[TitleForm]] = defaultdict(list)
        self.forms_by_word: dict[str, list[TitleForm]] = defaultdict(list)
        self.phrases: dict[str, Phrase] = {}
        self.by_episode: dict[tuple[int, int], list[Entry]] = defaultdict(list)
        self.by_season: dict[int, list[Entry]] = defaultdict(list)
        self.by_number: dict[int, list[Entry]] = defaultdict(list)
        #: What was shown or heard for the first time on a day.
        self.by_day: dict[str, list[Entry]] = defaultdict(list)
        self.by_code: dict[str, str] = {}
        self.people = {word for name in _everyone(story) for word in cut(name) if len(word) > 2}
        self.publishers: set[str] = set()
        self._shows = {show for entry in self.entries.values() for show in entry.shows}
        #: Names of those who are in several stories, as words.
        self.recurring = set(_recurring(story))
        for entry in self.entries.values():
            self._index_work(entry)
        for phrase in self._phrases():
            self._index_phrase(phrase)
        #: Folders, albums and artists that were read, remembered for items to come.
        self.texts: dict[tuple[str, str, int], Text] = {}
        #: What misspelt words were found to mean, remembered as long as the library.
        self.meant: dict[str, tuple[str, ...]] = {}
        self._gappy = self._seasons_with_gaps()
        self.vocabulary = tuple(sorted(word for word in self.forms_by_word if len(word) >= 4))
        self._long_shows = {
            key: phrase
            for key, phrase in self.phrases.items()
            if phrase.show and len(key) >= _LONG_SHOW and " " not in phrase.text
        }
        words = (word for phrase in self.phrases.values() for word in cut(phrase.text))
        #: By their first letter, which a slip leaves alone.
        self._long_words: dict[str, set[str]] = defaultdict(set)
        for word in sorted(words):
            if len(word) >= _LONG_SHOW:
                self._long_words[word[0]].add(word)
        self._keys = self.titles.keys() | self.phrases.keys()
        self._starts = {key[:size] for key in self._keys for size in range(1, 5)}
        self._longest = max(map(len, self._keys), default=0)

    def parent(self, entry: Entry) -> Entry | None:
        """The box set, issue or anthology a work is part of."""
        return self.entries.get(entry.work.part_of) if entry.work.part_of else None

    def find(
        self, words: tuple[str, ...], spelt: tuple[str, ...]
    ) -> tuple[list[tuple[TitleForm, Span]], list[tuple[Phrase, Span]]]:
        """Titles and series names that stand in these words, wherever the spaces are; titles compare numbers
        as digits, series names as they are spelt."""
        titles: list[tuple[TitleForm, Span]] = []
        phrases: list[tuple[Phrase, Span]] = []
        alike = words == spelt
        for key, begin, end in self._stretches(words):
            if key in self.titles:
                span = Span(begin, end)
                titles.extend((form, span) for form in self.titles[key])
            if alike and (phrase := self.phrases.get(key)):
                phrases.append((phrase, Span(begin, end)))
        if not alike:
            for key, begin, end in self._stretches(spelt):
                if phrase := self.phrases.get(key):
                    phrases.append((phrase, Span(begin, end)))
        return titles, phrases

    def misspelt_shows(self, spelt: tuple[str, ...]) -> list[tuple[Phrase, Span]]:
        """Shows of one long word that stand there with a letter too few, too many, or two changed about.

        Worth less than the name itself; another letter in its place is another show ("Touchwood").
        """
        return [
            (replace(show, faint=True), Span(place, place + 1))
            for place, word in enumerate(spelt)
            if len(word) >= _LONG_SHOW - 1
            for key, show in self._long_shows.items()
            if _slipped(word, key)
        ]

    def misspelt_series(self, spelt: tuple[str, ...]) -> Iterator[tuple[Phrase, Span]]:
        """Names of several words that stand there but for such a slip in a long one."""
        for place, word in enumerate(spelt):
            known = self._long_words.get(word[0], ()) if len(word) >= _LONG_SHOW - 1 else ()
            if word in known:
                continue
            for meant in sorted(known):
                if _slipped(word, meant):
                    put_right = (*spelt[:place], meant, *spelt[place + 1 :])
                    for key, begin, end in self._stretches(put_right):
                        if key in self.phrases and begin <= place < end and end - begin > 1:
                            yield self.phrases[key], Span(begin, end)

    def answers_to(self, entry: Entry, phrase: Phrase) -> bool:
        """Whether a series name covers this work."""
        return not phrase.series.isdisjoint(entry.line)

    def partly_known(self, entry: Entry) -> bool:
        """Whether other episodes of its season are missing from the library."""
        return (entry.work.series, entry.season) in self._gappy

    def _stretches(self, words: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """Stretches of words run together, as far as some title or series name begins so."""
        starts, known = self._starts, self._keys
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

    def _index_work(self, entry: Entry) -> None:
        work = entry.work
        self.people |= entry.people
        for company in (work.publisher, work.channel):
            words = cut(company)
            self.publishers.update(words)
            if len(words) > 1:
                self.publishers.add("".join(word[0] for word in words))
        if work.part_of:
            self.children[work.part_of].append(work.id)
        if entry.season is not None and entry.episode is not None:
            self.by_episode[entry.season, entry.episode].append(entry)
            self.by_season[entry.season].append(entry)
        if entry.number is not None:
            self.by_number[entry.number].append(entry)
        if work.channel and work.released and len(work.released) == len("yyyy-mm-dd"):
            self.by_day[work.released].append(entry)
        codes = (*work.codes, *(also.title for also in work.also_titled if also.type == "code"))
        self.by_code.update((joined(code), work.id) for code in codes if len(joined(code)) >= 6)
        for form in dict.fromkeys(title_forms(work, entry.show_words)):
            self._index_title(form)

    def _index_title(self, form: TitleForm) -> None:
        if all(known.work != form.work for known in self.titles[form.key]):
            self.titles[form.key].append(form)
        for word in set(form.telling):
            self.forms_by_word[word].append(form)

    def _seasons_with_gaps(self) -> set[tuple[str | None, int | None]]:
        """Seasons of which only some episodes are known: there a number alone says less."""
        runs: dict[tuple[str | None, int | None], set[int]] = defaultdict(set)
        for entry in self.entries.values():
            if entry.episode is not None:
                runs[entry.work.series, entry.season].add(entry.episode)
        return {run for run, episodes in runs.items() if len(episodes) < max(episodes)}

    def _index_phrase(self, phrase: Phrase) -> None:
        """Adds a name; one that several series go by names them all."""
        key = joined(phrase.text)
        known = self.phrases.get(key, phrase)
        show = known.show or phrase.show
        self.phrases[key] = Phrase(
            text=phrase.text,
            show=show,
            series=known.series | phrase.series,
            season=phrase.season if phrase.season == known.season else None,
            faint=not show and (phrase.faint or self.publishers.issuperset(cut(phrase.text))),
        )

    def _phrases(self) -> Iterator[Phrase]:
        for series in self.series.values():
            below = self._making.below(series.id)
            if show := self._making.show(series):
                yield Phrase(show, True, below)
            plain = re.sub(r"\s*\(.*?\)", "", series.title)
            for name in dict.fromkeys((plain, *series.aliases)):
                # "The Show Series 3" is a show and a season wherever it stands; both are read for themselves.
                if len(joined(name)) >= 4 and read_name(name).numbers.season is None:
                    yield Phrase(name, False, below, series.season)
                    if (less := _ARTICLE.sub("", name)) != name:
                        yield Phrase(less, False, below, series.season)
        yield from self._initials()
        yield from self._id_phrases()

    def _initials(self) -> Iterator[Phrase]:
        """Series as fans shorten them, with or without their articles ("CoE", "TLoCJ"); a hint, not a name."""
        for series in self.series.values():
            for name in (series.title, *series.aliases):
                for short in self._shortened(cut(re.sub(r"\(.*?\)", "", name))):
                    yield Phrase(short, False, self._making.below(series.id), series.season, faint=True)

    def _shortened(self, name: tuple[str, ...]) -> Iterator[str]:
        """The initials of a name without its show; none where it says what it is ("Main Range", "BBC novels")."""
        own = [word for word in name if word not in self._shows]
        if not self.publishers.isdisjoint(own) or not (RELEASE_WORDS - SMALL).isdisjoint(own):
            return
        for words in (own, [word for word in own if word not in ARTICLES]):
            if len(words) > 1 and all(word[0].isalpha() for word in words):
                yield "".join(word[0] for word in words).upper()

    def _id_phrases(self) -> Iterator[Phrase]:
        """Short names the pack itself uses: ids begin "bf-tw-20", and so do collectors' names."""
        begun: dict[str, list[Entry]] = defaultdict(list)
        first = {entry.id.partition("-")[0] for entry in self.entries.values()}
        for entry in self.entries.values():
            words = entry.id.split("-")
            prefix = [word for word in words[:2] if word.isalpha() and len(word) <= 4]
            if len(prefix) == 2 and len(words) > 3 and words[2].isdecimal() and entry.series:
                yield Phrase(" ".join(prefix).upper(), False, frozenset({entry.series.id}))
            for place, word in enumerate(words[:2]):
                short = word[:-1] if word[-1:].isdecimal() else word
                if len(short) == 2 and short.isalpha() and ((place == 0 and short == word) or short in first):
                    begun[word].append(entry)
        for short, entries in begun.items():
            # What begins alike is of one show; what is only about it has a show of its own.
            shows = Counter(show for entry in entries for show in sorted(entry.shows))
            if not shows:
                continue
            show, _ = shows.most_common(1)[0]
            series = frozenset(each for entry in entries if show in entry.shows for each in entry.line)
            yield Phrase(short.upper(), False, series, faint=True)


def _slipped(word: str, meant: str) -> bool:
    if abs(len(word) - len(meant)) > 1 or word[0] != meant[0] or word == meant:
        return False
    if len(word) == len(meant) and sorted(word) != sorted(meant):
        return False
    return OSA.distance(word, meant, score_cutoff=1) == 1


def _recurring(story: Story) -> Iterator[tuple[str, ...]]:
    stories = Counter(
        person for person, _ in {(each.character, each.work.partition("#")[0]) for each in story.appearances}
    )
    for character in story.characters:
        if stories[character.id] > 1:
            yield from (cut(name) for name in (character.name, *(alias.name for alias in character.aliases)))


def _everyone(story: Story) -> Iterator[str]:
    yield from (person.name for person in story.people)
    yield from (appearance.player for appearance in story.appearances)
    yield from (player for character in story.characters for player in character.players)
