"""Facts with a file for each kind: sources, characters, people, pairings, arcs, timelines."""

from __future__ import annotations

from enum import StrEnum

from janto_catalog.model.claims import Layer, Source
from janto_catalog.model.story import Alias, Arc, Character, Pairing, Person, Timeline
from janto_catalog.packs.arc_checks import WITHOUT, omission
from janto_catalog.packs.table import Table

SOURCE_FIELDS = frozenset({"id", "title", "url", "layer", "note"})
CHARACTER_FIELDS = frozenset({"id", "name", "aliases", "species", "players", "affiliation", "sources"})
PERSON_FIELDS = frozenset({"name", "aliases"})
PAIRING_FIELDS = frozenset({"id", "name", "members", "aliases", "note", "reveals"})
ARC_FIELDS = frozenset(
    {"id", "title", "works", "optional", "without", "description", "safe_title", "safe_description", "reveals", "sources"}
)  # fmt: skip
TIMELINE_FIELDS = frozenset({"id", "name", "status", "leaves", "rejoins", "works", "note", "sources"})
_ALIAS = frozenset({"name", "reveals"})


class SourceLayer(StrEnum):
    """The layers that a pack can give a source; the others are derived."""

    CANON = "canon"
    REFERENCE = "reference"
    COMMENTARY = "commentary"
    UNVERIFIED = "unverified"


class TimelineStatus(StrEnum):
    """The kinds of timeline."""

    MAIN = "main"
    ALTERNATE = "alternate"
    ABORTED = "aborted"
    DREAM = "dream"
    DISPUTED = "disputed"


def read_source(table: Table) -> Source:
    """A source, with the layer of its claims."""
    table.required("layer")
    return Source(
        id=table.declared_id("source"),
        title=table.required("title"),
        layer=Layer[table.choice("layer", SourceLayer.UNVERIFIED).name],
        url=table.text("url"),
        note=table.text("note"),
    )


def read_character(table: Table) -> Character:
    """A character."""
    return Character(
        id=table.declared_id("character"),
        name=table.required("name"),
        aliases=_aliases(table),
        species=table.text("species"),
        players=table.ids_of("person", "players"),
        affiliation=table.text("affiliation"),
        sources=table.ids_of("source", "sources"),
    )


def read_people(table: Table) -> tuple[Person, ...]:
    """People as `slug = "Name"`, or `slug = { name = "Name", aliases = [...] }`."""
    return tuple(_person(slug, value, table) for slug, value in table.values.items())


def _person(slug: str, value: object, people: Table) -> Person:
    people.declare("person", slug, slug)
    if isinstance(value, str):
        return Person(slug, people.required(slug))
    entry = Table(value, people.locate(slug), people.diagnostics, PERSON_FIELDS)
    return Person(slug, entry.required("name"), _aliases(entry))


def _aliases(table: Table) -> tuple[Alias, ...]:
    """Aliases, each a text or a table with the works that reveal it: `{ name = "...", reveals = ["..."] }`."""
    value = table.values.get("aliases", [])
    if not isinstance(value, list):
        table.report("aliases", "aliases must be a list")
        return ()
    return tuple(_alias(entry, index, table) for index, entry in enumerate(value))


def _alias(value: object, index: int, table: Table) -> Alias:
    if isinstance(value, str) and value.strip():
        return Alias(table.visible_text("aliases", value))
    entry = Table(value, table.locate("aliases", index), table.diagnostics, _ALIAS)
    return Alias(entry.required("name"), entry.ids_of("work", "reveals"))


def read_pairing(table: Table) -> Pairing:
    """A pairing of two or more characters."""
    members = table.ids_of("character", "members")
    if len(members) < 2:
        table.report("members", "a pairing needs at least two members")
    return Pairing(
        id=table.declared_id("pairing"),
        name=table.required("name"),
        members=members,
        aliases=table.texts("aliases"),
        note=table.text("note"),
        reveals=table.ids_of("work", "reveals"),
    )


def read_arc(table: Table) -> Arc:
    """An arc: works in order; `optional` are those of them that can be left out.

    Works in `without` have its lead and are no part of it; only the check reads them.
    """
    works, optional = table.ids_of("work", "works"), table.ids_of("work", "optional")
    if not works:
        table.report("works", "an arc needs works")
    listed = frozenset(works)
    for index, work in enumerate(optional):
        if work not in listed:
            table.diagnostics.report(
                table.locate("optional", index), f"{work} is optional but not among the works"
            )
    slug = table.declared_id("arc")
    for index, work in enumerate(table.ids_of("work", "without")):
        location = table.locate("without", index)
        table.diagnostics.declare(WITHOUT, omission(slug, work), location)
        if work in listed:
            table.diagnostics.report(location, f"{work} is among the works")
    return Arc(
        id=slug,
        title=table.required("title"),
        works=works,
        optional=optional,
        description=table.text("description"),
        safe_title=table.text("safe_title"),
        safe_description=table.text("safe_description"),
        reveals=table.ids_of("work", "reveals"),
        sources=table.ids_of("source", "sources"),
    )


def read_timeline(table: Table) -> Timeline:
    """The main timeline or a branch of it."""
    return Timeline(
        id=table.declared_id("timeline"),
        name=table.required("name"),
        status=table.choice("status", TimelineStatus.MAIN).value,
        leaves=table.id_of("work", "leaves") or None,
        rejoins=table.id_of("work", "rejoins") or None,
        works=table.ids_of("work", "works"),
        note=table.text("note"),
        sources=table.ids_of("source", "sources"),
    )
