"""What is in an order that the user made, and in which sequence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from janto_catalog import query
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.names import CatalogNames
from janto_catalog.catalog.order_contents import Containers, placed_at_end, reason_without_place, select_works
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import JantoError, NotFoundError, QueryError, UsageError
from janto_catalog.model.certainty import STATED
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Ordering, Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.order_listing import OrderListing
from janto_catalog.model.saved_orders import ADDED, OWN_ORDER, Divider, SavedOrder, arranged
from janto_catalog.model.text import words
from janto_catalog.store import saved_orders, works
from janto_catalog.store.store import Store

_RELEASE = "release"

_Lines = tuple[tuple[Divider, ...], str]
"""The dividers and the evening above a row."""
_NO_LINES: _Lines = ((), "")


@dataclass(frozen=True, slots=True)
class SavedOrdering:
    """An order of the user as it is now: `elements` are the ids of its works and dividers, `moved` those that stand where
    they were moved to, and `ordering` has the works alone.

    `unmoved` are all its works without any move, with those that were taken out.  `dividers`
    are those above works, by the id of the work, "" at the end of the list; `evenings` the evenings that begin with works.  `without_place`
    are the works that its search finds and the view that it runs by does not have.
    """

    saved: SavedOrder
    elements: tuple[str, ...]
    moved: frozenset[str]
    unmoved: tuple[str, ...]
    ordering: Ordering
    dividers: Mapping[str, tuple[Divider, ...]] = field(default_factory=dict)
    evenings: Mapping[str, str] = field(default_factory=dict)
    without_place: tuple[str, ...] = ()

    def with_lines(self, listing: OrderListing) -> OrderListing:
        """A listing of some of the works with the dividers and evenings above them, and with the marks of what was moved."""
        lines = self._lines([row.work.id for row in listing.rows])
        rows = tuple(
            replace(row, dividers=lines.get(number, _NO_LINES)[0], is_moved=row.work.id in self.moved)
            for number, row in enumerate(listing.rows)
        )
        texts = {
            row: " · ".join(filter(None, (*(divider.text for divider in above), evening)))
            for row, (above, evening) in lines.items()
        }
        return replace(listing, rows=rows, own_dividers=texts)

    def _lines(self, shown: Sequence[str]) -> dict[int, _Lines]:
        """Return the dividers and the evening above the rows of a list of some of the works, by row; the end of the list is
        a row too.

        A divider whose works are not shown is above the next one that is, unless another divider is nearer.
        """
        if not self.dividers and not self.evenings:
            return {}
        rows = {work: row for row, work in enumerate(shown)}
        lines: dict[int, _Lines] = {}
        above: tuple[Divider, ...] = ()
        evening = ""
        for work in (*(place.work for place in self.ordering.placements), ""):
            above, evening = self.dividers.get(work, above), self.evenings.get(work, evening)
            row = rows.get(work) if work else len(shown)
            if row is None:
                continue
            if above or (evening and work):
                lines[row] = above, evening if work else ""
            above, evening = (), ""
        return lines


class SavedOrderContents:
    """Finds the orders of the user, and puts what is in one into its sequence."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders) -> None:
        self._store, self._stories, self._folders = store, stories, folders
        self._names = CatalogNames(store, stories)

    def find(self, text: str) -> SavedOrder:
        """The order with that name or number.

        Raises NotFoundError with the nearest name, UsageError when several have it.
        """
        with self._store.reading() as connection:
            known = saved_orders.names(connection)
            named = [id for id, name in known if words(name) == words(text)]
            found = named or [id for id, _ in known if str(id) == text]
            if len(found) == 1:
                return saved_orders.saved_orders(connection, found[0])[0]
        if found:
            numbers = ", ".join(map(str, found))
            raise UsageError(
                f"Several of your orders are called {text!r}",
                location=numbers,
                hint="Give one of these numbers.",
            )
        near = query.nearest(text, [name for _, name in known])
        hint = f"Did you mean {near}?" if near else "`janto orders` lists them."
        raise NotFoundError(f"None of your orders is called {text!r}", hint=hint)

    def ordering(
        self, order: SavedOrder, *, segments: bool = False, timeline: str | None = None
    ) -> SavedOrdering:
        """Return an order of the user as it is now.

        Raises UsageError for a mistake in its search, and when the order that it runs by is not there any more.
        """
        places, without_place = self._places(order, segments=segments, timeline=timeline)
        containers = self._stories.lookup().containers
        sequence = list(places)
        if order.rules.by == ADDED:
            # Parts of a container that was added stay in its place.
            rank = {work: number for number, work in enumerate(order.sequence)}
            sequence.sort(
                key=lambda work: min((rank[id] for id in containers(work) if id in rank), default=len(rank))
            )
        elements, moved = arranged(sequence, order.dividers, order.moves)
        removed = {divider.id for divider in order.dividers if not divider.text}
        is_left_out = _left_out(order, containers)
        removed |= set(filter(is_left_out, sequence))
        elements = [element for element in elements if element not in removed]
        listed = [element for element in elements if element in places]
        with self._stories.unchanged():
            placements = tuple(
                self._moved(places[work], number, listed)
                if work in moved
                else self._placement(order, places[work], number)
                for number, work in enumerate(listed, 1)
            )
        return SavedOrdering(
            order,
            tuple(elements),
            moved,
            tuple(sequence),
            Ordering(placements),
            _dividers(order, elements),
            _evenings(order.rules.per_evening, listed),
            tuple(work for work in without_place if not is_left_out(work)),
        )

    def of_view(
        self, view: str, *, segments: bool = False, timeline: str | None = None
    ) -> SavedOrdering | None:
        """The order of the user that a view names ("order:3"), None for another view."""
        if not view.startswith(OWN_ORDER):
            return None
        return self.ordering(self.find(view.removeprefix(OWN_ORDER)), segments=segments, timeline=timeline)

    def place_in(self, work: str, view: str) -> tuple[Sequence[Placement], int | None]:
        """The places of any order, in the universe of a work, and the index of the work in it, that of its first part for a
        container."""
        saved = self.of_view(view)
        if saved is None:
            return self._stories.ordering_of(work, view).placements, self._stories.place_index(work, view)
        placements, containers = saved.ordering.placements, self._stories.lookup().containers
        return placements, next(
            (index for index, place in enumerate(placements) if work in containers(place.work)), None
        )

    def _places(
        self, order: SavedOrder, *, segments: bool, timeline: str | None
    ) -> tuple[dict[str, Placement], Sequence[str]]:
        """The places of all works of an order in the view that it runs by, then of those without a place there; and what its
        search finds that has neither.

        What was taken out is among them.
        """
        view = _RELEASE if order.rules.by == ADDED else order.rules.by
        try:
            base = self._stories.ordering(view, segments=segments, timeline=timeline).placements
        except NotFoundError as error:
            raise UsageError(
                f"Your order {order.name} runs by something that is not there now",
                location=view,
                hint="Choose how it runs with `janto orders change`.",
            ) from error
        tables = self._stories.lookup()
        placed = [place.work for place in base]
        by_search = select_works(placed, self._found(order), tables.containers)
        added = select_works(placed, order.sequence, tables.containers, chosen=True)
        places = {place.work: place for place in base if place.work in by_search.works | added.works}
        # What was added is in it in any case.
        others = by_search.without_place if order.rules.others else ()
        if others or added.without_place:
            by_release = self._stories.ordering(_RELEASE, segments=segments).placements
            placed = [place.work for place in by_release]
            ends = select_works(placed, others, tables.containers).works
            ends |= select_works(placed, added.without_place, tables.containers, chosen=True).works
            for place in by_release:
                if place.work in ends and place.work not in places:
                    work = tables.works[place.work]
                    places[place.work] = placed_at_end(
                        place, work.title, reason_without_place(work, view), len(places) + 1
                    )
        return places, [work for work in by_search.without_place if work not in places]

    def _found(self, order: SavedOrder) -> frozenset[str]:
        if order.rules.query is None:
            return frozenset()
        try:
            node = query.parse(order.rules.query, self._names).node
        except QueryError as error:
            # Nobody has typed it now: a column of it says nothing.
            place = f"the search of your order {order.name}"
            raise UsageError(error.message, location=place, hint=error.hint) from error
        offline = self._folders.offline()
        with self._store.reading() as connection:
            return works.matching_ids(connection, node, offline=offline)

    def _placement(self, order: SavedOrder, place: Placement, position: int) -> Placement:
        """The place of a work that was not moved."""
        at = place._replace(position=position, earliest=position, latest=position, universe="")
        if order.rules.by != ADDED:
            return at
        relative = f"number {position} of {order.name}"
        return self._by_hand(at, f"{self._title(place.work)} is {relative}", relative)

    def _moved(self, place: Placement, position: int, listed: list[str]) -> Placement:
        """The place of a work that was moved, and what the story says against it."""
        at = place._replace(position=position, earliest=position, latest=position, universe="", by_hand=True)
        against, warnings = "here", list[str]()
        for other, side, reason in self._against(place.work, listed):
            against = f"{side} {self._title(other)}, which comes {side} it in the story"
            warnings.append(f"You moved it {against}" + (f": {reason}" if reason else ""))
        moved = self._by_hand(at, f"You moved {self._title(place.work)} {against}", f"you moved it {against}")
        return moved._replace(warnings=(*place.warnings, *warnings))

    def _by_hand(self, place: Placement, text: str, relative: str) -> Placement:
        reason = Reason(ReasonKind.CLAIM, text, YOU.id, STATED, (place.work,), relative=relative)
        return place._replace(reasons=(reason,), status=PlacementStatus.FIXED)

    def _title(self, work: str) -> str:
        return self._stories.lookup().works[work].title

    def _against(self, work: str, listed: list[str]) -> Iterator[tuple[str, str, str]]:
        """The nearest works that a work was moved before although the story has them before it, or after although they are
        after it: the work, "before" or "after", and why in the story."""
        try:
            proved = self._stories.proved(work)
        except JantoError:
            return
        index = listed.index(work)
        later = next((other for other in listed[index + 1 :] if other in proved.before), None)
        earlier = next((other for other in reversed(listed[:index]) if other in proved.after), None)
        for other, side in ((later, "before"), (earlier, "after")):
            if other is not None:
                chain = self._stories.why(work, other).chain
                yield other, side, chain[0].reason.text if chain else ""


def _left_out(order: SavedOrder, containers: Containers) -> Callable[[str], bool]:
    """Return what tells whether a work was taken out, itself or with a container: what is decided nearest to it holds."""
    decided = dict.fromkeys(order.titles, False) | dict.fromkeys(order.left_out, True)

    def is_left_out(work: str) -> bool:
        return next((decided[id] for id in containers(work) if id in decided), False)

    return is_left_out


def _dividers(order: SavedOrder, elements: Sequence[str]) -> dict[str, tuple[Divider, ...]]:
    """The dividers above works, by the work; "" is the end of the list."""
    known = {divider.id: divider for divider in order.dividers if divider.text}
    found: dict[str, tuple[Divider, ...]] = {}
    above: list[Divider] = []
    for element in (*elements, ""):
        if element in known:
            above.append(known[element])
        elif above:
            found[element] = tuple(above)
            above = []
    return found


def _evenings(titles: int, works: Sequence[str]) -> dict[str, str]:
    """The evenings with so many titles each, by the work that each begins with; none for 0."""
    firsts = works[::titles] if titles else ()
    return {work: f"Evening {number}" for number, work in enumerate(firsts, 1)}
