"""`order`: the works of a story in the order of a named view, with reasons."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.placements import Placements
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.scope import MAIN, Scope, release_scope, timeline_filter
from janto_catalog.chronology.solver import OverruledBy, Solution
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.chronology.views import ordered_view
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.chronologies import CHRONOLOGY
from janto_catalog.model.dates import date_words
from janto_catalog.model.order import Ordering, Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.story import Arc, Story

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_STORY = "story"
_STATED = 5

logger = logging.getLogger(__name__)


def order(
    story: Story,
    *,
    view: str = "story",
    segments: bool = False,
    timeline: str | None = None,
    without: Collection[str] = (),
    basis: StoryBasis | None = None,
) -> Ordering:
    """Return the works of `story` in the order of `view`.

    `view` is "story", "release", "newcomer", "arc:ID", "life:CHARACTER" or "chronology:ID".  With `segments`, flashbacks, frames and
    epilogues are listed too; they always take part in solving.  `timeline` lists one timeline; the default is the
    main timeline for the story, newcomer and chronology views, and all works for the others.  The works `without` take part in solving
    and are not listed.  Positions and windows count the listed works only, from 1.  `basis` is that of a story that differs
    only in its claims: the story, and the lives in it, are solved faster with it.

    Raises NotFoundError for an unknown arc, character, chronology or timeline, UsageError for an unknown view.
    """
    if timeline is not None and timeline != MAIN and timeline not in {known.id for known in story.timelines}:
        raise NotFoundError(
            "There is no such story line", location=timeline, hint="Choose another or leave it out."
        )
    with gc_paused():
        ordering = _view(story, view, _Listing(segments, timeline, frozenset(without)), basis)
    if logger.isEnabledFor(logging.DEBUG):
        _log(view, ordering)
    return ordering


def _log(view: str, ordering: Ordering) -> None:
    """Log why each work is where it is, and which claims were overruled by what."""
    for placement in ordering.placements:
        reasons = "; ".join(reason.text for reason in placement.reasons) or "no reason"
        window = f"{placement.earliest}-{placement.latest}"
        logger.debug(
            "%s %d: %s, %s, window %s: %s",
            view,
            placement.position,
            placement.work,
            placement.status,
            window,
            reasons,
        )
    for conflict in ordering.conflicts:
        loop = "; ".join(reason.text for reason in conflict.loop)
        logger.debug("%s: overruled: %s, by: %s", view, conflict.claim.text, loop)


def contradictions(story: Story) -> tuple[tuple[str, str], ...]:
    """Return the contradictions among equally strong constraints of the story view, and of each named chronology.

    Each is the id of a claim, state or era, and a sentence that says what disagrees.
    """
    text = ReasonText(story)
    views = (_STORY, *(f"{CHRONOLOGY}{each.id}" for each in story.chronologies))
    found = (each for view in views for each in _contradictions(ordered_view(story, view).solution, text))
    return tuple(dict.fromkeys(found))


def _contradictions(solution: Solution, text: ReasonText) -> Iterator[tuple[str, str]]:
    for overruled in map(solution.explain, solution.overruled):
        if overruled.by is OverruledBy.EQUAL:
            reason = text.reason(solution.constraints[overruled.number])
            loop = dict.fromkeys(
                text.reason(solution.constraints[number]).text
                for _, _, number in overruled.loop
                if number != STRUCTURAL
            )
            yield reason.origin, f"{reason.text}, but: {'; '.join(loop)}"


def _view(story: Story, view: str, listing: _Listing, basis: StoryBasis | None) -> Ordering:
    name, _, argument = view.partition(":")
    if view in ("story", "newcomer") or (name in ("life", "chronology") and argument):
        default_timeline = None if name == "life" else MAIN
        ordered = ordered_view(story, view, basis)
        if basis is None or name != "story":
            text = ReasonText(story) if basis is None else basis.text()
            listed = listing.works(story, ordered.solution.scope, default_timeline)
            return Placements(ordered, listed, text).ordering()
        return basis.placements(ordered, listing.works(story, basis.scope, MAIN)).ordering()
    if name == "release":
        return _by_release(story, listing)
    if name == "arc" and argument:
        return _by_arc(story, _arc(story, argument), listing)
    raise UsageError(
        "There is no such order",
        location=view,
        hint="Choose story, release, newcomer, arc:ID, life:ID or chronology:ID.",
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    """Which works an order lists: segments too, one timeline only, or not all of them."""

    segments: bool
    timeline: str | None
    without: frozenset[str]

    def predicate(
        self, story: Story, scope: Scope, default_timeline: str | None = None
    ) -> Callable[[str], bool]:
        """Return a test for listed works.  Without any timeline, all works of `scope` are listed."""
        timeline = self.timeline or default_timeline
        on_timeline = timeline_filter(story, scope, timeline) if timeline else scope.by_id.__contains__
        return lambda work: (
            work not in self.without
            and on_timeline(work)
            and (self.segments or not scope.by_id[work].is_segment)
        )

    def works(self, story: Story, scope: Scope, default_timeline: str | None = None) -> frozenset[str]:
        """Return the works of `scope` that are listed."""
        return frozenset(filter(self.predicate(story, scope, default_timeline), scope.by_id))


def _when(date: str) -> str:
    """A date in a sentence: "on 22 October 2006", "in March 2016"."""
    return f"{'on' if _DAY.fullmatch(date) else 'in'} {date_words(date)}"


def _by_release(story: Story, listing: _Listing) -> Ordering:
    scope = release_scope(story)
    listed = listing.predicate(story, scope)
    placements = []
    for position, work in enumerate((work for work in scope.works if listed(work.id)), 1):
        date = f"came out {_when(work.released)}" if work.released else "has no known release date"
        reason = Reason(ReasonKind.TIE, f"{work.title} {date}", works=(work.id,), relative=date)
        status = PlacementStatus.FIXED if work.released else PlacementStatus.UNPLACED
        placements.append(
            Placement(work.id, position, position, position, bool(work.released), status, (reason,))
        )
    return Ordering(tuple(placements))


def _arc(story: Story, arc: str) -> Arc:
    match = next((candidate for candidate in story.arcs if candidate.id == arc), None)
    if match is None:
        raise NotFoundError(
            "There is no such story arc", location=arc, hint="Look for its name in the search."
        )
    return match


def _by_arc(story: Story, arc: Arc, listing: _Listing) -> Ordering:
    scope = release_scope(story)
    listed = listing.predicate(story, scope)
    works = dict.fromkeys(work for named in arc.works for work in scope.placed_parts_of(named))
    optional = {work for named in arc.optional for work in scope.placed_parts_of(named)}
    source = arc.sources[0] if arc.sources else ""
    placements = []

    def is_in_arc(work: str) -> bool:
        # A segment that an arc names is listed even without `segments`.
        return listed(work) or (work in arc.works and work not in listing.without)

    for position, work in enumerate(filter(is_in_arc, works), 1):
        relative = f"number {position} of {arc.shown_title}{', may be skipped' if work in optional else ''}"
        text = f"{scope.by_id[work].title} is {relative}"
        # The list itself says so, and leaves no other place.
        reason = Reason(ReasonKind.CLAIM, text, source, _STATED, (work,), arc.id, relative)
        placements.append(
            Placement(work, position, position, position, True, PlacementStatus.FIXED, (reason,))
        )
    return Ordering(tuple(placements))
