"""Packs in the store: as documents, and in the index that queries read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.story import KINDS, Pack, Story
from janto_catalog.model.universes import in_universe
from janto_catalog.model.views import PackSummary
from janto_catalog.store.changes import changes_of
from janto_catalog.store.json_codec import decode_fact, encode
from janto_catalog.store.tables.files import RootRow
from janto_catalog.store.tables.journal import ChangeRow
from janto_catalog.store.tables.story import FactRow, PackRow, SwitchedOffFactRow, WorkIndexRow


def install(connection: Connection, pack: Pack, at: str, *, is_on: bool = True) -> None:
    """Put `pack` in, in place of an older one of the same name, switched on or off.

    Links to its works are kept: ids are stable.
    """
    pack = in_universe(pack)
    _note_changed(connection, pack.name, pack.story if is_on else Story())
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
            is_on=is_on,
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
        connection.execute(insert(FactRow if is_on else SwitchedOffFactRow), rows)


def remove(connection: Connection, name: str) -> None:
    """Remove the pack called `name`.  Links to its works are kept and apply again when it is installed again."""
    _note_changed(connection, name, Story())
    _take_out(connection, name)


def switch(connection: Connection, name: str, *, on: bool) -> None:
    """Switch the pack called `name` on or off.  While it is off, its facts are as if it was not installed."""
    origin, target = (SwitchedOffFactRow, FactRow) if on else (FactRow, SwitchedOffFactRow)
    if connection.scalar(select(PackRow.is_on).where(PackRow.name == name)) == on:
        return
    _note_changed(connection, name, _story(connection, origin, name) if on else Story())
    columns = [column.name for column in FactRow.__table__.columns]
    moved = select(*(getattr(origin, column) for column in columns)).where(origin.pack == name)
    connection.execute(insert(target).from_select(columns, moved))
    connection.execute(delete(origin).where(origin.pack == name))
    connection.execute(update(PackRow).where(PackRow.name == name).values(is_on=on))


def _note_changed(connection: Connection, name: str, story: Story) -> None:
    """Add to the change set the facts of `story` that differ from those of the installed pack called `name`."""
    changes = changes_of(connection)
    changes.add(Data.PACKS, [name])
    rows = select(FactRow.kind, FactRow.id, FactRow.document).where(FactRow.pack == name)
    before = {(kind, id): decode_fact(kind, document) for kind, id, document in connection.execute(rows)}
    after = {(kind, fact.id): fact for kind in KINDS for fact in getattr(story, kind)}
    for kind, id in before.keys() | after.keys():
        old, new = before.get((kind, id)), after.get((kind, id))
        if old != new:
            changes.add_pack_fact(name, kind, id, old, new)


def _take_out(connection: Connection, name: str) -> None:
    for table in (FactRow, SwitchedOffFactRow):
        connection.execute(delete(table).where(table.pack == name))
    connection.execute(delete(PackRow).where(PackRow.name == name))


def load(connection: Connection, pack: str | None = None) -> Story:
    """Everything that the packs which are on know, or one pack, on or off, as one story."""
    is_on = pack is None or connection.scalar(select(PackRow.is_on).where(PackRow.name == pack))
    return _story(connection, FactRow if is_on else SwitchedOffFactRow, pack)


def _story(connection: Connection, table: Any, pack: str | None) -> Story:
    found: dict[str, list[Any]] = defaultdict(list)
    statement = select(table.kind, table.document).order_by(table.pack, table.kind, table.ordinal)
    if pack is not None:
        statement = statement.where(table.pack == pack)
    for row in connection.execute(statement):
        found[row.kind].append(decode_fact(row.kind, row.document))
    return Story(**{field.name: tuple(found[field.name]) for field in fields(Story)})


def taken_id(connection: Connection, pack: Pack) -> tuple[str, str] | None:
    """The first work of `pack` whose id another installed pack has, and the name of that pack; or None."""
    taken = {
        row.id: row.pack
        for table in (FactRow, SwitchedOffFactRow)
        for row in connection.execute(
            select(table.id, table.pack).where(table.kind == "works", table.pack != pack.name)
        )
    }
    return next(((work.id, taken[work.id]) for work in pack.story.works if work.id in taken), None)


def packs(connection: Connection) -> tuple[PackSummary, ...]:
    """The installed packs with their counts; of their works those that are titles in lists, not parts of one."""
    counts: dict[tuple[str, str], int] = {
        (row.pack, row.kind): row.n
        for table in (FactRow, SwitchedOffFactRow)
        for row in connection.execute(
            select(table.pack, table.kind, func.count().label("n")).group_by(table.pack, table.kind)
        )
    }
    titles = select(WorkIndexRow.pack, func.count()).where(WorkIndexRow.is_listed).group_by(WorkIndexRow.pack)
    listed = {pack: n for pack, n in connection.execute(titles)}
    off = select(SwitchedOffFactRow.pack, func.count()).where(
        SwitchedOffFactRow.kind == "works", ~SwitchedOffFactRow.id.contains("#")
    )
    listed |= {pack: n for pack, n in connection.execute(off.group_by(SwitchedOffFactRow.pack))}
    return tuple(
        PackSummary(
            row.name,
            row.title,
            row.version,
            listed.get(row.name, 0),
            counts.get((row.name, "characters"), 0),
            counts.get((row.name, "claims"), 0),
            is_on=row.is_on,
        )
        for row in connection.execute(select(PackRow).order_by(PackRow.name))
    )


def generation(connection: Connection) -> tuple[object, ...]:
    """What changes whenever a pack is installed, removed or switched on or off, universes are listed in another order, or a backup is
    restored."""
    rows = connection.execute(
        select(
            PackRow.name, PackRow.version, PackRow.installed_at, PackRow.universe_rank, PackRow.is_on
        ).order_by(PackRow.name)
    )
    restored = connection.exec_driver_sql("PRAGMA user_version").scalar()
    return restored, *map(tuple, rows)


def universes(connection: Connection) -> tuple[str, ...]:
    """The universes of the packs that are on, in the order of lists."""
    rows = select(PackRow.universe).where(PackRow.is_on).order_by(PackRow.universe_rank, PackRow.universe)
    return tuple(dict.fromkeys(connection.scalars(rows)))


def universe_names(connection: Connection) -> tuple[tuple[str, str], ...]:
    """(name, universe) of all names of universes: the titles and names of their packs, and their ids."""
    rows = connection.execute(
        select(PackRow.title, PackRow.name, PackRow.universe).where(PackRow.is_on).order_by(PackRow.name)
    ).all()
    named = [(title, universe) for title, _, universe in rows]
    named += [(name, universe) for _, name, universe in rows]
    return tuple(dict.fromkeys([*named, *((universe, universe) for _, _, universe in rows)]))


def universe_titles(connection: Connection) -> dict[str, str]:
    """What people call the universes of the packs that are on, in the order of lists: by the titles of their packs."""
    rows = (
        select(PackRow.universe, PackRow.title)
        .where(PackRow.is_on)
        .order_by(PackRow.universe_rank, PackRow.universe, PackRow.name)
    )
    titles: dict[str, list[str]] = defaultdict(list)
    for universe, title in connection.execute(rows):
        titles[universe].append(title)
    return {universe: ", ".join(each) for universe, each in titles.items()}


def is_untouched(connection: Connection) -> bool:
    """Whether the catalogue is new: nothing was ever stored in it."""
    kept = (PackRow.name, RootRow.id, ChangeRow.id)
    return not any(connection.scalar(select(func.count(column))) for column in kept)


def owners(connection: Connection) -> dict[tuple[str, str], str]:
    """The pack of each fact of the packs that are on, by kind and id."""
    rows = connection.execute(select(FactRow.kind, FactRow.id, FactRow.pack))
    return {(kind, id): pack for kind, id, pack in rows}


def universe_of_packs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """(name of a pack, its universe) of the installed packs."""
    rows = select(PackRow.name, PackRow.universe).order_by(PackRow.name)
    return tuple((name, universe) for name, universe in connection.execute(rows))
