"""Orders: where each work is placed, why, and which claims were overruled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from janto_catalog import chronology
from janto_catalog.catalog.conflicts import ConflictDetails, describe_conflict, works_of
from janto_catalog.catalog.explanations import OpenPlaces, PlacementExplanation, open_places
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.following import SKIPPED, UNSEEN, Marks, find_following
from janto_catalog.catalog.order_contents import group_by_reason, select_works
from janto_catalog.catalog.saved_order_contents import SavedOrderContents, SavedOrdering
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.chronologies import CHRONOLOGY
from janto_catalog.model.order import (
    NO_UNIVERSE,
    OWN_ORDERS,
    VIEWS,
    Conflict,
    Ordering,
    Placement,
    Reason,
    Why,
    is_arc,
)
from janto_catalog.model.order_listing import ListedByParts, OrderListing, OrderRow, WithoutPlace
from janto_catalog.model.saved_orders import OWN_ORDER
from janto_catalog.model.subjects import LEAST_OF_A_LIFE
from janto_catalog.query import HAD, ParsedQuery
from janto_catalog.store import copy_lengths, recent, saved_orders, works
from janto_catalog.store.store import Connection, Store

_MAX_REASONS = 2
_WHOLE = (("story", "Story"), ("release", "Release"), ("newcomer", "Newcomer"))
_PLAIN = tuple(view for view, _ in _WHOLE)
_IN_A_SENTENCE = {
    "story": "the story",
    "release": "the order of release",
    "newcomer": "the order for newcomers",
}


class Orders:
    """Orders of works by story, release, arc or life."""

    def __init__(
        self, store: Store, stories: StoryCache, folders: Folders, titles: Works, saved: SavedOrderContents
    ) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, titles
        self._saved = saved

    def order(
        self,
        text: str | ParsedQuery = "",
        *,
        by: str = "story",
        timeline: str | None = None,
        segments: bool = False,
    ) -> tuple[OrderRow, ...]:
        """Return the rows of `listing`."""
        return self.listing(text, by=by, timeline=timeline, segments=segments).rows

    def listing(
        self,
        text: str | ParsedQuery = "",
        *,
        by: str = "story",
        timeline: str | None = None,
        segments: bool = False,
        only_owned: bool = False,
        only: Collection[str] | None = None,
        essential: bool = False,
    ) -> OrderListing:
        """Return the works that match `text` in an order, owned or not, with their positions in the whole view.

        A container is in it by its parts, a segment by its host unless `segments` are listed.  `only_owned`: the reasons
        are for a list of what one has, as they are where `text` asks for that.  `only`: these works of it.  `essential`: of a
        story arc, without what may be skipped.

        Raises QueryError, UsageError for an unknown view or `essential` of another one, NotFoundError for an unknown
        timeline.
        """
        query = self._titles.parse(text)
        self._check_timeline(timeline)
        view = self._view(by)
        saved = self._saved.of_view(view, segments=segments, timeline=timeline)
        ordering = (
            saved.ordering if saved else self._stories.ordering(view, segments=segments, timeline=timeline)
        )
        skipped = self.optional(view) if essential else frozenset()
        tables, offline = self._stories.lookup(), self._folders.offline()
        with self._store.reading() as connection:
            # A list has works that do not match themselves: the parts of a container that does.
            found = only if only is not None else works.matching_ids(connection, query.node, offline=offline)
            found = frozenset(found) - skipped
            selection = select_works([place.work for place in ordering.placements], found, tables.containers)
            listed = selection.works - skipped
            places = [place for place in ordering.placements if place.work in listed]
            missing, missed_in = _missing(saved, query, selection.without_place, by)
            missing = tuple(work for work in missing if work in found)
            shown = [*(place.work for place in places), *missing, *selection.by_parts]
            rows = works.rows_of(connection, shown, offline=offline)
            whole = saved.ordering if saved else self._stories.ordering(view)
            comes_next = find_following(whole.placements, self.marks(connection)).first
        without_place = (
            WithoutPlace(reason, tuple(rows[work] for work in group))
            for reason, group in group_by_reason(missing, tables.works, missed_in)
        )
        reasons = self.row_reasons(only_owned=only_owned or query.only_owned)
        by_parts = tuple(ListedByParts(rows[work], parts) for work, parts in selection.by_parts.items())
        listing = OrderListing(
            tuple(OrderRow(rows[place.work], place, reasons) for place in places),
            tuple(without_place),
            len(ordering.placements),
            by_parts,
            query.only_owned,
            comes_next,
            self._universes(ordering),
        )
        return saved.with_lines(listing) if saved else listing

    def optional(self, view: str) -> frozenset[str]:
        """Return the works of a story arc that may be skipped, with the parts of containers.  Raises UsageError for another view."""
        if not is_arc(view):
            raise UsageError(
                "Only a story arc says what may be skipped", location=view, hint="Choose an order arc:ID."
            )
        tables = self._stories.lookup()
        optional = frozenset(tables.arcs[view.partition(":")[2]].optional)
        return frozenset(work for work in tables.works if not optional.isdisjoint(tables.containers(work)))

    def _universes(self, ordering: Ordering) -> dict[str, tuple[str, int]]:
        """The title and the number of works of each universe of an order; empty while there is only one."""
        counts = Counter(place.universe for place in ordering.placements)
        if len(counts) < 2:
            return {}
        titles = self._titles.universes()
        return {id: (titles.get(id, NO_UNIVERSE), count) for id, count in counts.items()}

    def row_reasons(self, *, only_owned: bool) -> chronology.RowReasons:
        """Return what makes reasons relative to the rows of a list.

        In a list of what one has, `only_owned`, they mark other titles, and those about owned titles come first.
        """
        reasons = self._stories.row_reasons()
        if not only_owned:
            return reasons
        with self._store.reading() as connection:
            absent = works.matching_ids(connection, self._titles.parse("have:no").node)
        known = self._stories.lookup().works

        def is_absent(id: str) -> bool:
            work = known.get(id)
            return (work.host or id if work is not None and work.is_segment else id) in absent

        return reasons.for_collection(is_absent)

    def ordering(self, by: str) -> Ordering:
        """Return the whole order `by`.  Raises UsageError if it is unknown."""
        view = self._view(by)
        saved = self._saved.of_view(view)
        return saved.ordering if saved else self._stories.ordering(view)

    def marks(self, connection: Connection) -> Marks:
        """Return what the user has marked; what would tell something that is kept back is nothing to play next."""
        unseen, skipped = (
            works.matching_ids(connection, self._titles.parse(query).node) for query in (UNSEEN, SKIPPED)
        )
        finished = recent.finished(connection)
        if (shown := self._stories.shown()).kept:
            unseen = frozenset(id for id in unseen if shown.may_be_played(id, finished.keys()))
        return Marks(finished, unseen, skipped)

    def lengths(self, rows: Sequence[OrderRow]) -> dict[str, float]:
        """Return the seconds of works by id: of the copy that is owned, else as the story world gives it; works of
        unknown length are left out."""
        with self._store.reading() as connection:
            owned = copy_lengths.owned_lengths(
                connection, [row.work.id for row in rows if row.work.have.is_had]
            )
        return {row.work.id: row.work.runtime for row in rows if row.work.runtime} | owned

    def views(self) -> tuple[tuple[str, str], ...]:
        """Return (view, name for people) of all orders."""
        return tuple(view for _, group in self.view_groups() for view in group)

    def view_groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Return the orders in groups, each (heading, views as in `views`): whole orders, chronologies, story arcs, and the lives of
        characters who are in several titles, most titles first."""
        arcs = tuple((f"arc:{arc.id}", arc.shown_title) for arc in self._titles.arcs())
        lives = tuple(
            (f"life:{character.id}", f"Life of {character.name}")
            for character, titles in self._titles.characters()
            if titles >= LEAST_OF_A_LIFE
        )
        with self._store.reading() as connection:
            own = tuple((f"{OWN_ORDER}{id}", name) for id, name in saved_orders.names(connection))
        named = tuple((f"{CHRONOLOGY}{each.id}", each.title) for each in self._stories.story().chronologies)
        groups = (
            ("The whole story", _WHOLE),
            ("Other chronologies", named),
            (OWN_ORDERS, own),
            ("Story arcs", arcs),
            ("A life", lives),
        )
        return tuple((heading, views) for heading, views in groups if views)

    def checked(self, by: str) -> str:
        """The view that `by` names, with the id of what it is about.  Raises UsageError, NotFoundError."""
        return self._view(by)

    def name(self, by: str) -> str:
        """Return the name of an order in a sentence: "the story", "Ianto's road".  Raises UsageError if it is unknown."""
        view = self._view(by)
        if view in _IN_A_SENTENCE:
            return _IN_A_SENTENCE[view]
        kind, _, id = view.partition(":")
        tables = self._stories.lookup()
        if kind == "arc":
            return tables.arcs[id].shown_title
        if view.startswith(OWN_ORDER):
            return self._saved.find(id).name
        if view.startswith(CHRONOLOGY):
            return next(each.title for each in self._stories.story().chronologies if each.id == id)
        return f"the life of {tables.characters[id].name}"

    def _view(self, by: str) -> str:
        kind, _, name = by.partition(":")
        if by in _PLAIN:
            return by
        if kind == "arc" and name:
            return f"arc:{self._one('arc', name)}"
        if kind == "life" and name:
            return f"life:{self._one('character', name)}"
        if kind == "chronology" and name:
            return f"{CHRONOLOGY}{self._one('chronology', name)}"
        if by.startswith(OWN_ORDER) and name:
            return self._saved.find(name).view
        raise UsageError(f"There is no order by {by!r}", hint=f"Choose {VIEWS}.")

    def _one(self, kind: str, name: str) -> str:
        return self._titles.find(f"{kind}:{name}")[1]

    def _check_timeline(self, timeline: str | None) -> None:
        known = [line.id for line in self._stories.story().timelines]
        if timeline is not None and timeline not in known:
            raise NotFoundError(f"There is no timeline {timeline!r}", hint=f"There are {', '.join(known)}.")

    def why(self, first: str, second: str, *, by: str = "story") -> Why:
        """Explain why one of two works comes before the other, in the story or a named chronology of it.

        Raises NotFoundError for an unknown work or one without a place, UsageError if they are not two separate works, or
        of two universes.
        """
        a, b = self._titles.one(first)[0], self._titles.one(second)[0]
        if a == b:
            raise UsageError("Two different titles are needed", location=first)
        self._stories.refuse_across(a, [b])
        return self._stories.why(a, b, self._view(by))

    def explain(self, work: str, *, by: str = "story") -> PlacementExplanation:
        """Explain why a work is between its neighbours in an order, what was overruled, and how far it could move.

        A container is at the place of its first part.

        Raises NotFoundError for an unknown work, UsageError for an unknown order.
        """
        id, view = self._titles.one(work)[0], self._view(by)
        placements, index = self._saved.place_in(id, view)
        if index is None:
            return PlacementExplanation(order=self.name(by))
        placement = placements[index]
        id = placement.work
        is_free = view == "story" and placement.is_placed and placement.earliest < placement.latest
        return PlacementExplanation(
            after=self._reasons(placement, placements[index - 1], placement, view) if index else (),
            before=self._reasons(placement, placement, placements[index + 1], view)
            if index + 1 < len(placements)
            else (),
            overruled=self._overruled(placement, view),
            order=self.name(by),
            total=len(placements),
            **(self._open_places(placements, id) if is_free else {}),
        )

    def _reasons(
        self, placement: Placement, earlier: Placement, later: Placement, view: str
    ) -> tuple[Reason, ...]:
        """Why one work is before the next; in an order that lists works, the reason of the placement itself."""
        if view.startswith(("release", "arc:", OWN_ORDER)):
            return placement.reasons
        chain = self._stories.why(earlier.work, later.work, view).chain
        if chain:
            return tuple(edge.reason for edge in chain[:_MAX_REASONS])
        return (*chronology.wished_reason(earlier), *chronology.wished_reason(later))[:1]

    def _overruled(
        self, placement: Placement, view: str
    ) -> tuple[tuple[Reason, ConflictDetails | None], ...]:
        by = view if view.startswith(CHRONOLOGY) else "story"
        details = {
            conflict.claim: self.conflict_details(conflict)
            for conflict in (self.conflicts(by) if placement.overruled else ())
            if conflict.claim in placement.overruled
        }
        return tuple((reason, details.get(reason)) for reason in placement.overruled)

    def _open_places(self, placements: Sequence[Placement], work: str) -> OpenPlaces:
        low, high, undecided = open_places(placements, work, self._stories.proved(work))
        middle = undecided[len(undecided) // 2] if undecided else ""
        rows = self._titles.rows([id for id in (low, high, middle) if id])
        return {
            "low": rows.get(low),
            "high": rows.get(high),
            "undecided": tuple(undecided),
            "middle": rows.get(middle),
        }

    def conflicts(self, by: str = "story") -> Sequence[Conflict]:
        """Return the claims that were overruled in the order of the story or of a chronology, contradictions among equals
        included."""
        return self._stories.ordering(self._view(by)).conflicts

    def conflict_details(self, conflict: Conflict) -> ConflictDetails:
        """Return the chain of titles of a conflict, its steps, and what would settle it."""
        return describe_conflict(conflict, self._titles.rows(works_of(conflict)), self._stories.lookup())


def _missing(
    saved: SavedOrdering | None, query: ParsedQuery, without_place: tuple[str, ...], by: str
) -> tuple[tuple[str, ...], str]:
    """The works that are found without a place, and the order in which they have none.

    All that is not in an order of the user is left out on purpose, but for what its search finds.
    """
    if saved is None or query.without(*HAD):
        return without_place, by
    return saved.without_place, saved.saved.rules.by
