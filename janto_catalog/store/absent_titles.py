"""The titles whose files are gone, or were not found by the last scan."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from janto_catalog.model.files import ItemState, Role
from janto_catalog.model.have import Have
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import current_links
from janto_catalog.store.tables.files import FileRow, ItemRow
from janto_catalog.store.tables.story import WorkIndexRow

Titles = tuple[tuple[str, str], ...]
"""(id, title) of works, by title."""


def missing(connection: Connection) -> dict[str, str | None]:
    """The titles of which all copies are missing, each with its container."""
    listed = select(WorkIndexRow.id, WorkIndexRow.part_of).where(
        WorkIndexRow.have == Have.MISSING.value, WorkIndexRow.is_listed
    )
    return dict(connection.execute(listed).tuples().all())


def missing_since(connection: Connection, before: Collection[str]) -> Titles:
    """The titles that are missing and are not among `before`; of a container and its parts, the container."""
    now = missing(connection)
    return _titles(connection, [id for id, whole in now.items() if id not in before and whole not in now])


def not_found(connection: Connection, roots: Collection[int]) -> Titles:
    """The titles whose files in `roots` the last scan did not find for the first time, and of which no other copy is
    there."""
    unseen = {
        item
        for item in connection.scalars(
            select(FileRow.item).where(
                FileRow.root.in_(list(roots)),
                FileRow.missing_scans > 0,
                FileRow.missing_scans < MISSING_AFTER,
                FileRow.role == Role.STORY.value,
            )
        )
        if item
    }
    if not unseen:
        return ()
    held = set(
        connection.scalars(
            select(current_links.c.work).where(current_links.c.item.in_(IDS)), bind_ids(unseen)
        )
    )
    copies = select(current_links.c.work, ItemRow.id, ItemRow.state).join(
        ItemRow, ItemRow.id == current_links.c.item
    )
    rows = connection.execute(copies.where(current_links.c.work.in_(IDS)), bind_ids(held))
    there = {work for work, item, state in rows if state != ItemState.MISSING.value and item not in unseen}
    return _titles(connection, held - there)


def _titles(connection: Connection, works: Collection[str]) -> Titles:
    wanted = select(WorkIndexRow.id, WorkIndexRow.title).where(WorkIndexRow.id.in_(IDS))
    found = connection.execute(wanted.order_by(WorkIndexRow.title_key, WorkIndexRow.id), bind_ids(works))
    return tuple((id, title) for id, title in found)
