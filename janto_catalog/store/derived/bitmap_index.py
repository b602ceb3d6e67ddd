"""A bitmap of works for every value that queries ask for: which works have this character, this word, this date.

The bitmaps hold the row ids of works.  `tracking` keeps them true of works that a block writes: what the works had
before is compared with what they have after, and only the bitmaps that differ are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Select, delete, insert, select

from janto_catalog.store import bitset
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.changes import ALL, All, Ids
from janto_catalog.store.derived import text_rows
from janto_catalog.store.fields import FIELDS, RANGES, Field
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import BitmapRow, WorkIndexRow

ANY = ""
"""The value whose bitmap holds all works that have any value of a field."""

WORKS = "work"
"""The field whose bitmap for `ANY` holds all works."""

POSITIONS = "position"
"""The field whose bitmap for `ANY` holds the positions of the works in the story order (not works): a position's rank is
its ordinal."""

LISTING, CAST, TEXT = GROUPS = ("listing", "cast", "text")
"""The groups of fields: the columns of works, their characters and arcs, their words."""

_ROW_ID = WorkIndexRow.row_id

Bitmaps = dict[tuple[str, str], BitMap]
"""Bitmaps by field and value."""


def get(connection: Connection, field: str, value: str) -> BitMap:
    """The works whose `field` has `value`."""
    stored = connection.scalar(
        select(BitmapRow.bitmap).where(BitmapRow.field == field, BitmapRow.value == value)
    )
    return BitMap() if stored is None else bitset.load(stored)


def get_all(connection: Connection, field: str) -> dict[str, BitMap]:
    """The works of each value of `field`, by value."""
    values = select(BitmapRow.value, BitmapRow.bitmap).where(BitmapRow.field == field, BitmapRow.value != ANY)
    return {value: bitset.load(stored) for value, stored in connection.execute(values).all()}


def get_prefixed(connection: Connection, field: str, prefix: str) -> BitMap:
    """The works with a value of `field` that begins with `prefix`."""
    value = BitmapRow.value
    statement = select(BitmapRow.bitmap).where(
        BitmapRow.field == field, value >= prefix, value < f"{prefix}\U0010ffff"
    )
    return bitset.union(map(bitset.load, connection.scalars(statement)))


def get_buckets(connection: Connection, field: str) -> dict[Any, BitMap]:
    """The works of each bucket of a field in `RANGES`, by the least value of the bucket, rising."""
    values = RANGES[field]
    found = get_all(connection, range_of(field))
    return dict(sorted((values.bucket_type(start), bitmap) for start, bitmap in found.items()))


def get_range(
    connection: Connection,
    field: str,
    buckets: Mapping[Any, BitMap],
    low: str | float | None,
    high: str | float | None,
) -> BitMap:
    """The works whose value of a field lies from `low` to `high`, both included; None is open.

    `buckets` are those of the field.
    """
    values = RANGES[field]
    first = None if low is None else values.bucket(low)
    last = None if high is None else values.bucket(high)
    found = bitset.union(
        bitmap
        for start, bitmap in buckets.items()
        if (first is None or start > first) and (last is None or start < last)
    )
    # A bound may cut its bucket: those works are looked up one by one.
    for start in {first, last} - {None}:
        conditions = [*values.in_bucket(start)]
        conditions += [] if low is None else [values.column >= low]
        conditions += [] if high is None else [values.column <= high]
        found |= bitset.fetch(connection, select(_ROW_ID).where(*conditions))
    return found


def set_values(
    connection: Connection, field: str, after: Mapping[str, object], before: Mapping[str, object]
) -> None:
    """Write that works (by id), which had the values `before` in `field`, now have the values `after`."""
    rows = connection.execute(
        select(WorkIndexRow.id, _ROW_ID).where(WorkIndexRow.id.in_(IDS)), bind_ids(after)
    )
    row_ids = dict(rows.tuples().all())
    update(connection, _by_value(field, after, row_ids), _by_value(field, before, row_ids))


def _by_value(field: str, values: Mapping[str, object], row_ids: Mapping[str, int]) -> Bitmaps:
    """The bitmaps of works with these values, by id."""
    members: dict[tuple[str, str], list[int]] = {}
    for work, value in values.items():
        members.setdefault((field, text_of(value)), []).append(row_ids[work])
    return {key: BitMap(ids) for key, ids in members.items()}


@contextmanager
def tracking(connection: Connection, works: Ids, groups: Collection[str] = GROUPS) -> Iterator[None]:
    """Keep the bitmaps of `groups` true of `works` (ids), whose rows the block may insert, update or delete."""
    if isinstance(works, All):
        yield
        rebuild(connection, groups)
    elif works:
        before = _bitmaps(connection, works, groups)
        yield
        update(connection, _bitmaps(connection, works, groups), before)
    else:
        yield


def rebuild(connection: Connection, groups: Collection[str] = GROUPS) -> None:
    """Make all bitmaps of `groups` from the rows of all works."""
    fields = [field for group in groups for field in _FIELDS_OF[group]]
    connection.execute(delete(BitmapRow).where(BitmapRow.field.in_(fields)))
    _insert(connection, _bitmaps(connection, ALL, groups))


def update(connection: Connection, after: Bitmaps, before: Bitmaps) -> None:
    """Write what differs for some works: the members they gave to bitmaps `before` and give `after`."""
    empty = BitMap()
    changed = {
        key: (after.get(key, empty), before.get(key, empty))
        for key in {**after, **before}
        if after.get(key, empty) != before.get(key, empty)
    }
    by_field: dict[str, list[str]] = {}
    for field, value in changed:
        by_field.setdefault(field, []).append(value)
    written: Bitmaps = {}
    for field, values in by_field.items():
        held = _held(connection, field, values)
        for value in values:
            added, removed = changed[field, value]
            written[field, value] = (held.get(value, empty) - removed) | added
        connection.execute(
            delete(BitmapRow).where(BitmapRow.field == field, BitmapRow.value.in_(IDS)), bind_ids(values)
        )
    _insert(connection, written)


def range_of(field: str) -> str:
    """The name under which the buckets of a field in `RANGES` are stored."""
    return f"{field} range"


def text_of(value: object) -> str:
    """A value of a field as bitmaps are stored under it and as queries spell it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.decode() if isinstance(value, bytes) else str(value)


