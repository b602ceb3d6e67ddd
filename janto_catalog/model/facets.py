"""What lists of titles can be narrowed by, with counts."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that a list can be narrowed by: as the query language writes it, its `name`, and how many titles have
    it."""

    value: str
    name: str
    titles: int


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A character, pairing, arc, series or saved search, with the number of its titles and of those that are owned;
    `about` explains it."""

    kind: str
    id: str
    name: str
    titles: int
    owned: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class TitlesSummary:
    """Some titles: how many, how many of them are owned and finished, and the first and last in the story, None where
    none has a place there."""

    titles: int
    owned: int
    finished: int
    first: WorkRow | None = None
    last: WorkRow | None = None
