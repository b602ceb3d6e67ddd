"""A year in the name against the year it came out."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

#: A story of its show may come out again; where nothing names the show, another year is another story.
_REPRINT, _ANOTHER = 0.7, 3.0
#: A year that tells one series of a show from the others.
_SERIES = 4.5
#: The day a programme was first on; another channel may have been an episode ahead, so the length must agree too.
_DAY = 2.5


def _weigh(case: Comparison) -> Iterator[Evidence]:
    years = case.item.name.parsed.numbers.years
    series = case.work.series
    if not years:
        return
    named = words(series.title) if series else ()
    if _on_the_day(case):
        yield supports(f"the name says {case.work.record.released}, the day it was first on", _DAY)
    elif any(str(year) in named for year in years):
        yield supports(f"the name says {years[0]}, as its series does", _SERIES)
    elif case.work.year in years:
        yield supports(f"the name says {case.work.year}, the year it came out", 1.5)
    elif case.work.year is not None and min(abs(case.work.year - year) for year in years) > 1:
        weight = _REPRINT if any(case.belongs_to(phrase) for _, phrase, _ in case.series_names) else _ANOTHER
        yield contradicts(f"the name says {years[0]}, but it came out in {case.work.year}", weight)


def _on_the_day(case: Comparison) -> bool:
    day = case.item.name.parsed.numbers.date
    return bool(day and case.work.record.channel) and day == case.work.record.released


EVIDENCE = EvidenceKind("dates", _weigh)
