"""Checks that need the whole pack: works and series that hold themselves, states that nothing spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Story
from janto_catalog.packs.diagnostics import Diagnostics


def check_containment(story: Story, diagnostics: Diagnostics) -> None:
    """No work is part of itself and no series its own parent, by any number of steps."""
    _check_loops("work", {work.id: work.part_of for work in story.works if work.part_of}, diagnostics)
    _check_loops("series", {run.id: run.parent for run in story.series if run.parent}, diagnostics)


def _check_loops(kind: str, parents: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Each loop is named once; every step is walked once, so that a deep pack costs no more than a wide one."""
    walked: set[str] = set()
    for slug in parents:
        steps: dict[str, None] = {}
        above: str | None = slug
        while above is not None and above not in walked and above not in steps:
            steps[above] = None
            above = parents.get(above)
        walked.update(steps)
        location = diagnostics.location_of(kind, above) if above in steps else None
        if above is not None and location:
            loop = [*steps][[*steps].index(above) :]
            diagnostics.report(
                location, f"the {kind} {above} is inside itself: {' in '.join([*loop[:20], above])}"
            )


def check_states(story: Story, diagnostics: Diagnostics) -> None:
    """A state in an appearance that is nearly one of the character's states is probably a slip of the pen."""
    spans: defaultdict[str, set[str]] = defaultdict(set)
    for state in story.states:
        spans[state.character].add(state.state)
    for appearance in story.appearances:
        known = spans[appearance.character]
        if not appearance.state or appearance.state in known:
            continue
        near = get_close_matches(appearance.state, sorted(known), n=1, cutoff=0.8)
        location = diagnostics.location_of("appearance", appearance.id)
        if near and location:
            message = f"{appearance.character} has no state {appearance.state!r}; did you mean {near[0]!r}?"
            diagnostics.report(location, message, Severity.WARNING)
