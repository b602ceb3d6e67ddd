"""What is not owned between owned titles of an order, and what to get for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.gaps import WHOLE_ORDER, Gaps, OwnershipGap, Purchase, Span
from janto_catalog.model.kinds import Status
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.order_listing import OrderListing, OrderRow
from janto_catalog.model.story import Work
from janto_catalog.model.views import WorkRow
from janto_catalog.query import ParsedQuery

_PRINTED = ("prints", "edition-of")
"""The relations of a release to the work that is in it, too."""
_FEW = 3


class OwnershipGaps:
    """Finds gaps, and makes shopping lists of them."""

    def __init__(self, stories: StoryCache, titles: Works, orders: Orders) -> None:
        self._stories, self._titles, self._orders = stories, titles, orders

    def find(
        self,
        text: str | ParsedQuery = "",
        *,
        by: str = "story",
        span: Span = WHOLE_ORDER,
        essential: bool = False,
    ) -> Gaps:
        """Return the gaps of the titles that match `text` in an order.

        Without a `span` they are between owned titles; with one they may also be at its ends.  Raises QueryError, UsageError
        for an unknown order, or a span whose titles have no place in it or stand the other way round.
        """
        found = self.of_listing(self._orders.listing(text, by=by, essential=essential), by, span)
        return replace(found, purchases=tuple(self._purchases(found.rows)))

    def shopping_list(
        self, listing: OrderListing, by: str, span: Span = WHOLE_ORDER, only: Collection[str] | None = None
    ) -> OrderListing:
        """Return what to get for the gaps of a listing in the order `by`, as a list in that order: each thing once, at the
        place of the first title that it brings, with what is to be known of it for reasons.  `only`: for these titles."""
        lacking = self.of_listing(listing, by, span).rows
        wanted = [row for row in lacking if only is None or row.work.id in only]
        rows = tuple(_as_row(one) for one in self._purchases(wanted))
        return replace(listing, rows=rows, without_place=(), by_parts=(), own_dividers={})

    def of_listing(self, listing: OrderListing, by: str, span: Span = WHOLE_ORDER) -> Gaps:
        """Return the gaps of a listing in the order `by`, with the number of purchases and without these.  Raises as `find`
        does."""
        tables = self._stories.lookup()
        found, announced = list[OwnershipGap](), list[WorkRow]()
        for gap in self._within(listing.rows, by, span):
            out, later = list[OrderRow](), list[OrderRow]()
            for row in gap.rows:
                (out if tables.works[row.work.id].status is Status.RELEASED else later).append(row)
            announced += (row.work for row in later)
            if out:
                found.append(replace(gap, rows=tuple(out)))
        things = {tables.containers(row.work.id)[-1] for gap in found for row in gap.rows}
        return Gaps(by, self._orders.name(by), tuple(found), len(things), announced=tuple(announced))

    def _within(self, rows: Sequence[OrderRow], by: str, span: Span) -> Iterator[OwnershipGap]:
        """The gaps of a span; without one, those between owned titles."""
        if span == WHOLE_ORDER:
            yield from (gap for gap in ownership_gaps(rows) if gap.after and gap.before)
            return
        first, last = self._bounds(by, span)
        order = {place.work: index for index, place in enumerate(self._orders.ordering(by).placements)}
        for gap in ownership_gaps(rows):
            inside = tuple(row for row in gap.rows if first <= order[row.work.id] <= last)
            if inside:
                yield replace(gap, rows=inside)

    def _bounds(self, by: str, span: Span) -> tuple[int, int]:
        """The first and the last index of a span in the whole order."""
        placements, containers = self._orders.ordering(by).placements, self._stories.lookup().containers
        ends = list[tuple[int, int]]()
        for name in (span.first, span.last):
            if not name:
                ends.append((0, len(placements) - 1))
                continue
            id, title = self._titles.one(name)
            places = [index for index, place in enumerate(placements) if id in containers(place.work)]
            if not places:
                raise UsageError(f"{title} has no place in {self._orders.name(by)}", location=name)
            ends.append((places[0], places[-1]))
        first, last = ends[0][0], ends[1][1]
        if first > last:
            raise UsageError(
                "The first title comes after the last one in this order",
                location=f"{span.first}, {span.last}",
                hint="Give them the other way round.",
            )
        return first, last

    def _purchases(self, lacking: Sequence[OrderRow]) -> Iterator[Purchase]:
        """What to get for titles, in their order."""
        tables = self._stories.lookup()
        brought: dict[str, list[OrderRow]] = {}
        for row in lacking:
            brought.setdefault(tables.containers(row.work.id)[-1], []).append(row)
        parts = Counter(tables.containers(id)[-1] for id in tables.works if _is_innermost(tables, id))
        also_in = self._other_releases(tables)
        rows = self._titles.rows([*brought])
        for id, titles in brought.items():
            work, is_whole = tables.works[id], id in tables.wholes
            alone = (
                row.work for row in titles if is_whole and _came_out_alone(tables.works[row.work.id], work)
            )
            yield Purchase(
                rows[id],
                tuple(titles),
                parts[id] if is_whole else 0,
                tuple(alone),
                tuple(also_in.get(id, ())),
                work.publisher,
                work.codes,
            )

    def _other_releases(self, tables: StoryLookup) -> Mapping[str, list[str]]:
        """The names of releases that have works which also came out otherwise, by work."""
        found: dict[str, list[str]] = {}
        for series in tables.series.values():
            for omnibus in series.omnibuses:
                for work in omnibus.works:
                    found.setdefault(work, []).append(omnibus.title)
        for relation in self._stories.story().relations:
            if relation.relation in _PRINTED and relation.work in tables.works:
                found.setdefault(relation.target, []).append(tables.titles[relation.work])
        tells = self._stories.shown().tells
        return {
            work: _shortened([name for name in dict.fromkeys(names) if not tells(name)])
            for work, names in found.items()
        }


def ownership_gaps(rows: Sequence[OrderRow]) -> Iterator[OwnershipGap]:
    """Find the runs of rows that are not owned, each with the owned titles around it; none reaches from one universe to the
    next."""
    after: WorkRow | None = None
    waiting: tuple[OrderRow, ...] = ()
    universe: str | None = None
    for is_owned, run in groupby(rows, key=lambda row: (row.placement.universe, row.work.owned)):
        own = tuple(run)
        if is_owned[0] != universe:
            if waiting:
                yield OwnershipGap(after, None, waiting)
            after, waiting, universe = None, (), is_owned[0]
        if is_owned[1]:
            if waiting:
                yield OwnershipGap(after, own[0].work, waiting)
            after, waiting = own[-1].work, ()
        else:
            waiting = own
    if waiting:
        yield OwnershipGap(after, None, waiting)


def _is_innermost(tables: StoryLookup, work: str) -> bool:
    return not tables.works[work].is_segment and work not in tables.wholes


def _came_out_alone(part: Work, whole: Work) -> bool:
    """Whether a part of a box has a product number or a release that is not that of the box."""
    of_whole = {(release.date, release.by) for release in whole.releases} | {
        (whole.released, whole.publisher)
    }
    return bool(set(part.codes).difference(whole.codes)) or any(
        (release.date, release.by) not in of_whole for release in part.releases
    )


def _shortened(names: list[str]) -> list[str]:
    return names if len(names) <= _FEW else [*names[:_FEW], f"{len(names) - _FEW} more"]


def _as_row(purchase: Purchase) -> OrderRow:
    """A purchase as a row of a list; its notes are the reasons."""
    place = purchase.titles[0].placement
    reasons = tuple(Reason(ReasonKind.CLAIM, note, relative=note) for note in purchase.notes)
    placement = place._replace(work=purchase.work.id, reasons=reasons, overruled=(), warnings=(), block="")
    return OrderRow(purchase.work, placement)
