"""States that the order contradicts: begun by a work after the one that has them, or after the one that ends them."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.chronology.constraints import StateBound
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.views import ordered_view
from janto_catalog.chronology.why import proved
from janto_catalog.chronology.work_titles import WorkTitles
from janto_catalog.model.claims import State
from janto_catalog.model.story import Story


def misplaced_states(story: Story) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with states: the id of a state or of an appearance in it, and a sentence.

    A state of the story is compared with the order of the story, one of a life with the order of that life.
    """
    titles = WorkTitles(story)
    found: list[tuple[str, str]] = []
    for axis in sorted({state.axis for state in story.states}):
        view = ordered_view(story, axis)
        for state in story.states:
            if state.axis == axis and _ends_before_it_begins(story, state, view):
                begins, ends = titles[state.begins or ""], titles[state.ends or ""]
                found.append((state.id, f"{state.state!r} begins with {begins}, after {ends}, which ends it"))
        found += _in_it_too_early_or_late(view, titles)
    return tuple(found)


def _ends_before_it_begins(story: Story, state: State, view: OrderedView) -> bool:
    """Whether what ends a state must come before what begins it; one work, with its segments, may show both."""
    if not state.begins or not state.ends or state.begins.partition("#")[0] == state.ends.partition("#")[0]:
        return False
    begins, ends = map(view.solution.scope.placed_parts_of, (state.begins, state.ends))
    if not begins or not ends:
        return False
    return proved(story, state.begins, view=state.axis, solved=view).before.issuperset(ends)


def _in_it_too_early_or_late(view: OrderedView, titles: WorkTitles) -> Iterator[tuple[str, str]]:
    """Yield the appearances in a state whose place is stronger than the bounds of the state."""
    place = {work: number for number, work in enumerate(view.sequence)}
    for number in view.solution.overruled:
        bound = view.solution.constraints[number].origin
        if isinstance(bound, StateBound):
            state, seen = bound.state, bound.appearance
            here = place[seen.work]
            for work, what, side in ((state.begins, "begins", "after"), (state.ends, "ends", "before")):
                there = [place[part] for part in view.solution.scope.placed_parts_of(work)] if work else []
                if there and (min(there) > here if side == "after" else max(there) < here):
                    text = f"{state.state!r} {what} with {titles[work or '']}, which comes {side} {titles[seen.work]}"
                    yield seen.id, text
