"""The works within the eras of the story."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog import chronology
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.eras import StoryEra


class EraWorks:
    """Which works are within which eras, as `stories` has them now.

    What is behind the spoiler limit is among the works, and not among the eras.
    """

    def __init__(self, stories: StoryCache) -> None:
        self._stories = stories
        # By universe: the view that it was found in, and by era the works that are surely in it.
        self._known: dict[str, tuple[chronology.OrderedView, dict[str, frozenset[str]]]] = {}

    def surely_in(self, era: str) -> frozenset[str]:
        """Return the works that sources put within an era."""
        if era not in self._stories.lookup().eras:
            return frozenset()
        works = frozenset[str]().union(*(found.get(era, ()) for found in self._in_universes()))
        return self._with_containers(works) if works else works

    def works_in(self, era: str) -> frozenset[str]:
        """Return the works whose place in the story is within an era, and those that sources put there.

        It is known where an era is if it is known where it begins and where it ends.
        """
        surely, known = self.surely_in(era), self._stories.lookup().eras.get(era)
        if known is None or not surely or not (known.has_begin and known.has_end):
            return surely
        ordering = self._stories.ordering_of(min(surely))
        places = [place.work for place in ordering.placements if place.is_placed]
        indices = [index for index, work in enumerate(places) if work in surely]
        if not indices:
            return surely
        return self._with_containers(surely.union(places[indices[0] : indices[-1] + 1]))

    def of(self, work: str) -> tuple[StoryEra, ...]:
        """Return the eras that a work is within."""
        return tuple(era for era in self._stories.story().eras if work in self.works_in(era.id))

    def _with_containers(self, works: frozenset[str]) -> frozenset[str]:
        """Some works with the containers all of whose parts are among them."""
        found = set(works)
        for universe in self._stories.universes().ids:
            parts_of = self._stories.story_view(universe).solution.scope.placed_parts
            found.update(work for work, parts in parts_of.items() if works.issuperset(parts))
        return frozenset(found)

    def _in_universes(self) -> Iterable[dict[str, frozenset[str]]]:
        for universe in self._stories.universes().ids:
            view, known = self._stories.story_view(universe), self._known.get(universe)
            if known is None or known[0] is not view:
                eras = self._stories.universes().story(universe).eras
                found = {era.id: chronology.works_within(view, era.id) for era in eras}
                known = self._known[universe] = view, found
            yield known[1]
