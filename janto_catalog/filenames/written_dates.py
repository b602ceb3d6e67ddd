"""The dates that a name has in digits or with the name of a month, and its years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.filenames.vocabulary import MONTH_ABBREVIATIONS

_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20[0-4]\d)(?!\d)")
#: The time of day behind a date, with seconds and their fractions.
_TIME = r"(?:[-. t]{1,2}[0-2]\d[-.: ]?[0-5]\d(?:[-.: ]?\d\d){0,2}(?![\dpx]))?"
_DATE = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d\d[-. ][01]\d[-. ][0-3]\d{_TIME}|[0-3]\d[-. ][01]\d[-. ](?:19|20)\d\d{_TIME}"
    rf"|[0-3]\d([-.])[01]\d\1[0-2]\d|(?:19|20)\d\d[01]\d[0-3]\d{_TIME}|[0-3]\d[01]\d(?:19|20)\d\d{_TIME})(?!\d)"
)
#: "22-4-06": a day with a short year, as people write it on tapes.
_SHORT_DATE = re.compile(
    r"(?<![\dv.#-])(0?[1-9]|[12]\d|3[01])([-./])(0?[1-9]|1[0-2])\2([0-2]\d)(?![\d\w]|[-./]\d)"
)
#: Of a date also without separators.
_YEAR_OF_DATE = re.compile(r"(?<!\d)(?:19[3-9]|20[0-4])\d(?=[01]\d[0-3]\d|(?!\d))")
#: A time at the end of a name that has a date.
_LAST_TIME = re.compile(r"(?<![\w.#])(?:[01]\d|2[0-3])[-:.h]?[0-5]\d(?=\W*$)")
#: The station of a recording: "RTL2", "BBC 3", "BBCR4".
_STATION = re.compile(
    r"(?<![a-z0-9])(?:bbc|itv|rtl|svt|abc|ard|zdf|orf|srf|rai|tve|nrk|yle|sbs|cbc|npo|vrt|rte|tf|tv|canal|sky|sf|ch)"
    r"[ .-]?(?:r|radio)?[ .-]?\d(?!\d)"
)
#: A date with more digits has a time, too.
_DIGITS_OF_DATE = 8
#: "13th Feb 2008", "13-Feb-08".
_NAMED_DATE = re.compile(
    rf"(?<![\w.#-])(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[ .-]{{1,2}}({'|'.join(MONTH_ABBREVIATIONS)})[a-z]*"
    r"[ .,'’-]{1,2}((?:19|20)\d\d|[0-2]\d)(?![\w:]|[.-]\d)"
)
#: In these names a number before a month may be that of an issue.
_MAY_BE_ISSUE = re.compile(r"(?<![a-z])(?:mag|magazines?|comics?|issues?|no|nr|vol|volume)(?![a-z])|#")
_MONTH_NUMBERS = {month: number for number, month in enumerate(MONTH_ABBREVIATIONS, 1)}
#: With the year first, as recorders write it.
_ISO_DATE = re.compile(r"((?:19|20)\d\d)[-. ]?([01]\d)[-. ]?([0-3]\d)")
_DAY_FIRST = re.compile(r"([0-3]\d)[-. ]([01]\d)[-. ]((?:19|20)\d\d)")
#: "2009-01", "01-2009": a month.  Dots may also be there in place of blanks.
_MONTH = re.compile(
    r"(?<![\d.-])(?:(19[3-9]\d|20[0-4]\d)([-.])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])([-.])(19[3-9]\d|20[0-4]\d))"
    r"(?![\d-]|\.\d)"
)


@dataclass(frozen=True, slots=True)
class WrittenDates:
    """The dates of a name: see `janto_catalog.filenames.numbers.Numbers`, which has them too."""

    years: tuple[int, ...] = ()
    date: str = ""
    month: str = ""
    station: str = ""


def read_dates(text: str) -> tuple[WrittenDates, str]:
    """Return the dates of a folded text, and the text without them, but for the years.

    >>> read_dates("show 2008-01-16 title")
    (WrittenDates(years=(2008,), date='2008-01-16', month='', station=''), 'show    title')
    """
    if match := _DATE.search(text):
        years = tuple(int(year) for year in _YEAR_OF_DATE.findall(match[0])[:1])
        station = _STATION.search(text)
        named = re.sub(r"\W|_", "", station[0]) if station else ""
        if station and station.end() <= match.start() and len(re.findall(r"\d", match[0])) > _DIGITS_OF_DATE:
            # "RTL2_2012-05-26_2215": a recorder wrote it.
            text = f"{text[: station.start()]} {text[station.end() :]}"
            match = _DATE.search(text) or match
        return WrittenDates(years, _date_in_digits(match[0]), station=named), _LAST_TIME.sub(
            " ", _without(text, match)
        )
    if match := _SHORT_DATE.search(text):
        # Without a year: other countries write the month first, and this only supports a day of release.
        return WrittenDates((), _date_of_short(match)), _without(text, match)
    date = ""
    # "Magazine 1 Jan 08" may be issue 1.
    if (match := _NAMED_DATE.search(text)) and (
        len(match[3]) > 2 or " " not in match[0] or (len(match[1]) > 1 and not _MAY_BE_ISSUE.search(text))
    ):
        day, month, year = match.groups()
        date = f"{year if len(year) > 2 else f'20{year}'}-{_MONTH_NUMBERS[month]:02}-{int(day):02}"
        written = f"{day} {month} {year}" if len(year) > 2 else ""
        text = f"{text[: match.start()]} {written} {text[match.end() :]}"
    years = tuple(int(year) for year in _YEAR.findall(text))
    if (match := _MONTH.search(text)) and ("-" in match.groups() or " " in text.strip()):
        # Without its month: the number of a month is not that of a work.
        of_month = f"{match[1]}-{match[0][-2:]}" if match[1] else f"{match[4]}-{match[0][:2]}"
        text = f"{text[: match.start()]} {match[1] or match[4]} {text[match.end() :]}"
        return WrittenDates(years, date, of_month), text
    return WrittenDates(years, date), text


def _date_in_digits(text: str) -> str:
    """A date as "yyyy-mm-dd", "" where its digits have no separators and the year is last."""
    if date := _ISO_DATE.match(text):
        return "-".join(date.groups())
    if date := _DAY_FIRST.match(text):
        return "-".join(reversed(date.groups()))
    short = _SHORT_DATE.fullmatch(text)
    return _date_of_short(short) if short else ""


def _date_of_short(match: re.Match[str]) -> str:
    day, _, month, year = match.groups()
    return f"20{year}-{int(month):02}-{int(day):02}"


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]}  {text[match.end() :]}"
