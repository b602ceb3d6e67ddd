"""Projections, and refreshing those that read what a transaction changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import Connection, delete, insert, select

from janto_catalog.model.changes import FACT_DATA, Data
from janto_catalog.store.changes import ALL, ChangeSet, Ids, changes_of
from janto_catalog.store.facts import note_changed_facts
from janto_catalog.store.tables.derived import ProjectionRow


@dataclass(frozen=True, slots=True)
class Projection:
    """Derived data that is refreshed when what it `reads` changed; `writes` is the kind of data it is.

    `affected` gives the ids (of `writes`) that may differ after a transaction, or ALL; `refresh` computes those
    again and gives the ids that do differ.  Refreshing ALL gives the same rows whatever the tables held before.
    A projection runs after those that write what it reads.  `version` changes when the same facts are to give
    other rows: a catalogue that was derived by another version is derived again when it is opened, unless what it
    writes is only a note of what is left to do (`is_recomputed` is False).
    """

    name: str
    reads: frozenset[Data]
    writes: Data
    affected: Callable[[Connection, ChangeSet], Ids]
    refresh: Callable[[Connection, Ids], Ids]
    version: int = 1
    is_recomputed: bool = True


def in_order(projections: Iterable[Projection]) -> tuple[Projection, ...]:
    """Return the projections, each after those that write what it reads.  Raises ValueError for a cycle."""
    by_name = {projection.name: projection for projection in sorted(projections, key=lambda one: one.name)}
    graph = {
        name: [
            other.name for other in by_name.values() if other is not projection and _feeds(other, projection)
        ]
        for name, projection in by_name.items()
    }
    try:
        return tuple(by_name[name] for name in TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ValueError(f"projections read what the other writes: {' -> '.join(error.args[1])}") from error


def _feeds(writer: Projection, reader: Projection) -> bool:
    """Whether one projection writes what another reads: what is kept back changes how any fact is shown."""
    if writer.writes is Data.KEPT_BACK:
        return not reader.reads.isdisjoint(FACT_DATA)
    return writer.writes in reader.reads


def refresh(connection: Connection, projections: Collection[Projection]) -> None:
    """Refresh the projections (in order) that read what the transaction of `connection` changed."""
    changes = changes_of(connection)
    note_changed_facts(connection, changes)
    for projection in projections:
        if projection.reads & changes.data:
            ids = projection.affected(connection, changes)
            if ids is ALL or ids:
                changes.add_ids(projection.writes, projection.refresh(connection, ids))


def refresh_all(connection: Connection, projections: Iterable[Projection]) -> None:
    """Compute all derived data again, and store the versions of the projections."""
    for projection in projections:
        if projection.is_recomputed:
            changes_of(connection).add_ids(projection.writes, projection.refresh(connection, ALL))
        connection.execute(delete(ProjectionRow).where(ProjectionRow.name == projection.name))
        connection.execute(insert(ProjectionRow).values(name=projection.name, version=projection.version))


def outdated(connection: Connection, projections: Iterable[Projection]) -> tuple[Projection, ...]:
    """Return the projections of another version than the one stored, and all that read what they write."""
    rows = connection.execute(select(ProjectionRow.name, ProjectionRow.version))
    versions = {name: version for name, version in rows}
    stale: list[Projection] = []
    for projection in projections:
        if versions.get(projection.name) != projection.version or any(
            each.writes in projection.reads for each in stale
        ):
            stale.append(projection)
    return tuple(stale)
