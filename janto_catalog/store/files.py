"""Folders and files in the store.  Rows are written in bulk; a file keeps its id wherever it moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, String, and_, exists, func, insert, literal_column, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.files import OPEN_FAILED, FileStat, KnownFile, Role, Root
from janto_catalog.model.media import MediaFacts
from janto_catalog.store import file_paths, pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, batches, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.json_codec import decode, encode
from janto_catalog.store.links import current_links
from janto_catalog.store.row_updates import update_rows
from janto_catalog.store.tables.decisions import RefusedLinkRow, RemovedRootRow
from janto_catalog.store.tables.files import FileRow, RootRow

_FILE: Any = FileRow.__table__

# Said with a literal, not a parameter: so the store knows that the partial index of the same words will do.
_NOT_SEEN = FileRow.missing_scans > literal_column("0")
_UNREADABLE = FileRow.reason != literal_column("''")


_READ = FileRow.facts.is_not(None) | _UNREADABLE

# Without what was read: that is most of a row.
_KNOWN = select(
    FileRow.id,
    FileRow.root,
    FileRow.path,
    FileRow.size,
    FileRow.mtime_ns,
    FileRow.inode,
    FileRow.device,
    FileRow.fingerprint,
    FileRow.reason,
    FileRow.missing_scans,
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file with the item it belonged to and what was read of it (None: unreadable)."""

    id: int
    item: int | None
    path: bytes
    facts: MediaFacts | None


def roots(connection: Connection) -> tuple[Root, ...]:
    """The folders that were added, in the order they were."""
    return tuple(
        Root(row.id, row.path, row.name, row.identity)
        for row in connection.execute(select(RootRow).order_by(RootRow.id))
    )


def has_path(connection: Connection, root: int, path: bytes) -> bool:
    """Whether a root has a file at `path`, missing or not."""
    found = select(FileRow.id).where(FileRow.root == root, FileRow.path == path).limit(1)
    return connection.scalar(found) is not None


def has_inode(connection: Connection, device: int, inode: int) -> bool:
    """Whether any root has the file with these numbers."""
    found = select(FileRow.id).where(FileRow.inode == inode, FileRow.device == device).limit(1)
    return connection.scalar(found) is not None


def add_root(connection: Connection, path: bytes, name: str, identity: str) -> Root:
    """Add a folder; its id is never used again."""
    # The store would use the id of the newest root again, although what is kept of a removed one has it.
    used = (select(func.max(column)) for column in (RootRow.id, RemovedRootRow.root))
    id = 1 + max(connection.scalar(highest) or 0 for highest in used)
    connection.execute(insert(RootRow).values(id=id, path=path, name=name, identity=identity))
    changes_of(connection).add(Data.FOLDERS, [id])
    return Root(id, path, name, identity)


def mark_scanned(connection: Connection, root: int, at: str) -> None:
    """Remember when a folder was last scanned to the end."""
    changes_of(connection).add(Data.FOLDERS, [root])
    connection.execute(update(RootRow).where(RootRow.id == root).values(scanned_at=at))


def set_identity(connection: Connection, root: int, identity: str) -> None:
    """Store the identity of a folder."""
    changes_of(connection).add(Data.FOLDERS, [root])
    connection.execute(update(RootRow).where(RootRow.id == root).values(identity=identity))


def scanned_at(connection: Connection) -> dict[int, tuple[str | None, int, int, int]]:
    """By root: when it was last scanned, how many files it has, how many of them are missing, and how many the last scan
    did not find for the first time.

    The files of a copy that was forgotten count as neither.
    """
    is_missing = FileRow.missing_scans >= MISSING_AFTER
    is_forgotten = and_(
        exists().where(RefusedLinkRow.item == FileRow.item),
        ~exists().where(current_links.c.item == FileRow.item),
    )
    missed = func.count().filter(~is_forgotten)
    absent = select(FileRow.root, is_missing, func.count(), missed).where(_NOT_SEEN)
    gone = {
        (root, bool(missing)): (files, missed)
        for root, missing, files, missed in connection.execute(absent.group_by(FileRow.root, is_missing))
    }
    counted = (
        select(RootRow.id, RootRow.scanned_at, func.count(FileRow.id))
        .outerjoin(FileRow, FileRow.root == RootRow.id)
        .group_by(RootRow.id)
    )
    none = (0, 0)
    return {
        id: (
            at,
            files - gone.get((id, True), none)[0],
            gone.get((id, True), none)[1],
            gone.get((id, False), none)[1],
        )
        for id, at, files in connection.execute(counted)
    }


def left_to_scan(connection: Connection) -> dict[int, int]:
    """By root: how many files that are present a scan has not read or grouped yet; roots without one are left out."""
    counted = select(FileRow.root, func.count()).where(FileRow.grouped.is_(False), FileRow.missing_scans == 0)
    return {root: files for root, files in connection.execute(counted.group_by(FileRow.root))}


