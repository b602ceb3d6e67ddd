"""What comes next: in an order, in a list that was begun, and in the gaps that what is owned closes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from janto_catalog.model.order import Placement

UNSEEN = "have:yes progress:none"
"""The search for the titles that one has and has not started."""
SKIPPED = "progress:skipped"
"""The search for the titles that one does not want."""

_LONGEST_GAP = 5
"""A longer run of titles is a part of the story that was left out, not a gap in it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user has marked: `finished` tells when each work was marked so; those marked in one step have the same time.
    `unseen` are the works that one has and has not started, `skipped` those that one does not want."""

    finished: Mapping[str, str]
    unseen: Collection[str]
    skipped: Collection[str] = ()

    def is_open(self, work: str) -> bool:
        """Whether a work is neither finished nor skipped."""
        return work not in self.finished and work not in self.skipped


@dataclass(frozen=True, slots=True)
class Following:
    """The places of the titles that come next, the first one first.

    `last` is the title that was finished last, None while nothing of the order is finished.  `passed` counts the titles
    before it that are not started.  `starts_over`: nothing comes after it, and `places` are those before it.
    """

    places: tuple[Placement, ...] = ()
    last: str | None = None
    passed: int = 0
    starts_over: bool = False

    @property
    def first(self) -> str | None:
        """The title that comes next."""
        return self.places[0].work if self.places else None


@dataclass(frozen=True, slots=True)
class Continued:
    """The `work` that continues a list which was begun: `finished` of its `total` works are, `last` the last one.
    `is_rest`: all others are finished or skipped."""

    work: str
    last: str
    finished: int
    total: int
    is_rest: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """The `works` of an order between two finished ones: all of them are owned, and none is started."""

    before: str
    works: tuple[str, ...]
    after: str


def find_following(placements: Sequence[Placement], marks: Marks) -> Following:
    """Return what comes next in an order: after the title of it that was finished last, else from its beginning.

    Of those marked in one step, the last one of the order counts.
    """
    at = _last_finished(placements, marks)
    before = tuple(place for place in placements[: at + 1] if place.work in marks.unseen)
    later = tuple(place for place in placements[at + 1 :] if place.work in marks.unseen)
    last = placements[at].work if at >= 0 else None
    return Following(later or before, last, len(before), starts_over=bool(before) and not later)


def find_continued(
    placements: Sequence[Placement], marks: Marks, optional: Collection[str] = ()
) -> Continued | None:
    """Return what continues a list that was begun: the first work that is neither finished nor skipped, after the one that
    was finished last; wherever it stands if all others are finished.

    None if that one is not owned or is started.  Of `optional` works those that are not owned are passed over.
    """
    listed = [
        place
        for place in placements
        if place.work not in optional or place.work in marks.unseen or not marks.is_open(place.work)
    ]
    at = _last_finished(listed, marks)
    rest = [place.work for place in listed if marks.is_open(place.work)]
    later = [place.work for place in listed[at + 1 :] if marks.is_open(place.work)]
    following = rest if len(rest) == 1 else later
    if at < 0 or not following or following[0] not in marks.unseen:
        return None
    finished = sum(place.work in marks.finished for place in placements)
    return Continued(following[0], listed[at].work, finished, len(placements), is_rest=len(rest) == 1)


def find_gaps(placements: Sequence[Placement], marks: Marks) -> Iterator[Gap]:
    """Find the gaps of an order that can be closed: all between two finished works that is not finished is owned."""
    before: Placement | None = None
    between: list[str] = []
    for place in placements:
        if before is not None and before.universe != place.universe:
            before = None
        if place.work in marks.finished:
            if before and 0 < len(between) <= _LONGEST_GAP and all(work in marks.unseen for work in between):
                yield Gap(before.work, tuple(between), place.work)
            before, between = place, []
        elif marks.is_open(place.work):
            between.append(place.work)


def _last_finished(placements: Sequence[Placement], marks: Marks) -> int:
    """The index of the work that was finished last, -1 if none is."""
    finished = marks.finished
    done = [(finished[place.work], index) for index, place in enumerate(placements) if place.work in finished]
    return max(done)[1] if done else -1
