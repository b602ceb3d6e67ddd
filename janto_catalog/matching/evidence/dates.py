"""A year or date in the name against the release of the work.

A year may be that of the work, of its show or of the file; it only speaks against the work when it is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.named_dates import month_of, named_date
from janto_catalog.filenames.vocabulary import MONTHS, NUMBER_WORDS, FileForm
from janto_catalog.matching import length_weights, number_weights, weights
from janto_catalog.matching.agreement import is_broadcast_date
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import is_of_first_year, named_season, year_after_show
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import is_named_by_file, own_series
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.text import place_of_words, words

_YEAR_DIGITS = 4
_FULL_DATE = len("yyyy-mm-dd")
#: Shorter words beside a date say nothing.
_SHORTEST_WORD = 4
#: Months of release in which the year on an issue may be the one before or after.
_SOLD_BEFORE, _DATED_AFTER = "02", "10"
#: An issue may be dated so many months before and after the one in which it came out.
_MONTHS_BEFORE, _MONTHS_AFTER = 2, 4
_MONTHS_OF_YEAR = 12
#: Words with their zeros and endings.
_WORDS_AS_WRITTEN = re.compile(r"[^\W_]+")


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    source, years = _years(comparison)
    after_show = year_after_show(comparison)
    if not years and after_show is None:
        yield from _month_without_year(comparison)
        if is_broadcast_date(comparison):
            # A day with a short year, which gives no year.
            yield from _weigh_years(comparison, source, years, ())
        return
    series = comparison.work.series
    series_words = words(series.title) if series else ()
    if (
        after_show is not None
        and is_of_first_year(comparison)
        and str(after_show) not in series_words
        and not _has_month_in(comparison, after_show)
    ):
        is_of_run = comparison.work.record.kind is Kind.COMIC and set(years) <= {after_show}
        weight = weights.YEAR_OF_RUN if is_of_run else weights.YEAR_OF_SHOW
        yield supports(f"{after_show} is the year its show or series began", weight)
        if not (is_issue(comparison.work) and comparison.work.year == after_show):
            # An issue of that year is of it, whether the year is that of the run or its own.
            years = tuple(year for year in years if year != after_show)
    elif _is_of_another_show(comparison, after_show):
        yield contradicts(f"it names the show of {after_show}, which is another", weights.OTHER_SHOW_YEAR)
        return
    if years:
        yield from _weigh_years(comparison, source, years, series_words)


def _weigh_years(
    comparison: Comparison, source: str, years: tuple[int, ...], series_words: tuple[str, ...]
) -> Iterator[Evidence]:
    """The evidence of the years that are not the show's."""
    work = comparison.work
    yield from _day_of_newspaper(comparison)
    yield from _other_month(comparison)
    if is_broadcast_date(comparison):
        text = f"the name says {work.record.released}, the day it was first broadcast"
        # With the number of the episode no other broadcast of that day can be meant.
        has_number = work.episode in comparison.item.name.parsed.numbers.episodes
        is_only = has_number or names_only_broadcast_of_day(comparison)
        yield supports(text, weights.DATE_NAMES_EPISODE if is_only else weights.DATE_AGREES)
        if not is_only and not comparison.matches and is_of_other_station(comparison):
            text = (
                f"it was recorded from {comparison.item.name.parsed.numbers.station}, which was not the first"
            )
            yield contradicts(text, weights.WORDS_WITH_DATE, needs_person=True)
        if others := _unexplained_in_date_name(comparison):
            # It may be about the episode, or another programme of that day.
            text = f"beside the date the name says “{others}”"
            yield contradicts(text, weights.WORDS_WITH_DATE, needs_person=True)
        if (number := _day_as_number(comparison)) is not None:
            text = f"{number} may be the number of an episode, and not the day"
            yield contradicts(text, weights.WORDS_WITH_DATE, needs_person=True)
    elif _is_day_of_issue(comparison):
        text = f"the name says {work.record.released}, the day it was released"
        yield supports(text, weights.DATE_NAMES_EPISODE)
    elif any(str(year) in series_words for year in years):
        yield supports(f"{source} {years[0]}, as its series does", weights.YEAR_OF_SERIES)
    elif work.year in years:
        yield supports(f"{source} {work.year}, the year it was released", weights.YEAR_AGREES)
    else:
        yield from _other_year(comparison, source, years)


