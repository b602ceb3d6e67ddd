"""Season and episode, the number in a series, an issue: agreeing or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.numbers import EPISODE_MARK
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import number_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.explicit_numbers import season_partly_known, weigh_explicit_numbers
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import (
    counts_disc_titles,
    counts_volumes,
    named_season,
    numbers_in_unknown_words,
    standalone_numbers,
    track_positions,
)
from janto_catalog.matching.item_text import LONGEST_NUMBER, ItemText, ParsedItem, TextSource
from janto_catalog.matching.numbered_box import gives_box
from janto_catalog.matching.season_pairs import pair_in_season, weigh_pair
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.text import place_of_words, words

_PART_WORD = re.compile(r"(?<![a-z])(?:part|pt|vol|volume|dis[ck]|book)(?![a-z])", re.IGNORECASE)
#: Shorter titles of series may be other words.
_SHORTEST_SERIES = 6
#: Of fewer letters the initials of a company may be those of a series.
_SHORTEST_STATION = 3
#: Discs of a season have no more episodes.
_MOST_EPISODES_OF_DISC = 4


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    numbers = comparison.item.name.parsed.numbers
    yield from _part_of_named_range(comparison)
    yield from _whole_of_named_range(comparison)
    if numbers.season_range:
        yield contradicts(f"the name says {numbers.season_range}: a whole run", number_weights.ONE_OF_RANGE)
    elif numbers.explicit:
        yield from weigh_explicit_numbers(comparison)
    elif pair := pair_in_season(comparison.item, named_season(comparison.item)):
        yield from weigh_pair(comparison, pair)
    else:
        yield from _season_and_number(comparison)
        yield from _number_of_track(comparison)


def _part_of_named_range(comparison: Comparison) -> Iterator[Evidence]:
    """The name says several parts ("parts 1 & 2"), and the title of this work says that it is one of them."""
    named = {str(number) for number in comparison.item.name.parsed.numbers.part_range}
    best = comparison.best_match
    own = named.intersection(best.variant.words) if best else named
    if own and own != named:
        text = f"the name says parts {' and '.join(sorted(named))}, and this is one"
        yield contradicts(text, number_weights.ONE_OF_SEVERAL_PARTS)


def _whole_of_named_range(comparison: Comparison) -> Iterator[Evidence]:
    """The name says the numbers of all works of a box set: it is the box set, and none of its works."""
    named = comparison.item.name.parsed.numbers.number_range
    if not named:
        return
    text = f"the name says numbers {named[0]} to {named[-1]}"
    index, record = comparison.index, comparison.work.record
    if record.kind.group is Group.PRINT and comparison.work.number in named:
        yield contradicts(f"{text}, and this is one", number_weights.ONE_OF_SEVERAL_PARTS, needs_person=True)
        return
    own = index.part_numbers(record.id)
    if named == own and comparison.matches:
        yield supports(f"{text}, which are all of it", number_weights.NUMBER_IN_SERIES)
    elif named == own:
        # Another box set may have as many stories, and so may the series.
        reason = f"{text}, and no title says of what"
        yield contradicts(reason, number_weights.NUMBER_DIFFERS, needs_person=True)
    elif own and named != own:
        yield contradicts(
            f"{text}, but in this are {own[0]} to {own[-1]}", number_weights.ONE_OF_SEVERAL_PARTS
        )
    elif record.part_of and named == index.part_numbers(record.part_of):
        yield contradicts(f"{text}, and this is one", number_weights.ONE_OF_SEVERAL_PARTS)


def _season_and_number(comparison: Comparison) -> Iterator[Evidence]:
    """The season that any text gives, and the numbers of the name; the first that applies."""
    item, work = comparison.item, comparison.work
    season = named_season(item)
    parsed = item.name.parsed
    numbers = standalone_numbers(item.name) - _numbers_with_other_meaning(comparison)
    part, parts = parsed.numbers.part, parsed.numbers.parts
    if season and part and parts:
        size = _size_of_season(comparison, season[0])
        if parts == size:
            # "4 of 10" of a season of ten: no other number counts its episodes.
            numbers = frozenset({part})
        elif part == work.episode and not comparison.matches:
            text = f"the name says {part} of {parts}, but series {season[0]} has {size}"
            yield contradicts(text, number_weights.NUMBER_OF_ANOTHER_COUNT)
    if of_two := list(_two_numbers(comparison)):
        yield from of_two
    elif (
        season
        and season[0] == 1 != work.season
        and comparison.names_its_series
        and work.episode in numbers
        and comparison.matches
    ):
        text = f"the name says number {work.episode}, counted from its own beginning"
        yield supports(text, number_weights.EPISODE_OF_OWN_COUNT)
    elif season and work.season is not None and season[0] != work.season:
        if _counts_own_series(comparison, season[1]) or _is_among_specials(comparison, season):
            return
        text = f"{season[1].says} series {season[0]}, but this is series {work.season}"
        yield contradicts(text, number_weights.SEASON_DIFFERS)
    elif season and work.episode in numbers:
        yield from _number_in_season(comparison, season[1])
        yield from season_partly_known(comparison)
    elif work.three_digits in numbers:
        text = f"the name says {work.three_digits}: series {work.season}, episode {work.episode}"
        yield supports(text, number_weights.EPISODE_THREE_DIGITS)
        yield from season_partly_known(comparison)
    elif season is None and work.number is None and work.episode in parsed.numbers.episodes:
        yield supports(f"the name says episode {work.episode}", number_weights.EPISODE_WITHOUT_SEASON)
        yield from season_partly_known(comparison)
    elif work.number is not None:
        yield from _number_of_work(comparison, work.number, numbers)
    else:
        yield from _printed_number(comparison)


def _number_of_track(comparison: Comparison) -> Iterator[Evidence]:
    """A name that is only "Track 1": a track of what the folder has, and not its first story."""
    item = comparison.item
    is_track = item.form is FileForm.AUDIO and item.name.parsed.numbers.counts_disc_titles
    if is_track and not comparison.matches and comparison.work.number is not None:
        yield contradicts("its number counts tracks", number_weights.NUMBER_COUNTS_DISC, needs_person=True)


def _is_among_specials(comparison: Comparison, season: tuple[int, ItemText]) -> bool:
    """Whether a folder of specials has a documentary under its exact title: they are no episodes of a season."""
    best, kind = comparison.best_match, comparison.work.record.kind
    is_special = season[0] == 0 and season[1].source is TextSource.FOLDER and kind is not Kind.TV_EPISODE
    return is_special and best is not None and not best.correction


def _counts_own_series(comparison: Comparison, season_text: ItemText) -> bool:
    """Whether the text with a season names the series of a work whose title the item has: "Series 3 - The Sequel".

    The seasons of a range are then counted from its own beginning.
    """
    series, best = comparison.work.series, comparison.best_match
    if series is None or best is None or best.correction or best.weight < weights.TRUSTED_TITLE:
        return False
    own = tuple(word for word in words(series.title) if word not in comparison.work.show_words)
    found = season_text.parsed.raw_words
    if len("".join(own)) < _SHORTEST_SERIES or any(word.isdecimal() for word in own):
        return False
    # "The Sequel Series 2" would be another season of it.
    return EPISODE_MARK in found and bool(place_of_words(own, found[found.index(EPISODE_MARK) + 1 :]))


def _two_numbers(comparison: Comparison) -> Iterator[Evidence]:
    """Two numbers of the name that are season and episode, or may be: "2.13", "2-13", with words that are not known."""
    item, work = comparison.item, comparison.work
    numbers = item.name.parsed.numbers
    if numbers.counts_disc_titles and numbers.dotted is not None:
        return
    if work.episode is not None and numbers.dotted == (work.season, work.episode):
        yield supports(f"the name says {work.season}.{work.episode}", number_weights.EPISODE_DOTTED)
        yield from season_partly_known(comparison)
    elif (work.season, work.episode) in numbers_in_unknown_words(item):
        text = f"its two numbers may be series {work.season}, episode {work.episode}"
        yield supports(text, number_weights.NUMBERS_IN_UNKNOWN_WORDS)
        yield contradicts("no word says what its numbers count", number_weights.NUMBERS_OF_UNKNOWN_MEANING)
    elif _is_joined_by_dash(comparison):
        text = f"the name says {work.season} and {work.episode}, and its length agrees"
        yield supports(text, number_weights.EPISODE_DOTTED)


def _is_joined_by_dash(comparison: Comparison) -> bool:
    """Whether "2-13" or "2 13" is season and episode: they may be other numbers, and only the length tells."""
    work, seconds = comparison.work, comparison.item.seconds
    parsed = comparison.item.name.parsed
    named = parsed.numbers.number_range
    places = parsed.standalone_numbers
    if not named and parsed.numbers.disc is None and len(places) == 2 and places[1] - places[0] == 1:
        named = (int(parsed.words[places[0]]), int(parsed.words[places[1]]))
    is_possible = bool(named) and (named[0], named[-1]) == (work.season, work.episode)
    if not is_possible or counts_disc_titles(comparison.item):
        # "VTS_01_1" is the first title of any disc.
        return False
    known = work.record.runtime
    return bool(seconds and known and length_agreement(seconds, known) > 0)


def _size_of_season(comparison: Comparison, season: int) -> int:
    """How many works of the work's series are in a season."""
    series = comparison.work.record.series
    return sum(work.record.series == series for work in comparison.index.by_season.get(season, ()))


