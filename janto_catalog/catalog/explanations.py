"""Why a work is where it is in the story.  `Orders.explain` makes the explanations."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.catalog.conflicts import ConflictDetails
from janto_catalog.model.order import Reason
from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class PlacementExplanation:
    """Why a work is between its neighbours, and how far it could move.

    `after` and `before` are the reasons relative to the previous and the following work, () if no source says
    so.  `overruled` are the overruled claims about it, each with its conflict.  `low` and `high`
    are the works between which it could be, None without a limit.  `order` is the name of the order in a sentence ("the
    story"), `total` the number of works in it.
    """

    after: tuple[Reason, ...] = ()
    before: tuple[Reason, ...] = ()
    overruled: tuple[tuple[Reason, ConflictDetails | None], ...] = ()
    low: WorkRow | None = None
    high: WorkRow | None = None
    order: str = "the story"
    total: int = 0
