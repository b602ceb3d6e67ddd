"""The named chronologies of `chronologies.toml`; claims name the one that they belong to."""

from __future__ import annotations

from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Story
from janto_catalog.packs.diagnostics import Diagnostics
from janto_catalog.packs.table import Table

CHRONOLOGY_FIELDS = frozenset({"id", "title", "description", "reveals", "sources"})


def read_chronology(table: Table) -> NamedChronology:
    """A chronology, to which claims may belong."""
    return NamedChronology(
        id=table.declared_id("chronology"),
        title=table.required("title"),
        description=table.text("description"),
        reveals=table.ids_of("work", "reveals"),
        sources=table.ids_of("source", "sources"),
    )


def check_chronologies(story: Story, diagnostics: Diagnostics) -> None:
    """Warn of a chronology that no claim belongs to: its order is that of the story."""
    used = {claim.chronology for claim in story.claims}
    for one in story.chronologies:
        location = diagnostics.location_of("chronology", one.id)
        if location and one.id not in used:
            message = (
                f"no claim belongs to the chronology {one.id}, so that its order is that of the story: "
                f'add chronology = "{one.id}" to the claims that it differs by'
            )
            diagnostics.report(location, message, Severity.WARNING)
