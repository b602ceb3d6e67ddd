"""What comes next in an order, of the titles that one has and has not started."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from janto_catalog.model.order import Placement

UNSEEN = "have:yes progress:none"
"""The search for the titles that one has and has not started."""


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


def find_following(
    placements: Sequence[Placement], finished: Mapping[str, str], unseen: Collection[str]
) -> Following:
    """Return what comes next in an order: after the title of it that was finished last, else from its beginning.

    `finished` tells when each title was marked finished; of those marked in one step, the last one of the order counts.
    `unseen` are those that one has and has not started.
    """
    done = [(finished[place.work], index) for index, place in enumerate(placements) if place.work in finished]
    at = max(done)[1] if done else -1
    before = tuple(place for place in placements[: at + 1] if place.work in unseen)
    later = tuple(place for place in placements[at + 1 :] if place.work in unseen)
    last = placements[at].work if done else None
    return Following(later or before, last, len(before), starts_over=bool(before) and not later)
