"""Titles that several works have with the number of a part: "Title, Part One" and "Title, Part Two"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.text import fold

#: The end of such a title: a word for a part and its number in digits, letters or Roman numerals.
_PART = re.compile(r"\W(?:part|pt)\W+\w+\W?$")


def titles_in_parts(works: Iterable[IndexedWork]) -> dict[tuple[str, ...], int]:
    """Return the words of each title without the number of its part, and how many parts of it there are.

    All parts are in one series, each is a work, and none is part of a box set, which would have the title itself.
    """
    parts: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for work in works:
        record = work.record
        if record.part_of or not _PART.search(fold(record.title)):
            continue
        *title, number = parse_name(record.title).words or ("",)
        if title and number.isdecimal():
            parts[record.series or "", tuple(title)].add(int(number))
    return {
        title: len(numbers)
        for (_, title), numbers in parts.items()
        if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1))
    }
