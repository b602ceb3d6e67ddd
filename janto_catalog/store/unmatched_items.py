"""What was read of items, as matching takes it: folder by folder, so that few are held at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, Row, Select, String, func, select

from janto_catalog.model.files import GroupedFile, ItemKind, Role
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow

_BATCH = 500
#: What matching never asks for and most of what was read of a file is: taken out before it is parsed.
_UNASKED = ("$.tags", "$.streams", "$.comment", "$.lyrics", "$.genres")
_ROLES = {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in ItemKind}

_ITEMS: Select[tuple[int, int, str, bytes, str, str, str]] = (
    select(ItemRow.id, ItemRow.root, ItemRow.folder, ItemRow.key, ItemRow.kind, ItemRow.name, RootRow.name)
    .join(RootRow, RootRow.id == ItemRow.root)
    .where(ItemRow.id.in_(IDS), ItemRow.kind != ItemKind.LOOSE.value)
    .order_by(ItemRow.root, ItemRow.folder, ItemRow.key)
)
_FACTS = func.json_remove(func.nullif(FileRow.facts, ""), *_UNASKED, type_=String)
_FILES = (
    select(FileRow.item, FileRow.path, FileRow.role, FileRow.ordinal, _FACTS, FileRow.fingerprint)
    .where(FileRow.item.in_(IDS))
    .order_by(FileRow.item, FileRow.ordinal, FileRow.path)
)

_Item = Row[tuple[int, int, str, bytes, str, str, str]]


def read_items(connection: Connection, ids: Sequence[int]) -> Iterator[list[tuple[int, ReadItem]]]:
    """Items with what was read of them, one list a folder; what matching never asks for is not read."""
    for folders in _batches(connection.execute(_ITEMS, bind_ids(ids)).all()):
        files = _files(connection, [item.id for folder in folders for item in folder])
        for folder in folders:
            yield [(item.id, _read_item(item, *files.get(item.id, ((), "")))) for item in folder]


def _batches(items: Sequence[_Item]) -> Iterator[list[list[_Item]]]:
    """Whole folders, some 500 items at a time."""
    some: list[list[_Item]] = []
    count = 0
    for _, folder in groupby(items, key=lambda item: (item.root, item.folder)):
        some.append(list(folder))
        count += len(some[-1])
        if count >= _BATCH:
            yield some
            some, count = [], 0
    if some:
        yield some


def _files(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[ReadFile, ...], str]]:
    """The files of items, and the fingerprint of the first of each that is a story."""
    read: dict[int, list[ReadFile]] = defaultdict(list)
    fingerprints: dict[int, str] = {}
    for item, path, role, ordinal, facts, fingerprint in connection.execute(_FILES, bind_ids(ids)):
        path = file_paths.last_seen(path)  # noqa: PLW2901
        grouped = GroupedFile(path, _ROLES[role], ordinal)
        if grouped.role is Role.STORY:
            fingerprints.setdefault(item, fingerprint)
        said = decode(MediaFacts, facts) if facts else None
        read[item].append(ReadFile(display_path(path), grouped, said))
    return {item: (tuple(files), fingerprints.get(item, "")) for item, files in read.items()}


def _read_item(item: _Item, files: tuple[ReadFile, ...], fingerprint: str) -> ReadItem:
    _, _, folder, key, kind, name, root = item
    return ReadItem(key, _KINDS[kind], name, (root, *filter(None, folder.split("/"))), files, fingerprint)
