"""`order`: a view of a story by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.ground import release_ground
from janto_catalog.chronology.pause import undisturbed
from janto_catalog.chronology.places import ordering
from janto_catalog.chronology.solve import Against
from janto_catalog.chronology.views import lists, solved_view
from janto_catalog.chronology.words import Words
from janto_catalog.errors import NotFoundError, WrongWordsError
from janto_catalog.model.order import Ordering, Place, Reason, ReasonKind, Sure
from janto_catalog.model.story import Arc, Story, Work


def order(
    story: Story, *, view: str = "story", segments: bool = False, timeline: str | None = None
) -> Ordering:
    """The works of `story` in the order of `view`: "story", "release", "newcomer", "arc:ID" or "life:CHARACTER".

    `segments` lists flashbacks, frames and epilogues too (they always take part in the solving); `timeline` lists
    a branch, without it the story and a newcomer's order list the main line, other views all.  Positions, windows and
    neighbours are those of what is listed.  `edges` are the accepted orders of neighbours from which all others
    follow, but for those that only dates tell (`why` and `proved` know them).  NotFoundError when there is no such arc,
    character or timeline, WrongWordsError when there is no such view.
    """
    if timeline is not None and timeline != "main" and timeline not in {one.id for one in story.timelines}:
        raise NotFoundError(
            "There is no such story line", where=timeline, remedy="Choose another or leave it out."
        )
    with undisturbed():
        return _view(story, view, _Shown(segments, timeline))


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


def _view(story: Story, view: str, shown: _Shown) -> Ordering:
    name, _, argument = view.partition(":")
    if view in ("story", "newcomer"):
        arranged = solved_view(story, view)
        return ordering(
            arranged, lists(arranged, segments=shown.segments, timeline=shown.timeline), Words(story)
        )
    if name == "release":
        return _by_release(story, shown.test(story))
    if name == "arc" and argument:
        return _by_arc(story, _arc(story, argument), shown.test(story))
    if name == "life" and argument:
        return _by_life(story, view, shown.test(story))
    raise WrongWordsError(
        "There is no such order", where=view, remedy="Choose story, release, newcomer, arc:ID or life:ID."
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a listing shows: segments too, or one timeline only."""

    segments: bool
    timeline: str | None

    def test(self, story: Story) -> Callable[[Work], bool]:
        """Whether a work is shown where no timeline means all of them."""
        if self.timeline is None:
            return lambda work: self.segments or not work.is_segment
        ground = release_ground(story)
        return lambda work: ground.line(work.id) == self.timeline and (self.segments or not work.is_segment)


def _by_life(story: Story, view: str, shown: Callable[[Work], bool]) -> Ordering:
    arranged = solved_view(story, view)
    by_id = arranged.solved.ground.by_id
    return ordering(arranged, lambda work: shown(by_id[work]), Words(story))


def _by_release(story: Story, shown: Callable[[Work], bool]) -> Ordering:
    works = [work for work in release_ground(story).works if shown(work)]
    places = []
    for position, work in enumerate(works, 1):
        text = (
            f"{work.title} came out on {work.released}"
            if work.released
            else f"When {work.title} came out is not known"
        )
        reason = Reason(ReasonKind.TIE, text, works=(work.id,))
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


def _by_arc(story: Story, arc: Arc, shown: Callable[[Work], bool]) -> Ordering:
    ground = release_ground(story)
    named = dict.fromkeys(work for one in arc.works for work in ground.standing_for(one))
    works = [ground.by_id[work] for work in named if shown(ground.by_id[work]) or work in arc.works]
    source = arc.sources[0] if arc.sources else ""
    places = []
    for position, work in enumerate(works, 1):
        text = f"{arc.title} tells {work.title} in place {position}"
        reason = Reason(ReasonKind.CLAIM, text, source, None, (work.id,), arc.id)
        places.append(Place(work.id, position, position, position, True, Sure.FIXED, (reason,)))
    return Ordering(tuple(places))
