"""What all orders of a story share that differ only in its claims: its works with dates and casts, the runs of series."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from functools import cached_property

from janto_catalog.chronology.claim_changes import claim_changes, with_claim_changes
from janto_catalog.chronology.claim_constraints import (
    KnownConstraints,
    placing_claims,
    source_layers,
    works_without_placing_dates,
)
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.placements import Placements
from janto_catalog.chronology.reason_text import KeptReasonText, ReasonText
from janto_catalog.chronology.scope import story_scope
from janto_catalog.chronology.series_constraints import series_runs
from janto_catalog.chronology.solved_rounds import SolvedRounds
from janto_catalog.chronology.story_times import clues
from janto_catalog.model.claims import STORY, Claim
from janto_catalog.model.story import Story

_FIXED_FIELDS = tuple(field.name for field in fields(Story) if field.name != "claims")


class StoryBasis:
    """Made once for stories that differ from `story` only in their claims, which are then solved faster.

    `scope` are the works, `clues` what their times are guessed by, and `runs` the series that declare an order.
    """

    def __init__(self, story: Story) -> None:
        self.story, self.scope = story, story_scope(story)
        self.clues, self.runs = clues(story, self.scope), series_runs(story, self.scope)
        self._stated: tuple[Sequence[Claim], OrderedView] | None = None
        self._is_of_this_story = False
        self._with_ends: Collection[str] = frozenset()
        self._known: KnownConstraints = {}
        self._placing: tuple[str, Sequence[Claim], list[Claim]] | None = None
        self._placements: Placements | None = None
        #: How the story was solved last.
        self.solved: SolvedRounds | None = None
        #: The levels of the points in the last solution, where the next one may start from.
        self.levels: Sequence[int] = ()

    def follow(self, story: Story) -> bool:
        """Be the basis of a later story from now on, if it differs only in its claims; return whether it does."""
        if any(getattr(story, name) != getattr(self.story, name) for name in _FIXED_FIELDS):
            return False
        self.story, self._is_of_this_story = story, False
        return True

    @cached_property
    def _text(self) -> ReasonText:
        return KeptReasonText(self.story)

    def text(self, brief: str = "") -> ReasonText:
        """Return what makes reasons of the constraints; they show the title of the work `brief` without its series."""
        title = next((work.title for work in self.story.works if work.id == brief), "") if brief else ""
        return self._text if not brief or self._text.title(brief) == title else ReasonText(self.story, brief)

    def placing_claims(self, story: Story, chronology: str = "") -> list[Claim]:
        """Return what `placing_claims` does, sooner if the last ones were nearly the same."""
        known = self._placing
        # The dates of a named chronology replace others, so that one claim can change which other ones count.
        is_known = known is not None and known[0] == chronology == ""
        changes = claim_changes(known[1], story.claims) if known and is_known else None
        placing = None
        if known and changes:
            removed, added = (
                placing_claims(replace(story, claims=tuple(claims)), chronology) if claims else []
                for claims in changes
            )
            placing = with_claim_changes(known[2], removed, added)
        if placing is None:
            placing = placing_claims(story, chronology)
        self._placing = chronology, story.claims, placing
        return placing

    def lives(self, story: Story) -> list[Claim]:
        """Return the claims on lives, which place works in the story if the dates of some do not."""
        if not works_without_placing_dates(story):
            return []
        return [claim for claim in story.claims if claim.axis != STORY]

    def solved_again(
        self, story: Story, claims: Sequence[Claim], by_hand: frozenset[str]
    ) -> SolvedRounds | None:
        """Return how `story` is solved, starting from the last solution; None if it has to be solved anew."""
        if self.solved is None:
            return None
        return self.solved.changed(claims, by_hand, self.lives(story), source_layers(story.sources))

    def placements(self, view: OrderedView, listed: frozenset[str]) -> Placements:
        """Return the places of the works `listed` in the story order, those that were known before where they are the same."""
        self._placements = Placements(view, listed, self.text(), self._placements)
        return self._placements

    def known_constraints(self, with_ends: Collection[str]) -> KnownConstraints:
        """Return the constraints of claims that were made for the same points; only the works `with_ends` have an end."""
        if self._with_ends != with_ends:
            self._with_ends, self._known = with_ends, {}
        return self._known

    def remembered(self, claims: Sequence[Claim]) -> OrderedView | None:
        """Return the order that was remembered, if it is of these same claims."""
        if self._stated is None:
            return None
        known, view = self._stated
        if len(known) != len(claims) or any(one is not two for one, two in zip(known, claims, strict=True)):
            return None
        self._is_of_this_story = True
        return view

    def remember(self, claims: Sequence[Claim], view: OrderedView) -> None:
        """Remember the first order of a story that is made: the one without any placement by hand."""
        if not self._is_of_this_story:
            self._stated, self._is_of_this_story = (claims, view), True
