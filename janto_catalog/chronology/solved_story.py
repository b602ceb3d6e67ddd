"""The story order solved once, for those who need only a part of what it says: its line, what is overruled, reasons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from janto_catalog.chronology.bindings import Bindings
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.placements import Placements, is_reported
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.scope import MAIN, timeline_filter
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.chronology.views import story_view
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Story


class SolvedStory:
    """The order of `story` as `order` returns it.  What is asked of it is made when it is asked.

    Reasons show the title of the work `brief` without its series.  `basis` is that of a story that differs only in its
    claims.
    """

    def __init__(self, story: Story, *, brief: str = "", basis: StoryBasis | None = None) -> None:
        self.story, self._basis = story, basis
        self._text = ReasonText(story, brief) if basis is None else basis.text(brief)
        with gc_paused():
            self._ordered = story_view(story, basis)

    @property
    def sequence(self) -> Sequence[str]:
        """All works in order, those that are not listed by themselves too."""
        return self._ordered.sequence

    @cached_property
    def line(self) -> tuple[str, ...]:
        """The works in order, as they are listed."""
        return tuple(work for work in self._ordered.sequence if work in self.listed)

    @cached_property
    def overruled(self) -> tuple[tuple[int, str], ...]:
        """The number and the origin of each constraint that was overruled and is reported."""
        constraints = self._ordered.solution.constraints
        return tuple(
            (number, self._text.reason(constraints[number]).origin)
            for number in self._ordered.solution.overruled
            if is_reported(constraints[number])
        )

    def against(self, number: int) -> Collection[str]:
        """Return the origins of the constraints that overruled the one with that number."""
        solution = self._ordered.solution
        owners = {owner for _, _, owner in solution.explain(number).loop} - {STRUCTURAL}
        return {self._text.reason(solution.constraints[owner]).origin for owner in owners}

    @cached_property
    def ordering(self) -> Ordering:
        """The places of the works, with reasons."""
        with gc_paused():
            if self._basis is not None and self._text is self._basis.text():
                return self._basis.placements(self._ordered, self.listed).ordering()
            return Placements(self._ordered, self.listed, self._text).ordering()

    def bindings(self, work: str) -> Bindings:
        """Return which works constraints bind to `work` or to one of its parts; none if it has no place."""
        return Bindings(self._ordered, work, self._text)

    def parts(self, work: str) -> tuple[str, ...]:
        """Return the works that are placed for `work`: itself, or the parts of a container; none without a place."""
        return self._ordered.solution.scope.placed_parts_of(work)

    @cached_property
    def listed(self) -> frozenset[str]:
        """The works that are listed by themselves."""
        scope = self._ordered.solution.scope
        on_timeline = timeline_filter(self.story, scope, MAIN)
        return frozenset(work.id for work in scope.works if not work.is_segment and on_timeline(work.id))
