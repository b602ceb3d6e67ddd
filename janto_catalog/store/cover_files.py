"""The files that may have a picture of an item: its own, and files with given names near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, case, func, select

from janto_catalog.model.files import Role
from janto_catalog.store import file_paths
from janto_catalog.store.id_params import IDS, batches, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import current_links
from janto_catalog.store.tables.files import FileRow, RootRow


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the last scan saw it: its absolute path, the fingerprint of its content ("" when it was not read),
    its size in bytes and its time, and whether it has pictures in its tags."""

    path: bytes
    fingerprint: str
    size: int
    mtime_ns: int
    has_pictures: bool


@dataclass(slots=True)
class ItemFiles:
    """The files of an item: `story` in playing order, `own` its other files, `shared` files near it that are not
    its own."""

    story: list[StoredFile] = field(default_factory=list)
    own: list[StoredFile] = field(default_factory=list)
    shared: list[StoredFile] = field(default_factory=list)


Nearby = Callable[[bytes], Iterable[bytes]]
"""For the path of a story file in its root, the paths in the root at which a picture of it may be."""


def of_items(connection: Connection, items: Collection[int], nearby: Nearby) -> dict[int, ItemFiles]:
    """The files that may have a picture, by item; files that are missing are left out."""
    found: dict[int, ItemFiles] = {id: ItemFiles() for id in items}
    wanted: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    statement = _FILES.where(FileRow.item.in_(IDS)).order_by(FileRow.item, FileRow.ordinal, FileRow.path)
    for row in connection.execute(statement, bind_ids(items)):
        files = found[row.item]
        if row.role != Role.STORY.value:
            files.own.append(_stored(row))
            continue
        if not files.story:
            for path in nearby(row.path):
                wanted[row.root, path].append(row.item)
        files.story.append(_stored(row))
    for row in _at(connection, wanted):
        for item in wanted[row.root, row.path]:
            if row.item != item:
                found[item].shared.append(_stored(row))
    return found


def works_with_files(connection: Connection, offline: Collection[int] = ()) -> tuple[str, ...]:
    """The works with files, those of the newest items first; works with a file in one of the roots `offline` are
    left out."""
    is_away = case((FileRow.root.in_(offline), 1), else_=0)
    found = (
        select(current_links.c.work)
        .join(FileRow, FileRow.item == current_links.c.item)
        .where(FileRow.missing_scans < MISSING_AFTER)
        .group_by(current_links.c.work)
        .having(func.sum(is_away) == 0)
        .order_by(func.max(current_links.c.item).desc(), current_links.c.work)
    )
    return tuple(connection.scalars(found))


def _at(connection: Connection, places: Iterable[tuple[int, bytes]]) -> Iterator[Any]:
    """The rows of the files at these paths of roots."""
    by_root: dict[int, list[bytes]] = defaultdict(list)
    for root, path in places:
        by_root[root].append(path)
    for root, paths in by_root.items():
        for some in batches(paths):
            yield from connection.execute(_FILES.where(FileRow.root == root, FileRow.path.in_(some)))


_FILES = (
    select(
        FileRow.item,
        FileRow.root,
        FileRow.role,
        FileRow.path,
        FileRow.fingerprint,
        FileRow.size,
        FileRow.mtime_ns,
        func.json_extract(FileRow.facts, "$.has_pictures").label("has_pictures"),
        RootRow.path.label("root_path"),
    )
    .join(RootRow, RootRow.id == FileRow.root)
    .where(FileRow.missing_scans < MISSING_AFTER)
)


def _stored(row: Any) -> StoredFile:
    return StoredFile(
        file_paths.absolute(row.root_path, row.path),
        row.fingerprint,
        row.size,
        row.mtime_ns,
        bool(row.has_pictures),
    )
