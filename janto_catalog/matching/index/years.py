"""The years in which an undated work may have come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from janto_catalog.matching.index.indexed_work import IndexedWork


class YearsOfSeries:
    """The years of the dated works of each series."""

    def __init__(self, works: Iterable[IndexedWork]) -> None:
        self._dated: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for work in works:
            if work.year is not None and work.record.series and work.number is not None:
                self._dated[work.record.series].append((work.number, work.year))

    def bounds(self, work: IndexedWork) -> tuple[int | None, int | None]:
        """Return the first and last year in which a work may have come out, None where nothing tells.

        An undated work lies between its dated neighbours, by number, in its series.
        """
        if work.year is not None:
            return work.year, work.year
        number = work.number
        if number is None:
            return None, None
        dated = self._dated.get(work.record.series or "", ())
        before = [year for other, year in dated if other < number]
        after = [year for other, year in dated if other > number]
        return max(before, default=None), min(after, default=None)
