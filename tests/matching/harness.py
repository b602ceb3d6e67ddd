"""A harness of its own for a few files: what they would be, by their paths."""

from __future__ import annotations

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Proposal
from janto_catalog.model.matching import ReadItem
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.make_items import item


def film(seconds: float, **more: object) -> MediaFacts:
    return MediaFacts("Matroska", Medium.VIDEO, duration=seconds, **more)  # type: ignore[arg-type]


def sound(seconds: float | None = None, **more: object) -> MediaFacts:
    return MediaFacts("MP3", Medium.AUDIO, duration=seconds, **more)  # type: ignore[arg-type]


def pages(count: int, **more: object) -> MediaFacts:
    return MediaFacts("CBZ", Medium.PAGES, pages=count, **more)  # type: ignore[arg-type]


class MatchHarness:
    """Matches files by their paths, against one index."""

    def __init__(self, index: WorkIndex) -> None:
        self.index = index

    def match_one(self, path: str, facts: MediaFacts | None = None) -> Proposal:
        return self.match_all((path, facts))[0]

    def match_all(self, *files: tuple[str, MediaFacts | None]) -> tuple[Proposal, ...]:
        return match_items([self._item(path, facts) for path, facts in files], self.index)

    def linked_works(self, path: str, facts: MediaFacts | None = None) -> list[str]:
        return [link.work for link in self.match_one(path, facts).links]

    def candidate_works(self, path: str, facts: MediaFacts | None = None) -> set[str]:
        return {each.work for each in self.match_one(path, facts).candidates}

    def _item(self, path: str, facts: MediaFacts | None) -> ReadItem:
        *folders, name = path.split("/")
        return item(name, facts, folders=("disk", *folders))
