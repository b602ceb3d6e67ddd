"""Eras: named spans of the story, which works may lie before, within or after."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.claims import ClaimRelation
from janto_catalog.model.dates import day_span

_WORDS = {
    ClaimRelation.BEFORE_ERA: "before",
    ClaimRelation.WITHIN_ERA: "within",
    ClaimRelation.AFTER_ERA: "after",
}


def era_words(relation: ClaimRelation, title: str) -> str:
    """How a work relates to an era, in words: "within the era “The Long Winter”"."""
    return f"{_WORDS[relation]} the era “{title}”"


@dataclass(frozen=True, slots=True)
class StoryEra:
    """A named span of the story.

    It begins at the story date `start` and with the work `first`, and ends at `end` and with the work `last`, as far as
    that is known; the dates are EDTF, "" for none.  `certainty` is that of these bounds, as in a claim.  `universe` is that
    of its pack, "" for an era that the user added.
    """

    id: str
    title: str
    start: str = ""
    end: str = ""
    first: str | None = None
    last: str | None = None
    description: str = ""
    safe_title: str = ""
    safe_description: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    said_at: str = ""
    universe: str = ""

    @property
    def shown_title(self) -> str:
        """The title that people see: the one that gives nothing away, if there is one."""
        return self.safe_title or self.title

    @property
    def has_begin(self) -> bool:
        """Whether it is known where it begins."""
        return bool(self.start or self.first)

    @property
    def has_end(self) -> bool:
        """Whether it is known where it ends."""
        return bool(self.end or self.last)

    @property
    def is_reversed(self) -> bool:
        """Whether it would end before it begins, by its dates."""
        return bool(self.start and self.end) and day_span(self.end).last < day_span(self.start).first
