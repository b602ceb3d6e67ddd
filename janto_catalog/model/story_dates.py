"""When stories take place: the dates that are claimed of works, and their words in the calendars of story worlds."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.model.calendars import Calendar
from janto_catalog.model.claims import STORY, Claim, ClaimRelation, Layer, layer_of
from janto_catalog.model.dates import date_words
from janto_catalog.model.story import Story
from janto_catalog.model.universes import Universes


def is_story_date(claim: Claim) -> bool:
    """Whether a claim says when a work really takes place, in each chronology."""
    is_of_story = claim.axis == STORY and not claim.chronology
    return claim.relation is ClaimRelation.DATED and is_of_story and not claim.apparent


def strongest_first(claims: Iterable[Claim], layers: dict[str, Layer]) -> list[Claim]:
    """Claims in the order of their layers, certainty and ids, the user's latest first; `layers` are those of sources."""
    return sorted(
        claims,
        key=lambda claim: (
            layer_of(claim.sources, layers),
            -claim.certainty,
            -claim.hand_number,
            claim.id,
        ),
    )


def calendars_by_universe(calendars: Iterable[Calendar]) -> dict[str, Calendar]:
    """The calendar of each universe: of several packs that of the first by name."""
    return {each.universe: each for each in sorted(calendars, key=lambda one: one.id, reverse=True)}


class DateWords:
    """The words of the dates of one story."""

    def __init__(self, story: Story) -> None:
        self._calendars = calendars_by_universe(story.calendars)
        # Only worlds with a calendar need to be told apart.
        self._universes = Universes(story) if self._calendars else None

    def of(self, claim: Claim) -> str:
        """The date of a claim in the calendar of its work."""
        return date_words(claim.date, self.calendar_of(claim.subject))

    def calendar_of(self, work: str) -> Calendar | None:
        """The calendar of the world of a work, None for the usual one."""
        return self._calendars.get(self._universes.of(work)) if self._universes is not None else None
