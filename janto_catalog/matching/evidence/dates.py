"""A year or date in the name against the release of the work."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_numbers import is_of_first_year, year_after_show
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    years = comparison.item.name.parsed.numbers.years
    series = comparison.work.series
    series_words = words(series.title) if series else ()
    after_show = year_after_show(comparison)
    if after_show is not None and is_of_first_year(comparison) and str(after_show) not in series_words:
        yield supports(f"{after_show} is the year its show or series began", weights.YEAR_OF_SHOW)
        years = tuple(year for year in years if year != after_show)
    elif _is_of_another_show(comparison, after_show):
        yield contradicts(f"it names the show of {after_show}, which is another", weights.OTHER_SHOW_YEAR)
        return
    if years:
        yield from _weigh_years(comparison, years, series_words)


def _weigh_years(
    comparison: Comparison, years: tuple[int, ...], series_words: tuple[str, ...]
) -> Iterator[Evidence]:
    """The evidence of the years that are not the show's."""
    work = comparison.work
    if _is_broadcast_date(comparison):
        text = f"the name says {work.record.released}, the day it was first broadcast"
        yield supports(text, weights.DATE_AGREES)
    elif any(str(year) in series_words for year in years):
        yield supports(f"the name says {years[0]}, as its series does", weights.YEAR_OF_SERIES)
    elif work.year in years:
        yield supports(f"the name says {work.year}, the year it was released", weights.YEAR_AGREES)
    elif work.year is not None and all(abs(work.year - year) > 1 for year in years):
        named = any(comparison.belongs_to(name) for _, name, _ in comparison.series_names)
        text = f"the name says {years[0]}, but it was released in {work.year}"
        yield contradicts(text, weights.YEAR_OF_REISSUE if named else weights.YEAR_DIFFERS)


def _is_of_another_show(comparison: Comparison, after_show: int | None) -> bool:
    """Whether a year beside the show's name and an episode number is neither the show's nor the work's."""
    work, numbers = comparison.work, comparison.item.name.parsed.numbers
    if after_show is None or not (numbers.explicit or numbers.episodes) or work.year is None:
        return False
    first = comparison.index.first_years(work)
    return bool(first) and abs(after_show - work.year) > 1


def _is_broadcast_date(comparison: Comparison) -> bool:
    date, record = comparison.item.name.parsed.numbers.date, comparison.work.record
    return bool(date and record.channel) and date == record.released


EVIDENCE = EvidenceKind("dates", _weigh)
