"""The sets of works that queries ask for, kept ready: those too large to be put together anew for every query.

Kept are the works of each value that more than one in 64 of all works has (of fields with a handful of values: of
each), of each word and short beginning of a word likewise, and of an ordered column the works up to each of some 256 places
in it.  Whatever is not kept is read off an index, and never more than a 64th of the works.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from janto_catalog.store import bits, fulltext
from janto_catalog.store.fields import FIELDS, RANGES, Field
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.story import WorkIndexRow, WorkSetRow

ANY = ""
"""The value under which all works stand that have any."""

_SHARE, _FINER = 64, 4
_NUMBER = WorkIndexRow.number_in_store


def of(connection: Connection, field: str, value: str) -> int | None:
    """The works whose `field` has `value`; None when they are not kept."""
    asked = select(WorkSetRow.bits).where(WorkSetRow.field == field, WorkSetRow.value == value)
    found = connection.scalar(asked)
    return None if found is None else int.from_bytes(found, "little")


def of_each(connection: Connection, field: str) -> dict[str, int]:
    """The works of each kept value of `field`."""
    asked = select(WorkSetRow.value, WorkSetRow.bits).where(
        WorkSetRow.field == field, WorkSetRow.value != ANY
    )
    return {value: int.from_bytes(found, "little") for value, found in connection.execute(asked)}


def up_to(connection: Connection, field: str, bound: Any, *, itself: bool) -> int:
    """The works whose value in an ordered column is below `bound`, or is `bound` itself."""
    column, kept = RANGES[field], _stretch(field)
    # The driver's own rows: there are some hundreds, and results take longer over them than all the rest here takes.
    values = connection.execute(select(WorkSetRow.value).where(WorkSetRow.field == kept)).cursor.fetchall()
    ends = sorted((_typed(column, value), value) for (value,) in values if value != ANY)
    at = (bisect_right if itself else bisect_left)(ends, bound, key=lambda end: end[0])
    rest = select(_NUMBER).where(column <= bound if itself else column < bound)
    if not at:
        return bits.asked(connection, rest)
    end, value = ends[at - 1]
    return (of(connection, kept, value) or 0) | bits.asked(connection, rest.where(column > end))


def in_order(connection: Connection, field: str) -> int:
    """The works that have any value in an ordered column."""
    return of(connection, _stretch(field), ANY) or 0


def turn(connection: Connection, flag: str, now: Mapping[str, bool]) -> None:
    """Keep up with a `flag` of works (by id) that was turned on or off."""
    numbers = select(WorkIndexRow.id, _NUMBER).where(WorkIndexRow.id.in_(LISTED))
    turned: dict[bool, list[int]] = {True: [], False: []}
    for work, number in connection.execute(numbers, listed(now)):
        turned[now[work]].append(number)
    on, off = bits.of(turned[True]), bits.of(turned[False])
    sets = {
        text_of(True): (of(connection, flag, text_of(True)) or 0) & ~off | on,
        text_of(False): (of(connection, flag, text_of(False)) or 0) & ~on | off,
    }
    connection.execute(delete(WorkSetRow).where(WorkSetRow.field == flag, WorkSetRow.value.in_(list(sets))))
    _insert(connection, flag, sets.items())


def keep_all(connection: Connection) -> None:
    """Keep all sets anew, after works or their numbers changed."""
    connection.execute(delete(WorkSetRow))
    least = (connection.scalar(select(func.count()).select_from(WorkIndexRow)) or 0) // _SHARE
    for name, field in FIELDS.items():
        _insert(connection, name, _values(connection, field, least))
    for name, column in RANGES.items():
        _insert(connection, _stretch(name), _stretches(connection, column, least // _FINER))
    for name, sets in fulltext.common(connection, least).items():
        _insert(connection, name, sets)


def text_of(value: object) -> str:
    """A value as sets are kept under it and as queries say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.decode() if isinstance(value, bytes) else str(value)


def _values(connection: Connection, field: Field, least: int) -> Iterator[tuple[str, int]]:
    present = select(field.number).where(field.present)
    yield ANY, bits.asked(connection, present)
    asked = select(field.column, bits.as_text(field.number)).where(field.present).group_by(field.column)
    if not field.few:
        asked = asked.having(func.count() > least)
    for value, numbers in connection.execute(asked):
        yield text_of(value), bits.listed(numbers)


def _stretches(connection: Connection, column: Any, least: int) -> Iterator[tuple[str, int]]:
    """The works up to some values, so that no more than `least` lie between two of these."""
    asked = select(column, bits.as_text(_NUMBER)).where(column.is_not(None))
    so_far, since, before = 0, 0, None
    for value, numbers in connection.execute(asked.group_by(column).order_by(column)):
        these = bits.listed(numbers)
        if since and since + these.bit_count() > least:
            yield text_of(before), so_far
            since = 0
        so_far, since, before = so_far | these, since + these.bit_count(), value
    if before is not None:
        yield text_of(before), so_far
    yield ANY, so_far


def _stretch(field: str) -> str:
    return f"{field} up to"


def _typed(column: Any, value: str) -> Any:
    return column.type.python_type(value)


def _insert(connection: Connection, field: str, sets: Iterable[tuple[str, int]]) -> None:
    rows = [
        {"field": field, "value": value, "bits": held.to_bytes(held.bit_length() // 8 + 1, "little")}
        for value, held in sets
    ]
    if rows:
        connection.execute(insert(WorkSetRow), rows)
