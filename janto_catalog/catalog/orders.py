"""Orders: where each work is placed, why, and which claims were overruled."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog import chronology
from janto_catalog.catalog.conflicts import ConflictDetails, describe_conflict, works_of
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.order import Conflict, Why
from janto_catalog.model.search import MatchAll
from janto_catalog.model.views import OrderRow
from janto_catalog.query import ParsedQuery
from janto_catalog.store import works
from janto_catalog.store.store import Store

_PLAIN = ("story", "release", "newcomer")


class Orders:
    """Orders of works by story, release, arc or life."""

    def __init__(self, store: Store, stories: StoryCache, titles: Works) -> None:
        self._store, self._stories, self._titles = store, stories, titles

    def order(
        self,
        text: str | ParsedQuery = "",
        *,
        by: str = "story",
        timeline: str | None = None,
        segments: bool = False,
    ) -> tuple[OrderRow, ...]:
        """Return the works that match `text` in an order, owned or not, with their positions in the whole view.

        Raises QueryError, UsageError for an unknown view, NotFoundError for an unknown timeline.
        """
        node = self._titles.parse(text).node
        self._check_timeline(timeline)
        ordering = self._stories.ordering(self._view(by), segments=segments, timeline=timeline)
        with self._store.reading() as connection:
            wanted = None if isinstance(node, MatchAll) else works.matching_ids(connection, node)
            places = [
                place
                for place in ordering.placements
                if wanted is None or place.work in wanted or place.work.partition("#")[0] in wanted
            ]
            rows = works.rows_of(connection, [place.work for place in places])
        return tuple(OrderRow(rows[place.work], place) for place in places)

    def views(self) -> tuple[tuple[str, str], ...]:
        """Return (view, name for people) of all orders."""
        arcs = tuple((f"arc:{arc.id}", arc.safe_title or arc.title) for arc in self._titles.arcs())
        return (("story", "Story"), ("release", "Release"), ("newcomer", "Newcomer"), *arcs)

    def _view(self, by: str) -> str:
        kind, _, name = by.partition(":")
        if by in _PLAIN:
            return by
        if kind == "arc" and name:
            return f"arc:{self._one('arc', name)}"
        if kind == "life" and name:
            return f"life:{self._one('character', name)}"
        raise UsageError(
            f"There is no order by {by!r}", hint="Choose story, release, newcomer, arc:ID or life:ID."
        )

    def _one(self, kind: str, name: str) -> str:
        return self._titles.find(f"{kind}:{name}")[1]

    def _check_timeline(self, timeline: str | None) -> None:
        known = [line.id for line in self._stories.story().timelines]
        if timeline is not None and timeline not in known:
            raise NotFoundError(f"There is no timeline {timeline!r}", hint=f"There are {', '.join(known)}.")

    def why(self, first: str, second: str) -> Why:
        """Explain why one of two works comes before the other.

        Raises NotFoundError for an unknown work or one without a place, UsageError if they are not two separate works.
        """
        a, b = self._titles.one(first)[0], self._titles.one(second)[0]
        if a == b:
            raise UsageError("Two different titles are needed", location=first)
        return chronology.why(self._stories.story(), a, b)

    def between(self, work: str) -> tuple[str | None, str | None]:
        """Return the ids of the last work that must come before a work in the story and the first that must follow."""
        proved = self._stories.proved(work)
        places = [place.work for place in self._stories.story_order().placements]
        return (
            next((id for id in reversed(places) if id in proved.before), None),
            next((id for id in places if id in proved.after), None),
        )

    def conflicts(self) -> Sequence[Conflict]:
        """Return the claims of the story order that were overruled, contradictions among equals included."""
        return self._stories.ordering("story").conflicts

    def conflict_details(self, conflict: Conflict) -> ConflictDetails:
        """Return the chain of titles of a conflict, its steps, and what would settle it."""
        return describe_conflict(conflict, self._titles.rows(works_of(conflict)), self._stories.lookup())
