"""Which works of an order a query selects, and which of the works that it finds have no place there.

A query may find a container, whose parts are in the order instead, or a segment, whose host is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from janto_catalog.model.kinds import Status
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.story import Work

Containers = Callable[[str], list[str]]
"""Returns a work and its containers, nearest first."""

_ELSEWHERE = {
    "arc": "not in this story arc",
    "life": "the character is not there in person",
    "order": "not in this order of yours",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """The works of an order that a query selects, and the found works without a place there.

    `by_parts` has the found works that are in the order by their parts, each with those.
    """

    works: frozenset[str]
    without_place: tuple[str, ...]
    by_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def select_works(
    placed: Iterable[str], found: Iterable[str], containers: Containers, *, chosen: bool = False
) -> Selection:
    """Select works of `placed` (all works of an order) for those that a query `found`, or that were `chosen` one by one.

    A container that is found selects its parts, unless parts of it are found: then those alone are meant.  One that was
    chosen selects all its parts in any case.
    """
    found = frozenset(found)
    with_found_parts: set[str] = set()
    if not chosen:
        with_found_parts = {container for work in found for container in containers(work)[1:]}
    selected = set[str]()
    represented: dict[str, list[str]] = {}
    for work in placed:
        chain = containers(work)
        for each in chain:
            represented.setdefault(each, []).append(work)
        if work in found or any(each in found and each not in with_found_parts for each in chain[1:]):
            selected.add(work)
    missing = []
    for work in sorted(found - represented.keys()):
        # A work whose container is in the order is played with it.
        host = next((each for each in containers(work)[1:] if each in represented), None)
        if host is None:
            missing.append(work)
        elif host not in found:
            selected.add(host)
    # In the order of their first parts.
    wholes = [work for work in represented if work in found and work not in selected]
    return Selection(frozenset(selected), tuple(missing), {work: tuple(represented[work]) for work in wholes})


def reason_without_place(work: Work | None, by: str) -> str:
    """Return why a work is not in the order `by`."""
    kind = by.partition(":")[0]
    if kind == "order":
        return _ELSEWHERE[kind]
    if work is not None and work.status is Status.CANCELLED:
        return "cancelled"
    if work is not None and not work.in_story:
        return "not part of the story"
    return _ELSEWHERE.get(kind, "on another story line")


def group_by_reason(
    works: Iterable[str], known: Mapping[str, Work], by: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (reason, works) of works without a place in the order `by`, the most frequent reason first."""
    groups: dict[str, list[str]] = {}
    for work in works:
        groups.setdefault(reason_without_place(known.get(work), by), []).append(work)
    return tuple(
        (reason, tuple(ids)) for reason, ids in sorted(groups.items(), key=lambda group: -len(group[1]))
    )


def placed_at_end(place: Placement, title: str, reason: str, position: int) -> Placement:
    """The place by release of a work, as it is at the end of an order where it has no place; `reason` says why not."""
    text = f"{reason}; listed at the end, by release date"
    why = Reason(ReasonKind.TIE, f"{title}: {text}", works=(place.work,), relative=text)
    return place._replace(
        position=position,
        earliest=position,
        latest=position,
        is_placed=False,
        status=PlacementStatus.UNPLACED,
        reasons=(why,),
    )
