"""The years in which an undated work may have come out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.runs import without_number
from janto_catalog.model.kinds import Kind

#: A run comes out at least so often.
_ISSUES_A_YEAR = 4


class YearsOfSeries:
    """The years of the dated works of each series, and of each run of issues in it.

    Issues that have the same title but for the number are a run: "The Show: Title #1", "The Show: Title #2".
    """

    def __init__(self, works: Iterable[IndexedWork]) -> None:
        self._dated: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._sizes: Counter[str] = Counter()
        #: The key of the run of each issue, by the id of the work.
        self._runs: dict[str, str] = {}
        for work in works:
            if run := _run(work):
                self._runs[work.id] = run
                self._sizes[run] += 1
            if work.year is not None and work.record.series and work.number is not None:
                self._dated[work.record.series].append((work.number, work.year))
                if run:
                    self._dated[run].append((work.number, work.year))

    def run_size(self, work: IndexedWork) -> int:
        """Return how many issues of the run of an issue are known."""
        return self._sizes[self._runs.get(work.id, "")]

    def bounds(self, work: IndexedWork) -> tuple[int | None, int | None]:
        """Return the first and last year in which a work may have come out, None where nothing tells.

        An undated work lies between its dated neighbours, by number, in its run or series; a run goes on without a
        long break.
        """
        if work.year is not None:
            return work.year, work.year
        number = work.number
        if number is None:
            return None, None
        of_run = self._dated.get(self._runs.get(work.id, ""), ())
        dated = of_run or self._dated.get(work.record.series or "", ())
        before = [(year, other) for other, year in dated if other < number]
        after = [(year, other) for other, year in dated if other > number]
        first = max(before)[0] if before else None
        last = min(after)[0] if after else None
        if of_run and first is not None and last is None:
            last = first + 1 + (number - max(before)[1]) // _ISSUES_A_YEAR
        if of_run and last is not None and first is None:
            first = last - 1 - (min(after)[1] - number) // _ISSUES_A_YEAR
        return first, last


def _run(work: IndexedWork) -> str:
    """The key of the run of an issue, "" for other works; it is no id of a series."""
    if work.record.kind not in (Kind.COMIC, Kind.MAGAZINE_ISSUE) or not work.record.series:
        return ""
    return f"{work.record.series}/{without_number(work.record.title).casefold()}"