def _printed_number(comparison: Comparison) -> Iterator[Evidence]:
    """The number of a work that is none alone: "65a", or the issues that a story is in."""
    work = comparison.work
    if work.suffixed_number and _has_suffixed_number(comparison.item.name.parsed.words, work.suffixed_number):
        yield supports(f"the name says number {work.suffixed_number}", number_weights.NUMBER_IN_SERIES)
    elif _has_all_issues(comparison):
        yield supports("the name says the issues that it is in", number_weights.NUMBER_ALONE)
    elif (issue := _other_issue(comparison)) is not None:
        text = f"the name says issue {issue}, and this is in another one"
        yield contradicts(text, number_weights.NUMBER_DIFFERS, needs_person=True)


def _other_issue(comparison: Comparison) -> int | None:
    """The number right behind the name of the magazine that a story is in, when it is that of another issue."""
    parent, name = comparison.parent, comparison.item.name
    if parent is None or parent.record.kind is not Kind.MAGAZINE_ISSUE or parent.number is None:
        return None
    for of, span in name.series_names:
        if (of.is_specific or of.is_magazine) and span.end in name.parsed.standalone_numbers:
            number = int(name.parsed.words[span.end])
            if number != parent.number and str(number) not in comparison.work.printed_numbers:
                return number
    return None


