"""Ids that installed packs had in an older version."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from janto_catalog.model.former_ids import Fate, FormerId
from janto_catalog.model.story import WORDS, Pack
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode_fact
from janto_catalog.store.tables.story import FactRow, FormerIdRow, SwitchedOffFactRow


def former_ids(connection: Connection) -> tuple[tuple[str, FormerId], ...]:
    """All former ids, each with the title of its pack."""
    rows = connection.execute(
        select(FormerIdRow).order_by(FormerIdRow.pack, FormerIdRow.kind, FormerIdRow.id)
    )
    return tuple(
        (
            row.pack_title,
            FormerId(row.kind, row.id, Fate(row.fate), tuple(json.loads(row.becomes)), row.reason, row.title),
        )
        for row in rows
    )


def present_ids(connection: Connection, kind: str, ids: Collection[str]) -> frozenset[str]:
    """Those of `ids` that an installed pack has, switched off or not; `kind` is a field of `Story`."""
    return frozenset(
        id
        for table in (FactRow, SwitchedOffFactRow)
        for id in connection.scalars(
            select(table.id).where(table.kind == kind, table.id.in_(IDS)), bind_ids(ids)
        )
    )


def former_ids_with(connection: Connection, pack: Pack) -> tuple[FormerId, ...]:
    """What the installed version of a pack has and the version `pack` has not, with what becomes of it.

    Called before `pack` is installed.  An id that it does not speak of is gone, for no reason that is known.  The segments
    of a renamed work are renamed with it.
    """
    installed = _installed(connection, pack.name)
    declared = {(one.kind, one.id): one for one in pack.former_ids}
    present = {(kind, fact.id) for kind in WORDS for fact in getattr(pack.story, kind)}
    vanished = [key for key in installed if key not in present and key not in declared]
    found = [replace(one, title=installed.get(key, "")) for key, one in declared.items()]
    found += [_unsaid(kind, id, declared, present, installed[kind, id]) for kind, id in vanished]
    return tuple(found)


def _unsaid(
    kind: str,
    id: str,
    declared: dict[tuple[str, str], FormerId],
    present: set[tuple[str, str]],
    title: str,
) -> FormerId:
    """What becomes of an id that a new version of a pack does not speak of."""
    host, is_segment, part = id.partition("#")
    one = declared.get((kind, host)) if is_segment else None
    follows = f"{one.successor}#{part}" if one is not None and one.successor else ""
    if one is not None and (kind, follows) in present:
        return FormerId(kind, id, one.fate, (follows,), title=title)
    return FormerId(kind, id, Fate.GONE, reason=one.reason if one is not None else "", title=title)


def _installed(connection: Connection, pack: str) -> dict[tuple[str, str], str]:
    """The names of the installed facts of a pack, by kind and id."""
    found: dict[tuple[str, str], str] = {}
    for table in (FactRow, SwitchedOffFactRow):
        rows = select(table.kind, table.id, table.document).where(
            table.pack == pack, table.kind.in_(tuple(WORDS))
        )
        for kind, id, document in connection.execute(rows):
            fact: Any = decode_fact(kind, document)
            # Nothing knows any more what the title of a fact that is gone reveals.
            found[kind, id] = (
                getattr(fact, "safe_title", "") or getattr(fact, "title", "") or getattr(fact, "name", "")
            )
    return found


def store_former_ids(connection: Connection, pack: Pack, former: Sequence[FormerId]) -> None:
    """Remember what a pack does not have any more.  What it has again is forgotten, what was known before is kept."""
    here = FormerIdRow.pack == pack.name
    known = {(kind, id): title for kind, id, title in connection.execute(
        select(FormerIdRow.kind, FormerIdRow.id, FormerIdRow.title).where(here)
    )}  # fmt: skip
    present = {(kind, fact.id) for kind in WORDS for fact in getattr(pack.story, kind)}
    spoken_of = {(one.kind, one.id) for one in former}
    for kind, id in known.keys() & (present | spoken_of):
        connection.execute(delete(FormerIdRow).where(here, FormerIdRow.kind == kind, FormerIdRow.id == id))
    rows = [
        {
            "pack": pack.name,
            "kind": one.kind,
            "id": one.id,
            "fate": one.fate.value,
            "becomes": json.dumps(one.becomes),
            "reason": one.reason,
            "title": one.title or known.get((one.kind, one.id), ""),
            "pack_title": pack.title,
        }
        for one in former
    ]
    if rows:
        connection.execute(insert(FormerIdRow), rows)
