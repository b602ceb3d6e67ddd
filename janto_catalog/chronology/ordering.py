"""`order`: a view of a story by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.gc_pause import gc_paused
from janto_catalog.chronology.placements import build_ordering
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.scope import MAIN, Scope, release_scope, timeline_filter
from janto_catalog.chronology.solver import OverruledBy
from janto_catalog.chronology.views import ordered_view
from janto_catalog.errors import NotFoundError, WrongWordsError
from janto_catalog.model.order import Ordering, Place, Reason, ReasonKind, Sure
from janto_catalog.model.story import Arc, Story


def order(
    story: Story, *, view: str = "story", segments: bool = False, timeline: str | None = None
) -> Ordering:
    """The works of `story` in the order of `view`: "story", "release", "newcomer", "arc:ID" or "life:CHARACTER".

    `segments` lists flashbacks, frames and epilogues too (they always take part in the solving); `timeline` lists
    a branch, without it the story and a newcomer's order list the main line, other views all.  Positions, windows and
    neighbours are those of what is listed.  NotFoundError when there is no such arc, character or timeline,
    WrongWordsError when there is no such view.
    """
    if timeline is not None and timeline != "main" and timeline not in {one.id for one in story.timelines}:
        raise NotFoundError(
            "There is no such story line", where=timeline, remedy="Choose another or leave it out."
        )
    with gc_paused():
        return _view(story, view, _Listing(segments, timeline))


def contradictions(story: Story) -> tuple[tuple[str, str], ...]:
    """The loops among equals on the story's axis, each as (claim or state id, what disagrees in one sentence)."""
    arranged = ordered_view(story, "story")
    statements, words = arranged.solution.constraints, ReasonText(story)
    found = []
    for aside in arranged.solution.overruled:
        if aside.by is OverruledBy.EQUAL:
            reason = words.reason(statements[aside.number])
            loop = dict.fromkeys(
                words.reason(statements[number]).text for _, _, number in aside.loop if number != STRUCTURAL
            )
            found.append((reason.origin, f"{reason.text}, but: {'; '.join(loop)}"))
    return tuple(found)


def _view(story: Story, view: str, listed: _Listing) -> Ordering:
    name, _, argument = view.partition(":")
    if view in ("story", "newcomer"):
        arranged = ordered_view(story, view)
        return build_ordering(
            arranged, listed.predicate(story, arranged.solution.scope, MAIN), ReasonText(story)
        )
    if name == "life" and argument:
        arranged = ordered_view(story, view)
        return build_ordering(arranged, listed.predicate(story, arranged.solution.scope), ReasonText(story))
    if name == "release":
        return _by_release(story, listed)
    if name == "arc" and argument:
        return _by_arc(story, _arc(story, argument), listed)
    raise WrongWordsError(
        "There is no such order", where=view, remedy="Choose story, release, newcomer, arc:ID or life:ID."
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a listing shows: segments too, or one timeline only."""

    segments: bool
    timeline: str | None

    def predicate(self, story: Story, ground: Scope, default: str | None = None) -> Callable[[str], bool]:
        """Whether a work of `ground` is listed; without a timeline those of `default`, without either all."""
        timeline = self.timeline or default
        lies = timeline_filter(story, ground, timeline) if timeline else ground.by_id.__contains__
        return lambda work: lies(work) and (self.segments or not ground.by_id[work].is_segment)


def _by_release(story: Story, listed: _Listing) -> Ordering:
    ground = release_scope(story)
    shown = listed.predicate(story, ground)
    places = []
    for position, work in enumerate((work for work in ground.works if shown(work.id)), 1):
        told = f"came out on {work.released}" if work.released else "has no known date of release"
        reason = Reason(ReasonKind.TIE, f"{work.title} {told}", works=(work.id,))
        sure = Sure.FIXED if work.released else Sure.UNPLACED
        places.append(Place(work.id, position, position, position, bool(work.released), sure, (reason,)))
    return Ordering(tuple(places))


def _arc(story: Story, arc: str) -> Arc:
    found = next((one for one in story.arcs if one.id == arc), None)
    if found is None:
        raise NotFoundError(
            "There is no such story arc", where=arc, remedy="Look for its name in the search."
        )
    return found


def _by_arc(story: Story, arc: Arc, listed: _Listing) -> Ordering:
    ground = release_scope(story)
    shown = listed.predicate(story, ground)
    named = dict.fromkeys(work for one in arc.works for work in ground.leaves_of(one))
    source = arc.sources[0] if arc.sources else ""
    places = []
    # A segment that an arc names is part of what it tells, and listed without being asked for.
    for position, work in enumerate((work for work in named if shown(work) or work in arc.works), 1):
        text = f"{arc.title} tells {ground.by_id[work].title} in place {position}"
        reason = Reason(ReasonKind.CLAIM, text, source, None, (work,), arc.id)
        places.append(Place(work, position, position, position, True, Sure.FIXED, (reason,)))
    return Ordering(tuple(places))