def _has_all_issues(comparison: Comparison) -> bool:
    """Whether the name has the first and the last issue that a story in several issues is in: "TM14-15"."""
    printed = {int(number) for number in comparison.work.printed_numbers}
    return bool(printed) and {min(printed), max(printed)} <= standalone_numbers(comparison.item.name)


def _has_suffixed_number(words: tuple[str, ...], suffixed: str) -> bool:
    return any(word.lstrip("0") == suffixed for word in words)


def _is_past_disc(item: ParsedItem, episode: int) -> bool:
    """Whether a later disc has not so many episodes that a number with a word for episodes can count its own."""
    parsed = item.name.parsed
    counts_titles = parsed.numbers.counts_disc_titles or episode not in parsed.numbers.episodes
    is_later = parsed.numbers.is_last_disc or (parsed.numbers.disc or 1) > 1
    return is_later and episode > _MOST_EPISODES_OF_DISC and not counts_titles


def _number_in_season(comparison: Comparison, season_text: ItemText) -> Iterator[Evidence]:
    """The number is that of the work in the season that a text names; what this is worth."""
    item, work = comparison.item, comparison.work
    text = f"it is in series {work.season}, and the name says number {work.episode}"
    if not comparison.matches and counts_disc_titles(item) and not _is_past_disc(item, work.episode or 0):
        yield supports(text, number_weights.EPISODE_IN_SEASON)
        yield contradicts("its number may count the titles of a disc", number_weights.NUMBER_COUNTS_DISC)
        return
    if not comparison.matches and counts_volumes(comparison):
        yield supports(text, number_weights.EPISODE_IN_SEASON)
        yield contradicts("its number may count volumes", number_weights.NUMBER_COUNTS_DISC)
        return
    parsed = item.name.parsed
    may_be_part = parsed.numbers.part is not None or _PART_WORD.search(parsed.text) is not None
    counts_season = parsed.numbers.parts == _size_of_season(comparison, work.season or 0)
    is_unsure = season_text.parsed.numbers.season is not None and may_be_part and not counts_season
    yield supports(
        text, number_weights.EPISODE_IN_SEASON_UNSURE if is_unsure else number_weights.EPISODE_IN_SEASON
    )


