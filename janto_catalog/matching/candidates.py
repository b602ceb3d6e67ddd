"""Which works an item may be: by titles that stand in its texts, nearly stand there, or by numbers of a named series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.matching.comparison import Comparison, TitleMatch, span_positions
from janto_catalog.matching.evidence.medium import media_fit
from janto_catalog.matching.evidence.numbers import named_season, standalone_numbers
from janto_catalog.matching.index.fuzzy_titles import SpellingIndex, misspelled_titles, partial_titles
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText, ParsedItem, TextSource

_MOST_BY_NUMBER, _DISTINCTIVE = 12, 5.4


class CandidateFinder:
    """Finds the works an item may be."""

    def __init__(self, library: WorkIndex) -> None:
        self.library = library
        self._spelling = SpellingIndex(library)

    def comparisons(self, seen: ParsedItem) -> list[Comparison]:
        """A case for every work the item may be."""
        matches = self._matches(seen)
        ids = dict.fromkeys((*matches, *self._by_number(seen, matches), *self._by_identifier(seen)))
        return [self._case(seen, self.library.works[each], matches.get(each, [])) for each in ids]

    def compare(self, seen: ParsedItem, work: str) -> Comparison:
        """The case for one work, whatever speaks for it."""
        return self._case(seen, self.library.works[work], self._matches(seen).get(work, []))

    def _case(self, seen: ParsedItem, entry: IndexedWork, matches: list[TitleMatch]) -> Comparison:
        by_text: dict[int, list[TitleMatch]] = defaultdict(list)
        for match in matches:
            by_text[id(match.text)].append(match)
        best = [_together(each) for each in by_text.values()]
        return Comparison(seen, entry, self.library, tuple(sorted(best, key=lambda match: -match.weight)))

    def _matches(self, seen: ParsedItem) -> dict[str, list[TitleMatch]]:
        found: dict[str, list[TitleMatch]] = defaultdict(list)
        belongs = bool(seen.series_names)
        for text in self._naming(seen):
            for form, span in text.titles:
                if text.source is TextSource.FOLDER and not belongs and form.weight < _DISTINCTIVE:
                    continue
                found[form.work_id].append(TitleMatch(text, form, span_positions(span), form.weight))
        if belongs:
            for text in self._naming(seen):
                for match in self._nearly(text):
                    found[match.variant.work_id].append(match)
        return found

    def _nearly(self, text: ItemText) -> Iterator[TitleMatch]:
        if not _leaves_words(text):
            return
        yield from misspelled_titles(text, self.library, self._spelling)
        yield from partial_titles(text, self.library, self._spelling)

    def _naming(self, seen: ParsedItem) -> Iterator[ItemText]:
        """The texts that may name the work; the folder does when the name itself says nothing."""
        yield from (text for text in seen.texts if text.source in TITLE_SOURCES)
        if not seen.name.titles and has_only_numbers(seen.name):
            yield from (text for text in seen.texts if text.source is TextSource.FOLDER and text.depth == 0)

    def _by_number(self, seen: ParsedItem, matches: dict[str, list[TitleMatch]]) -> list[str]:
        """Works of a named series with a number of the name; a plain number beside a distinctive title is not one."""
        named = [phrase for _, phrase, _ in seen.series_names]
        if not named or (not seen.name.parsed.numbers.episodes and _titled(seen, matches)):
            return []
        entries = {
            entry.id: entry
            for entry in self._numbered(seen)
            if any(self.library.belongs_to(entry, phrase) for phrase in named)
        }
        nearest = {series for phrase in named if not phrase.is_show for series in phrase.series_ids}
        fitting = [entry for entry in entries.values() if media_fit(seen.form, entry.record.kind) > -3]
        fitting.sort(key=lambda entry: (entry.record.series not in nearest, entry.id))
        return [entry.id for entry in fitting[:_MOST_BY_NUMBER]]

    def _numbered(self, seen: ParsedItem) -> Iterator[IndexedWork]:
        """Works of any series that bear a number the item says."""
        numbers = seen.name.parsed.numbers
        season = named_season(seen)
        said = frozenset(numbers.episodes)
        if numbers.dotted:
            yield from self.library.by_episode.get(numbers.dotted, ())
        if numbers.season_range or (season and not numbers.explicit):
            said |= frozenset({1, 2, 3}) if numbers.season_range else standalone_numbers(seen.name)
        for episode in sorted(said):
            yield from self.library.by_episode.get((season[0] if season else 1, episode), ())
        yield from self.library.by_day.get(numbers.date, ())
        if not numbers.explicit:
            yield from self._by_plain_number(seen)
            yield from self._by_year(numbers)

    def _by_plain_number(self, seen: ParsedItem) -> Iterator[IndexedWork]:
        tagged = (text for text in seen.texts if text.source is TextSource.SERIES_TAG)
        for text in (seen.name, *tagged):
            for number in sorted(standalone_numbers(text)):
                if 100 < number < 1000:
                    yield from self.library.by_episode.get(divmod(number, 100), ())
                yield from self.library.by_number.get(number, ())

    def _by_year(self, numbers: Numbers) -> Iterator[IndexedWork]:
        """An episode without its season, in the year it came out."""
        if not (numbers.episodes and numbers.years):
            return
        for (_, episode), entries in self.library.by_episode.items():
            if episode in numbers.episodes:
                yield from (entry for entry in entries if entry.year in numbers.years)

    def _by_identifier(self, seen: ParsedItem) -> Iterator[str]:
        code = seen.name.parsed.numbers.code
        written = [code[0] + str(code[1])] if code else []
        for each in (*seen.identifiers, *written):
            key = "".join(letter for letter in each.casefold() if letter.isalnum())
            if key in self.library.by_code:
                yield self.library.by_code[key]


def _titled(seen: ParsedItem, matches: dict[str, list[TitleMatch]]) -> bool:
    """Whether a distinctive title stands there that is not the name of a series ("Children of Earth")."""
    clear = [match for listed in matches.values() for match in listed if match.weight >= _DISTINCTIVE]
    if not clear:
        return False
    series = [(text, span_positions(span)) for text, phrase, span in seen.series_names if phrase.is_specific]
    return any(
        match.positions - frozenset().union(*(taken for text, taken in series if text is match.text))
        for match in clear
    )


def _together(matches: list[TitleMatch]) -> TitleMatch:
    """The best match of a text; two titles of one work beside each other explain each other's words."""
    best = max(matches, key=lambda match: (match.weight, len(match.positions)))
    span = best.positions
    for match in matches:
        if not match.correction and match.positions.isdisjoint(span):
            span |= match.positions
    return replace(best, positions=span) if span != best.positions else best


def _leaves_words(text: ItemText) -> bool:
    """Whether words of a text are left that no title, series name or release word explains; once a distinctive
    title stands there whole, other titles that nearly do are not looked for."""
    explained = set(text.parsed.ignorable)
    for form, span in text.titles:
        if form.weight >= _DISTINCTIVE:
            return False
        explained |= span_positions(span)
    for _, span in text.series_names:
        explained |= span_positions(span)
    return any(
        place not in explained and len(word) > 2 and not word.isdecimal()
        for place, word in enumerate(text.parsed.words)
    )


def has_only_numbers(text: ItemText) -> bool:
    """Whether a text has only numbers and release words ("01", "Track 3", "CD1")."""
    quiet = text.parsed.ignorable
    return all(place in quiet or word.isdecimal() for place, word in enumerate(text.parsed.words))
