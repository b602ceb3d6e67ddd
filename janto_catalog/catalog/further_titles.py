"""The titles that come next besides those of the order that is followed: of story arcs that were begun, and in gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from janto_catalog.catalog.following import Continued, Gap, Marks, find_continued, find_gaps
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.claims import STORY
from janto_catalog.model.home import NextKind
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.store import recent
from janto_catalog.store.store import Connection


@dataclass(frozen=True, slots=True)
class Further:
    """A work that comes next, why, and in which order: the values of a `FurtherTitle`."""

    work: str
    kind: NextKind
    reason: str
    by: str


class FurtherTitles:
    """Finds them."""

    def __init__(self, stories: StoryCache, orders: Orders) -> None:
        self._stories, self._orders = stories, orders

    def find(self, connection: Connection, by: str, marks: Marks) -> tuple[Further, ...]:
        """Return what comes next in story arcs and serials that were begun and in the gaps of the order `by`, each work once.

        Of arcs, the one in which something was finished last is first; of gaps, the one that the newest copy closes.
        """
        if not marks.finished:
            return ()
        with self._stories.unchanged():
            return self._find(connection, by, marks)

    def _find(self, connection: Connection, by: str, marks: Marks) -> tuple[Further, ...]:
        arcs = sorted(self._arcs(marks), key=lambda found: marks.finished[found[1].last], reverse=True)
        lists = [further for further, _ in (*arcs, *self._serials(marks))]
        gaps = [*(one for one in lists if one.kind is NextKind.GAP), *self._gaps(by, marks)]
        newest = recent.newest_items(connection, {one.work for one in gaps})
        gaps.sort(key=lambda one: -newest.get(one.work, 0))
        found: dict[str, Further] = {}
        for one in (*gaps, *(one for one in lists if one.kind is NextKind.ARC)):
            found.setdefault(one.work, one)
        return tuple(found.values())

    def _arcs(self, marks: Marks) -> Iterator[tuple[Further, Continued]]:
        """What continues the story arcs that were begun."""
        containers = self._stories.lookup().containers
        begun = {container for work in marks.finished for container in containers(work)}
        for arc in self._stories.story().arcs:
            if begun.isdisjoint(arc.works):
                continue
            view = f"arc:{arc.id}"
            placements = self._stories.ordering(view).placements
            optional = self._orders.optional(view) if arc.optional else frozenset()
            if found := find_continued(placements, marks, optional):
                yield self._continued(found, arc.shown_title, view), found

    def _serials(self, marks: Marks) -> Iterator[tuple[Further, Continued]]:
        """What continues the serials that were begun, in the order of the story."""
        tables, placements = self._stories.lookup(), self._stories.story_order().placements
        serials = {series.id for series in tables.series.values() if series.story is StoryOrder.SERIAL}
        begun = {tables.works[work].series for work in marks.finished if work in tables.works}.intersection(
            serials
        )
        for id in sorted(filter(None, begun)):
            own = [place for place in placements if tables.works[place.work].series == id]
            if found := find_continued(own, marks):
                yield self._continued(found, tables.series[id].title, STORY), found

    def _continued(self, found: Continued, name: str, by: str) -> Further:
        if found.is_rest and found.finished > 1:
            reason = (
                f"The last title left of {name}: you have finished {found.finished} of its {found.total}."
            )
            return Further(found.work, NextKind.GAP, reason, by)
        last = self._title(found.last)
        last = f"{last} last" if found.finished > 1 else last
        reason = f"Next in {name}: you have finished {found.finished} of its {found.total} titles, {last}."
        return Further(found.work, NextKind.ARC, reason, by)

    def _gaps(self, by: str, marks: Marks) -> Iterator[Further]:
        order = self._orders.name(by)
        for gap in find_gaps(self._orders.ordering(by).placements, marks):
            yield Further(gap.works[0], NextKind.GAP, _gap_reason(gap, order, self._title), by)

    def _title(self, work: str) -> str:
        return self._stories.lookup().titles[work]


def _gap_reason(gap: Gap, order: str, title: Callable[[str], str]) -> str:
    more = len(gap.works) - 1
    left = f"this and {more} more of yours are" if more else "only this is"
    return (
        f"You have finished {title(gap.before)} and {title(gap.after)}; between them in {order} {left} left."
    )
