"""Packs in the store: as documents, and in the index that queries read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from janto_catalog.model.changes import Data
from janto_catalog.model.story import KINDS, Pack, Story
from janto_catalog.model.universes import in_universe
from janto_catalog.model.views import PackSummary
from janto_catalog.store.changes import changes_of
from janto_catalog.store.json_codec import decode, encode
from janto_catalog.store.tables.files import RootRow
from janto_catalog.store.tables.journal import ChangeRow
from janto_catalog.store.tables.story import FactRow, PackRow, WorkIndexRow


def install(connection: Connection, pack: Pack, at: str) -> None:
    """Put `pack` in, in place of an older one of the same name.  Links to its works are kept: ids are stable."""
    pack = in_universe(pack)
    _note_changed(connection, pack.name, pack.story)
    _take_out(connection, pack.name)
    connection.execute(
        insert(PackRow).values(
            name=pack.name,
            title=pack.title,
            version=pack.version,
            description=pack.description,
            licence=pack.licence,
            installed_at=at,
            universe=pack.universe,
        )
    )
    rows = [
        {
            "pack": pack.name,
            "kind": kind,
            "ordinal": n,
            "id": fact.id,
            "document": encode(fact),
        }
        for kind in KINDS
        for n, fact in enumerate(getattr(pack.story, kind))
    ]
    if rows:
        connection.execute(insert(FactRow), rows)


def remove(connection: Connection, name: str) -> None:
    """Remove the pack called `name`.  Links to its works are kept and apply again when it is installed again."""
    _note_changed(connection, name, Story())
    _take_out(connection, name)


def _note_changed(connection: Connection, name: str, story: Story) -> None:
    """Add to the change set the facts of `story` that differ from those of the installed pack called `name`."""
    changes = changes_of(connection)
    changes.add(Data.PACKS, [name])
    rows = select(FactRow.kind, FactRow.id, FactRow.document).where(FactRow.pack == name)
    before = {(kind, id): decode(KINDS[kind], document) for kind, id, document in connection.execute(rows)}
    after = {(kind, fact.id): fact for kind in KINDS for fact in getattr(story, kind)}
    for kind, id in before.keys() | after.keys():
        old, new = before.get((kind, id)), after.get((kind, id))
        if old != new:
            changes.add_pack_fact(name, kind, id, old, new)


def _take_out(connection: Connection, name: str) -> None:
    connection.execute(delete(FactRow).where(FactRow.pack == name))
    connection.execute(delete(PackRow).where(PackRow.name == name))


def load(connection: Connection, pack: str | None = None) -> Story:
    """Everything that all packs know, or one, as one story."""
    found: dict[str, list[Any]] = defaultdict(list)
    statement = select(FactRow.kind, FactRow.document).order_by(FactRow.pack, FactRow.kind, FactRow.ordinal)
    if pack is not None:
        statement = statement.where(FactRow.pack == pack)
    for row in connection.execute(statement):
        found[row.kind].append(decode(KINDS[row.kind], row.document))
    return Story(**{field.name: tuple(found[field.name]) for field in fields(Story)})


def taken_id(connection: Connection, pack: Pack) -> tuple[str, str] | None:
    """The first work of `pack` whose id another installed pack has, and the name of that pack; or None."""
    rows = select(FactRow.id, FactRow.pack).where(FactRow.kind == "works", FactRow.pack != pack.name)
    taken = {row.id: row.pack for row in connection.execute(rows)}
    return next(((work.id, taken[work.id]) for work in pack.story.works if work.id in taken), None)


def packs(connection: Connection) -> tuple[PackSummary, ...]:
    """The installed packs with their counts; of their works those that are titles in lists, not parts of one."""
    counts: dict[tuple[str, str], int] = {
        (row.pack, row.kind): row.n
        for row in connection.execute(
            select(FactRow.pack, FactRow.kind, func.count().label("n")).group_by(FactRow.pack, FactRow.kind)
        )
    }
    titles = select(WorkIndexRow.pack, func.count()).where(WorkIndexRow.is_listed).group_by(WorkIndexRow.pack)
    listed = {pack: n for pack, n in connection.execute(titles)}
    return tuple(
        PackSummary(
            row.name,
            row.title,
            row.version,
            listed.get(row.name, 0),
            *(counts.get((row.name, kind), 0) for kind in ("characters", "claims")),
        )
        for row in connection.execute(select(PackRow).order_by(PackRow.name))
    )


def generation(connection: Connection) -> tuple[object, ...]:
    """What changes whenever a pack is installed or removed, universes are listed in another order, or a backup is
    restored."""
    rows = connection.execute(
        select(PackRow.name, PackRow.version, PackRow.installed_at, PackRow.universe_rank).order_by(
            PackRow.name
        )
    )
    restored = connection.exec_driver_sql("PRAGMA user_version").scalar()
    return restored, *map(tuple, rows)


def universes(connection: Connection) -> tuple[str, ...]:
    """The universes of the installed packs, in the order of lists."""
    rows = select(PackRow.universe).order_by(PackRow.universe_rank, PackRow.universe)
    return tuple(dict.fromkeys(connection.scalars(rows)))


def universe_names(connection: Connection) -> tuple[tuple[str, str], ...]:
    """(name, universe) of all names of universes: the titles and names of their packs, and their ids."""
    rows = connection.execute(
        select(PackRow.title, PackRow.name, PackRow.universe).order_by(PackRow.name)
    ).all()
    named = [(title, universe) for title, _, universe in rows]
    named += [(name, universe) for _, name, universe in rows]
    return tuple(dict.fromkeys([*named, *((universe, universe) for _, _, universe in rows)]))


def universe_titles(connection: Connection) -> dict[str, str]:
    """What people call the universes of the installed packs, in the order of lists: by the titles of their packs."""
    rows = select(PackRow.universe, PackRow.title).order_by(
        PackRow.universe_rank, PackRow.universe, PackRow.name
    )
    titles: dict[str, list[str]] = defaultdict(list)
    for universe, title in connection.execute(rows):
        titles[universe].append(title)
    return {universe: ", ".join(each) for universe, each in titles.items()}


def is_untouched(connection: Connection) -> bool:
    """Whether the catalogue is new: nothing was ever stored in it."""
    kept = (PackRow.name, RootRow.id, ChangeRow.id)
    return not any(connection.scalar(select(func.count(column))) for column in kept)
