"""Season and episode, the number in a series, an issue; agreeing or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import Form
from janto_catalog.matching.comparison import Case, EvidenceKind, places, speaks_against, speaks_for
from janto_catalog.matching.index.indexed_work import Entry
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Place, Seen, Text
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


def season_of(seen: Seen) -> tuple[int, Text] | None:
    """The season a name, its series or its folders give, nearest first."""
    for text in seen.texts:
        if text.reading.numbers.season is not None:
            return text.reading.numbers.season, text
        for phrase, _ in text.phrases:
            if phrase.season is not None:
                return phrase.season, text
    return None


def plain_numbers(text: Text) -> frozenset[int]:
    """Numbers that stand alone in a text."""
    reading = text.reading
    numbers = reading.numbers
    outside = [place for place in reading.bare if place not in reading.bracketed] or reading.bare
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


def counts_a_disc(seen: Seen) -> bool:
    """Whether the number of a film may count what is on a disc, not the episodes of its season: a disc stands in
    its name or folder, or the number is a title's or track's."""
    numbers = seen.name.reading.numbers
    if seen.form is not Form.VIDEO or numbers.explicit:
        return False
    discs = (text.reading.numbers.disc for text in seen.texts if text.place in (Place.NAME, Place.FOLDER))
    return numbers.counted or any(disc is not None for disc in discs)


def track_numbers(case: Case, text: Text) -> frozenset[int]:
    """The places of numbers that count the tracks of a title: after a dash at the end of the name ("Title - 01"),
    or after the word."""
    title, reading = case.titled(text), text.reading
    if not title or case.entry.id in case.library.children:
        return frozenset()
    told = {place for place in reading.bare if place and reading.words[place - 1] == "track"}
    after = max(title, default=-2) + 1
    ends = all(place in reading.quiet for place in range(after + 1, len(reading.words)))
    counts = after in reading.bare and after in reading.breaks and ends
    return frozenset(told | {after} if counts else told)


def _weigh(case: Case) -> Iterator[Evidence]:
    numbers = case.seen.name.reading.numbers
    yield from _one_of_a_run(case)
    yield from _all_of_a_box(case)
    if numbers.pack:
        yield speaks_against(f"the name says {numbers.pack}: a whole run", 4.0)
    elif numbers.explicit:
        yield from _explicit(case)
    else:
        yield from _season_and_number(case)


def _one_of_a_run(case: Case) -> Iterator[Evidence]:
    """The name says several parts, and the title of this one says it is one of them."""
    run = {str(number) for number in case.seen.name.reading.numbers.run}
    mine = run.intersection(case.best.form.words) if case.best else run
    if mine and mine != run:
        yield speaks_against(f"the name says parts {' and '.join(sorted(run))}, and this is one", _ONE_OF)


def _all_of_a_box(case: Case) -> Iterator[Evidence]:
    """The name says the numbers of all stories of a box set: it is the box, and none of them."""
    spanned = case.seen.name.reading.numbers.spanned
    if not spanned:
        return
    said = f"the name says numbers {spanned[0]} to {spanned[-1]}"
    own = numbers_in(case.entry.id, case.library)
    if spanned == own and case.matches:
        yield speaks_for(f"{said}, which are all of it", _IN_SERIES)
    elif own and spanned != own:
        yield speaks_against(f"{said}, but in this are {own[0]} to {own[-1]}", _ONE_OF)
    elif case.entry.work.part_of and spanned == numbers_in(case.entry.work.part_of, case.library):
        yield speaks_against(f"{said}, and this is one", _ONE_OF)


def numbers_in(box: str, library: Library) -> tuple[int, ...]:
    """The numbers of a box set's stories, in order; none when one has no number."""
    numbers = [library.entries[each].number for each in library.children.get(box, ())]
    return tuple(sorted(number for number in numbers if number is not None)) if all(numbers) else ()


def _explicit(case: Case) -> Iterator[Evidence]:
    numbers, entry = case.seen.name.reading.numbers, case.entry
    said = f"series {numbers.season}, episode {' and '.join(map(str, numbers.episodes))}"
    if entry.season is None or entry.episode is None:
        if numbers.season == 1 and entry.number in numbers.episodes:
            yield speaks_for(f"the name says number {entry.number}", _PLAIN)
        elif _at_place_in_whole(case):
            yield speaks_for(f"it is number {numbers.episodes[0]} of part {numbers.season}", _PLAIN)
        elif other := _numbered_so(case):
            yield speaks_against(f"the name says {said}, which is “{other.work.title}”", _WRONG_SEASON)
        else:
            yield speaks_against(f"the name says {said}, but this has no such number", 2.0)
    elif numbers.season == entry.season and entry.episode in numbers.episodes:
        yield speaks_for(f"the name says {said}", _EXPLICIT)
        yield from _only_some(case)
    elif _at_place_in_whole(case):
        yield speaks_for(f"it is number {numbers.episodes[0]} of part {numbers.season}", _PLAIN)
    elif numbers.season == 1 and case.named_series and entry.episode in numbers.episodes:
        yield speaks_for(f"the name says {said}, counted from its own beginning", _OWN_COUNT)
    else:
        yield speaks_against(
            f"the name says {said}, but this is series {entry.season}, episode {entry.episode}",
            _WRONG_EPISODE,
        )


