"""A year in the name against the year it came out."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against, speaks_for
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

#: A story of its show may come out again; where nothing names the show, another year is another story.
_REPRINT, _ANOTHER = 0.7, 3.0
#: A year that tells one series of a show from the others.
_SERIES = 4.5
#: The day a programme was first on; another channel may have been an episode ahead, so the length must agree too.
_DAY = 2.5


def _weigh(case: Case) -> Iterator[Evidence]:
    years = case.seen.name.reading.numbers.years
    series = case.entry.series
    if not years:
        return
    named = words(series.title) if series else ()
    if _on_the_day(case):
        yield speaks_for(f"the name says {case.entry.work.released}, the day it was first on", _DAY)
    elif any(str(year) in named for year in years):
        yield speaks_for(f"the name says {years[0]}, as its series does", _SERIES)
    elif case.entry.year in years:
        yield speaks_for(f"the name says {case.entry.year}, the year it came out", 1.5)
    elif case.entry.year is not None and min(abs(case.entry.year - year) for year in years) > 1:
        weight = _REPRINT if any(case.answers(phrase) for _, phrase, _ in case.named) else _ANOTHER
        yield speaks_against(f"the name says {years[0]}, but it came out in {case.entry.year}", weight)


def _on_the_day(case: Case) -> bool:
    day = case.seen.name.reading.numbers.day
    return bool(day and case.entry.work.channel) and day == case.entry.work.released


EVIDENCE = EvidenceKind("dates", _weigh)
