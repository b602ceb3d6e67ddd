"""Two orders of the same titles beside each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from janto_catalog.catalog.order_moves import Run, find_runs
from janto_catalog.catalog.orders import Orders
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
_PROVED = 150
"""So many of the longest moves are proved where no reason names what they pass: each proof takes a while in a long story."""


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
        place = {row.work.id: index for index, row in enumerate(there)}
        runs = [
            (rows, run)
            for rows in common.values()
            for works in [[row.work.id for row in rows]]
            for run in find_runs(works, [place[work] for work in works])
        ]
        runs.sort(key=lambda found: (-len(found[1].passed), found[0][found[1].start].placement.position))
        reasons = self._orders.row_reasons(only_owned=only_owned)
        moves = (
            self._move(rows, in_second, run, (first, second), reasons, is_proved=number < _PROVED)
            for number, (rows, run) in enumerate(runs)
        )
        return Comparison(
            first,
            second,
            self._orders.name(first),
            self._orders.name(second),
            sum(map(len, common.values())),
            tuple(moves),
            tuple(row.work for row in here if row.work.id not in in_second),
            tuple(row.work for row in there if row.work.id not in in_first),
        )

    def _move(
        self,
        rows: Sequence[OrderRow],
        in_second: Mapping[str, OrderRow],
        run: Run,
        views: tuple[str, str],
        reasons: RowReasons,
        *,
        is_proved: bool,
    ) -> Move:
        own = rows[run.start : run.end]
        # What keeps them from the titles that they pass is said about the one that is nearest to these.
        nearest = own[0] if run.later else own[-1]
        other = in_second[nearest.work.id]
        reason, is_of_second = self._cause(nearest, other, run, views)
        if reason is None and is_proved:
            reason, is_of_second = self._proof(nearest.work.id, run, views)
        because = reasons.text(reason, nearest.work.id) if reason else ""
        if reason is None and is_proved:
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
        self, here: OrderRow, there: OrderRow, run: Run, views: tuple[str, str]
    ) -> tuple[Reason | None, bool]:
        """The strongest reason for a difference, and whether it is one of the second order: one that names a title which is
        passed or is the user's own, else one about the title alone, as a date."""
        sides = [
            (row, row is there) for row, view in zip((here, there), views, strict=True) if view != _BY_RELEASE
        ]
        for is_direct in (True, False):
            for row, is_second in sides:
                if stated := [
                    each for each in _stated(row) if _is_direct(each, row, run.passed) is is_direct
                ]:
                    return min(stated, key=_strength), is_second
        return None, False

    def _proof(self, work: str, run: Run, views: tuple[str, str]) -> tuple[Reason | None, bool]:
        """What proves it, if one of the orders is the story: the reason next to a work in the shortest proof that it is
        later there than a title which it passes, or earlier; and whether the second order is the story."""
        if STORY not in views:
            return None, False
        is_second = views[1] == STORY
        is_later = run.later is not is_second
        proved = self._stories.proved(work)
        side = proved.before if is_later else proved.after
        other = next((id for id in run.passed if id in side), None)
        chain = self._stories.why(work, other).chain if other else ()
        return ((chain[-1] if is_later else chain[0]).reason if chain else None), is_second


def _stated(row: OrderRow) -> list[Reason]:
    """The reasons for the place of a title that are not guesses."""
    return [reason for reason in row.placement.reasons if reason.kind is not ReasonKind.TIE]


def _is_direct(reason: Reason, row: OrderRow, passed: Collection[str]) -> bool | None:
    """Whether a reason names a title that is passed, or is the user's own; False for one about the title alone, None for one
    about others."""
    others = {*reason.works} - {row.work.id}
    if reason.source == YOU.id or any(work in passed for work in others):
        return True
    return None if others else False


def _strength(reason: Reason) -> tuple[int, int]:
    return STRONGEST_FIRST.index(reason.kind), -(reason.certainty or 0)
