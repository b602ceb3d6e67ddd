"""The position of every work in lists sorted by the story.

Positions are integers with gaps, so that moving a work writes that work alone.  All works that lists show have one:
first those that have a place in the story order, then the others by release.  A container of works in the order comes
just before the first of them.  What people see is the ordinal: the rank among the positions of the works in the order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from janto_catalog.model.order import Placement
from janto_catalog.store import installed_packs
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.derived.bitmap_index import Bitmaps
from janto_catalog.store.derived.families import containers
from janto_catalog.store.fields import RANGES
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import WorkIndexRow

GAP = 1024
_HIGHEST = 2**31 - 1
# Where there is no room, works are moved until there is this much for each.
_ROOM = 32
_WORK: Any = WorkIndexRow.__table__
_PLACE = ("is_ordered", "is_placed", "placement_status", "certainty")
_NO_PLACE = (False, False, "", None)


def write(connection: Connection, places: Iterable[Placement]) -> list[str]:
    """Write the places of the story order, first to last, beside the works; returns the ids of the works that were
    written.

    Only works whose place differs are written; works that are not in `places` lose theirs.
    """
    return _arrange(connection, _listed(connection), {place.work: _columns(place) for place in places})


def append(connection: Connection, works: Collection[str]) -> None:
    """Give new works (ids) positions after all others, by release.  The bitmaps are not written here."""
    new = select(WorkIndexRow.row_id, WorkIndexRow.released, WorkIndexRow.id).where(
        WorkIndexRow.id.in_(IDS), WorkIndexRow.is_listed
    )
    last = connection.scalar(select(func.max(WorkIndexRow.position))) or 0
    rising = sorted(connection.execute(new, bind_ids(works)), key=_by_release)
    gap = min(GAP, (_HIGHEST - last) // max(1, len(rising)))
    rows = [{"changed": row.row_id, "position": last + gap * number} for number, row in enumerate(rising, 1)]
    if rows:
        statement = update(_WORK).where(_WORK.c.row_id == bindparam("changed"))
        connection.execute(statement.values(position=bindparam("position")), rows)


def _by_release(row: Any) -> tuple[bool, str, str]:
    return row.released is None, row.released or "", row.id


_COLUMNS = (
    *(_WORK.c[name] for name in _PLACE),
    *(_WORK.c[name] for name in ("row_id", "id", "released", "position", "part_of", "in_story")),
)


def _listed(connection: Connection) -> dict[str, Any]:
    statement = select(*_COLUMNS).where(WorkIndexRow.is_listed)
    return {row.id: row for row in connection.execute(statement)}


def _arrange(connection: Connection, works: dict[str, Any], places: dict[str, tuple[Any, ...]]) -> list[str]:
    """Order the works as `places` are, containers before their first part, the others after them by release."""
    placed: dict[str, tuple[Any, ...]] = {}
    parents = {id: row.part_of for id, row in works.items()}
    for id, place in places.items():
        if id in works:
            for container in reversed(list(containers(id, parents))):
                if container not in places and works[container].in_story:
                    placed.setdefault(container, (False, *place[1:]))
            placed[id] = place
    ordered = [works[id] for id in placed]
    ordered += sorted((row for id, row in works.items() if id not in placed), key=_by_release)
    return _write_changed(connection, ordered, [placed.get(row.id, _NO_PLACE) for row in ordered])


def _columns(place: Placement) -> tuple[Any, ...]:
    certainty = max((reason.certainty for reason in place.reasons if reason.certainty), default=None)
    return True, place.is_placed, place.status.value, certainty


def _write_changed(
    connection: Connection, works: Sequence[Any], places: Sequence[tuple[Any, ...]]
) -> list[str]:
    positions = spread([row.position for row in works])
    rows, ids, before, after = [], [], Bitmaps(), Bitmaps()
    for row, position, place in zip(works, positions, places, strict=True):
        before_it = tuple(row[: len(_PLACE)])
        if (row.position, *before_it) != (position, *place):
            rows.append(
                {"changed": row.row_id, "position": position, **dict(zip(_PLACE, place, strict=True))}
            )
            ids.append(row.id)
            _note(before, row.row_id, row.position, before_it)
            _note(after, row.row_id, position, place)
    if rows:
        values: Any = {name: bindparam(name) for name in ("position", *_PLACE)}
        connection.execute(update(_WORK).where(_WORK.c.row_id == bindparam("changed")).values(values), rows)
        bitmap_index.update(connection, after, before)
    return ids


def _note(bitmaps: Bitmaps, row_id: int, position: int | None, place: Sequence[Any]) -> None:
    """Note in which bitmaps a work with that place is."""
    is_ordered, _, _, certainty = place
    if position is not None:
        if is_ordered:
            bitmaps.setdefault((bitmap_index.POSITIONS, bitmap_index.ANY), BitMap()).add(position)
        bucket = bitmap_index.range_of("position"), str(RANGES["position"].bucket(position))
        bitmaps.setdefault(bucket, BitMap()).add(row_id)
        bitmaps.setdefault((bucket[0], bitmap_index.ANY), BitMap()).add(row_id)
    members = {("ordered", bitmap_index.text_of(is_ordered))}
    if certainty is not None:
        members |= {("certainty", bitmap_index.text_of(certainty)), ("certainty", bitmap_index.ANY)}
    for key in members:
        bitmaps.setdefault(key, BitMap()).add(row_id)


def ordinals(connection: Connection, found: Sequence[int | None], *, whole: bool = False) -> list[int | None]:
    """The ordinals of positions, counted from 1 in each universe; None of None.

    A container has that of its first part.  `whole`: counted in the whole order, through all universes.
    """
    if not any(found):
        return [None] * len(found)
    used = _used(connection)
    ranks = [None if position is None else used.rank(position) + (position not in used) for position in found]
    spans = [] if whole else universe_spans(connection)
    if len(spans) < 2:
        return ranks
    begins = sorted(first for first, _ in spans)
    return [None if rank is None else rank - begins[bisect_right(begins, rank) - 1] + 1 for rank in ranks]


def universe_spans(connection: Connection) -> list[tuple[int, int]]:
    """The first and the last ordinal of each universe in the whole order; empty while there is only one."""
    if len(installed_packs.universes(connection)) < 2:
        return []
    grouped = (
        select(func.min(WorkIndexRow.position), func.max(WorkIndexRow.position))
        .where(WorkIndexRow.is_ordered)
        .group_by(WorkIndexRow.universe)
    )
    used = _used(connection)
    return sorted((used.rank(first), used.rank(last)) for first, last in connection.execute(grouped))


def universe_span(connection: Connection, work: str) -> tuple[int, int] | None:
    """The span of the universe of a work, None while there is only one."""
    position = select(WorkIndexRow.position).where(WorkIndexRow.id == work)
    (ordinal,) = ordinals(connection, [connection.scalar(position)], whole=True)
    spans = universe_spans(connection) if ordinal is not None else []
    return next((span for span in spans if span[0] <= (ordinal or 0) <= span[1]), None)


def between(connection: Connection, low: str | float | None, high: str | float | None) -> BitMap:
    """The works whose ordinals in the whole order lie from `low` to `high`, both included; None is open."""
    used = _used(connection)
    first = 1 if low is None else max(1, ceil(float(low)))
    last = len(used) if high is None else min(len(used), floor(float(high)))
    if first > last:
        return BitMap()
    # A container comes before its first part, so after the work before that.
    begin, end = used[first - 2] + 1 if first > 1 else None, used[last - 1]
    buckets = bitmap_index.get_buckets(connection, "position")
    return bitmap_index.get_range(connection, "position", buckets, begin, end)


def _used(connection: Connection) -> BitMap:
    return bitmap_index.get(connection, bitmap_index.POSITIONS, bitmap_index.ANY)


def spread(present: Sequence[int | None]) -> list[int]:
    """Rising positions for works in their new order, of which `present` has the old ones (None: a new work).

    As many as possible keep theirs.
    """
    count = len(present)
    kept = _longest_rising(present)
    positions: list[int] = []
    low = 0
    while (at := len(positions)) < count:
        if at in kept:
            positions.append(low := kept[at])
            continue
        end = _next_kept(kept, at, count)
        if end < count and kept[end] - low <= end - at:
            while end < count and kept[end] - low <= _ROOM * (end - at):
                end = _next_kept(kept, end + 1, count)
        high = kept[end] if end < count else low + GAP * (end - at + 1)
        step = (high - low) / (end - at + 1)
        positions += [low + int(step * number) for number in range(1, end - at + 1)]
        low = positions[-1]
    if positions and positions[-1] > _HIGHEST:
        gap = min(GAP, _HIGHEST // count)
        return [gap * number for number in range(1, count + 1)]
    return positions


def _next_kept(kept: dict[int, int], at: int, end: int) -> int:
    while at < end and at not in kept:
        at += 1
    return at


def _longest_rising(present: Sequence[int | None]) -> dict[int, int]:
    """The longest rising run of the positions that are there, with others between: position by index."""
    # Patience sorting: for each length, the lowest position that a run of that length can end with.
    lowest: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for index, position in enumerate(present):
        if position is None:
            continue
        length = bisect_left(lowest, position)
        if length:
            before[index] = last[length - 1]
        lowest[length : length + 1], last[length : length + 1] = [position], [index]
    run: dict[int, int] = {}
    at = last[-1] if last else None
    while at is not None:
        run[at] = present[at]  # type: ignore[assignment]
        at = before.get(at)
    return run
