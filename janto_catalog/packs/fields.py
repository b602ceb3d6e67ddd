"""The fields that can be edited, one row each.  Values are read as a pack writes them; a new field is one new row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from janto_catalog.errors import UsageError
from janto_catalog.model.claims import Claim
from janto_catalog.model.edits import YOU
from janto_catalog.model.kinds import Kind, Status
from janto_catalog.model.story import Alias, AlsoTitled, Manner, Weight
from janto_catalog.packs.claims import CLAIM_FIELDS, read_claim
from janto_catalog.packs.diagnostics import Diagnostics, Location, suggest
from janto_catalog.packs.folder import Document
from janto_catalog.packs.table import Table

_MINUTE_DIGITS = 6
_Value = TypeVar("_Value")

KnownIds = Mapping[str, Collection[str]]
"""The existing ids, by kind as packs name it ("work")."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the facts of `kind` (a field of `Story`).

    `refers_to` is the kind of the ids in its value, or "".  `from_text` turns typed text into what a pack would have.
    """

    kind: str
    name: str
    read: Callable[[Table, str], object]
    is_list: bool = False
    refers_to: str = ""
    from_text: Callable[[str], object] = str.strip


def _boolean_from_text(text: str) -> object:
    return {"yes": True, "true": True, "no": False, "false": False}.get(text.strip().casefold(), text)


def _minutes_from_text(text: str) -> object:
    minutes = text.strip()
    return int(minutes) if minutes.isdecimal() and len(minutes) <= _MINUTE_DIGITS else minutes


def _text(kind: str, *names: str) -> list[Field]:
    return [Field(kind, name, Table.text) for name in names]


def _reference(kind: str, name: str, of: str) -> Field:
    return Field(kind, name, lambda table, key: table.id_of(of, key), refers_to=of)


def _optional(kind: str, name: str, of: str) -> Field:
    return Field(kind, name, lambda table, key: table.id_of(of, key) or None, refers_to=of)


def _references(kind: str, name: str, of: str) -> Field:
    return Field(kind, name, lambda table, key: table.ids_of(of, key), is_list=True, refers_to=of)


def _aliases(table: Table, key: str) -> tuple[Alias, ...]:
    return tuple(map(Alias, table.texts(key)))


def _also_titled(table: Table, key: str) -> tuple[AlsoTitled, ...]:
    return tuple(AlsoTitled(title, source=YOU.id) for title in table.texts(key))


EDITABLE_FIELDS: tuple[Field, ...] = (
    Field("works", "title", Table.required),
    Field("works", "kind", lambda table, key: table.choice(key, Kind.CLIPPING)),
    _optional("works", "series", "series"),
    *_text("works", "number"),
    Field("works", "released", lambda table, key: table.date(key) or None),
    Field("works", "runtime", Table.duration, from_text=_minutes_from_text),
    Field("works", "status", lambda table, key: table.choice(key, Status.RELEASED)),
    Field("works", "in_story", lambda table, key: table.boolean(key, True), from_text=_boolean_from_text),
    _optional("works", "part_of", "work"),
    *_text("works", "locator", "sort_key", "publisher", "channel"),
    Field("works", "codes", Table.texts, is_list=True),
    Field("works", "also_titled", _also_titled, is_list=True),
    *_text("works", "safe_title", "description", "note"),
    _reference("works", "universe", "universe"),
    Field("series", "title", Table.required),
    Field("series", "kind", lambda table, key: table.choice(key, Kind.CLIPPING)),
    Field("series", "aliases", Table.texts, is_list=True),
    Field("characters", "name", Table.required),
    Field("characters", "aliases", _aliases, is_list=True),
    *_text("characters", "species", "affiliation"),
    Field("people", "name", Table.required),
    Field("people", "aliases", _aliases, is_list=True),
    Field("arcs", "title", Table.required),
    _references("arcs", "works", "work"),
    _references("arcs", "optional", "work"),
    *_text("arcs", "description", "safe_title", "safe_description"),
    Field("eras", "title", Table.required),
    Field("eras", "start", Table.date),
    Field("eras", "end", Table.date),
    _optional("eras", "first", "work"),
    _optional("eras", "last", "work"),
    *_text("eras", "description", "safe_title", "safe_description"),
    Field("pairings", "name", Table.required),
    _references("pairings", "members", "character"),
    Field("pairings", "aliases", Table.texts, is_list=True),
    *_text("pairings", "note"),
    _reference("appearances", "work", "work"),
    _reference("appearances", "character", "character"),
    Field("appearances", "manner", lambda table, key: table.choice(key, Manner.PRESENT)),
    Field("appearances", "weight", lambda table, key: table.choice(key, Weight.SUPPORT)),
    *_text("appearances", "state", "under_name", "note"),
    Field("appearances", "apparent", lambda table, key: table.boolean(key, False), from_text=_boolean_from_text),
)  # fmt: skip


def find_field(kind: str, name: str) -> Field:
    """The field `name` of the facts of `kind`.  Raises UsageError, with the nearest name as a hint."""
    fields = {field.name: field for field in EDITABLE_FIELDS if field.kind == kind}
    if name not in fields:
        near = suggest(name, fields).removeprefix("; did you mean ").strip("'?")
        raise UsageError(
            f"There is no field {name!r} to edit here",
            hint=f"Did you mean {near}?" if near else f"There are: {', '.join(fields)}.",
        )
    return fields[name]


def read_field(kind: str, name: str, texts: Sequence[str], known: KnownIds) -> object:
    """The value of a field from typed texts: one, or several for a list.  An empty text clears the field.

    Raises UsageError with what was expected.
    """
    field = find_field(kind, name)
    value = list(texts) if field.is_list else field.from_text(" ".join(texts))
    values = {} if value == "" else {name: value}
    return _read_checked(values, known, lambda table: field.read(table, name))


def read_user_claim(
    work: str, relation: str, objects: Sequence[str], values: Mapping[str, object], known: KnownIds
) -> Claim:
    """The user's claim on `work`: `relation` to `objects` (ids of works, one of an era, or one date), with `values` as in a pack.

    Raises UsageError.
    """
    table_values = {
        relation: objects[0] if len(objects) == 1 else list(objects),
        "sources": [YOU.id],
        **values,
    }
    claim = _read_checked(
        table_values, {**known, "source": (YOU.id,)}, lambda table: read_claim(table, work), CLAIM_FIELDS
    )
    if claim is None:
        raise UsageError(f"A placement cannot be {relation!r}")
    return claim


def _read_checked(
    values: Mapping[str, object],
    known: KnownIds,
    read: Callable[[Table], _Value],
    fields: frozenset[str] | None = None,
) -> _Value:
    """What `read` returns for a table of `values`.  Raises UsageError with the first problem."""
    diagnostics = Diagnostics()
    location = Location(Document("", "", {}), ())
    for kind, ids in known.items():
        for id in ids:
            diagnostics.declare(kind, id, location)
    value = read(Table(dict(values), location, diagnostics, fields or frozenset(values)))
    diagnostics.check_references()
    for finding in diagnostics.findings():
        raise UsageError(finding.message[:1].upper() + finding.message[1:])
    return value