def _number_of_work(comparison: Comparison, number: int, numbers: frozenset[int]) -> Iterator[Evidence]:
    """The number of the work in its series, against the numbers of the name and the series tag."""
    item, part_of = comparison.item, comparison.work.record.part_of
    if number in numbers:
        if part_of and not comparison.matches and gives_box(item, part_of, comparison.index):
            return
        if part_of and not comparison.matches and not item.has_title_of(part_of):
            text = f"number {number} of a box set that nothing names"
            yield contradicts(text, number_weights.NUMBER_OF_UNNAMED_WHOLE)
        else:
            weight = _weight_of_number(comparison, number, numbers)
            yield supports(f"the name says number {number}", weight)
            if item.form is FileForm.AUDIO and _is_repeated(comparison, numbers):
                text = f"the name says {number} twice, and one may count parts"
                yield contradicts(text, number_weights.ONE_OF_SEVERAL_PARTS)
            yield from _other_number_of_tag(comparison, number)
        return
    tags = item.texts_from(TextSource.SERIES_TAG)
    tag = next((text for text in tags if number in standalone_numbers(text)), None)
    if tag is not None:
        yield supports(f"{tag.says} number {number}", number_weights.NUMBER_OF_ISSUE)
    elif (other := _number_behind_series(comparison)) is not None:
        text = f"the name says number {other}, which is another story, and this is number {number}"
        is_issue = comparison.work.record.kind in (Kind.COMIC, Kind.MAGAZINE_ISSUE)
        weight = number_weights.ISSUE_DIFFERS if is_issue else number_weights.NUMBER_DIFFERS
        yield contradicts(text, weight, needs_person=True)
    elif numbers and not _has_only_ignorable_numbers(item.name):
        text = f"the name says number {min(numbers)}, but this is number {number}"
        yield contradicts(text, number_weights.NUMBER_DIFFERS)


def _number_behind_series(comparison: Comparison) -> int | None:
    """The number right behind the name of the work's series or show, when another work of that series has it."""
    work, name = comparison.work, comparison.item.name
    numbers = name.parsed.standalone_numbers
    if not numbers or name.parsed.numbers.dotted is not None or str(work.number) in name.parsed.words:
        return None
    # "The Show One" is a series that is called so.
    named = comparison.title_positions(name).union(*(span.positions for _, span in name.series_names))
    if (parent := comparison.parent) is not None:
        # "The Series 3 - Title": the third box set.
        named = named.union(*(span.positions for span in name.spans_of(parent.id)))
    for series, span in name.series_names:
        is_own = (series.is_specific or series.is_show) and span.end not in named
        if is_own and span.end in numbers and comparison.belongs_to(series):
            number = int(name.parsed.words[span.end])
            # "The Series vol 2, story 3", "The Show 5 March 2011".
            is_day = name.parsed.numbers.date.endswith(f"-{number:02}")
            if (
                not is_day
                and number not in (name.parsed.numbers.volume, work.season)
                and _is_of_other_work(work, number, comparison)
            ):
                return number
    return None