def _other_year(comparison: Comparison, source: str, years: tuple[int, ...]) -> Iterator[Evidence]:
    """Years that are not that of the work: of the show, of the file, or of something else."""
    work, index = comparison.work, comparison.index
    first, last = index.years.bounds(work)
    is_named = bool(own_series(comparison))
    began = index.first_years(work) if is_named else ()
    if work.record.kind is Kind.FILM and work.year is not None:
        if all(abs(year - work.year) > 1 for year in years):
            text = f"{source} {years[0]}, and this film is of {work.year}"
            yield contradicts(text, weights.YEAR_DIFFERS, needs_person=True)
        return
    if is_issue(work):
        if not any(_may_be_of_issue(comparison, year) for year in years):
            named = work.record.released or f"about {first or last}"
            text = f"{source} {years[0]}, but number {work.number} is of {named}"
            yield contradicts(text, weights.YEAR_DIFFERS, needs_person=True)
        elif first is not None and last is not None and any(first <= year <= last for year in years):
            yield supports(f"{source} {years[0]}, as issues before and after it", weights.YEAR_OF_NEIGHBOURS)
        return
    if any(_may_be_of_work(year, first, last) or year in began for year in years):
        return
    text = f"{source} {years[0]}, but it was released in {work.year}"
    if work.year is None:
        text = f"{source} {years[0]}, but others of its series are of {first or last}"
    is_later = last is not None and all(year > last for year in years)
    of_named_show = weights.YEAR_OF_REISSUE if is_later else weights.YEAR_BEFORE_RELEASE
    # A story is not older than it is; later it may have come out again.
    weight = of_named_show if is_named else weights.YEAR_DIFFERS
    yield contradicts(text, weight, needs_person=not is_later or _is_year_of_film(comparison, years))


def _is_year_of_film(comparison: Comparison, years: tuple[int, ...]) -> bool:
    """Whether the name of a video is a title and a year in brackets, as films are named: "Title (2018)"."""
    parsed = comparison.item.name.parsed
    if comparison.item.form is not FileForm.VIDEO or parsed.numbers.explicit:
        return False
    season = named_season(comparison.item)
    if season is not None and season[0] == comparison.work.season:
        # In the folder of a season it is the year of the file.
        return False
    behind = max(comparison.title_positions(comparison.item.name), default=-2) + 1
    return behind in parsed.bracketed and parsed.words[behind] in map(str, years)


def _may_be_of_work(year: int, first: int | None, last: int | None) -> bool:
    """Whether a year is between two bounds, or one year off; without any bound every year may be."""
    return (first is None or year >= first - 1) and (last is None or year <= last + 1)


def is_issue(work: IndexedWork) -> bool:
    """Whether a work is a numbered issue: another year with the same number is another run."""
    return work.record.kind in (Kind.MAGAZINE_ISSUE, Kind.COMIC) and work.number is not None


def _may_be_of_issue(comparison: Comparison, year: int) -> bool:
    """Whether a year may be that of an issue, or that of its run, which is before the number.

    Issues of winter are dated later than they are sold, and some packs give the one, some the other.
    """
    work, index = comparison.work, comparison.index
    first, last = index.years.bounds(work)
    month = (work.record.released or "")[5:7]
    if month:
        # With a day it is when it was sold, and no cover has an earlier date.
        is_sold = len(work.record.released or "") == _FULL_DATE
        first = first - 1 if first and month <= _SOLD_BEFORE and not is_sold else first
        last = last + 1 if last and month >= _DATED_AFTER else last
        is_near = (first is None or year >= first) and (last is None or year <= last)
    else:
        # One that is between others is not dated before them.
        earliest = first - 1 if first is not None and work.year is not None else first
        is_near = (earliest is None or year >= earliest) and (last is None or year <= last + 1)
    is_of_run = _is_before_number(comparison.item.name, year) and not _has_month_in(comparison, year)
    return is_near or (is_of_run and year in index.first_years(work))


