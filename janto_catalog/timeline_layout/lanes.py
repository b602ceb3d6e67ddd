"""The lanes of the timeline: by medium, series, story arc or character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.kinds import Group
from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle


class LanesBy(StrEnum):
    """What the lanes share the titles out by."""

    MEDIUM = "medium"
    SERIES = "series"
    ARC = "arc"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: `titles` are indices of those of the timeline, in its order."""

    key: str
    name: str
    titles: tuple[int, ...]


_MEDIA = {Group.VIDEO: "Video", Group.AUDIO: "Audio", Group.PRINT: "Print", Group.CLIPPING: "Clippings"}
_NONE = {
    LanesBy.MEDIUM: "",
    LanesBy.SERIES: "No series",
    LanesBy.ARC: "In no story arc",
    LanesBy.CHARACTER: "Others",
}
_LEAST_OF_A_CHARACTER = 2
_MOST_CHARACTERS = 24

_Keys = Callable[[TimelineTitle], Sequence[str]]


def lanes(contents: TimelineContents, by: LanesBy) -> tuple[Lane, ...]:
    """Return the lanes, in the order of their first titles; a title is in each lane that it belongs to.

    Media are in their usual order, characters by their numbers of titles.  Titles that belong to none are in the last lane.
    """
    keys, names = _keys(contents, by)
    members: dict[str, list[int]] = {}
    rest: list[int] = []
    for index, title in enumerate(contents.titles):
        found = keys(title)
        for key in found:
            members.setdefault(key, []).append(index)
        if not found:
            rest.append(index)
    if by is LanesBy.CHARACTER:
        members, rest = _most_frequent(members, contents)
    order = list(members)
    if by is LanesBy.MEDIUM:
        order.sort(key=[str(group) for group in _MEDIA].index)
    made = [Lane(key, names(key), tuple(members[key])) for key in order]
    return (*made, Lane("", _NONE[by], tuple(rest))) if rest else tuple(made)


def _keys(contents: TimelineContents, by: LanesBy) -> tuple[_Keys, Callable[[str], str]]:
    """What gives the lanes of a title, and the name of a lane."""
    if by is LanesBy.MEDIUM:
        return (lambda title: (title.row.kind.group,)), lambda key: _MEDIA[Group(key)]
    if by is LanesBy.SERIES:
        series = {title.row.series_id: title.row.series for title in contents.titles}
        return (lambda title: (title.row.series_id,) if title.row.series_id else ()), series.__getitem__
    if by is LanesBy.ARC:
        return (lambda title: title.arcs), lambda key: contents.arcs.get(key, "")
    return (lambda title: title.row.characters), lambda key: contents.characters.get(key, "")


def _most_frequent(
    members: dict[str, list[int]], contents: TimelineContents
) -> tuple[dict[str, list[int]], list[int]]:
    """The characters with the most titles that are found, and the titles that none of them is in."""
    count, found = len(contents.titles), [contents.is_found(title) for title in contents.titles]
    by_number = sorted(members, key=lambda key: -sum(found[index] for index in members[key]))
    kept = [key for key in by_number[:_MOST_CHARACTERS] if len(members[key]) >= _LEAST_OF_A_CHARACTER]
    shown = _joined(members[key] for key in kept)
    return {key: members[key] for key in kept}, [index for index in range(count) if index not in shown]


def _joined(groups: Iterable[Iterable[int]]) -> set[int]:
    return {index for group in groups for index in group}
