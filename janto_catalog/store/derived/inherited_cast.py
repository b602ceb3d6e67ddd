"""The characters and arcs that parts have from their containers.

A part for which no appearance is stated has the cast of the nearest container for which one is: the cast of a serial is
often stated once for the whole.  Every part is in the arcs of all its containers.  Segments inherit nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from janto_catalog.store.derived.differences import Differences, Row, differences
from janto_catalog.store.derived.families import containers
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow

Parents = Mapping[str, str | None]


def differences_in(connection: Connection, parents: Parents) -> tuple[Differences, Differences]:
    """How the stored inherited rows of whole families differ from what the stated rows give.

    `parents` are all works of the families with their containers.
    """
    works = parents.keys()
    cast = _characters(parents, _stated(connection, WorkCharacterRow, parents))
    arcs = _arcs(parents, _stated(connection, WorkArcRow, parents))
    return (
        differences(connection, WorkCharacterRow.work, works, cast, WorkCharacterRow.is_inherited),
        differences(connection, WorkArcRow.work, works, arcs, WorkArcRow.is_inherited),
    )


def _stated(connection: Connection, table: Any, parents: Parents) -> dict[str, list[Any]]:
    """The stated rows of the containers and parts among the works, by work."""
    nested = {id for pair in parents.items() if pair[1] for id in pair if id}
    rows: dict[str, list[Any]] = defaultdict(list)
    if nested:
        columns = select(table.__table__).where(~table.is_inherited, table.work.in_(IDS))
        for row in connection.execute(columns, bind_ids(nested)):
            rows[row.work].append(row)
    return rows


def _parts(parents: Parents) -> Iterator[str]:
    return (work for work, parent in parents.items() if parent and "#" not in work)


def _characters(parents: Parents, stated: Mapping[str, list[Any]]) -> Iterator[Row]:
    for work in _parts(parents):
        if work not in stated:
            source = next((each for each in containers(work, parents) if each in stated), None)
            for row in stated[source] if source else ():
                yield row.id, work, True, row.character, row.rank, row.ordinal, row.manner, row.state


def _arcs(parents: Parents, stated: Mapping[str, list[Any]]) -> Iterator[Row]:
    for work in _parts(parents):
        found = {row.arc for row in stated.get(work, ())}
        for container in containers(work, parents):
            for row in stated.get(container, ()):
                if row.arc not in found:
                    found.add(row.arc)
                    yield row.arc, work, True, row.ordinal
