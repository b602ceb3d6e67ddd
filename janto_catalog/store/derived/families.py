"""Families: works that are parts or containers of each other, directly or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, select

from janto_catalog.store.id_params import ID_TABLE, IDS, bind_ids
from janto_catalog.store.tables.story import WorkIndexRow


def all_families(connection: Connection) -> dict[str, str | None]:
    """All works, each with its container."""
    return dict(pairs(connection.execute(select(WorkIndexRow.id, WorkIndexRow.part_of))))


def families(connection: Connection, works: Collection[str]) -> dict[str, str | None]:
    """All works that are parts or containers of `works`, directly or not, each with its container."""
    family: dict[str, str | None] = {}
    explored: set[str] = set()
    asked = set(works)
    while asked:
        explored |= asked
        found = dict(_around(connection, asked))
        family.update(found)
        asked = {other for pair in found.items() for other in pair if other} - explored
    return family


def _around(connection: Connection, works: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """(work, container) of `works`, their parts and their segments."""
    columns = select(WorkIndexRow.id, WorkIndexRow.part_of)
    asked = list(works)
    for column in (WorkIndexRow.id, WorkIndexRow.part_of):
        yield from pairs(connection.execute(columns.where(column.in_(IDS)), bind_ids(asked)))
    # A segment is "host#slug": between the host with "#" and with the character that follows it.
    host = ID_TABLE.c.value
    segments = columns.join(
        ID_TABLE, and_(WorkIndexRow.id > host.concat("#"), WorkIndexRow.id < host.concat("$"))
    )
    yield from pairs(connection.execute(segments, bind_ids(asked)))


def pairs(rows: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    """Yield (work, container) of rows of (id, part_of); the container of a segment is its host."""
    return ((id, part_of or id.partition("#")[0]) if "#" in id else (id, part_of) for id, part_of in rows)


def containers(work: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the containers of a work, nearest first.  `parents` are the works of its family with their containers."""
    seen = {work}
    parent = parents.get(work)
    while parent is not None and parent in parents and parent not in seen:
        yield parent
        seen.add(parent)
        parent = parents[parent]
