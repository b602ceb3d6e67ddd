"""The order in which lists show universes: first the one of which most titles are owned, then the one with most titles."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select, update

from janto_catalog.model.changes import Data
from janto_catalog.store import installed_packs
from janto_catalog.store.changes import ALL, ChangeSet, Ids
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.tables.story import PackRow, WorkIndexRow


def _affected(connection: Connection, _changes: ChangeSet) -> Ids:
    return ALL if len(installed_packs.universes(connection)) > 1 else ()


def _refresh(connection: Connection, _ids: Ids) -> Ids:
    """Write the ranks that differ; returns the universes that have another one."""
    owned = func.sum(case((WorkIndexRow.owned, 1), else_=0))
    titles = select(WorkIndexRow.universe, owned, func.count()).where(WorkIndexRow.is_listed)
    rows = connection.execute(titles.group_by(WorkIndexRow.universe))
    counts = {universe: (-mine, -all_of_it) for universe, mine, all_of_it in rows}
    before = installed_packs.universes(connection)
    after = sorted(before, key=lambda universe: (counts.get(universe, (0, 0)), universe))
    stored = select(PackRow.universe, PackRow.universe_rank).where(PackRow.is_on)
    ranks = {universe: rank for universe, rank in connection.execute(stored)}
    changed = {universe: rank for rank, universe in enumerate(after) if ranks[universe] != rank}
    for universe, rank in changed.items():
        connection.execute(update(PackRow).where(PackRow.universe == universe).values(universe_rank=rank))
    return changed.keys()


PROJECTION = Projection(
    name="universe ranks",
    reads=frozenset({Data.PACKS, Data.OWNERSHIP, Data.WORKS}),
    writes=Data.UNIVERSES,
    affected=_affected,
    refresh=_refresh,
)