def _has_month_in(comparison: Comparison, year: int) -> bool:
    """Whether the name has a month of a year with an issue: then the year is that of the issue, not of its run."""
    if not is_issue(comparison.work):
        return False
    date = named_date(comparison.item.name.parsed)
    return date is not None and date.year == year


def _is_before_number(text: ItemText, year: int) -> bool:
    """Whether a year is before the last number of a name: "The Series (2016) 003"."""
    words = text.parsed.words
    numbers = text.parsed.standalone_numbers
    return str(year) in words and bool(numbers) and words.index(str(year)) < max(numbers)


def _years(comparison: Comparison) -> tuple[str, tuple[int, ...]]:
    """The years of the name outside its title; of pages without one, those of the tags or the folder."""
    item = comparison.item
    years = _years_outside_title(comparison, item.name)
    if years or item.form is not FileForm.PAGES:
        return TextSource.NAME.value, years
    facts = item.story_files[0].facts if item.story_files else None
    date = facts.date[:_YEAR_DIGITS] if facts is not None else ""
    if len(date) == _YEAR_DIGITS and date.isdecimal():
        return "the date tag says", (int(date),)
    for text in item.texts_from(TextSource.FOLDER):
        if (text.depth == 0 or text.sidecar) and (found := _years_outside_title(comparison, text)):
            return text.says, found
    return TextSource.FOLDER.value, ()


def _years_outside_title(comparison: Comparison, text: ItemText) -> tuple[int, ...]:
    title = {text.parsed.words[position] for position in comparison.title_positions(text)}
    return tuple(year for year in text.parsed.numbers.years if str(year) not in title)


def _is_of_another_show(comparison: Comparison, after_show: int | None) -> bool:
    """Whether a year next to the show's name and an episode number is neither the show's nor the work's."""
    work, numbers = comparison.work, comparison.item.name.parsed.numbers
    is_episode = numbers.explicit or numbers.episodes or comparison.item.sidecar_numbers
    if after_show is None or not is_episode or work.year is None:
        return False
    first = comparison.index.first_years(work)
    return bool(first) and abs(after_show - work.year) > 1


def names_only_broadcast_of_day(comparison: Comparison) -> bool:
    """Whether the name has a show and a day, and only this work of the show was first broadcast on it.

    The length must be known and not differ.  Another station may have had an episode that is not dated here.
    """
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    if not seconds or not is_named_by_file(comparison):
        return False
    if not comparison.index.is_alone_on_its_day(comparison.work, seconds):
        return False
    if known and length_agreement(seconds, known) < length_weights.LENGTH_OFF:
        return False
    if is_of_other_station(comparison):
        # It may have been an episode behind on that day.
        return False
    own = _station_of(comparison.work)
    named = comparison.item.name.parsed.words
    others = [each for each in comparison.index.numbered_stations if each != own]
    return not any(_names(named, each) for each in others)


def is_of_other_station(comparison: Comparison) -> bool:
    """Whether the name of a recording has another station than that of the first broadcast."""
    recorded, own = comparison.item.name.parsed.numbers.station, "".join(_station_of(comparison.work))
    return bool(recorded) and recorded not in (own, own.replace("radio", "r"))


def _station_of(work: IndexedWork) -> tuple[str, ...]:
    """The words of the station of a work, with a number in digits: ("bbc", "3")."""
    station = words(work.record.channel)
    return (*station[:-1], NUMBER_WORDS.get(station[-1], station[-1])) if station else ()


