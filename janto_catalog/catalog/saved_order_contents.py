"""What is in an order that the user made, and in which sequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.order_contents import placed_at_end, reason_without_place, select_works
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import JantoError, NotFoundError, UsageError
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Ordering, Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.saved_orders import ADDED, SavedOrder, arranged
from janto_catalog.model.text import words
from janto_catalog.store import saved_orders, works
from janto_catalog.store.store import Store

_RELEASE = "release"
_STATED = 5


@dataclass(frozen=True, slots=True)
class SavedOrdering:
    """An order of the user as it is now: `elements` are the ids of its works and dividers, `moved` those that stand where
    they were moved to, and `ordering` has the works alone.

    `unmoved` are all its works without any move, with those that were taken out.  `headings` are the texts of the dividers above works, by the id of the work, "" at the end of the list; `evenings` the
    evenings that begin with works.
    """

    saved: SavedOrder
    elements: tuple[str, ...]
    moved: frozenset[str]
    unmoved: tuple[str, ...]
    ordering: Ordering
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evenings: Mapping[str, str] = field(default_factory=dict)

    def dividers(self, shown: Sequence[str]) -> dict[int, str]:
        """Return the lines above the rows of a list of some of the works, by row; the end of the list is a row too.

        A divider whose works are not shown is above the next one that is, unless another divider is nearer.
        """
        if not self.headings and not self.evenings:
            return {}
        rows, lines = {work: row for row, work in enumerate(shown)}, dict[int, str]()
        above: tuple[str, ...] = ()
        evening = ""
        for work in (*(place.work for place in self.ordering.placements), ""):
            above, evening = self.headings.get(work, above), self.evenings.get(work, evening)
            row = rows.get(work) if work else len(shown)
            texts = (*above, evening) if work and evening else above
            if row is not None and texts:
                lines[row] = " · ".join(texts)
            if row is not None:
                above, evening = (), ""
        return lines


class SavedOrderContents:
    """Finds the orders of the user, and puts what is in one into its sequence."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, titles: Works) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, titles

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
        # Imported here, as `Works` does: few calls need it.
        from janto_catalog.query import nearest  # noqa: PLC0415

        near = nearest(text, [name for _, name in known])
        hint = f"Did you mean {near}?" if near else "`janto orders` lists them."
        raise NotFoundError(f"None of your orders is called {text!r}", hint=hint)

    def ordering(
        self, order: SavedOrder, *, segments: bool = False, timeline: str | None = None
    ) -> SavedOrdering:
        """Return an order of the user as it is now.

        Raises QueryError for a mistake in its search, UsageError when the order that it runs by is not there any more.
        """
        places = self._places(order, segments=segments, timeline=timeline)
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
        removed |= {work for work in sequence if _is_left_out(order, containers(work))}
        elements = [element for element in elements if element not in removed]
        listed = [element for element in elements if element in places]
        placements = tuple(
            self._placement(order, places[work], number, work in moved)
            for number, work in enumerate(listed, 1)
        )
        warned = {work: self._warnings(work, listed) for work in listed if work in moved}
        placements = tuple(
            place._replace(warnings=(*place.warnings, *warned[place.work])) if place.work in warned else place
            for place in placements
        )
        return SavedOrdering(
            order,
            tuple(elements),
            moved,
            tuple(sequence),
            Ordering(placements),
            _headings(order, elements),
            _evenings(order.rules.per_evening, listed),
        )

    def _places(self, order: SavedOrder, *, segments: bool, timeline: str | None) -> dict[str, Placement]:
        """The places of all works of an order in the view that it runs by, then of those without a place there.

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
        found = self._found(order)
        placed = [place.work for place in base]
        selections = [select_works(placed, ids, tables.containers) for ids in (found, order.sequence)]
        selected = selections[0].works | selections[1].works
        places = {place.work: place for place in base if place.work in selected}
        # What was added is in it in any case.
        rest = {*selections[1].without_place, *(selections[0].without_place if order.rules.others else ())}
        if rest:
            by_release = self._stories.ordering(_RELEASE, segments=segments).placements
            ends = select_works([place.work for place in by_release], rest, tables.containers).works
            for place in by_release:
                if place.work in ends and place.work not in places:
                    work = tables.works[place.work]
                    places[place.work] = placed_at_end(
                        place, work.title, reason_without_place(work, view), len(places) + 1
                    )
        return places

    def _found(self, order: SavedOrder) -> frozenset[str]:
        if order.rules.query is None:
            return frozenset()
        query, offline = self._titles.parse(order.rules.query), self._folders.offline()
        with self._store.reading() as connection:
            return works.matching_ids(connection, query.node, offline=offline)

    def _placement(self, order: SavedOrder, place: Placement, position: int, is_moved: bool) -> Placement:
        reasons = place.reasons
        if is_moved or order.rules.by == ADDED:
            title = self._stories.lookup().works[place.work].title
            relative = "you moved it here" if is_moved else f"number {position} of {order.name}"
            text = f"You moved {title} here" if is_moved else f"{title} is {relative}"
            reasons = (Reason(ReasonKind.CLAIM, text, YOU.id, _STATED, (place.work,), relative=relative),)
        return place._replace(
            position=position,
            earliest=position,
            latest=position,
            reasons=reasons,
            status=PlacementStatus.FIXED if is_moved or order.rules.by == ADDED else place.status,
            by_hand=is_moved or place.by_hand,
            universe="",
        )

    def _warnings(self, work: str, listed: list[str]) -> Iterator[str]:
        """What the story says against the place of a work that was moved."""
        try:
            proved = self._stories.proved(work)
        except JantoError:
            return
        index, titles = listed.index(work), self._stories.lookup().works
        later = next((other for other in listed[index + 1 :] if other in proved.before), None)
        earlier = next((other for other in reversed(listed[:index]) if other in proved.after), None)
        for other, side in ((later, "before"), (earlier, "after")):
            if other is not None:
                chain = self._stories.why(work, other).chain
                because = f": {chain[0].reason.text}" if chain else ""
                yield f"You moved it {side} {titles[other].title}, which comes {side} it in the story{because}"


def _is_left_out(order: SavedOrder, containers: Sequence[str]) -> bool:
    """Whether a work was taken out, itself or with a container; `containers` has itself first, then the nearest one."""
    decided = next((id for id in containers if id in order.titles or id in order.left_out), None)
    return decided is not None and decided not in order.titles


def _headings(order: SavedOrder, elements: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The texts of the dividers above works, by the work; "" is the end of the list."""
    texts = {divider.id: divider.text for divider in order.dividers if divider.text}
    headings: dict[str, tuple[str, ...]] = {}
    above: list[str] = []
    for element in (*elements, ""):
        if element in texts:
            above.append(texts[element])
        elif above:
            headings[element] = tuple(above)
            above = []
    return headings


def _evenings(titles: int, works: Sequence[str]) -> dict[str, str]:
    """The evenings with so many titles each, by the work that each begins with; none for 0."""
    firsts = works[::titles] if titles else ()
    return {work: f"Evening {number}" for number, work in enumerate(firsts, 1)}
