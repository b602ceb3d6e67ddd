"""What was read of items, as matching takes it, folder by folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, Row, Select, String, func, or_, select

from janto_catalog.model.contents import content_of
from janto_catalog.model.files import GroupedFile, ItemKind, Role
from janto_catalog.model.folder_sidecars import folder_sidecar_paths
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths
from janto_catalog.store.id_params import IDS, batches, bind_ids
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
    files = _files(connection, [id for id, *_ in items])
    folders = [(place, list(some)) for place, some in groupby(items, key=itemgetter(1, 2))]
    above = _sidecars_above(connection, [place for place, _ in folders])
    for place, some in folders:
        yield list(_read_folder(some, files, above.get(place, ())))


def _files(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[ReadFile, ...], str]]:
    """The files of items, and the content of those of each that are a story."""
    read: dict[int, tuple[tuple[ReadFile, ...], str]] = {}
    rows = connection.execute(_FILES, bind_ids(ids)).all()
    for item, of_item in groupby(rows, key=itemgetter(0)):
        files: list[ReadFile] = []
        prints: list[str] = []
        for _, path, role, ordinal, facts, fingerprint in of_item:
            path = file_paths.last_seen(path)  # noqa: PLW2901
            media = decode(MediaFacts, facts) if facts else None
            files.append(ReadFile(display_path(path), GroupedFile(path, _ROLES[role], ordinal), media))
            if role == Role.STORY.value:
                prints.append(fingerprint)
        read[item] = tuple(files), content_of(prints)
    return read


def _sidecars_above(
    connection: Connection, places: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], tuple[ReadFile, ...]]:
    """By root and folder: the files about the folder or one above it, the nearest first."""
    wanted: dict[int, dict[str, list[bytes]]] = defaultdict(dict)
    for root, folder in places:
        wanted[root][folder] = [path.encode(errors="replace") for path in folder_sidecar_paths(folder)]
    found: dict[tuple[int, str], tuple[ReadFile, ...]] = {}
    for root, folders in wanted.items():
        read = dict(_read_sidecars(connection, root, {path for paths in folders.values() for path in paths}))
        if read:
            for folder, paths in folders.items():
                found[root, folder] = tuple(read[path] for path in paths if path in read)
    return found


def _read_sidecars(
    connection: Connection, root: int, paths: Iterable[bytes]
) -> Iterator[tuple[bytes, ReadFile]]:
    for some in batches(sorted(paths)):
        # Whatever its role: the names say what they are, and it may be read and not grouped yet.
        rows = select(FileRow.path, _FACTS).where(
            FileRow.root == root,
            FileRow.path.in_(some),
            FileRow.missing_scans < MISSING_AFTER,
            FileRow.facts.is_not(None),
        )
        for path, facts in connection.execute(rows):
            if facts:
                grouped = GroupedFile(path, Role.METADATA, 0)
                yield path, ReadFile(display_path(path), grouped, decode(MediaFacts, facts))


def _read_folder(
    items: Sequence[_Item],
    files: Mapping[int, tuple[tuple[ReadFile, ...], str]],
    above: tuple[ReadFile, ...],
) -> Iterator[tuple[int, ReadItem]]:
    """The items of one folder, with their files and those about the folder or one above it."""
    *_, root = items[0]
    folders = (root, *filter(None, items[0].folder.split("/")))
    for id, _, _, key, kind, name, gaps, _ in items:
        own, content = files.get(id, ((), ""))
        others = _without(above, own) if above else ()
        yield id, ReadItem(key, _KINDS[kind], name, folders, own, content, gaps, others)


def _without(above: tuple[ReadFile, ...], own: Iterable[ReadFile]) -> tuple[ReadFile, ...]:
    """The files about the folders of an item that are not its own."""
    paths = {file.path for file in own}
    return tuple(file for file in above if file.path not in paths)