def remembered(connection: Connection, root: int) -> dict[bytes, tuple[int, int, int, int, bytes]]:
    """By path: (id, size, mtime in ns, inode, path) of every file of a root, what a rescan compares."""
    columns = (_FILE.c.id, _FILE.c.size, _FILE.c.mtime_ns, _FILE.c.inode, _FILE.c.path)
    statement = select(*columns)
    if connection.scalar(select(func.count()).select_from(RootRow)) != 1:
        # Of one root alone, all rows are read in their order: with the condition the index is, and then each row.
        statement = statement.where(_FILE.c.root == root)
    found = connection.execute(statement)
    # The driver's own rows, kept as they are: those of a result take a quarter longer, and two of everything.
    return {row[4]: row for row in found.cursor.fetchall()}


def known(connection: Connection, ids: Sequence[int]) -> list[KnownFile]:
    """Return some stored files, without their metadata."""
    return [
        KnownFile(
            row.id,
            row.root,
            FileStat(row.path, row.size, row.mtime_ns, row.inode, row.device),
            row.fingerprint,
            None,
            row.reason,
            row.missing_scans,
        )
        for row in connection.execute(_KNOWN.where(FileRow.id.in_(IDS)), bind_ids(ids))
    ]


def not_seen(connection: Connection, root: int) -> frozenset[int]:
    """The files of a root that the last scan did not see."""
    return frozenset(connection.scalars(select(FileRow.id).where(FileRow.root == root, _NOT_SEEN)))


def unread(connection: Connection, root: int) -> list[tuple[int, bytes]]:
    """Return (id, path) of the files of a root that are present and were not read since they changed."""
    # A file that is new or changed is not grouped yet either, and those are quickly found.
    statement = select(FileRow.id, FileRow.path).where(
        FileRow.root == root,
        FileRow.grouped.is_(False),
        FileRow.facts.is_(None),
        FileRow.reason == "",
        FileRow.missing_scans == 0,
    )
    return sorted(((id, path) for id, path in connection.execute(statement)), key=lambda file: file[1])


def refused(connection: Connection, root: int) -> list[tuple[int, bytes]]:
    """(id, path) of the files of a root that the system did not let be opened."""
    statement = select(FileRow.id, FileRow.path).where(
        FileRow.root == root, _UNREADABLE, FileRow.reason.startswith(OPEN_FAILED), FileRow.missing_scans == 0
    )
    return [(id, path) for id, path in connection.execute(statement)]


def read_again(connection: Connection, ids: Sequence[int]) -> None:
    """Take files for not read yet."""
    _update(connection, [{"wanted": id, "reason": "", "grouped": False} for id in ids])


def ids_at(connection: Connection, root: int, wanted: Sequence[bytes]) -> dict[bytes, int]:
    """By path: the ids of those files of a root that have one of the paths `wanted` now."""
    found: dict[bytes, int] = {}
    for some in batches(wanted):
        held = select(FileRow.path, FileRow.id).where(FileRow.root == root, FileRow.path.in_(some))
        found.update((path, id) for path, id in connection.execute(held))
    return found


def insert_new(connection: Connection, root: int, stats: Sequence[FileStat]) -> None:
    """Add files that were not there before, not read yet."""
    if stats:
        # They have no ids yet, and no item: only counts of files change.
        changes_of(connection).add(Data.FOLDERS, [root])
        connection.execute(
            insert(_FILE),
            [
                {
                    "root": root,
                    **_stat(stat),
                    "fingerprint": "",
                    "facts": None,
                    "reason": "",
                    "missing_scans": 0,
                    "role": "",
                    "grouped": False,
                    "ordinal": 0,
                }
                for stat in stats
            ],
        )


def update_changed(connection: Connection, changed: Sequence[tuple[int, FileStat]]) -> None:
    """Store files that changed at the same path: they must be read again, and their items matched again."""
    pending.mark_changed(connection, [id for id, _ in changed])
    _update(
        connection,
        [
            {
                "wanted": id,
                **_stat(stat),
                "facts": None,
                "reason": "",
                "fingerprint": "",
                "missing_scans": 0,
                "grouped": False,
            }
            for id, stat in changed
        ],
    )


def update_moved(connection: Connection, moved: Sequence[tuple[int, FileStat]]) -> None:
    """Give files their new place; everything else they keep."""
    pending.mark_moved(connection, [id for id, _ in moved])
    # Two files that swap names would collide halfway: first out of the way, then in.
    _update(connection, [{"wanted": id, "path": b"\0moving/%d" % id} for id, _ in moved])
    _update(
        connection,
        [{"wanted": id, **_stat(stat), "missing_scans": 0, "grouped": False} for id, stat in moved],
    )


