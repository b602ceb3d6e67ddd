"""The life of a character as a line: the titles in the order in which they are lived through, and the states over them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from janto_catalog.catalog.state_names import StateNames
from janto_catalog.model.claims import Source, State
from janto_catalog.model.subjects import Life, LifeState, LivedTitle, Named
from janto_catalog.model.views import WorkRow

Containers = Callable[[str], Sequence[str]]
"""Returns a work and its containers, nearest first."""


class LifeLine:
    """Where states begin and end along `works`, the ids of the titles of a life in its order.

    `story` are the ids of all works in the order of the story.
    """

    def __init__(self, works: Sequence[str], story: Sequence[str], containers: Containers) -> None:
        self.works, self._story, self._containers = works, story, containers
        self._place = {work: place for place, work in enumerate(works)}

    def span(self, state: State) -> tuple[float, float]:
        """Return where a state begins and ends: at a title, or a half before or after one."""
        last = len(self.works) - 0.5
        start = (
            -0.5
            if state.begins is None
            else self._at(state.begins, inclusive=state.begins_inclusive, step=0.5)
        )
        end = last if state.ends is None else self._at(state.ends, inclusive=state.ends_inclusive, step=-0.5)
        return start, max(start, end)

    def _at(self, bound: str, *, inclusive: bool, step: float) -> float:
        """The place of a bound that is, or is not, part of the state; `step` is the way into it."""
        places = self._places(bound)
        if not places:
            return self._between(bound)
        outer = places[0] if step > 0 else places[-1]
        inner = places[-1] if step > 0 else places[0]
        return outer if inclusive else inner + step

    def _places(self, bound: str) -> list[int]:
        """The places of a title: its own, those of its parts, or that of the title it is a part of."""
        if bound in self._place:
            return [self._place[bound]]
        parts = self._parts.get(bound)
        if parts:
            return parts
        around = self._containers(bound)
        return next(([self._place[each]] for each in around if each in self._place), [])

    def _between(self, bound: str) -> float:
        """Between which two titles of the life another title is in the story."""
        place = self._story_places.get(bound, self._story_places.get(bound.partition("#")[0]))
        if place is None:
            return -0.5
        return bisect_left(self._lived, place) - 0.5

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        """The places of the parts of each container, in order."""
        found: dict[str, list[int]] = {}
        for place, work in enumerate(self.works):
            for container in self._containers(work)[1:]:
                if "#" not in work:
                    found.setdefault(container, []).append(place)
        return found

    @cached_property
    def _story_places(self) -> dict[str, int]:
        places = {work: place for place, work in enumerate(self._story)}
        for work, place in reversed(tuple(places.items())):
            for container in self._containers(work)[1:]:
                places.setdefault(container, place)
        return places

    @cached_property
    def _lived(self) -> list[int]:
        return sorted(self._story_places[work] for work in self.works if work in self._story_places)


def make_life(
    rows: Mapping[str, WorkRow], line: LifeLine, states: Sequence[State], sources: Mapping[str, Source],
    names: StateNames,
) -> Life:  # fmt: skip
    """Return a life as it is shown; `rows` are those of the works of the life, of all bounds, and of the hosts of segments."""

    def name(work: str) -> str:
        host = work.partition("#")[0]
        title = rows[work].title
        return f"{title} ({rows[host].title})" if host != work and host in rows else title

    def bound(work: str | None) -> Named | None:
        return Named("work", work, name(work)) if work is not None and work in rows else None

    def state(one: State) -> LifeState:
        start, end = line.span(one)
        return LifeState(
            id=one.id,
            name=names.words(one.state),
            begins=bound(one.begins),
            begins_inclusive=one.begins_inclusive,
            ends=bound(one.ends),
            ends_inclusive=one.ends_inclusive,
            start=start,
            end=end,
            certainty=one.certainty,
            reason=one.reason,
            sources=tuple(sources[id].title for id in one.sources if id in sources),
        )

    lived = (LivedTitle(rows[work], work.partition("#")[0], name(work)) for work in line.works)
    found = sorted(map(state, states), key=lambda one: (one.start, one.end, one.name, one.id))
    return Life(tuple(lived), tuple(found))
