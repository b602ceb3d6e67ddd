"""Which works an item may be: by titles that stand in its texts, nearly stand there, or by numbers of a named series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.matching.comparison import Case, TitleMatch, places
from janto_catalog.matching.evidence.medium import fit
from janto_catalog.matching.evidence.numbers import plain_numbers, season_of
from janto_catalog.matching.index.fuzzy_titles import Spelling, in_part, respelt
from janto_catalog.matching.index.indexed_work import Entry
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import NAMING, Place, Seen, Text

_MOST_BY_NUMBER, _DISTINCTIVE = 12, 5.4


class Finder:
    """Finds the works an item may be."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._spelling = Spelling(library)

    def cases(self, seen: Seen) -> list[Case]:
        """A case for every work the item may be."""
        matches = self._matches(seen)
        ids = dict.fromkeys((*matches, *self._by_number(seen, matches), *self._by_identifier(seen)))
        return [self._case(seen, self.library.entries[each], matches.get(each, [])) for each in ids]

    def case(self, seen: Seen, work: str) -> Case:
        """The case for one work, whatever speaks for it."""
        return self._case(seen, self.library.entries[work], self._matches(seen).get(work, []))

    def _case(self, seen: Seen, entry: Entry, matches: list[TitleMatch]) -> Case:
        by_text: dict[int, list[TitleMatch]] = defaultdict(list)
        for match in matches:
            by_text[id(match.text)].append(match)
        best = [_together(each) for each in by_text.values()]
        return Case(seen, entry, self.library, tuple(sorted(best, key=lambda match: -match.weight)))

    def _matches(self, seen: Seen) -> dict[str, list[TitleMatch]]:
        found: dict[str, list[TitleMatch]] = defaultdict(list)
        belongs = bool(seen.phrases)
        for text in self._naming(seen):
            for form, span in text.titles:
                if text.place is Place.FOLDER and not belongs and form.weight < _DISTINCTIVE:
                    continue
                found[form.work].append(TitleMatch(text, form, places(span), form.weight))
        if belongs:
            for text in self._naming(seen):
                for match in self._nearly(text):
                    found[match.form.work].append(match)
        return found

    def _nearly(self, text: Text) -> Iterator[TitleMatch]:
        if not _leaves_words(text):
            return
        yield from respelt(text, self.library, self._spelling)
        yield from in_part(text, self.library, self._spelling)

    def _naming(self, seen: Seen) -> Iterator[Text]:
        """The texts that may name the work; the folder does when the name itself says nothing."""
        yield from (text for text in seen.texts if text.place in NAMING)
        if not seen.name.titles and says_nothing(seen.name):
            yield from (text for text in seen.texts if text.place is Place.FOLDER and text.depth == 0)

    def _by_number(self, seen: Seen, matches: dict[str, list[TitleMatch]]) -> list[str]:
        """Works of a named series with a number of the name; a plain number beside a distinctive title is not one."""
        named = [phrase for _, phrase, _ in seen.phrases]
        if not named or (not seen.name.reading.numbers.episodes and _titled(seen, matches)):
            return []
        entries = {
            entry.id: entry
            for entry in self._numbered(seen)
            if any(self.library.answers_to(entry, phrase) for phrase in named)
        }
        nearest = {series for phrase in named if not phrase.show for series in phrase.series}
        fitting = [entry for entry in entries.values() if fit(seen.form, entry.work.kind) > -3]
        fitting.sort(key=lambda entry: (entry.work.series not in nearest, entry.id))
        return [entry.id for entry in fitting[:_MOST_BY_NUMBER]]

    def _numbered(self, seen: Seen) -> Iterator[Entry]:
        """Works of any series that bear a number the item says."""
        numbers = seen.name.reading.numbers
        season = season_of(seen)
        said = frozenset(numbers.episodes)
        if numbers.dotted:
            yield from self.library.by_episode.get(numbers.dotted, ())
        if numbers.pack or (season and not numbers.explicit):
            said |= frozenset({1, 2, 3}) if numbers.pack else plain_numbers(seen.name)
        for episode in sorted(said):
            yield from self.library.by_episode.get((season[0] if season else 1, episode), ())
        yield from self.library.by_day.get(numbers.day, ())
        if not numbers.explicit:
            yield from self._by_plain_number(seen)
            yield from self._by_year(numbers)

    def _by_plain_number(self, seen: Seen) -> Iterator[Entry]:
        tagged = (text for text in seen.texts if text.place is Place.SERIES_TAG)
        for text in (seen.name, *tagged):
            for number in sorted(plain_numbers(text)):
                if 100 < number < 1000:
                    yield from self.library.by_episode.get(divmod(number, 100), ())
                yield from self.library.by_number.get(number, ())

    def _by_year(self, numbers: Numbers) -> Iterator[Entry]:
        """An episode without its season, in the year it came out."""
        if not (numbers.episodes and numbers.years):
            return
        for (_, episode), entries in self.library.by_episode.items():
            if episode in numbers.episodes:
                yield from (entry for entry in entries if entry.year in numbers.years)

    def _by_identifier(self, seen: Seen) -> Iterator[str]:
        code = seen.name.reading.numbers.code
        written = [code[0] + str(code[1])] if code else []
        for each in (*seen.identifiers, *written):
            key = "".join(letter for letter in each.casefold() if letter.isalnum())
            if key in self.library.by_code:
                yield self.library.by_code[key]


def _titled(seen: Seen, matches: dict[str, list[TitleMatch]]) -> bool:
    """Whether a distinctive title stands there that is not the name of a series ("Children of Earth")."""
    clear = [match for listed in matches.values() for match in listed if match.weight >= _DISTINCTIVE]
    if not clear:
        return False
    series = [(text, places(span)) for text, phrase, span in seen.phrases if phrase.specific]
    return any(
        match.span - frozenset().union(*(taken for text, taken in series if text is match.text))
        for match in clear
    )


def _together(matches: list[TitleMatch]) -> TitleMatch:
    """The best match of a text; two titles of one work beside each other explain each other's words."""
    best = max(matches, key=lambda match: (match.weight, len(match.span)))
    span = best.span
    for match in matches:
        if not match.slip and match.span.isdisjoint(span):
            span |= match.span
    return replace(best, span=span) if span != best.span else best


def _leaves_words(text: Text) -> bool:
    """Whether words of a text are left that no title, series name or release word explains; once a distinctive
    title stands there whole, other titles that nearly do are not looked for."""
    explained = set(text.reading.quiet)
    for form, span in text.titles:
        if form.weight >= _DISTINCTIVE:
            return False
        explained |= places(span)
    for _, span in text.phrases:
        explained |= places(span)
    return any(
        place not in explained and len(word) > 2 and not word.isdecimal()
        for place, word in enumerate(text.reading.words)
    )


def says_nothing(text: Text) -> bool:
    """Whether a text has only numbers and release words ("01", "Track 3", "CD1")."""
    quiet = text.reading.quiet
    return all(place in quiet or word.isdecimal() for place, word in enumerate(text.reading.words))