def _at_place_in_whole(case: Case) -> bool:
    """Whether "3x02" counts box sets and what is in them: the second of the third, or of the one named."""
    numbers, whole = case.seen.name.reading.numbers, case.library.parent(case.entry)
    if whole is None or not case.matches:
        return False
    siblings = case.library.children[whole.id]
    counted = whole.number if whole.number is not None else 1
    return counted == numbers.season and numbers.episodes == (siblings.index(case.entry.id) + 1,)


def _numbered_so(case: Case) -> Entry | None:
    """The work of the same show that bears the season and episode the name says."""
    numbers = case.seen.name.reading.numbers
    for episode in numbers.episodes:
        for other in case.library.by_episode.get((numbers.season or 0, episode), ()):
            if not other.shows.isdisjoint(case.entry.shows):
                return other
    return None


def _only_some(case: Case) -> Iterator[Evidence]:
    """A number is worth less where the episodes around it are not known, unless the title or year stands by it."""
    years = {year for text in case.seen.texts for year in text.reading.numbers.years}
    if case.library.partly_known(case.entry) and not case.matches and case.entry.year not in years:
        yield speaks_against("only some episodes of that series are known here", _PARTLY_KNOWN)


def _season_and_number(case: Case) -> Iterator[Evidence]:
    entry, name = case.entry, case.seen.name
    plain = plain_numbers(name) - _explained_otherwise(case)
    season = season_of(case.seen)
    if entry.episode is not None and name.reading.numbers.dotted == (entry.season, entry.episode):
        yield speaks_for(f"the name says {entry.season}.{entry.episode}", _DOTTED)
        yield from _only_some(case)
    elif season and entry.season is not None and season[0] != entry.season:
        yield speaks_against(
            f"{season[1].place.value} series {season[0]}, but this is series {entry.season}", _WRONG_SEASON
        )
    elif season and entry.episode in plain:
        yield from _in_its_season(case, season[1])
        yield from _only_some(case)
    elif (
        entry.season is not None and entry.episode is not None and 100 * entry.season + entry.episode in plain
    ):
        yield speaks_for(
            f"the name says {100 * entry.season + entry.episode}: series {entry.season}, episode {entry.episode}",
            _THREE_DIGITS,
        )
    elif season is None and entry.number is None and entry.episode in name.reading.numbers.episodes:
        yield speaks_for(f"the name says episode {entry.episode}", _EPISODE)
    elif entry.number is not None:
        yield from _plain(case, plain)
    elif entry.lettered and any(word.lstrip("0") == entry.lettered for word in name.reading.words):
        yield speaks_for(f"the name says number {entry.lettered}", _IN_SERIES)


def _in_its_season(case: Case, said: Text) -> Iterator[Evidence]:
    """The number is its place in the season that a text names; how much that is worth."""
    entry, name = case.entry, case.seen.name
    text = f"it is in series {entry.season}, and the name says number {entry.episode}"
    if not case.matches and counts_a_disc(case.seen):
        yield speaks_for(text, _SEASON_AND_NUMBER)
        yield speaks_against("its number may count the titles of a disc", _ON_DISC)
        return
    unsure = said.reading.numbers.season is not None and (
        name.reading.numbers.part is not None or _PART.search(name.reading.text) is not None
    )
    yield speaks_for(text, _UNSURE if unsure else _SEASON_AND_NUMBER)


def _plain(case: Case, plain: frozenset[int]) -> Iterator[Evidence]:
    number = case.entry.number
    if number in plain and case.entry.work.part_of and not case.matches and not _whole_named(case):
        yield speaks_against(f"number {number} of what, nothing says", _OF_WHAT)
        return
    if number in plain:
        issue = case.seen.name.reading.numbers.issue == number or case.seen.form is Form.PAGES
        weight = (
            _IN_SERIES
            if case.named_series and not case.entry.work.part_of and len(plain) == 1
            else _ISSUE
            if issue
            else _PLAIN
        )
        yield speaks_for(f"the name says number {number}", weight)
        return
    tag = next((text for text in case.seen.texts if text.place is Place.SERIES_TAG), None)
    if tag and number in plain_numbers(tag):
        yield speaks_for(f"the series tag says number {number}", _ISSUE)
    elif plain and not all(place in case.seen.name.reading.quiet for place in case.seen.name.reading.bare):
        yield speaks_against(f"the name says number {min(plain)}, but this is number {number}", _WRONG_NUMBER)


def _whole_named(case: Case) -> bool:
    return any(form.work == case.entry.work.part_of for text in case.seen.texts for form, _ in text.titles)


def _explained_otherwise(case: Case) -> frozenset[int]:
    """Numbers in the name that belong to the work's title, to that of the whole it is part of, to the name of
    its series, or that count the tracks of it."""
    name, parent = case.seen.name, case.library.parent(case.entry)
    taken = set(case.titled(name)) | track_numbers(case, name)
    for phrase, span in name.phrases:
        if case.answers(phrase):
            taken |= places(span)
    for form, span in name.titles:
        if parent is not None and form.work == parent.id:
            taken |= places(span)
    words = [name.reading.words[place] for place in taken]
    return frozenset(int(word) for word in words if word.isdecimal() and len(word) <= _LONGEST_NUMBER)


EVIDENCE = EvidenceKind("numbers", _weigh)
