"""What was read of items, as matching takes it, folder by folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, Row, Select, String, func, or_, select

from janto_catalog.model.files import GroupedFile, ItemKind, Role
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.json_codec import decode
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow

# Most of what was read of a file, and matching uses none of it: removed before the rest is parsed.
_UNUSED = ("$.tags", "$.streams", "$.comment", "$.lyrics", "$.genres", "$.sound")
_ROLES = {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in ItemKind}

_ITEMS: Select[tuple[int, int, str, bytes, str, str, str | None, str]] = (
    select(
        ItemRow.id,
        ItemRow.root,
        ItemRow.folder,
        ItemRow.key,
        ItemRow.kind,
        ItemRow.name,
        ItemRow.gaps,
        RootRow.name,
    )
    .join(RootRow, RootRow.id == ItemRow.root)
    .where(ItemRow.id.in_(IDS), ItemRow.kind != ItemKind.LOOSE.value)
    .order_by(ItemRow.root, ItemRow.folder, ItemRow.key)
)
_FACTS = func.json_remove(func.nullif(FileRow.facts, ""), *_UNUSED, type_=String)
_FILES = (
    select(FileRow.item, FileRow.path, FileRow.role, FileRow.ordinal, _FACTS, FileRow.fingerprint)
    # What a sidecar said does not count any more once it is gone.
    .where(
        FileRow.item.in_(IDS),
        or_(FileRow.role != Role.METADATA.value, FileRow.missing_scans < MISSING_AFTER),
    )
    .order_by(FileRow.item, FileRow.ordinal, FileRow.path)
)

_Item = Row[tuple[int, int, str, bytes, str, str, str | None, str]]


def read_items(connection: Connection, ids: Sequence[int]) -> Iterator[list[tuple[int, ReadItem]]]:
    """Items (by id) with what was read of them, one list a folder, without what matching does not use."""
    items = connection.execute(_ITEMS, bind_ids(ids)).all()
    files = _files(connection, [item.id for item in items])
    for _, folder in groupby(items, key=lambda item: (item.root, item.folder)):
        yield [(item.id, _read_item(item, *files.get(item.id, ((), "")))) for item in folder]


def _files(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[ReadFile, ...], str]]:
    """The files of items, and the fingerprint of the first of each that is a story."""
    read: dict[int, list[ReadFile]] = defaultdict(list)
    fingerprints: dict[int, str] = {}
    for item, path, role, ordinal, facts, fingerprint in connection.execute(_FILES, bind_ids(ids)):
        path = file_paths.last_seen(path)  # noqa: PLW2901
        grouped = GroupedFile(path, _ROLES[role], ordinal)
        if grouped.role is Role.STORY:
            fingerprints.setdefault(item, fingerprint)
        media = decode(MediaFacts, facts) if facts else None
        read[item].append(ReadFile(display_path(path), grouped, media))
    return {item: (tuple(files), fingerprints.get(item, "")) for item, files in read.items()}


def _read_item(item: _Item, files: tuple[ReadFile, ...], fingerprint: str) -> ReadItem:
    _, _, folder, key, kind, name, gaps, root = item
    folders = (root, *filter(None, folder.split("/")))
    return ReadItem(key, _KINDS[kind], name, folders, files, fingerprint, gaps)