def set_aside(connection: Connection, files: Sequence[KnownFile]) -> None:
    """Free the paths of files that are gone, for the other files that are there now; see `mark_missing`."""
    _update(
        connection,
        [{"wanted": file.id, "path": file_paths.set_aside(file.stat.path, file.id)} for file in files],
    )


def update_stats(connection: Connection, same: Sequence[tuple[int, FileStat]]) -> None:
    """Note the new inodes of files that are otherwise as they were."""
    _update(connection, [{"wanted": id, **_stat(stat), "missing_scans": 0} for id, stat in same])


def mark_missing(connection: Connection, missed: Iterable[tuple[int, int]]) -> None:
    """(id, scans): how many scans in a row did not see a file; 0 when it is seen again."""
    _update(connection, [{"wanted": id, "missing_scans": scans} for id, scans in missed])


def write_read(connection: Connection, read: Sequence[tuple[int, MediaFacts | None, str, str]]) -> None:
    """(id, facts, reason, fingerprint) of files that were read; facts None when they could not be."""
    _update(
        connection,
        [
            {
                "wanted": id,
                "facts": encode(facts) if facts else None,
                "reason": reason,
                "fingerprint": fingerprint,
            }
            for id, facts, reason, fingerprint in read
        ],
    )


def ungrouped(connection: Connection, root: int) -> list[bytes]:
    """Return the paths of files that are present and read, in the parts of the root that must be grouped again."""
    statement = select(FileRow.path).where(
        FileRow.root == root, FileRow.grouped.is_(False), FileRow.missing_scans == 0, _READ
    )
    return list(connection.scalars(statement))


def paths(connection: Connection, root: int) -> list[tuple[int, bytes]]:
    """(id, path) of the files of a root that are there and were read."""
    here = select(FileRow.id, FileRow.path).where(FileRow.root == root, FileRow.missing_scans == 0)
    # A file that went away before it was read is left for the next scan.  Those are quickly found.
    unread = select(FileRow.id).where(FileRow.root == root, FileRow.grouped.is_(False), ~_READ)
    left_out = frozenset(connection.scalars(unread))
    return [(id, path) for id, path in connection.execute(here) if id not in left_out]


def listing(connection: Connection, ids: Sequence[int]) -> list[ListedFile]:
    """The files with these ids, by path."""
    statement = select(FileRow.id, FileRow.item, FileRow.path, FileRow.facts).where(FileRow.id.in_(IDS))
    found = [
        ListedFile(id, item, path, decode(MediaFacts, facts) if facts else None)
        for id, item, path, facts in connection.execute(statement, bind_ids(ids))
    ]
    return sorted(found, key=lambda file: file.path)


def facts_of(connection: Connection, ids: Sequence[int]) -> dict[int, MediaFacts | None]:
    """What was read of some files."""
    rows = connection.execute(select(FileRow.id, FileRow.facts).where(FileRow.id.in_(ids)))
    return {id: decode(MediaFacts, facts) if facts else None for id, facts in rows}


def sounds(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """By id: the fingerprints of the sound of those files that have one."""
    sound = func.json_extract(func.nullif(FileRow.facts, ""), "$.sound", type_=String)
    rows = connection.execute(select(FileRow.id, sound).where(FileRow.id.in_(IDS)), bind_ids(ids))
    return {id: found for id, found in rows if found}


def not_seen_once(connection: Connection, roots: Sequence[int]) -> int:
    """How many files of some roots the last scan did not find for the first time."""
    once = (FileRow.root.in_(roots), _NOT_SEEN, FileRow.missing_scans < MISSING_AFTER)
    return connection.scalar(select(func.count()).select_from(FileRow).where(*once)) or 0


def totals(connection: Connection, present_roots: Sequence[int]) -> tuple[int, int, int]:
    """(files, missing, unreadable) over some roots.

    A sidecar that is no media file ("notes.txt") was never meant to be read: only story files count as unreadable.
    """
    here = select(func.count()).select_from(FileRow).where(FileRow.root.in_(present_roots))
    files, missing, unreadable = (
        connection.scalar(statement) or 0
        for statement in (
            here,
            here.where(_NOT_SEEN, FileRow.missing_scans >= MISSING_AFTER),
            here.where(_UNREADABLE, FileRow.role.in_(("", Role.STORY.value))),
        )
    )
    return files, missing, unreadable


def _stat(stat: FileStat) -> dict[str, Any]:
    return {
        "path": stat.path,
        "size": stat.size,
        "mtime_ns": stat.mtime_ns,
        "inode": stat.inode,
        "device": stat.device,
    }


def _update(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        changes_of(connection).add(Data.FILES, [row["wanted"] for row in rows])
        update_rows(connection, _FILE, rows)
