"""The titles of the story in order: at which places a title is, or the parts of a container."""

from __future__ import annotations

from janto_catalog import packs
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Story


class StoryLine:
    """The titles that `ordering` lists, with places from 1."""

    def __init__(self, story: Story, ordering: Ordering) -> None:
        self._works = {work.id: work for work in story.works}
        self._line = [place.work for place in ordering.placements]

    def places(self, work: str) -> list[int]:
        """Return the places of a title, or of the parts of a container; empty without any."""
        return [
            place
            for place, each in enumerate(self._line, 1)
            if each == work or work in packs.containers_of(self._works, each)
        ]

    def span(self, work: str) -> tuple[int, int] | None:
        """Return the first and the last of these places, None without any."""
        places = self.places(work)
        return (places[0], places[-1]) if places else None
