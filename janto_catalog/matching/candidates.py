"""The works that an item may be: by titles that its texts have, exactly or nearly, by numbers, by identifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.filenames.vocabulary import NUMBER_WORDS, FileForm
from janto_catalog.matching import length_weights, number_weights, weights
from janto_catalog.matching.box_parts import box_part
from janto_catalog.matching.comparison import Comparison, TitleMatch
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.cut_titles import cut_titles, titles_cut_in_word
from janto_catalog.matching.index.fuzzy_titles import misspelled_titles, partial_titles
from janto_catalog.matching.index.indexed_work import IndexedWork, SeriesName, name_key
from janto_catalog.matching.index.usual_lengths import UsualLengths
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import (
    identifier_keys,
    named_season,
    numbers_in_unknown_words,
    standalone_numbers,
)
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText, ParsedItem, TextSource
from janto_catalog.matching.named_characters import names_pair
from janto_catalog.matching.named_world import MAKER_SOURCES, may_be_names
from janto_catalog.matching.numbered_box import numbered_box

#: "101" to "999" may be a season and an episode.
_THREE_DIGITS = range(101, 1000)


class CandidateFinder:
    """Finds the works that an item may be."""

    def __init__(self, index: WorkIndex, usual_lengths: UsualLengths | None = None) -> None:
        """Find works of an index; `usual_lengths` are used instead of those that the index knows."""
        self.index = index
        self.usual_lengths = usual_lengths or index.usual_lengths
        self._makers: dict[str, bool] = {}

    def comparisons(self, item: ParsedItem) -> list[Comparison]:
        """Compare an item with every work that it may be."""
        matches = self._title_matches(item)
        ids = dict.fromkeys(
            (
                *matches,
                *self._works_by_disc(item, matches),
                *self._works_by_part(item, matches),
                *self._works_by_box(item),
                *self._works_by_number(item, matches),
                *self._works_by_code(item),
            )
        ) or dict.fromkeys(self._works_of_named_series(item))
        return [self._compare(item, self.index.works[each], matches.get(each, [])) for each in ids]

    def compare(self, item: ParsedItem, work_id: str) -> Comparison:
        """Compare an item with one work, even if nothing points to it."""
        return self._compare(item, self.index.works[work_id], self._title_matches(item).get(work_id, []))

    def _compare(self, item: ParsedItem, work: IndexedWork, matches: list[TitleMatch]) -> Comparison:
        by_text: dict[int, list[TitleMatch]] = defaultdict(list)
        for match in matches:
            by_text[id(match.text)].append(match)
        best = [_merge(each) for each in by_text.values()]
        ranked = tuple(sorted(best, key=lambda match: -match.weight))
        return Comparison(item, work, self.index, ranked, self.usual_lengths)

    def _title_matches(self, item: ParsedItem) -> dict[str, list[TitleMatch]]:
        """The title matches by work; misspelled and partial titles are looked for only where a series is named."""
        matches: dict[str, list[TitleMatch]] = defaultdict(list)
        names_series = bool(item.series_names)
        for text in _title_texts(item):
            common = [each for each, _ in text.titles if each.weight < weights.DISTINCTIVE_TITLE]
            left_out = common if not names_series and common and self._is_elsewhere(item, text) else ()
            for variant, span in text.titles:
                if variant not in left_out:
                    matches[variant.work_id].append(TitleMatch(text, variant, span.positions, variant.weight))
        for text in item.texts_from(TextSource.TITLE_TAG, TextSource.ALBUM_TAG):
            for found in () if text.titles else cut_titles(text.parsed, self.index):
                match = TitleMatch(text, found.variant, found.positions, found.weight, found.correction)
                matches[found.variant.work_id].append(match)
        if names_series:
            for text in _title_texts(item):
                for match in self._fuzzy_matches(text):
                    matches[match.variant.work_id].append(match)
        return matches

    def _is_elsewhere(self, item: ParsedItem, text: ItemText) -> bool:
        """Whether a common title in a text of an item that names no series is no reason to look at its work."""
        return text.source is TextSource.FOLDER or self._is_of_unknown_world(item, text)

    def _is_of_unknown_world(self, item: ParsedItem, text: ItemText) -> bool:
        """Whether a text has words that nothing explains beside its titles, and nobody known here is named.

        "Broken River" in a collection of music is no story that is called "Broken".  Such matches never come near a
        question, and a collection of music has so many that scoring them took a quarter of the time.
        """
        if not text.titles or item.identifiers:
            return False
        titles = frozenset[int]().union(*(span.positions for _, span in text.titles))
        left = [text.parsed.words[position] for position in may_be_names(text) if position not in titles]
        # The checks that take the least time come first.
        if not left or not self.index.publisher_words.isdisjoint(left) or names_pair(text, self.index):
            return False
        return not any(
            self._may_name_maker(each, titles) if each is text else self._has_maker(each)
            for each in item.texts_from(*MAKER_SOURCES)
        ) and not any(self._works_by_code(item))

    def _has_maker(self, text: ItemText) -> bool:
        """The same of a text that is no title; most items of a folder have the same ones."""
        name = text.parsed.text
        if name not in self._makers:
            self._makers[name] = self._may_name_maker(text, ())
        return self._makers[name]

    def _may_name_maker(self, text: ItemText, titles: Collection[int]) -> bool:
        """Whether a text has the whole name of someone known here, or no words but those of such names."""
        left = [text.parsed.words[position] for position in may_be_names(text) if position not in titles]
        if left and self.index.people_words.issuperset(left):
            return True
        return self.index.names_person(frozenset(text.parsed.raw_words))

    def _fuzzy_matches(self, text: ItemText) -> Iterator[TitleMatch]:
        if text.source is TextSource.FOLDER or not _has_words_left(text):
            return
        parsed = text.parsed
        for match in (
            *misspelled_titles(parsed, self.index),
            *partial_titles(parsed, text.titles, self.index),
            *titles_cut_in_word(parsed, self.index),
        ):
            yield TitleMatch(text, match.variant, match.positions, match.weight, match.correction)

    def _works_by_number(self, item: ParsedItem, matches: dict[str, list[TitleMatch]]) -> list[str]:
        """Works of a named series that have a number of the item's.

        When there is a distinctive title, a number without a word for "episode" is not tried, but for that of an issue.
        """
        names = [name for _, name, _ in item.series_names]
        may_be_other = item.name.parsed.numbers.episodes or _is_numbered_issue(item)
        if not names or (not may_be_other and _has_distinctive_title(item, matches)):
            return []
        works = {
            work.id: work
            for work in self._works_with_numbers(item)
            if any(self.index.belongs_to(work, name) for name in names)
        }
        named = {series for name in names if not name.is_show for series in name.series_ids}
        fitting = [work for work in works.values() if can_be(item.form, work.record.kind)]
        fitting.sort(
            key=lambda work: (
                work.record.series not in named,
                self._is_less_likely_by_number(item, work),
                work.id,
            )
        )
        return [work.id for work in fitting[: number_weights.WORKS_BY_NUMBER_COUNT]]

    def _is_less_likely_by_number(self, item: ParsedItem, work: IndexedWork) -> int:
        """How much speaks against a work that has a number of a recording, where no folder has a title.

        It is a story of a box set that nothing names, or much longer or shorter than the recording.
        """
        if item.seconds is None or not item.form.is_recording:
            return 0
        if any(text.titles for text in item.texts_from(TextSource.FOLDER)):
            return 0
        is_of_other_box = work.record.part_of is not None and not item.has_title_of(work.record.part_of)
        return 2 * is_of_other_box + self._is_unlike_in_length(item.seconds, work)

    def _is_unlike_in_length(self, seconds: float, work: IndexedWork) -> bool:
        if known := work.record.runtime:
            return length_agreement(seconds, known) < 0
        usual, margin = self.usual_lengths.like(work), length_weights.USUAL_LENGTH_MARGIN_SHARE
        return usual is not None and not (
            usual.shortest * (1 - margin) <= seconds <= usual.longest * (1 + margin)
        )

    def _works_with_numbers(self, item: ParsedItem) -> Iterator[IndexedWork]:
        """Works of any series that have a number of the item's; a work may come twice."""
        numbers = item.name.parsed.numbers
        season = named_season(item)
        episodes = frozenset(numbers.episodes)
        if numbers.dotted:
            yield from self.index.by_episode.get(numbers.dotted, ())
        if numbers.season_range:
            # Three episodes are enough: a range of seasons is never linked to one.
            episodes |= {1, 2, 3}
        elif season and not numbers.explicit:
            episodes |= standalone_numbers(item.name) | {numbers.part or 0}
        for episode in sorted(episodes):
            yield from self.index.by_episode.get((season[0] if season else 1, episode), ())
        for of_season, more in numbers.more_seasons:
            for episode in more:
                yield from self.index.by_episode.get((of_season, episode), ())
        yield from self._works_by_other_form(numbers)
        yield from self._works_by_sidecar(item)
        yield from self._works_by_own_count(item)
        for pair in numbers_in_unknown_words(item):
            yield from self.index.by_episode.get(pair, ())
        yield from self.index.by_date.get(numbers.date, ())
        yield from self.index.issues_by_date.get(numbers.date, ())
        if numbers.number_range:
            yield from self._box_sets_of_range(numbers.number_range)
        if not numbers.explicit:
            yield from self._works_by_standalone_number(item)
            yield from self._works_by_year(numbers)

    def _box_sets_of_range(self, numbers: tuple[int, ...]) -> Iterator[IndexedWork]:
        """Box sets whose stories have these numbers, all of them: "The Range 1-6"."""
        for whole in self.index.parts:
            if self.index.part_numbers(whole) == numbers:
                yield self.index.works[whole]

    def _works_by_other_form(self, numbers: Numbers) -> Iterator[IndexedWork]:
        """Works with the season and episode that the name gives in another form, and differently."""
        for season, episodes in numbers.other_forms:
            for episode in episodes or numbers.episodes:
                of_season = numbers.season if season is None else season
                yield from self.index.by_episode.get((of_season or 1, episode), ())

    def _works_by_sidecar(self, item: ParsedItem) -> Iterator[IndexedWork]:
        """Works with the season and episodes that a sidecar gives."""
        if (found := item.sidecar_numbers) is not None:
            for episode in found[1].episodes:
                yield from self.index.by_episode.get((found[1].season or 0, episode), ())

    def _works_by_own_count(self, item: ParsedItem) -> Iterator[IndexedWork]:
        """Works of a named series by their number in it: a season may be kept as a show that starts with season 1."""
        numbers = item.name.parsed.numbers
        if not numbers.explicit or numbers.season not in (0, 1):
            return
        named = {series for _, name, _ in item.series_names if name.is_specific for series in name.series_ids}
        for episode in numbers.episodes:
            for work in self.index.by_number.get(episode, ()):
                if work.record.series in named:
                    yield work

    def _works_by_standalone_number(self, item: ParsedItem) -> Iterator[IndexedWork]:
        for text in (item.name, *item.texts_from(TextSource.SERIES_TAG)):
            for number in sorted(standalone_numbers(text)):
                if number in _THREE_DIGITS:
                    yield from self.index.by_episode.get(divmod(number, 100), ())
                yield from self.index.by_number.get(number, ())

    def _works_by_year(self, numbers: Numbers) -> Iterator[IndexedWork]:
        """Episodes of any season that came out in the year that the name says."""
        if not (numbers.episodes and numbers.years):
            return
        for (_, episode), works in self.index.by_episode.items():
            if episode in numbers.episodes:
                yield from (work for work in works if work.year in numbers.years)

    def _works_by_disc(self, item: ParsedItem, matches: Iterable[str]) -> Iterator[str]:
        """Works of named box sets, by the disc that the item is."""
        for work_id in matches:
            if part := box_part(item, work_id, self.index):
                yield part.work_id

    def _works_by_part(self, item: ParsedItem, matches: Iterable[str]) -> Iterator[str]:
        """Works of box sets that the name has the title of, by the number beside it: "The Box 2"."""
        numbers = item.name.parsed.numbers
        named = standalone_numbers(item.name) | {*numbers.episodes} if not numbers.explicit else frozenset()
        for work_id in matches if named else ():
            if item.name.has_title_of(work_id):
                for part in self.index.parts.get(work_id, ()):
                    if self.index.works[part].number in named:
                        yield part

    def _works_by_box(self, item: ParsedItem) -> Iterator[str]:
        """The box set that the name gives by a number, or the story that it gives by one more."""
        if box := numbered_box(item, self.index):
            work = box.story(self.index) or box.whole
            if can_be(item.form, self.index.works[work].record.kind):
                yield work

    def _works_of_named_series(self, item: ParsedItem) -> Iterator[str]:
        """The works of a small series that the item's own name or tags name, when they name nothing else."""
        named = {
            series
            for text, name, _ in item.series_names
            if name.is_specific and not name.weak and text.source in TITLE_SOURCES
            for series in name.series_ids
        }
        works = [
            work
            for series in sorted(named)
            for work in self.index.by_series.get(series, ())
            if can_be(item.form, work.record.kind)
        ]
        if len(works) <= weights.SERIES_ASKED_COUNT:
            yield from (work.id for work in works)

    def _works_by_code(self, item: ParsedItem) -> Iterator[str]:
        for _, key in identifier_keys(item):
            if key in self.index.by_code:
                yield self.index.by_code[key]


