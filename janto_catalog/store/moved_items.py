"""Items whose files are gone and are found in other folders: they go on there, with what was decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.files import Outcome, Role
from janto_catalog.model.matching import ANSWER_ABOUT_COPY
from janto_catalog.store import same_content
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.item_writer import remove_empty
from janto_catalog.store.items import MISSING_AFTER, fixed
from janto_catalog.store.tables.files import FileRow, ItemRow

_File = Row[tuple[int, int, int, str, int]]
_FILES: Select[tuple[int, int, int, str, int]] = select(
    FileRow.id, FileRow.root, FileRow.item, FileRow.fingerprint, FileRow.missing_scans
).where(
    FileRow.role == Role.STORY.value, FileRow.item.is_not(None), FileRow.size > 0, FileRow.fingerprint != ""
)  # type: ignore[assignment]

Moves = Mapping[int, Sequence[tuple[int, int]]]
"""Items that moved, each with its files: (the file that is gone, the one that is there)."""


def newest_file(connection: Connection) -> int:
    """The highest id of a file."""
    return connection.scalar(select(func.max(FileRow.id))) or 0


def find(connection: Connection, newest: int) -> Moves:
    """Find the items that are gone and all of whose contents are in another root, as the whole of items without decisions.

    An item counts as gone when several scans did not find its files; after one scan, only files that came since `newest`
    (the highest id of a file before the scan) are taken for the same ones.  Where two decisions about a content contradict
    each other, nothing moves.
    """
    lost = _lost(connection)
    if not lost:
        return {}
    prints = {file.fingerprint for files in lost.values() for file in files}
    free = _free(connection, prints)
    found: dict[int, list[_File]] = {}
    for root in sorted({files[0].root for files in free.values()}):
        here = {item: files for item, files in free.items() if files[0].root == root}
        asked = {item: files for item, files in lost.items() if item not in found and files[0].root != root}
        found |= _assigned(asked, here, newest)
    return {
        item: [(old.id, new.id) for old, new in zip(lost[item], files, strict=True)]
        for item, files in found.items()
    }


def store(connection: Connection, moves: Moves) -> None:
    """Let the items go on with the files that are there; those that had these files before are removed."""
    changed, emptied = set[int](), set[int]()
    for item, pairs in moves.items():
        news = [new for _, new in pairs]
        held = connection.execute(select(FileRow.item, FileRow.root).where(FileRow.id.in_(news))).all()
        # What lies beside the files that are gone is no part of the item any more, wherever it is.
        sidecars = update(FileRow).where(FileRow.item == item, FileRow.role != Role.STORY.value)
        connection.execute(sidecars.values(item=None, role="", grouped=False))
        for old, new in pairs:
            _take(connection, old, new)
        taken = {row.item for row in held if row.item is not None}
        others = update(FileRow).where(FileRow.item.in_(taken), FileRow.role != Role.STORY.value)
        connection.execute(others.values(item=item))
        # Its key is unique in the root; that of its new place is given to it when it is described.
        place = update(ItemRow).where(ItemRow.id == item)
        connection.execute(place.values(root=held[0].root, key=b"\0moved/%d" % item))
        emptied |= taken
        changed.update(chain.from_iterable(pairs))
    changes = changes_of(connection)
    changes.add(Data.FILES, changed)
    changes.add(Data.ITEMS, {*moves, *emptied})
    remove_empty(connection, emptied)


_PLACE = (
    "root", "path", "size", "mtime_ns", "inode", "device", "facts", "reason", "missing_scans", "grouped"
)  # fmt: skip


def _take(connection: Connection, old: int, new: int) -> None:
    """Let the row of a file that is gone be about the file that is there: decisions may refer to its id."""
    columns = [getattr(FileRow, name) for name in _PLACE]
    place = connection.execute(select(*columns).where(FileRow.id == new)).one()
    connection.execute(delete(FileRow).where(FileRow.id == new))
    connection.execute(update(FileRow).where(FileRow.id == old).values(**place._asdict()))


def _lost(connection: Connection) -> dict[int, list[_File]]:
    """The items none of whose story files was found, with these in order; not those that people dispute about."""
    gone = select(FileRow.item).where(FileRow.missing_scans > 0, FileRow.item.is_not(None)).distinct()
    items = [item for item in connection.scalars(gone) if item is not None]
    lost = {
        item: files
        for item, files in _by_item(connection, items).items()
        if all(file.missing_scans for file in files)
    }
    if not lost:
        return {}
    present = same_content.read(connection, lost)
    shared = present.prints.keys()
    return {item: files for item, files in lost.items() if item in shared and not present.is_disputed(item)}


def _by_item(connection: Connection, items: Collection[int]) -> dict[int, list[_File]]:
    by_item: dict[int, list[_File]] = defaultdict(list)
    order = (FileRow.item, FileRow.ordinal, FileRow.path)
    for file in connection.execute(_FILES.where(FileRow.item.in_(IDS)).order_by(*order), bind_ids(items)):
        by_item[file.item].append(file)
    return by_item


def _free(connection: Connection, prints: Collection[str]) -> dict[int, list[_File]]:
    """The items that are there, have such contents, and have no decision; not those whose names contradict one."""
    statement = _FILES.where(FileRow.fingerprint.in_(IDS), FileRow.missing_scans == 0)
    items = {file.item for file in connection.execute(statement, bind_ids(prints))}
    asked = select(ItemRow.id).where(ItemRow.id.in_(IDS), ItemRow.outcome == Outcome.ASK.value)
    contradict = asked.where(ItemRow.reason.startswith(ANSWER_ABOUT_COPY))
    items -= fixed(connection, items) | set(connection.scalars(contradict, bind_ids(items)))
    return {
        item: files
        for item, files in _by_item(connection, items).items()
        if not any(file.missing_scans for file in files)
    }


def _assigned(
    lost: Mapping[int, Sequence[_File]], free: Mapping[int, Sequence[_File]], newest: int
) -> dict[int, list[_File]]:
    """The files in `free` that each of the items in `lost` goes on with.

    What one item was may be several now, and the other way round, but all files of an item that loses some go to the
    same or other items that are gone: a file that several items have, such as a jingle, moves nothing.
    """
    found = dict(_whole(lost, free, newest))
    used = {file.item for files in found.values() for file in files}
    rest = {item: files for item, files in lost.items() if item not in found}
    parts = {item: files for item, files in free.items() if item not in used}
    return found | _in_parts(rest, parts, newest)


def _whole(
    lost: Mapping[int, Sequence[_File]], free: Mapping[int, Sequence[_File]], newest: int
) -> Iterator[tuple[int, list[_File]]]:
    """Items that are gone with an item of the same contents in the same order; each is used once."""
    by_prints: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for item in sorted(free, reverse=True):
        by_prints[_prints(free[item])].append(item)
    for item, files in sorted(lost.items()):
        same = by_prints.get(_prints(files), [])
        if same and _may_be(files, free[same[-1]], newest):
            yield item, list(free[same.pop()])


def _in_parts(
    lost: Mapping[int, Sequence[_File]], free: Mapping[int, Sequence[_File]], newest: int
) -> dict[int, list[_File]]:
    by_print: dict[str, list[_File]] = defaultdict(list)
    for file in sorted(chain.from_iterable(free.values()), key=lambda file: -file.id):
        by_print[file.fingerprint].append(file)
    found: dict[int, list[_File]] = {}
    for item, files in sorted(lost.items()):
        if all(by_print[file.fingerprint] for file in files):
            found[item] = [by_print[file.fingerprint].pop() for file in files]
    while True:
        used = {file.id for files in found.values() for file in files}
        broken = {item for item, files in free.items() if not {file.id for file in files} <= used}
        kept = {
            item: files
            for item, files in found.items()
            if not any(file.item in broken for file in files) and _may_be(lost[item], files, newest)
        }
        if len(kept) == len(found):
            return found
        found = kept


def _may_be(lost: Sequence[_File], present: Iterable[_File], newest: int) -> bool:
    return all(file.missing_scans >= MISSING_AFTER for file in lost) or all(
        file.id > newest for file in present
    )


def _prints(files: Sequence[_File]) -> tuple[str, ...]:
    return tuple(file.fingerprint for file in files)
