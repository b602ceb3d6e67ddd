"""What all orders of a story share that differ only in its claims: its works with dates and casts, the runs of series."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from janto_catalog.chronology.assumed_times import Clues
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.scope import story_scope
from janto_catalog.chronology.series_constraints import SeriesRun, series_runs
from janto_catalog.chronology.story_times import clues
from janto_catalog.model.claims import Claim
from janto_catalog.model.story import Story


class StoryBasis:
    """Made once for stories with the works, series and timelines of `story`, which are then solved faster."""

    def __init__(self, story: Story) -> None:
        self.story, self.scope = story, story_scope(story)
        self._stated: tuple[Sequence[Claim], OrderedView] | None = None

    @cached_property
    def clues(self) -> Clues:
        """What the times of works are guessed by."""
        return clues(self.story, self.scope)

    @cached_property
    def runs(self) -> Sequence[SeriesRun]:
        """The series that declare an order."""
        return series_runs(self.story, self.scope)

    def remembered(self, claims: Sequence[Claim]) -> OrderedView | None:
        """Return the order that was remembered, if it is of these same claims."""
        if self._stated is None:
            return None
        known, view = self._stated
        is_same = len(known) == len(claims) and all(
            one is two for one, two in zip(known, claims, strict=True)
        )
        return view if is_same else None

    def remember(self, claims: Sequence[Claim], view: OrderedView) -> None:
        """Remember the first order that is made: the one without any placement by hand."""
        self._stated = self._stated or (claims, view)