def _title_texts(item: ParsedItem) -> Iterator[ItemText]:
    """The texts that may be the work's title; the folder is one when no other has a title.

    So it is for a name of numbers only, and for a file that is alone in its folder and has no number.
    """
    yield from item.texts_from(*TITLE_SOURCES)
    if item.name.titles:
        return
    has_title = any(text.titles for text in item.texts_from(*TITLE_SOURCES))
    if item.name.has_only_numbers() or (item.is_alone and not has_title and not _has_number(item)):
        yield from (text for text in item.texts_from(TextSource.FOLDER) if text.depth == 0)


def _is_numbered_issue(item: ParsedItem) -> bool:
    """Whether a number is right behind the name of a series: an issue, which may have the title of a story in it."""
    numbers = item.name.parsed.standalone_numbers
    return item.form in (FileForm.PAGES, FileForm.PDF) and any(
        name.is_specific and span.end in numbers for name, span in item.name.series_names
    )


def _has_number(item: ParsedItem) -> bool:
    """Whether the name gives a season or episode, and so says more than its folder."""
    numbers = item.name.parsed.numbers
    return bool(numbers.episodes or numbers.season_range) or numbers.season is not None


def _has_distinctive_title(item: ParsedItem, matches: dict[str, list[TitleMatch]]) -> bool:
    """Whether an item has a distinctive title that is not the name of a series ("Children of Earth")."""
    distinctive = [
        match for found in matches.values() for match in found if match.weight >= weights.DISTINCTIVE_TITLE
    ]
    if not distinctive:
        return False
    series = [(text, span.positions) for text, name, span in item.series_names if name.is_specific]
    return any(
        match.positions - frozenset().union(*(taken for text, taken in series if text is match.text))
        for match in distinctive
    )


