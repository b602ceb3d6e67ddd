"""The reasons that put a title after and before its neighbours, and how far it could move."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from janto_catalog.errors import JantoError
from janto_catalog.ui.panels.source_label import source_titles

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.conflicts import ConflictDetails
    from janto_catalog.model.order import Placement, Reason
    from janto_catalog.model.views import WorkDetails, WorkRow

_MAX_REASONS = 2


@dataclass(frozen=True, slots=True)
class PlacementContext:
    """Why a title is where it is.

    `after`, `before`: the reasons for its place beside its neighbours, () where only the order of release decides.
    `overruled`: what was set aside, each with its conflict where there is one. `low`, `high`: the titles between which
    it could also be, None for no limit. `sources`: the titles of sources by id.
    """

    after: tuple[Reason, ...] = ()
    before: tuple[Reason, ...] = ()
    overruled: tuple[tuple[Reason, ConflictDetails | None], ...] = ()
    low: WorkRow | None = None
    high: WorkRow | None = None
    sources: dict[str, str] = field(default_factory=dict)


def read_placement(catalog: Catalog, details: WorkDetails) -> PlacementContext:
    """The reasons and limits of the title of `details`; called in the reader thread."""
    place = details.place
    if place is None:
        return PlacementContext()
    after = _reasons_between(catalog, details.after, details.work.id)
    before = _reasons_between(catalog, details.before, details.work.id)
    sources = source_titles(catalog, (*place.reasons, *place.overruled, *after, *before))
    return PlacementContext(after, before, _overruled(catalog, place), *_limits(catalog, place), sources)


def _overruled(catalog: Catalog, place: Placement) -> tuple[tuple[Reason, ConflictDetails | None], ...]:
    if not place.overruled:
        return ()
    loops = {
        conflict.claim: catalog.orders.conflict_details(conflict)
        for conflict in catalog.orders.conflicts()
        if conflict.claim in place.overruled
    }
    return tuple((reason, loops.get(reason)) for reason in place.overruled)


def _reasons_between(catalog: Catalog, neighbour: WorkRow | None, work: str) -> tuple[Reason, ...]:
    if neighbour is None:
        return ()
    try:
        found = catalog.orders.why(neighbour.id, work)
    except JantoError:
        # A title that is placed by its parts has no reasons itself.
        return ()
    return tuple(edge.reason for edge in found.chain[:_MAX_REASONS])


def _limits(catalog: Catalog, place: Placement) -> tuple[WorkRow | None, WorkRow | None]:
    """The nearest titles that must come before and after one that could move."""
    if not place.placed or place.earliest == place.latest:
        return None, None
    low, high = catalog.orders.between(place.work)
    rows = catalog.works.rows([id for id in (low, high) if id])
    return rows.get(low or ""), rows.get(high or "")
