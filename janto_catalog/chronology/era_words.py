"""Eras in reasons: what lies before, within and after one, and what it begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping

from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.dates import date_words
from janto_catalog.model.eras import StoryEra, era_words
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.story import Story
from janto_catalog.model.story_dates import calendars_by_universe

UNKNOWN = "an unknown era"


class EraWords:
    """The words of the eras of one story; `titles` are those of its works."""

    def __init__(self, story: Story, titles: Mapping[str, str]) -> None:
        self._titles, self._names = titles, {era.id: era.title for era in story.eras}
        self._calendars = calendars_by_universe(story.calendars) if story.eras else {}

    def side(self, claim: Claim) -> str:
        """Return how a claim places its work by an era: "within the era “The Long Winter”"."""
        return era_words(claim.relation, self._names.get(claim.era, UNKNOWN))

    def relation(self, claim: Claim) -> str:
        """Return the same with a verb."""
        return f"{'happens' if claim.relation is ClaimRelation.WITHIN_ERA else 'comes'} {self.side(claim)}"

    def reason(self, era: StoryEra) -> Reason:
        """Return the bounds of an era as a reason."""
        sides = (("begins", self.begin(era)), ("ends", self.end(era)))
        known = [f"{verb} {words}" for verb, words in sides if words]
        works = tuple(filter(None, (era.first, era.last)))
        source = era.sources[0] if era.sources else ""
        text = f"The era “{era.title}” {' and '.join(known)}"
        return Reason(ReasonKind.CLAIM, text, source, era.certainty, works, era.id)

    def begin(self, era: StoryEra) -> str:
        """Return what an era begins with: "with Day One, 2006"; "" where nothing says so."""
        return self._bound(era, era.first, era.start)

    def end(self, era: StoryEra) -> str:
        """Return what an era ends with; "" where nothing says so."""
        return self._bound(era, era.last, era.end)

    def _bound(self, era: StoryEra, work: str | None, date: str) -> str:
        when = date_words(date, self._calendars.get(era.universe)) if date else ""
        return ", ".join(filter(None, (f"with {self._titles[work]}" if work else "", when)))

    def of_bound(self, era: StoryEra, work: str) -> str:
        """Return what a work is of an era that begins or ends with it; "" for any other work."""
        sides = [side for side, bound in (("first", era.first), ("last", era.last)) if bound == work]
        return f"the {' and '.join(sides)} of the era “{era.title}”" if sides else ""
