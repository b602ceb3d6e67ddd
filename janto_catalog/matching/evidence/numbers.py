"""Season and episode, the number in a series, an issue; agreeing or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, span_positions, supports
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.files import Evidence

_EXPLICIT, _SEASON_AND_NUMBER, _THREE_DIGITS, _PLAIN, _ISSUE, _IN_SERIES, _EPISODE = (
    6.5,
    5.0,
    4.5,
    1.5,
    2.5,
    3.5,
    2.5,
)
_PART = re.compile(r"(?<![a-z])(?:part|pt|vol|volume|dis[ck]|book)(?![a-z])", re.IGNORECASE)
_DOTTED, _OWN_COUNT = 3.5, 4.5
_ONE_OF, _OF_WHAT = 3.0, 3.0
_UNSURE = 2.0
#: What speaks against a number that may count a disc's own titles.
_ON_DISC = 3.5
#: Names are read for no longer numbers than this.
_LONGEST_NUMBER = 4
_WRONG_EPISODE, _WRONG_SEASON, _WRONG_NUMBER, _PARTLY_KNOWN = 4.0, 3.0, 0.7, 3.0


def named_season(seen: ParsedItem) -> tuple[int, ItemText] | None:
    """The season a name, its series or its folders give, nearest first."""
    for text in seen.texts:
        if text.parsed.numbers.season is not None:
            return text.parsed.numbers.season, text
        for phrase, _ in text.series_names:
            if phrase.season is not None:
                return phrase.season, text
    return None


def standalone_numbers(text: ItemText) -> frozenset[int]:
    """Numbers that stand alone in a text."""
    reading = text.parsed
    numbers = reading.numbers
    outside = [
        place for place in reading.standalone_numbers if place not in reading.bracketed
    ] or reading.standalone_numbers
    found = {int(reading.words[place]) for place in outside}
    if numbers.dotted is not None and numbers.dotted[0] != numbers.dotted[1]:
        found.discard(numbers.dotted[0])
    if numbers.parts is not None and len(found) > 1:
        found.discard(numbers.part or 0)
    found.update(
        value for value in (numbers.issue, numbers.code[1] if numbers.code else None) if value is not None
    )
    if not numbers.explicit:
        found.update(numbers.episodes)
    return frozenset(found)


def counts_disc_titles(seen: ParsedItem) -> bool:
    """Whether the number of a film may count what is on a disc, not the episodes of its season: a disc stands in
    its name or folder, or the number is a title's or track's."""
    numbers = seen.name.parsed.numbers
    if seen.form is not FileForm.VIDEO or numbers.explicit:
        return False
    discs = (
        text.parsed.numbers.disc for text in seen.texts if text.source in (TextSource.NAME, TextSource.FOLDER)
    )
    return numbers.counts_disc_titles or any(disc is not None for disc in discs)


def track_numbers(case: Comparison, text: ItemText) -> frozenset[int]:
    """The places of numbers that count the tracks of a title: after a dash at the end of the name ("Title - 01"),
    or after the word."""
    title, reading = case.title_positions(text), text.parsed
    if not title or case.work.id in case.index.parts:
        return frozenset()
    told = {place for place in reading.standalone_numbers if place and reading.words[place - 1] == "track"}
    after = max(title, default=-2) + 1
    ends = all(place in reading.ignorable for place in range(after + 1, len(reading.words)))
    counts = after in reading.standalone_numbers and after in reading.after_separator and ends
    return frozenset(told | {after} if counts else told)


def _weigh(case: Comparison) -> Iterator[Evidence]:
    numbers = case.item.name.parsed.numbers
    yield from _one_of_a_run(case)
    yield from _all_of_a_box(case)
    if numbers.season_range:
        yield contradicts(f"the name says {numbers.season_range}: a whole run", 4.0)
    elif numbers.explicit:
        yield from _explicit(case)
    else:
        yield from _season_and_number(case)


def _one_of_a_run(case: Comparison) -> Iterator[Evidence]:
    """The name says several parts, and the title of this one says it is one of them."""
    run = {str(number) for number in case.item.name.parsed.numbers.part_range}
    mine = run.intersection(case.best_match.variant.words) if case.best_match else run
    if mine and mine != run:
        yield contradicts(f"the name says parts {' and '.join(sorted(run))}, and this is one", _ONE_OF)


def _all_of_a_box(case: Comparison) -> Iterator[Evidence]:
    """The name says the numbers of all stories of a box set: it is the box, and none of them."""
    spanned = case.item.name.parsed.numbers.number_range
    if not spanned:
        return
    said = f"the name says numbers {spanned[0]} to {spanned[-1]}"
    own = part_numbers(case.work.id, case.index)
    if spanned == own and case.matches:
        yield supports(f"{said}, which are all of it", _IN_SERIES)
    elif own and spanned != own:
        yield contradicts(f"{said}, but in this are {own[0]} to {own[-1]}", _ONE_OF)
    elif case.work.record.part_of and spanned == part_numbers(case.work.record.part_of, case.index):
        yield contradicts(f"{said}, and this is one", _ONE_OF)


def part_numbers(box: str, library: WorkIndex) -> tuple[int, ...]:
    """The numbers of a box set's stories, in order; none when one has no number."""
    numbers = [library.works[each].number for each in library.parts.get(box, ())]
    return tuple(sorted(number for number in numbers if number is not None)) if all(numbers) else ()


