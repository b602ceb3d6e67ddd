"""A series file: the series and its works in order, each with its appearances, claims and relations."""

from __future__ import annotations

from dataclasses import dataclass, field

from janto_catalog.model.claims import Claim
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.releases import main_release_date
from janto_catalog.model.story import (
    AlsoTitled,
    Appearance,
    Credit,
    Manner,
    Omnibus,
    Relation,
    Series,
    Weight,
    Work,
)
from janto_catalog.packs.claims import CLAIM_FIELDS, read_claim
from janto_catalog.packs.diagnostics import Diagnostics, Location
from janto_catalog.packs.folder import Document
from janto_catalog.packs.releases import read_releases
from janto_catalog.packs.table import Table

_FILE = frozenset({"series", "work"})
_SERIES = frozenset(
    {"id", "title", "kind", "story", "show", "season", "parent", "sort_key", "aliases", "omnibuses"}
    | {"dates_place"}
)
_OMNIBUS = frozenset({"title", "aliases", "works", "sources"})
CREDITS = {"writers": "writer", "directors": "director", "artists": "artist", "readers": "reader"}
_WORK = frozenset(
    {"id", "title", "kind", "number", "sort_key", "released", "releases", "status", "in_story", "part_of", "locator", "runtime", "publisher"}
    | {"channel", "codes", "also_titled", *CREDITS, "safe_title", "description", "note", "reveals", "sources", "said_at"}
    | {"cast", "appearances", "claims", "relations"}
)  # fmt: skip
_TITLE = frozenset({"title", "language", "type", "source"})
_CAST = frozenset({"sources", "certainty"})
_APPEARANCE = frozenset(
    {"character", "manner", "weight", "state", "under_name", "player", "apparent", "note"}
    | {"reveals", "sources", "certainty"}
)  # fmt: skip
RELATIONS = ("retells", "adapts", "companion-to", "sequel-of", "prequel-of", "discusses", "edition-of", "prints")  # fmt: skip
_RELATION = frozenset({*RELATIONS, "sources", "note"})


@dataclass(slots=True)
class SeriesFile:
    """The facts of one series file; without a series those of `works.toml`."""

    series: Series | None = None
    works: list[Work] = field(default_factory=list)
    appearances: list[Appearance] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def read_works(document: Document, diagnostics: Diagnostics) -> SeriesFile:
    """The works of `works.toml`, each of a series that it names or of none."""
    part = SeriesFile()
    _read_works(Table(document.data, Location(document, ()), diagnostics, frozenset({"work"})), part)
    return part


def read_appearances(document: Document, diagnostics: Diagnostics) -> tuple[Appearance, ...]:
    """The appearances of `appearances.toml`, in works of other packs."""
    top = Table(document.data, Location(document, ()), diagnostics, frozenset({"appearance"}))
    return tuple(
        _appearance(each, each.id_of("work", "work", required=True), (), 3)
        for each in top.tables("appearance", _APPEARANCE | {"work"})
    )


def read_series(document: Document, diagnostics: Diagnostics) -> SeriesFile:
    """The facts of a series file; problems are added to `diagnostics`."""
    top = Table(document.data, Location(document, ()), diagnostics, _FILE)
    if "series" not in top.values:
        top.report("series", "the file must begin with [series]")
    part = SeriesFile(_series(top.table("series", _SERIES)))
    _read_works(top, part)
    return part


def _read_works(top: Table, part: SeriesFile) -> None:
    hosts: dict[str, Work] = {}
    for table in top.tables("work", _WORK if part.series else _WORK | {"series"}):
        work = _work(table, part.series, hosts)
        hosts[work.id] = work
        part.works.append(work)
        _add_nested_facts(table, work, part)


def _series(table: Table) -> Series:
    return Series(
        id=table.declared_id("series"),
        title=table.required("title"),
        kind=table.choice("kind", Kind.CLIPPING) if table.required("kind") else Kind.CLIPPING,
        story=table.choice("story", StoryOrder.NONE),
        parent=table.id_of("series", "parent") or None,
        sort_key=table.text("sort_key"),
        show=table.text("show"),
        season=table.integer("season", None, 0, 9_999),
        aliases=table.texts("aliases"),
        omnibuses=tuple(_omnibus(each) for each in table.tables("omnibuses", _OMNIBUS)),
        dates_place=table.boolean("dates_place", True),
    )


