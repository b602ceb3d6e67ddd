"""The eras of `eras.toml`: named spans of the story, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.model.eras import StoryEra
from janto_catalog.model.story import Story
from janto_catalog.packs.diagnostics import Diagnostics, Location
from janto_catalog.packs.table import Table

ERA_FIELDS = frozenset(
    {"id", "title", "start", "end", "first", "last", "description", "safe_title", "safe_description", "reveals"}
    | {"sources", "certainty", "said_at"}
)  # fmt: skip
_BOUNDS = ("start", "end", "first", "last")


def read_era(table: Table) -> StoryEra:
    """An era, with what it begins and ends with."""
    if not table.values.get("sources") and any(key in table.values for key in _BOUNDS):
        table.report("sources", "the bounds of an era need sources: they decide how much they count")
    return StoryEra(
        id=table.declared_id("era"),
        title=table.required("title"),
        start=table.date("start"),
        end=table.date("end"),
        first=table.id_of("work", "first") or None,
        last=table.id_of("work", "last") or None,
        description=table.text("description"),
        safe_title=table.text("safe_title"),
        safe_description=table.text("safe_description"),
        reveals=table.ids_of("work", "reveals"),
        sources=table.ids_of("source", "sources"),
        certainty=table.certainty(),
        said_at=table.joined_texts("said_at"),
    )


def check_eras(story: Story, diagnostics: Diagnostics) -> None:
    """Report an era that ends before it begins, and one that begins or ends with a work that has no place in the story."""
    outside = {work.id for work in story.works if not work.in_story}
    for era in story.eras:
        if declared := diagnostics.location_of("era", era.id):
            for key, message in _faults(era, outside):
                location = Location(declared.document, (*declared.path[:-1], key))
                diagnostics.report(location, message)


def _faults(era: StoryEra, outside: set[str]) -> Iterator[tuple[str, str]]:
    """(field, message) for each fault of an era."""
    if era.is_reversed:
        yield "end", f"the era ends ({era.end}) before it begins ({era.start})"
    for key, work in (("first", era.first), ("last", era.last)):
        if work in outside:
            yield key, f"{key} is {work}, which is outside the story (in_story = false)"
