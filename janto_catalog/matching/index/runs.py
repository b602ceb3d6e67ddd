"""Runs of issues: issues of a series that have the same title but for the number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import words

#: The number at the end of the title of an issue.
_NUMBER = re.compile(r"[\s#]*\d+\W*$")


class Runs:
    """The runs of each series of comics, by their titles without show and number: "The Long Night"."""

    def __init__(self, works: Iterable[IndexedWork]) -> None:
        self._issues: dict[str, dict[str, list[IndexedWork]]] = defaultdict(lambda: defaultdict(list))
        self._titles: dict[str, str] = {}
        for work in works:
            if work.record.series and (run := _title(work)):
                self._issues[work.record.series][run].append(work)
                self._titles[work.id] = run

    def of_series(self, series: str | None) -> tuple[str, ...]:
        """Return the titles of the runs of a series."""
        return tuple(self._issues.get(series or "", ()))

    def issues_of(self, series: str, run: str) -> tuple[IndexedWork, ...]:
        """Return the issues of a run, by the id of its series and its title."""
        found = self._issues.get(series, {}).get(run, ())
        return tuple(sorted(found, key=lambda each: each.number or 0))

    def first_issue(self, work: IndexedWork) -> IndexedWork | None:
        """Return the issue with the lowest number of the run of a work, None for a work that is in none."""
        run = self.title(work)
        return self.issues_of(work.record.series, run)[0] if run and work.record.series else None

    def title(self, work: IndexedWork) -> str:
        """Return the title of the run of a work, "" for one that is in none."""
        return self._titles.get(work.id, "")


def without_number(title: str) -> str:
    """Return the title of an issue without the number at its end.

    >>> without_number("The Show: The Long Night #2")
    'The Show: The Long Night'
    """
    return _NUMBER.sub("", title)


def _title(work: IndexedWork) -> str:
    if work.record.kind is not Kind.COMIC or work.number is None or work.record.part_of:
        return ""
    title = without_number(work.record.title)
    if title == work.record.title:
        return ""
    _, colon, behind = title.partition(": ")
    title = behind if colon else title
    # "The Show #1" has no title but that of the show.
    return title if set(words(title)) - work.show_words else ""