def _explicit(case: Comparison) -> Iterator[Evidence]:
    numbers, entry = case.item.name.parsed.numbers, case.work
    said = f"series {numbers.season}, episode {' and '.join(map(str, numbers.episodes))}"
    if entry.season is None or entry.episode is None:
        if numbers.season == 1 and entry.number in numbers.episodes:
            yield supports(f"the name says number {entry.number}", _PLAIN)
        elif _at_place_in_whole(case):
            yield supports(f"it is number {numbers.episodes[0]} of part {numbers.season}", _PLAIN)
        elif other := _numbered_so(case):
            yield contradicts(f"the name says {said}, which is “{other.record.title}”", _WRONG_SEASON)
        else:
            yield contradicts(f"the name says {said}, but this has no such number", 2.0)
    elif numbers.season == entry.season and entry.episode in numbers.episodes:
        yield supports(f"the name says {said}", _EXPLICIT)
        yield from _only_some(case)
    elif _at_place_in_whole(case):
        yield supports(f"it is number {numbers.episodes[0]} of part {numbers.season}", _PLAIN)
    elif numbers.season == 1 and case.names_its_series and entry.episode in numbers.episodes:
        yield supports(f"the name says {said}, counted from its own beginning", _OWN_COUNT)
    else:
        yield contradicts(
            f"the name says {said}, but this is series {entry.season}, episode {entry.episode}",
            _WRONG_EPISODE,
        )


def _at_place_in_whole(case: Comparison) -> bool:
    """Whether "3x02" counts box sets and what is in them: the second of the third, or of the one named."""
    numbers, whole = case.item.name.parsed.numbers, case.index.parent(case.work)
    if whole is None or not case.matches:
        return False
    siblings = case.index.parts[whole.id]
    counted = whole.number if whole.number is not None else 1
    return counted == numbers.season and numbers.episodes == (siblings.index(case.work.id) + 1,)


def _numbered_so(case: Comparison) -> IndexedWork | None:
    """The work of the same show that bears the season and episode the name says."""
    numbers = case.item.name.parsed.numbers
    for episode in numbers.episodes:
        for other in case.index.by_episode.get((numbers.season or 0, episode), ()):
            if not other.show_keys.isdisjoint(case.work.show_keys):
                return other
    return None


def _only_some(case: Comparison) -> Iterator[Evidence]:
    """A number is worth less where the episodes around it are not known, unless the title or year stands by it."""
    years = {year for text in case.item.texts for year in text.parsed.numbers.years}
    if case.index.is_partly_known(case.work) and not case.matches and case.work.year not in years:
        yield contradicts("only some episodes of that series are known here", _PARTLY_KNOWN)