def _day_as_number(comparison: Comparison) -> int | None:
    """The day of a date right behind the show, when another work with this number came out in that month.

    "Show 5 May 2011" may be number 5; "Show - 5 May 2011", "5th" and "05" are days.
    """
    work, parsed = comparison.work, comparison.item.name.parsed
    released = work.record.released or ""
    day = int(released[8:10] or 0)
    places = {
        span.end for _, span in comparison.item.name.series_names if span.end not in parsed.after_separator
    }
    if not any(parsed.words[at : at + 1] == (str(day),) for at in places - parsed.bracketed):
        return None
    if day == work.episode or str(day) not in _WORDS_AS_WRITTEN.findall(parsed.text):
        return None
    index = comparison.index
    others = (*index.by_number.get(day, ()), *index.by_episode.get((work.season or 1, day), ()))
    is_other = any(
        (other.record.released or "")[:7] == released[:7] and not other.show_keys.isdisjoint(work.show_keys)
        for other in others
    )
    return day if is_other else None


def _is_day_of_issue(comparison: Comparison) -> bool:
    """Whether a name has a magazine and the day on which this issue of it, and no other, was released."""
    date, work = comparison.item.name.parsed.numbers.date, comparison.work
    if not date or date != work.record.released or work.record.kind is not Kind.MAGAZINE_ISSUE:
        return False
    issues = comparison.index.issues_by_date.get(date, ())
    of_series = [issue for issue in issues if issue.record.series == work.record.series]
    return len(of_series) == 1 and comparison.names_its_series


def _unexplained_in_date_name(comparison: Comparison) -> str:
    """The words of a name with a date and without a title that nothing explains; "" without any."""
    if comparison.matches or comparison.item.name.parsed.numbers.episodes:
        return ""
    words = comparison.item.name.parsed.words
    left = sorted(unexplained_positions(comparison, comparison.item.name))
    return " ".join(words[at] for at in left if words[at].isalpha() and len(words[at]) >= _SHORTEST_WORD)


def _day_of_newspaper(comparison: Comparison) -> Iterator[Evidence]:
    """A book or story is called by its year; a day is that of a newspaper or of a page on the web."""
    work = comparison.work
    if work.record.kind.group is not Group.PRINT or is_issue(work) or work.record.kind is Kind.COMIC:
        return
    date = named_date(comparison.item.name.parsed)
    if date is not None and date.day and str(date) != work.record.released:
        text = f"the name says {date}, the day of a newspaper or a page"
        yield contradicts(text, weights.YEAR_DIFFERS, needs_person=True)


def _other_month(comparison: Comparison) -> Iterator[Evidence]:
    """An issue comes out some months before the one on its cover."""
    released = comparison.work.record.released or ""
    if not is_issue(comparison.work) or not released[5:7].isdecimal():
        return
    date = named_date(comparison.item.name.parsed)
    if date is None or date.year != comparison.work.year:
        return
    if not -_MONTHS_BEFORE <= date.month - int(released[5:7]) <= _MONTHS_AFTER:
        text = f"the name says {date}, and number {comparison.work.number} is of {released}"
        yield contradicts(text, weights.MONTH_DIFFERS, needs_person=True)
    elif str(date).startswith(released[:7]):
        yield supports(f"the name says {date}, when it was released", number_weights.MONTH_AGREES)


def _month_without_year(comparison: Comparison) -> Iterator[Evidence]:
    """A month behind the number of an issue; those of a year follow each other in a circle."""
    work, words = comparison.work, comparison.item.name.parsed.words
    released = work.record.released or ""
    if not is_issue(work) or MONTHS.isdisjoint(words) or not released[5:7].isdecimal():
        return
    for position, word in enumerate(words[1:], 1):
        if str(work.number) in words[max(0, position - 2) : position] and (month := month_of(word)):
            later = (month - int(released[5:7])) % _MONTHS_OF_YEAR
            if _MONTHS_AFTER < later < _MONTHS_OF_YEAR - _MONTHS_BEFORE:
                text = f"the name says “{word}”, and number {work.number} is of {released}"
                yield contradicts(text, weights.MONTH_DIFFERS, needs_person=True)
            return


def _names(named: tuple[str, ...], station: tuple[str, ...]) -> bool:
    """Whether some words have a station, in one word or in several."""
    return "".join(station) in named or bool(place_of_words(station, named))


EVIDENCE = EvidenceKind("dates", _weigh)
