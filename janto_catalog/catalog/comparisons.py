"""Two orders of the same titles beside each other."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.rising_run import heaviest_rise
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.chronology import RowReasons
from janto_catalog.errors import UsageError
from janto_catalog.model.claims import STORY
from janto_catalog.model.comparison import Comparison, Move
from janto_catalog.model.distinct_reasons import STRONGEST_FIRST
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.order_listing import OrderRow
from janto_catalog.query import ParsedQuery

_BY_RELEASE = "release"


@dataclass(frozen=True, slots=True)
class _Run:
    """Titles that follow each other in both orders, by their indexes in the first one; they pass the titles `passed`, the
    nearest ones in the first order first, and are `later` than these there."""

    start: int
    end: int
    passed: tuple[str, ...]
    later: bool


class Comparisons:
    """Compares orders."""

    def __init__(self, stories: StoryCache, orders: Orders) -> None:
        self._stories, self._orders = stories, orders

    def compare(
        self, first: str, second: str, text: str | ParsedQuery = "", *, only_owned: bool = False
    ) -> Comparison:
        """Return what moves from the order `second` to the order `first` among the titles that match `text`; titles of
        different universes are not compared.  `only_owned`: among those that are owned.

        Raises QueryError, UsageError for an unknown order or the same one twice.
        """
        first, second = self._orders.checked(first), self._orders.checked(second)
        if first == second:
            raise UsageError("Two different orders are needed", location=first)
        with self._stories.unchanged():
            return self._compare(first, second, text, only_owned=only_owned)

    def _compare(self, first: str, second: str, text: str | ParsedQuery, *, only_owned: bool) -> Comparison:
        here, there = (
            [row for row in self._orders.listing(text, by=by).rows if row.work.have.is_had or not only_owned]
            for by in (first, second)
        )
        in_first, in_second = ({row.work.id: row for row in rows} for rows in (here, there))
        universe = self._stories.universes().of
        common: dict[str, list[OrderRow]] = {}
        for row in here:
            if row.work.id in in_second:
                common.setdefault(universe(row.work.id), []).append(row)
        reasons = self._orders.row_reasons(only_owned=only_owned)
        moves = [
            self._move(rows, in_second, run, (first, second), reasons)
            for rows in common.values()
            for run in _runs([in_second[row.work.id] for row in rows], there)
        ]
        return Comparison(
            first,
            second,
            self._orders.name(first),
            self._orders.name(second),
            sum(map(len, common.values())),
            tuple(sorted(moves, key=lambda move: (-abs(move.by), move.here, move.works[0].id))),
            tuple(row.work for row in here if row.work.id not in in_second),
            tuple(row.work for row in there if row.work.id not in in_first),
        )

    def _move(
        self,
        rows: Sequence[OrderRow],
        in_second: Mapping[str, OrderRow],
        run: _Run,
        views: tuple[str, str],
        reasons: RowReasons,
    ) -> Move:
        own = rows[run.start : run.end]
        # What keeps them from the titles that they pass is said about the one that is nearest to these.
        nearest = own[0] if run.later else own[-1]
        other = in_second[nearest.work.id]
        reason, is_of_second = self._cause(nearest, other, run, views)
        if reason:
            because = reasons.text(reason, nearest.work.id)
        else:
            is_of_second = views[0] == _BY_RELEASE
            because = "; ".join((other if is_of_second else nearest).shown[:1])
        return Move(
            tuple(row.work for row in own),
            len(run.passed) if run.later else -len(run.passed),
            own[0].placement.position,
            in_second[own[0].work.id].placement.position,
            reason,
            because,
            is_of_second,
        )

    def _cause(
        self, here: OrderRow, there: OrderRow, run: _Run, views: tuple[str, str]
    ) -> tuple[Reason | None, bool]:
        """The strongest reason for a difference, and whether it is one of the second order: one that names a title which is
        passed or is the user's own, else one about the title alone, as a date, else what proves it in the story."""
        sides = [
            (row, view, is_second)
            for row, view, is_second in ((here, views[0], False), (there, views[1], True))
            if view != _BY_RELEASE
        ]
        passed = set(run.passed)
        for is_direct in (True, False):
            for row, _, is_second in sides:
                if stated := [each for each in _stated(row) if _is_direct(each, row, passed) is is_direct]:
                    return min(stated, key=_strength), is_second
        for _, view, is_second in sides:
            reason = (
                self._proof(here.work.id, run, later=run.later is not is_second) if view == STORY else None
            )
            if reason is not None:
                return reason, is_second
        return None, False

    def _proof(self, work: str, run: _Run, *, later: bool) -> Reason | None:
        """The reason next to a work in the shortest proof that it is later in the story than a title it passes, or earlier."""
        proved = self._stories.proved(work)
        side = proved.before if later else proved.after
        other = next((id for id in run.passed if id in side), None)
        chain = self._stories.why(work, other).chain if other else ()
        return (chain[-1] if later else chain[0]).reason if chain else None


def _stated(row: OrderRow) -> list[Reason]:
    """The reasons for the place of a title that are not guesses."""
    return [reason for reason in row.placement.reasons if reason.kind is not ReasonKind.TIE]


def _is_direct(reason: Reason, row: OrderRow, passed: Collection[str]) -> bool | None:
    """Whether a reason names a title that is passed, or is the user's own; False for one about the title alone, None for one
    about others."""
    others = {*reason.works} - {row.work.id}
    if reason.source == YOU.id or not others.isdisjoint(passed):
        return True
    return None if others else False


def _strength(reason: Reason) -> tuple[int, int]:
    return STRONGEST_FIRST.index(reason.kind), -(reason.certainty or 0)


def _runs(rows: Sequence[OrderRow], second: Sequence[OrderRow]) -> Iterator[_Run]:
    """Find the fewest titles that move: `rows` are those of one universe in the first order, with their places in the
    second one."""
    place = {row.work.id: index for index, row in enumerate(second)}
    numbers = [place[row.work.id] for row in rows]
    rising = heaviest_rise(numbers, [False] * len(numbers))
    kept = sorted(rising)
    kept_numbers = [numbers[index] for index in kept]
    rank = {number: index for index, number in enumerate(sorted(numbers))}
    moved = [index for index in range(len(rows)) if index not in rising]
    # Of neighbours in both orders the index here and the rank there rise alike.
    for _, group in groupby(moved, key=lambda index: rank[numbers[index]] - index):
        for run in _unbroken(list(group)):
            here, there = bisect(kept, run[0]), bisect(kept_numbers, numbers[run[0]])
            passed = kept[there:here][::-1] or kept[here:there]
            works = tuple(rows[index].work.id for index in passed)
            yield _Run(run[0], run[-1] + 1, works, later=there < here)


def _unbroken(indexes: list[int]) -> Iterator[list[int]]:
    for _, group in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        yield [index for _, index in group]
