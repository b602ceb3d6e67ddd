"""The number of an issue may be that of a volume, a day, a part, or of another volume of issues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.parse import ParsedName
from janto_catalog.filenames.vocabulary import MONTH_ABBREVIATIONS
from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_numbers import standalone_numbers
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold, words

#: "v2 #5", "Vol. 2 No 5".
_VOLUME_AND_ISSUE = re.compile(r"(?<![a-z])v(?:ol(?:ume)?)?[ .]*\d{1,2}[ .,]*(?:#|issue|n[or][ .]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if comparison.work.record.kind in (Kind.COMIC, Kind.MAGAZINE_ISSUE):
        yield from _volume_of_comics(comparison)
        yield from _not_the_issue(comparison)


def _volume_of_comics(comparison: Comparison) -> Iterator[Evidence]:
    """A volume collects issues of a comic: the number behind the word is not that of an issue."""
    work, name = comparison.work, comparison.item.name
    volume = name.parsed.numbers.volume
    if volume is None or volume != work.number or work.record.kind is not Kind.COMIC:
        return
    others = standalone_numbers(name) - {volume}
    is_twice = len(name.parsed.standalone_numbers) > 1
    is_counted = name.parsed.numbers.issue or name.parsed.numbers.parts
    if not (others or is_twice or is_counted or "volume" in words(work.record.title)):
        text = f"the name says volume {volume}, which may be several issues"
        yield contradicts(text, number_weights.ONE_OF_SEVERAL_PARTS, needs_person=True)


def _not_the_issue(comparison: Comparison) -> Iterator[Evidence]:
    """The number of an issue may be a day, a half number, or be followed by that of a part."""
    work, parsed = comparison.work, comparison.item.name.parsed
    if work.record.kind not in (Kind.MAGAZINE_ISSUE, Kind.COMIC) or work.record.part_of:
        return
    numbers, number = parsed.numbers, str(work.number)
    if work.number is None:
        if numbers.parts is None or numbers.parts == 1:
            return
        text = f"the name says {numbers.part} of {numbers.parts}: it may be a part"
    elif numbers.dotted is not None and numbers.dotted[0] == work.number:
        text = f"the name says {number}.{numbers.dotted[1]}, and this is number {number}"
    elif numbers.parts is not None and numbers.part != work.number:
        text = f"the name says {numbers.part} of {numbers.parts} behind the number: it may be a part"
    elif numbers.parts is not None and numbers.parts != (size := comparison.index.years.run_size(work)):
        text = f"the name says {numbers.part} of {numbers.parts}, and {size} are known here"
    elif work.record.kind is Kind.MAGAZINE_ISSUE and _is_of_later_volume(comparison):
        text = "the name says another volume or series of issues"
    elif date := _date_with(parsed, number, work.record.released or ""):
        text = f"the name says {date}: {number} may be the day"
    else:
        return
    yield contradicts(text, number_weights.NUMBER_DIFFERS, needs_person=True)


def _is_of_later_volume(comparison: Comparison) -> bool:
    """Whether the name says a volume or series of issues, of which each begins with number 1."""
    numbers, work = comparison.item.name.parsed.numbers, comparison.work
    if work.season is None and numbers.season is not None and numbers.season > 1:
        return True
    is_later = numbers.volume is not None and numbers.volume > 1
    return is_later and _VOLUME_AND_ISSUE.search(fold(comparison.item.name.parsed.text)) is not None


def _date_with(parsed: ParsedName, day: str, released: str) -> str:
    """The date in a name that has a number as its day, "" when that is no date or the release is of its month.

    "Issue 12 - Nov 2008" is a number and a month.
    """
    words, bracketed = parsed.words, parsed.bracketed
    for position, (first, month, year) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        is_apart = (position in bracketed) != (position + 1 in bracketed)
        is_apart = is_apart or position + 1 in parsed.after_separator
        is_apart = (
            is_apart or re.search(rf"(?:\bno\b\.?|\bnr\b\.?|#|n°) ?0*{day}\b", fold(parsed.text)) is not None
        )
        if first != day or is_apart or month[:3] not in MONTH_ABBREVIATIONS or not _YEAR.fullmatch(year):
            continue
        if words.count(day) == 1 and released[:7] != f"{year}-{MONTH_ABBREVIATIONS.index(month[:3]) + 1:02}":
            return f"{first} {month} {year}"
    return ""


EVIDENCE = EvidenceKind("issue_numbers", _weigh)