def _omnibus(table: Table) -> Omnibus:
    works = table.ids_of("work", "works")
    if len(works) < 2:
        table.report("works", "an omnibus needs at least two works")
    return Omnibus(
        title=table.required("title"),
        works=works,
        aliases=table.texts("aliases"),
        sources=table.ids_of("source", "sources"),
    )


def _work(table: Table, series: Series | None, hosts: dict[str, Work]) -> Work:
    slug = table.declared_id("work")
    host = _host(table, slug, hosts)
    of = series.id if series else table.id_of("series", "series") or None
    if series is None and host is None:
        table.required("kind")
    releases = read_releases(table)
    return Work(
        id=slug,
        title=table.required("title"),
        kind=table.choice("kind", host.kind if host else series.kind if series else Kind.CLIPPING),
        series=None if host else of,
        number=table.text("number"),
        sort_key=table.text("sort_key"),
        released=main_release_date(releases) or (table.date("released") or None),
        releases=releases,
        status=table.choice("status", Status.RELEASED),
        in_story=table.boolean("in_story", True),
        part_of=table.id_of("work", "part_of") or None,
        locator=table.text("locator"),
        runtime=table.duration("runtime"),
        publisher=table.text("publisher"),
        channel=table.text("channel"),
        codes=table.texts("codes"),
        also_titled=tuple(_also_titled(title) for title in table.tables("also_titled", _TITLE)),
        credits=tuple(
            Credit(role, person) for key, role in CREDITS.items() for person in table.ids_of("person", key)
        ),
        safe_title=table.text("safe_title"),
        description=table.text("description"),
        reveals=table.ids_of("work", "reveals"),
        sources=table.ids_of("source", "sources"),
        said_at=table.joined_texts("said_at"),
        note=table.text("note"),
    )


def _host(table: Table, slug: str, hosts: dict[str, Work]) -> Work | None:
    """The host of a segment, or None for any other work."""
    if "#" not in slug:
        return None
    host = hosts.get(slug.partition("#")[0])
    if host is None:
        table.report("id", f"{slug} is a segment: its work must come before it in this file")
    return host


def _also_titled(table: Table) -> AlsoTitled:
    return AlsoTitled(
        title=table.required("title"),
        language=table.text("language"),
        type=table.text("type"),
        source=table.id_of("source", "source"),
    )


def _add_nested_facts(table: Table, work: Work, part: SeriesFile) -> None:
    cast = table.table("cast", _CAST)
    sources, certainty = cast.ids_of("source", "sources"), cast.certainty()
    for entry in table.tables("appearances", _APPEARANCE):
        part.appearances.append(_appearance(entry, work.id, sources, certainty))
    for entry in table.tables("claims", CLAIM_FIELDS):
        if claim := read_claim(entry, work.id):
            part.claims.append(claim)
    for entry in table.tables("relations", _RELATION):
        part.relations.extend(_relations(entry, work.id))


def _appearance(table: Table, work: str, sources: tuple[str, ...], certainty: int) -> Appearance:
    appearance = Appearance(
        work=work,
        character=table.id_of("character", "character", required=True),
        manner=table.choice("manner", Manner.PRESENT),
        weight=table.choice("weight", Weight.SUPPORT),
        state=table.text("state"),
        under_name=table.text("under_name"),
        player=table.id_of("person", "player"),
        apparent=table.boolean("apparent", False),
        note=table.text("note"),
        sources=table.ids_of("source", "sources") or sources,
        certainty=table.certainty(certainty),
        reveals=table.ids_of("work", "reveals"),
    )
    table.diagnostics.declare("appearance", appearance.id, table.locate("character"))
    return appearance


def _relations(table: Table, work: str) -> list[Relation]:
    keys = [key for key in RELATIONS if key in table.values]
    if len(keys) != 1:
        table.diagnostics.report(table.location, f"a relation needs exactly one of {', '.join(RELATIONS)}")
        return []
    target = table.id_of("work", keys[0])
    if target == work:
        table.report(keys[0], f"{work} cannot have a relation to itself")
    relation = Relation(work, keys[0], target, table.ids_of("source", "sources"), table.text("note"))
    table.diagnostics.declare("relation", relation.id, table.locate(keys[0]))
    return [relation]