def _held(connection: Connection, field: str, values: Iterable[str]) -> dict[str, BitMap]:
    statement = select(BitmapRow.value, BitmapRow.bitmap).where(
        BitmapRow.field == field, BitmapRow.value.in_(IDS)
    )
    return {value: bitset.load(stored) for value, stored in connection.execute(statement, bind_ids(values))}


def _insert(connection: Connection, bitmaps: Bitmaps) -> None:
    rows = [
        {"field": field, "value": value, "bitmap": bitset.dump(bitmap)}
        for (field, value), bitmap in bitmaps.items()
        if bitmap
    ]
    if rows:
        connection.execute(insert(BitmapRow), rows)


# The bitmaps of some works alone


def _bitmaps(connection: Connection, works: Ids, groups: Collection[str]) -> Bitmaps:
    """The bitmaps that `works` (ids) alone would have, made from their rows."""
    bitmaps: Bitmaps = {}
    for group in groups:
        for name in _FIELDS_OF[group] & FIELDS.keys():
            for value, members in _grouped(connection, FIELDS[name], works):
                bitmaps[name, text_of(value)] = bitset.parse(members)
    if LISTING in groups:
        for name, values in RANGES.items():
            for value, members in _grouped(connection, Field(values.column), works):
                key = range_of(name), str(values.bucket(value))
                bitmaps[key] = bitmaps.get(key, BitMap()) | bitset.parse(members)
    _add_any(bitmaps)
    if LISTING in groups:
        bitmaps[WORKS, ANY] = _all_of(connection, _ROW_ID, works)
        bitmaps[POSITIONS, ANY] = _all_of(connection, WorkIndexRow.position, works, WorkIndexRow.is_ordered)
    if TEXT in groups:
        row_ids: Ids = ALL if isinstance(works, All) else list(_all_of(connection, _ROW_ID, works))
        words = text_rows.row_ids_by_word(connection, row_ids)
        bitmaps.update((key, BitMap(members)) for key, members in words.items())
    return bitmaps


def _grouped(connection: Connection, field: Field, works: Ids) -> Iterator[Any]:
    """The values of a field, each with the row ids of its works as text."""
    statement = select(field.column, bitset.as_text(_ROW_ID)).where(field.present).group_by(field.column)
    if field.work is not WorkIndexRow.id:
        statement = statement.join(WorkIndexRow, WorkIndexRow.id == field.work)
    yield from _of_works(connection, statement, works, field.work)


def _all_of(connection: Connection, column: Any, works: Ids, *conditions: Any) -> BitMap:
    statement = select(bitset.as_text(column)).where(*conditions)
    (values,) = next(iter(_of_works(connection, statement, works, WorkIndexRow.id)))
    return bitset.parse(values)


def _of_works(connection: Connection, statement: Select[Any], works: Ids, work: Any) -> Iterator[Any]:
    if isinstance(works, All):
        yield from connection.execute(statement)
    else:
        yield from connection.execute(statement.where(work.in_(IDS)), bind_ids(works))


def _add_any(bitmaps: Bitmaps) -> None:
    members: dict[str, list[BitMap]] = {}
    for (field, _), bitmap in bitmaps.items():
        members.setdefault(field, []).append(bitmap)
    bitmaps.update(((field, ANY), bitset.union(each)) for field, each in members.items())


_FIELDS_OF: Mapping[str, frozenset[str]] = {
    LISTING: frozenset({WORKS, POSITIONS, *map(range_of, RANGES)}).union(
        name for name, field in FIELDS.items() if field.work is WorkIndexRow.id
    ),
    CAST: frozenset(name for name, field in FIELDS.items() if field.work is not WorkIndexRow.id),
    TEXT: frozenset(text_rows.FIELDS.values()),
}

LISTING_COLUMNS = frozenset(
    column.key
    for column in (
        *(field.column for field in FIELDS.values()),
        *(values.column for values in RANGES.values()),
    )
    if column.class_ is WorkIndexRow
)
"""The columns of works that bitmaps are made of."""

_POSITIONS_OF_ORDERED_WORKS = 2

VERSION = crc32(
    repr(
        [
            _POSITIONS_OF_ORDERED_WORKS,
            *((name, str(field.column)) for name, field in sorted(FIELDS.items())),
            *((name, str(values.column)) for name, values in sorted(RANGES.items())),
        ]
    ).encode()
)
"""Another number for other fields: a catalogue gets the bitmaps of a new field when it is opened next."""
