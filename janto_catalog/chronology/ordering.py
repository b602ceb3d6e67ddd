"""`order`: a view of a story by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.ground import MAIN, Ground, on_line, release_ground
from janto_catalog.chronology.pause import undisturbed
from janto_catalog.chronology.places import ordering
from janto_catalog.chronology.solve import Against
from janto_catalog.chronology.views import solved_view
from janto_catalog.chronology.words import Words
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.order import Ordering, Place, Reason, ReasonKind, Sure
from janto_catalog.model.story import Arc, Story


def order(
    story: Story, *, view: str = "story", segments: bool = False, timeline: str | None = None
) -> Ordering:
    """The works of `story` in the order of `view`: "story", "release", "newcomer", "arc:ID" or "life:CHARACTER".

    `segments` lists flashbacks, frames and epilogues too (they always take part in the solving); `timeline` lists
    a branch, without it the story and a newcomer's order list the main line, other views all.  Positions, windows and
    neighbours are those of what is listed.  NotFoundError when there is no such arc, character or timeline,
    UsageError when there is no such view.
    """
    if timeline is not None and timeline != "main" and timeline not in {one.id for one in story.timelines}:
        raise NotFoundError(
            "There is no such story line", location=timeline, hint="Choose another or leave it out."
        )
    with undisturbed():
        return _view(story, view, _Listed(segments, timeline))


def contradictions(story: Story) -> tuple[tuple[str, str], ...]:
    """The loops among equals on the story's axis, each as (claim or state id, what disagrees in one sentence)."""
    arranged = solved_view(story, "story")
    statements, words = arranged.solved.statements, Words(story)
    found = []
    for aside in arranged.solved.set_aside:
        if aside.against is Against.EQUAL:
            reason = words.reason(statements[aside.number])
            loop = dict.fromkeys(
                words.reason(statements[number]).text for _, _, number in aside.loop if number != GIVEN
            )
            found.append((reason.origin, f"{reason.text}, but: {'; '.join(loop)}"))
    return tuple(found)


def _view(story: Story, view: str, listed: _Listed) -> Ordering:
    name, _, argument = view.partition(":")
    if view in ("story", "newcomer"):
        arranged = solved_view(story, view)
        return ordering(arranged, listed.test(story, arranged.solved.ground, MAIN), Words(story))
    if name == "life" and argument:
        arranged = solved_view(story, view)
        return ordering(arranged, listed.test(story, arranged.solved.ground), Words(story))
    if name == "release":
        return _by_release(story, listed)
    if name == "arc" and argument:
        return _by_arc(story, _arc(story, argument), listed)
    raise UsageError(
        "There is no such order", location=view, hint="Choose story, release, newcomer, arc:ID or life:ID."
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a listing shows: segments too, or one timeline only."""

    segments: bool
    timeline: str | None

    def test(self, story: Story, ground: Ground, default: str | None = None) -> Callable[[str], bool]:
        """Whether a work of `ground` is listed; without a timeline those of `default`, without either all."""
        timeline = self.timeline or default
        lies = on_line(story, ground, timeline) if timeline else ground.by_id.__contains__
        return lambda work: lies(work) and (self.segments or not ground.by_id[work].is_segment)


def _by_release(story: Story, listed: _Listed) -> Ordering:
    ground = release_ground(story)
    shown = listed.test(story, ground)
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
            "There is no such story arc", location=arc, hint="Look for its name in the search."
        )
    return found


def _by_arc(story: Story, arc: Arc, listed: _Listed) -> Ordering:
    ground = release_ground(story)
    shown = listed.test(story, ground)
    named = dict.fromkeys(work for one in arc.works for work in ground.standing_for(one))
    source = arc.sources[0] if arc.sources else ""
    places = []
    # A segment that an arc names is part of what it tells, and listed without being asked for.
    for position, work in enumerate((work for work in named if shown(work) or work in arc.works), 1):
        text = f"{arc.title} tells {ground.by_id[work].title} in place {position}"
        reason = Reason(ReasonKind.CLAIM, text, source, None, (work,), arc.id)
        places.append(Place(work, position, position, position, True, Sure.FIXED, (reason,)))
    return Ordering(tuple(places))