def _season_and_number(case: Comparison) -> Iterator[Evidence]:
    entry, name = case.work, case.item.name
    plain = standalone_numbers(name) - _explained_otherwise(case)
    season = named_season(case.item)
    if entry.episode is not None and name.parsed.numbers.dotted == (entry.season, entry.episode):
        yield supports(f"the name says {entry.season}.{entry.episode}", _DOTTED)
        yield from _only_some(case)
    elif season and entry.season is not None and season[0] != entry.season:
        yield contradicts(
            f"{season[1].source.value} series {season[0]}, but this is series {entry.season}", _WRONG_SEASON
        )
    elif season and entry.episode in plain:
        yield from _in_its_season(case, season[1])
        yield from _only_some(case)
    elif (
        entry.season is not None and entry.episode is not None and 100 * entry.season + entry.episode in plain
    ):
        yield supports(
            f"the name says {100 * entry.season + entry.episode}: series {entry.season}, episode {entry.episode}",
            _THREE_DIGITS,
        )
    elif season is None and entry.number is None and entry.episode in name.parsed.numbers.episodes:
        yield supports(f"the name says episode {entry.episode}", _EPISODE)
    elif entry.number is not None:
        yield from _plain(case, plain)
    elif entry.lettered_number and any(
        word.lstrip("0") == entry.lettered_number for word in name.parsed.words
    ):
        yield supports(f"the name says number {entry.lettered_number}", _IN_SERIES)


def _in_its_season(case: Comparison, said: ItemText) -> Iterator[Evidence]:
    """The number is its place in the season that a text names; how much that is worth."""
    entry, name = case.work, case.item.name
    text = f"it is in series {entry.season}, and the name says number {entry.episode}"
    if not case.matches and counts_disc_titles(case.item):
        yield supports(text, _SEASON_AND_NUMBER)
        yield contradicts("its number may count the titles of a disc", _ON_DISC)
        return
    unsure = said.parsed.numbers.season is not None and (
        name.parsed.numbers.part is not None or _PART.search(name.parsed.text) is not None
    )
    yield supports(text, _UNSURE if unsure else _SEASON_AND_NUMBER)


def _plain(case: Comparison, plain: frozenset[int]) -> Iterator[Evidence]:
    number = case.work.number
    if number in plain and case.work.record.part_of and not case.matches and not _whole_named(case):
        yield contradicts(f"number {number} of what, nothing says", _OF_WHAT)
        return
    if number in plain:
        issue = case.item.name.parsed.numbers.issue == number or case.item.form is FileForm.PAGES
        weight = (
            _IN_SERIES
            if case.names_its_series and not case.work.record.part_of and len(plain) == 1
            else _ISSUE
            if issue
            else _PLAIN
        )
        yield supports(f"the name says number {number}", weight)
        return
    tag = next((text for text in case.item.texts if text.source is TextSource.SERIES_TAG), None)
    if tag and number in standalone_numbers(tag):
        yield supports(f"the series tag says number {number}", _ISSUE)
    elif plain and not all(
        place in case.item.name.parsed.ignorable for place in case.item.name.parsed.standalone_numbers
    ):
        yield contradicts(f"the name says number {min(plain)}, but this is number {number}", _WRONG_NUMBER)


def _whole_named(case: Comparison) -> bool:
    return any(
        form.work_id == case.work.record.part_of for text in case.item.texts for form, _ in text.titles
    )


def _explained_otherwise(case: Comparison) -> frozenset[int]:
    """Numbers in the name that belong to the work's title, to that of the whole it is part of, to the name of
    its series, or that count the tracks of it."""
    name, parent = case.item.name, case.index.parent(case.work)
    taken = set(case.title_positions(name)) | track_numbers(case, name)
    for phrase, span in name.series_names:
        if case.belongs_to(phrase):
            taken |= span_positions(span)
    for form, span in name.titles:
        if parent is not None and form.work_id == parent.id:
            taken |= span_positions(span)
    words = [name.parsed.words[place] for place in taken]
    return frozenset(int(word) for word in words if word.isdecimal() and len(word) <= _LONGEST_NUMBER)


EVIDENCE = EvidenceKind("numbers", _weigh)
