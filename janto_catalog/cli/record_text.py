"""The text of `janto show` for a character, story arc, pairing, series or person, with names instead of ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from janto_catalog.cli.sections import (
    align_columns,
    count_noun,
    describe_have,
    format_section,
    join_nonempty,
    label_row,
)
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.story import Arc, Character, Pairing, Person, Series
from janto_catalog.model.views import WorkRow

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Record, Works

_ORDERS = {
    StoryOrder.SERIAL: "one continuous story",
    StoryOrder.NUMBERED: "story in order of release",
    StoryOrder.NONE: "",
}


def record_text(record: Record, titles: Sequence[str], works: Works) -> Iterator[str]:
    """The lines of `janto show`; `titles` are the ids of its works in story order."""
    yield record.title if isinstance(record, Arc | Series) else record.name
    for label, text in {**_facts(record, works), "id": record.id}.items():
        yield from label_row(label, text)
    rows = works.rows(titles)
    listed = [id for id in (record.works if isinstance(record, Arc) else titles) if id in rows]
    optional = record.optional if isinstance(record, Arc) else ()
    yield from format_section(
        count_noun(len(listed), "title"),
        align_columns(_row(rows[id], optional=id in optional) for id in listed),
    )
    sources = record.sources if isinstance(record, Arc | Character) else ()
    known = filter(None, map(works.source, sources))
    yield from format_section("Sources", (join_nonempty((source.title, source.url)) for source in known))


def _row(row: WorkRow, *, optional: bool) -> tuple[str, ...]:
    notes = join_nonempty((describe_have(row.have), "optional" if optional else ""))
    return row.title, row.series, row.number, row.released or "", notes


def _facts(record: Record, works: Works) -> dict[str, str]:
    match record:
        case Character():
            return {
                "kind": "character",
                "also called": join_nonempty(alias.name for alias in record.aliases),
                "played by": join_nonempty(works.name("person", player) for player in record.players),
                "species": record.species,
                "affiliation": record.affiliation,
            }
        case Person():
            return {"kind": "person", "also called": join_nonempty(alias.name for alias in record.aliases)}
        case Pairing():
            return {
                "kind": "pairing",
                "who": join_nonempty(works.name("character", member) for member in record.members),
                "also called": join_nonempty(record.aliases),
                "note": record.note,
            }
        case Arc():
            return {"kind": "story arc", "about": record.description}
        case Series():
            return {
                "kind": join_nonempty((f"{record.kind.value} series", _ORDERS[record.story])),
                "part of": works.name("series", record.parent) if record.parent else "",
                "also called": join_nonempty(record.aliases),
            }
