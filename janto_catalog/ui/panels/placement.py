"""The reasons that put a title after and before its neighbours, and how far it could move."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from janto_catalog.catalog.explanations import PlacementExplanation
from janto_catalog.model.claims import STORY
from janto_catalog.ui.panels.source_label import source_titles

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkDetails


@dataclass(frozen=True, slots=True)
class PlacementContext:
    """Why a title is where it is in the order `by`, and the titles of the sources of the reasons by id."""

    explanation: PlacementExplanation = field(default_factory=PlacementExplanation)
    sources: dict[str, str] = field(default_factory=dict)
    by: str = STORY


def read_details(work: str, by: str, catalog: Catalog) -> tuple[WorkDetails, PlacementContext]:
    """A title with its place in the order `by`, and in the story if it has none there; called in the reader thread."""
    details = catalog.works.details(work, by=by)
    if details.placement is None and by != STORY:
        details, by = catalog.works.details(work), STORY
    return details, read_placement(catalog, details, by)


def read_placement(catalog: Catalog, details: WorkDetails, by: str) -> PlacementContext:
    """The explanation of the placement of the title of `details` in the order `by`; called in the reader thread."""
    placement = details.placement
    if placement is None:
        return PlacementContext()
    found = catalog.orders.explain(details.work.id, by=by)
    reasons = (*placement.reasons, *placement.overruled, *found.after, *found.before)
    return PlacementContext(found, source_titles(catalog, reasons), by)