def _is_of_other_work(work: IndexedWork, number: int, comparison: Comparison) -> bool:
    """Whether a number is that of another work of the series: its number, or its season and episode ("205")."""
    if number in (work.number, work.episode, work.three_digits):
        return False
    index = comparison.index
    others = (*index.by_number.get(number, ()), *index.by_episode.get(divmod(number, 100), ()))
    return any(
        other.record.series == work.record.series
        or (number > 100 and not other.show_keys.isdisjoint(work.show_keys))
        for other in others
    )


def _other_number_of_tag(comparison: Comparison, number: int) -> Iterator[Evidence]:
    """The name has the number of the work, and the series tag another: either may be right."""
    parent = comparison.parent
    of_whole = parent.number if parent is not None else None
    for tag in comparison.item.texts_from(TextSource.SERIES_TAG):
        in_names = {at for _, span in tag.series_names for at in span.positions}
        others = {int(tag.parsed.words[at]) for at in tag.parsed.standalone_numbers if at not in in_names}
        others -= {number, of_whole}
        if others and number not in standalone_numbers(tag) and of_whole not in standalone_numbers(tag):
            text = f"{tag.says} number {min(others)}, and the name number {number}"
            yield contradicts(text, number_weights.NUMBER_DIFFERS, needs_person=True)
            return


def _is_repeated(comparison: Comparison, numbers: frozenset[int]) -> bool:
    """Whether a name without a title has one number twice ("Series 2 - 2")."""
    places = comparison.item.name.parsed.standalone_numbers
    return len(numbers) == 1 < len(places) and not comparison.matches


def _has_only_ignorable_numbers(name: ItemText) -> bool:
    return name.parsed.ignorable.issuperset(name.parsed.standalone_numbers)


def _weight_of_number(comparison: Comparison, number: int, numbers: frozenset[int]) -> float:
    item = comparison.item
    is_only_number = len(numbers) == 1 and not comparison.work.record.part_of
    if comparison.names_its_series and is_only_number:
        return number_weights.NUMBER_IN_SERIES
    is_issue = item.name.parsed.numbers.issue == number or item.form is FileForm.PAGES
    return number_weights.NUMBER_OF_ISSUE if is_issue else number_weights.NUMBER_ALONE


def _numbers_with_other_meaning(comparison: Comparison) -> frozenset[int]:
    """Numbers of the name that are part of a title or series name, or count tracks."""
    name, parent = comparison.item.name, comparison.parent
    positions = set(comparison.title_positions(name)) | track_positions(comparison, name)
    if comparison.item.form is FileForm.AUDIO and comparison.work.id in comparison.index.parts:
        positions |= name.parsed.leading_numbers
    for series_name, span in name.series_names:
        if comparison.belongs_to(series_name):
            positions |= span.positions
    if parent is not None:
        for span in name.spans_of(parent.id):
            positions |= span.positions
    words = (name.parsed.words[position] for position in positions)
    others = {int(word) for word in words if word.isdecimal() and len(word) <= LONGEST_NUMBER}
    best = comparison.best_match
    is_part_of_title = best is not None and bool(best.correction or best.variant.before_colon)
    if is_part_of_title and named_season(comparison.item) is not None:
        # "Serial - Day 4" in the folder of season 3: the number of a part is that of the title.
        others.discard(comparison.work.episode or 0)
    code = name.parsed.numbers.code
    if code is not None and len(code[0]) >= _SHORTEST_STATION and code[0] in comparison.index.publisher_words:
        # "BBC1": the number is the station's.
        others.add(code[1])
    return frozenset(others)


EVIDENCE = EvidenceKind("numbers", _weigh)
