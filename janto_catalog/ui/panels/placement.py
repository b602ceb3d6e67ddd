"""The reasons that put a title after and before its neighbours, and how far it could move."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from janto_catalog.ui.panels.source_label import source_titles

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.conflicts import ConflictDetails
    from janto_catalog.model.order import Reason
    from janto_catalog.model.views import WorkDetails, WorkRow


@dataclass(frozen=True, slots=True)
class PlacementContext:
    """Why a title is where it is, see `catalog.explanations`; `sources` are the titles of sources by id."""

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
    found = catalog.orders.explain(details.work.id)
    sources = source_titles(catalog, (*place.reasons, *place.overruled, *found.after, *found.before))
    return PlacementContext(found.after, found.before, found.overruled, found.low, found.high, sources)