def _merge(matches: list[TitleMatch]) -> TitleMatch:
    """The best match of a text, with the words of other titles of the same work in it."""
    best = max(matches, key=lambda match: (match.weight, len(match.positions)))
    positions = best.positions
    for match in matches:
        if not match.correction and match.positions.isdisjoint(positions):
            positions |= match.positions
    return replace(best, positions=positions) if positions != best.positions else best


def _is_exact_name(name: SeriesName, words: Sequence[str]) -> bool:
    """Whether the words are the name of a series without a misspelled one, except that a number may be a word."""
    return not set(words).isdisjoint(NUMBER_WORDS) or "".join(words) == name_key(name.text)


def _has_words_left(text: ItemText) -> bool:
    """Whether a text has words that no title, series name or release word explains.

    When there is a distinctive title, no similar ones are looked for.
    """
    explained = set(text.parsed.ignorable)
    for variant, span in text.titles:
        if variant.weight >= weights.DISTINCTIVE_TITLE:
            return False
        explained |= span.positions
    for name, span in text.series_names:
        # A misspelled name may be that of a title as well.
        if span.end - span.start == 1 or _is_exact_name(name, text.parsed.raw_words[span.start : span.end]):
            explained |= span.positions
    return any(
        position not in explained and len(word) > 2 and not word.isdecimal()
        for position, word in enumerate(text.parsed.words)
    )
