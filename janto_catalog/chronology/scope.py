"""The works that a view places: how an id resolves to them, and which timeline each is on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from janto_catalog.chronology.release_days import release_dates
from janto_catalog.model.kinds import Status
from janto_catalog.model.story import Story, Timeline, Work
from janto_catalog.model.text import sort_key

MAIN = "main"


@dataclass(frozen=True, slots=True)
class Scope:
    """The works of a view, in the order that breaks ties.

    `placed_parts` maps each id that a claim may name to the works that are placed for it: the work itself, or the parts
    of a container.  `branches` maps a work to the branch it is on; works of the main timeline are not in it.
    """

    works: tuple[Work, ...]
    by_id: Mapping[str, Work]
    placed_parts: Mapping[str, tuple[str, ...]]
    branches: Mapping[str, str]

    def placed_parts_of(self, work: str) -> tuple[str, ...]:
        """Return the works that are placed where `work` is named; empty if it is not in the view."""
        return self.placed_parts.get(work, ())

    def timeline_of(self, work: str) -> str:
        """Return the id of the timeline that `work` is on."""
        return self.branches.get(work, MAIN)


def story_scope(story: Story) -> Scope:
    """Return the works with a place in the story: in the story, not cancelled, and not containers of such works."""
    cancelled = Status.CANCELLED
    return _scope(story, [work for work in story.works if work.in_story and work.status is not cancelled])


def release_scope(story: Story) -> Scope:
    """Return all works, with the parts of a container in its place."""
    return _scope(story, story.works)


def is_branch(timeline: Timeline) -> bool:
    """Whether the works of `timeline` are on it instead of the main timeline.

    False for a disputed timeline, because it is not known which one its works are on.
    """
    return timeline.id != MAIN and timeline.status not in ("main", "disputed")


def timeline_filter(story: Story, scope: Scope, timeline: str) -> Callable[[str], bool]:
    """Return a test for works on `timeline`; for a disputed timeline, for the works it names."""
    match = next((candidate for candidate in story.timelines if candidate.id == timeline), None)
    if match is None or is_branch(match):
        return lambda work: scope.timeline_of(work) == timeline
    if match.status == "main" or timeline == MAIN:
        return lambda work: scope.timeline_of(work) == MAIN
    return frozenset(work for named in match.works for work in scope.placed_parts_of(named)).__contains__


def _scope(story: Story, candidates: Iterable[Work]) -> Scope:
    works = {work.id: work for work in candidates}
    parts = _parts(works)
    placed_works = sorted(
        (work for work in works.values() if work.id not in parts),
        key=_tie_break_key(story, release_dates(story.works)),
    )
    by_id = {work.id: work for work in placed_works}
    placed_parts = {work: (work,) for work in by_id} | parts
    return Scope(tuple(placed_works), by_id, placed_parts, _branches(story, parts, placed_works))


def _tie_break_key(story: Story, dates: Mapping[str, str]) -> Callable[[Work], tuple[str, ...]]:
    series_keys = {series.id: series.sort_key or series.title for series in story.series}
    numbers = {work.id: work.place_in_series for work in story.works}
    return lambda work: (
        dates[work.id],
        series_keys.get(work.series or "", ""),
        numbers[work.id],
        work.title.casefold(),
        work.id,
    )


def _parts(works: Mapping[str, Work]) -> dict[str, tuple[str, ...]]:
    """For each container in `works` the innermost parts of it, in order."""
    children: dict[str, list[Work]] = {}
    for work in works.values():
        if work.part_of and work.part_of in works and not work.is_segment and work.part_of != work.id:
            children.setdefault(work.part_of, []).append(work)
    for parts in children.values():
        parts.sort(key=lambda work: (sort_key(work.locator), work.place_in_series, work.id))
    return {container: tuple(_innermost(container, children)) for container in children}


def _innermost(container: str, children: Mapping[str, list[Work]]) -> list[str]:
    """The innermost parts of `container`, in order.

    A container that is inside itself counts as innermost.  Not recursive, because a pack may nest to any depth.
    """
    innermost: list[str] = []
    path: dict[str, None] = {}
    stack: list[tuple[str, int]] = [(container, 0)]
    while stack:
        work, depth = stack.pop()
        while len(path) > depth:
            path.popitem()
        if work not in children or work in path:
            innermost.append(work)
            continue
        path[work] = None
        stack.extend((child.id, depth + 1) for child in reversed(children[work]))
    return innermost


def _branches(story: Story, parts: Mapping[str, tuple[str, ...]], works: Iterable[Work]) -> dict[str, str]:
    branches: dict[str, str] = {}
    for timeline in sorted(filter(is_branch, story.timelines), key=lambda timeline: timeline.id):
        for named in timeline.works:
            for part in parts.get(named, (named,)):
                branches.setdefault(part, timeline.id)
    for work in works:
        if work.is_segment and work.host in branches:
            branches.setdefault(work.id, branches[work.host])
    return branches
