"""A bitmap of works for every value that queries ask for: which works have this character, this word, this date.

The bitmaps hold the row ids of works.  `tracking` keeps them true of works that a block writes: what the works had
before is compared with what they have after, and only the bitmaps that differ are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from janto_catalog.store import bitset, fulltext
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.fields import FIELDS, RANGES
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.story import BitmapRow, WorkIndexRow

ANY = ""
"""The value whose bitmap holds all works that have any value of a field."""

WORKS = "work"
"""The field whose bitmap for `ANY` holds all works."""

POSITIONS = "position"
"""The field whose bitmap for `ANY` holds the positions in use (not works): a position's rank is its ordinal."""

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
    return {value: bitset.load(stored) for value, stored in connection.execute(values)}


def get_prefixed(connection: Connection, field: str, prefix: str) -> BitMap:
    """The works with a value of `field` that begins with `prefix`."""
    value = BitmapRow.value
    statement = select(BitmapRow.bitmap).where(
        BitmapRow.field == field, value >= prefix, value < f"{prefix}\U0010ffff"
    )
    return bitset.union(map(bitset.load, connection.scalars(statement)))


def get_range(
    connection: Connection, field: str, low: str | float | None, high: str | float | None
) -> BitMap:
    """The works whose value of a field in `RANGES` lies from `low` to `high`, both included; None is open."""
    values = RANGES[field]
    stored = select(BitmapRow.value).where(BitmapRow.field == range_of(field), BitmapRow.value != ANY)
    first = None if low is None else values.bucket(low)
    last = None if high is None else values.bucket(high)
    buckets = [values.bucket_type(value) for value in connection.scalars(stored)]
    inside = [
        str(bucket)
        for bucket in buckets
        if (first is None or bucket > first) and (last is None or bucket < last)
    ]
    found = bitset.union(_held(connection, range_of(field), inside).values())
    # A bound may cut its bucket: those works are looked up one by one.
    for bucket in {first, last} - {None}:
        cut = [*values.in_bucket(bucket)]
        cut += [] if low is None else [values.column >= low]
        cut += [] if high is None else [values.column <= high]
        found |= bitset.fetch(connection, select(_ROW_ID).where(*cut))
    return found


def set_flag(connection: Connection, field: str, flags: Mapping[str, bool]) -> None:
    """Write that the flag `field` of works (by id) now has these values."""
    row_ids = connection.execute(
        select(WorkIndexRow.id, _ROW_ID).where(WorkIndexRow.id.in_(LISTED)), listed(flags)
    )
    turned: dict[bool, list[int]] = {True: [], False: []}
    for work, row_id in row_ids:
        turned[flags[work]].append(row_id)
    sets = {(field, text_of(flag)): BitMap(members) for flag, members in turned.items()}
    update(
        connection, sets, {(field, text_of(flag)): sets[field, text_of(not flag)] for flag in (True, False)}
    )


@contextmanager
def tracking(connection: Connection, works: Collection[str]) -> Iterator[None]:
    """Keep the bitmaps true of `works` (ids), which the block may insert, update or delete."""
    before = _bitmaps(connection, works)
    yield
    update(connection, _bitmaps(connection, works), before)


def rebuild(connection: Connection) -> None:
    """Make all bitmaps from the rows of all works."""
    connection.execute(delete(BitmapRow))
    _insert(connection, _bitmaps(connection, None))


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
            delete(BitmapRow).where(BitmapRow.field == field, BitmapRow.value.in_(LISTED)), listed(values)
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
        BitmapRow.field == field, BitmapRow.value.in_(LISTED)
    )
    return {value: bitset.load(stored) for value, stored in connection.execute(statement, listed(values))}


def _insert(connection: Connection, bitmaps: Bitmaps) -> None:
    rows = [
        {"field": field, "value": value, "bitmap": bitset.dump(bitmap)}
        for (field, value), bitmap in bitmaps.items()
        if bitmap
    ]
    if rows:
        connection.execute(insert(BitmapRow), rows)


# What some works, or all, have in their rows


def _bitmaps(connection: Connection, works: Collection[str] | None) -> Bitmaps:
    """The bitmaps of `works` (ids; None: of all) alone, made from their rows."""
    bitmaps: Bitmaps = {}
    for name, field in FIELDS.items():
        grouped = select(field.column, bitset.as_text(field.row_id)).where(field.present)
        for value, members in _of_works(connection, grouped.group_by(field.column), works, field.work):
            bitmaps[name, text_of(value)] = bitset.parse(members)
    for name, values in RANGES.items():
        grouped = select(values.column, bitset.as_text(_ROW_ID)).where(values.column.is_not(None))
        for value, members in _of_works(connection, grouped.group_by(values.column), works):
            key = range_of(name), str(values.bucket(value))
            bitmaps[key] = bitmaps.get(key, BitMap()) | bitset.parse(members)
    _add_any(bitmaps)
    for name, column in ((WORKS, _ROW_ID), (POSITIONS, WorkIndexRow.position)):
        for (members,) in _of_works(connection, select(bitset.as_text(column)), works):
            bitmaps[name, ANY] = bitset.parse(members)
    row_ids = None if works is None else bitmaps[WORKS, ANY]
    words = fulltext.words_of(connection, row_ids)
    bitmaps.update((key, BitMap(members)) for key, members in words.items())
    return bitmaps


def _of_works(
    connection: Connection, statement: Select[Any], works: Collection[str] | None, work: Any = WorkIndexRow.id
) -> Iterator[Any]:
    if works is None:
        yield from connection.execute(statement)
    else:
        yield from connection.execute(statement.where(work.in_(LISTED)), listed(works))


def _add_any(bitmaps: Bitmaps) -> None:
    members: dict[str, list[BitMap]] = {}
    for (field, _), bitmap in bitmaps.items():
        members.setdefault(field, []).append(bitmap)
    bitmaps.update(((field, ANY), bitset.union(each)) for field, each in members.items())
