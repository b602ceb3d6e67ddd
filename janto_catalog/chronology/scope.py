"""Which works have a place in the story, what stands for a container, and on which line of the story each lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from janto_catalog.chronology.dates import release_key
from janto_catalog.model.kinds import Status
from janto_catalog.model.story import Story, Timeline, Work
from janto_catalog.model.text import sort_key

MAIN = "main"


@dataclass(frozen=True, slots=True)
class Scope:
    """The works of a view in the order in which release decides, and how to get from an id to them.

    `standing` gives the works that have a place where an id is named: the work itself or the parts of a container;
    `lines` the branch of those works that lie on one.
    """

    works: tuple[Work, ...]
    by_id: Mapping[str, Work]
    leaves: Mapping[str, tuple[str, ...]]
    branches: Mapping[str, str]

    def leaves_of(self, work: str) -> tuple[str, ...]:
        """The works that have a place where `work` is named; none when it is not in the view."""
        return self.leaves.get(work, ())

    def timeline_of(self, work: str) -> str:
        """The id of the timeline `work` lies on."""
        return self.branches.get(work, MAIN)


def story_scope(story: Story) -> Scope:
    """The works with a place in the story: in it, not withdrawn, and not containers of such."""
    cancelled = Status.CANCELLED
    return _scope(story, [work for work in story.works if work.in_story and work.status is not cancelled])


def release_scope(story: Story) -> Scope:
    """All works, containers by their parts."""
    return _scope(story, story.works)


def is_branch(timeline: Timeline) -> bool:
    """Whether works lie on `timeline` and not on the main line; of a disputed one that is not known."""
    return timeline.id != MAIN and timeline.status not in ("main", "disputed")


def timeline_filter(story: Story, ground: Scope, timeline: str) -> Callable[[str], bool]:
    """Whether a work lies on `timeline`; of a disputed one, whether it is said to."""
    found = next((one for one in story.timelines if one.id == timeline), None)
    if found is None or is_branch(found):
        return lambda work: ground.timeline_of(work) == timeline
    if found.status == "main" or timeline == MAIN:
        return lambda work: ground.timeline_of(work) == MAIN
    return frozenset(work for named in found.works for work in ground.leaves_of(named)).__contains__


def release_dates(works: Iterable[Work]) -> dict[str, str]:
    """What sorts each work by release.  Without a date of its own a work takes its container's or host's, else that
    of the one before it in its series."""
    by_id = {work.id: work for work in works}
    dates = {work.id: _own_or_inherited_date(work, by_id) for work in by_id.values()}
    if None not in dates.values():
        return {work: release_key(date) for work, date in dates.items()}
    last: dict[str, str | None] = {}
    for work in sorted(by_id.values(), key=lambda work: (work.series or "", sort_key(work.number), work.id)):
        if dates[work.id] is None and work.series and work.number:
            dates[work.id] = last.get(work.series)
        elif work.series and work.number:
            last[work.series] = dates[work.id]
    return {work: release_key(date) for work, date in dates.items()}


def _own_or_inherited_date(work: Work, by_id: Mapping[str, Work]) -> str | None:
    seen = set()
    while not work.released and work.id not in seen:
        seen.add(work.id)
        above = by_id.get(work.host if work.is_segment else work.part_of or "")
        if above is None:
            return None
        work = above
    return work.released


def _scope(story: Story, taking_part: Iterable[Work]) -> Scope:
    works = {work.id: work for work in taking_part}
    parts = _parts(works)
    dates = release_dates(story.works)
    sort = _tie_break_key(story, dates)
    standing = sorted((work for work in works.values() if work.id not in parts), key=sort)
    by_id = {work.id: work for work in standing}
    return Scope(
        tuple(standing), by_id, {work: (work,) for work in by_id} | parts, _branches(story, parts, standing)
    )


def _tie_break_key(story: Story, dates: Mapping[str, str]) -> Callable[[Work], tuple[str, ...]]:
    series = {one.id: one.sort_key or one.title for one in story.series}
    numbers = {number: sort_key(number) for number in {work.number for work in story.works}}
    return lambda work: (
        dates[work.id],
        series.get(work.series or "", ""),
        numbers[work.number],
        work.title.casefold(),
        work.id,
    )


def _parts(works: Mapping[str, Work]) -> dict[str, tuple[str, ...]]:
    children: dict[str, list[Work]] = {}
    for work in works.values():
        if work.part_of and work.part_of in works and not work.is_segment and work.part_of != work.id:
            children.setdefault(work.part_of, []).append(work)
    return {container: tuple(_leaves(container, children, frozenset())) for container in children}


def _leaves(container: str, children: Mapping[str, list[Work]], above: frozenset[str]) -> list[str]:
    if container not in children or container in above:
        return [container]
    inside = sorted(
        children[container], key=lambda work: (sort_key(work.locator), sort_key(work.number), work.id)
    )
    return [leaf for work in inside for leaf in _leaves(work.id, children, above | {container})]


def _branches(story: Story, parts: Mapping[str, tuple[str, ...]], standing: Iterable[Work]) -> dict[str, str]:
    lines: dict[str, str] = {}
    for timeline in sorted(filter(is_branch, story.timelines), key=lambda timeline: timeline.id):
        for named in timeline.works:
            for part in parts.get(named, (named,)):
                lines.setdefault(part, timeline.id)
    for work in standing:
        if work.is_segment and work.host in lines:
            lines.setdefault(work.id, lines[work.host])
    return lines
