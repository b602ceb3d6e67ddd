"""Works as rows of lists: searching, counting, places, and what is owned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, exists, func, select, update

from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Place
from janto_catalog.model.search import Everything, Node
from janto_catalog.model.views import Progress, WorkPage, WorkRow
from janto_catalog.store.links import effective_links
from janto_catalog.store.search import best_asked_of_each, condition, numbers, sorted_by
from janto_catalog.store.story_order import renumber
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.files import ItemRow
from janto_catalog.store.tables.story import WorkCharacterRow, WorkIndexRow

_COLUMNS = (WorkIndexRow, ProgressRow.state)
_BATCH = 500


def search(
    connection: Connection, node: Node, *, sort: str = "story", limit: int | None = None, offset: int = 0
) -> WorkPage:
    """The works that match `node`, in order; segments are parts of their hosts and not listed."""
    number = WorkIndexRow.number_in_store
    # Listed works are numbered from 1 without a gap, and before all others.
    last = connection.scalar(select(func.max(number)).where(WorkIndexRow.listed)) or 0
    count, wanted = _in_numbers(connection, node, sort, limit, offset, last) or (None, None)
    statement = select(WorkIndexRow, ProgressRow.state.label("progress")).outerjoin(
        ProgressRow, ProgressRow.work == WorkIndexRow.id
    )
    if count is None or wanted is None:
        # The sum keeps the store from going through all numbers when an index finds fewer; each index holds them.
        found = and_(number + 0 <= last, condition(node, best_asked_of_each(connection, node)))
        count = connection.scalar(select(func.count()).select_from(WorkIndexRow).where(found)) or 0
        statement = statement.where(found).limit(limit).offset(offset)
    else:
        statement = statement.where(wanted)
    return WorkPage(count, _with_cast(connection, connection.execute(sorted_by(statement, sort)).all()))


def _in_numbers(
    connection: Connection, node: Node, sort: str, limit: int | None, offset: int, last: int
) -> tuple[int, ColumnElement[bool]] | None:
    """The count and the page when numbers alone tell them: no work outside the page is looked at; else None."""
    if sort != "story" or limit is None:
        return None
    number = WorkIndexRow.number_in_store
    if isinstance(node, Everything):
        return last, number.between(offset + 1, min(offset + limit, last))
    found = numbers(connection, node)
    if found is None:
        return None
    (column,) = found.selected_columns
    found = found.where(column <= last)
    count = connection.scalar(select(func.count()).select_from(found.subquery())) or 0
    return count, number.in_(found.order_by(column).limit(limit).offset(offset))


def rows_before(connection: Connection, node: Node, positions: Sequence[int]) -> tuple[int, ...]:
    """For each of `positions` in the story, how many of the works that match stand before it; last, how many
    have a position at all."""
    position = WorkIndexRow.position
    counted = [func.coalesce(func.sum(case((position < at, 1), else_=0)), 0) for at in positions]
    found = and_(WorkIndexRow.listed, condition(node, best_asked_of_each(connection, node)))
    statement = select(*counted, func.count(position)).select_from(WorkIndexRow).where(found)
    return tuple(map(int, connection.execute(statement).one()))


def rows_of(connection: Connection, ids: Iterable[str]) -> dict[str, WorkRow]:
    """The rows of the works with `ids`, by id; unknown ids are left out."""
    found: dict[str, WorkRow] = {}
    wanted = list(dict.fromkeys(ids))
    statement = select(WorkIndexRow, ProgressRow.state.label("progress")).outerjoin(
        ProgressRow, ProgressRow.work == WorkIndexRow.id
    )
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(statement.where(WorkIndexRow.id.in_(wanted[start : start + _BATCH]))).all()
        found.update((row.id, row) for row in _with_cast(connection, rows))
    return found


def _with_cast(connection: Connection, rows: Sequence[Any]) -> tuple[WorkRow, ...]:
    cast: dict[str, list[str]] = defaultdict(list)
    ids = [row.id for row in rows]
    for start in range(0, len(ids), _BATCH):
        statement = select(WorkCharacterRow.work, WorkCharacterRow.character).where(
            WorkCharacterRow.work.in_(ids[start : start + _BATCH])
        )
        for work, character in connection.execute(
            statement.order_by(WorkCharacterRow.work, WorkCharacterRow.rank)
        ):
            if character not in cast[work]:
                cast[work].append(character)
    return tuple(_row(row, tuple(cast.get(row.id, ()))) for row in rows)


def _row(row: Any, characters: tuple[str, ...]) -> WorkRow:
    return WorkRow(
        row.id, row.title, Kind(row.kind), row.series_title, row.series, row.number, row.released, characters, bool(row.owned), row.copies,
        Progress(row.progress) if row.progress else Progress.NONE, row.runtime, row.position, bool(row.placed), row.sure, row.certainty,
    )  # fmt: skip


def matching_ids(connection: Connection, node: Node) -> frozenset[str]:
    """The ids of all works that match, segments and unlisted ones too."""
    if isinstance(node, Everything):
        return frozenset(connection.scalars(select(WorkIndexRow.id)))
    return frozenset(connection.scalars(select(WorkIndexRow.id).where(condition(node))))


def position_of(connection: Connection, work: str) -> int | None:
    """A work's place in the story view, or None."""
    return connection.scalar(select(WorkIndexRow.position).where(WorkIndexRow.id == work))


def write_places(connection: Connection, places: Iterable[Place]) -> None:
    """Keep the story view's places beside the works, so that lists are sorted by them."""
    connection.execute(
        update(WorkIndexRow).values(
            position=None, placed=False, sure="", certainty=None, earliest=None, latest=None
        )
    )
    rows = [
        {
            "wanted": place.work,
            "position": place.position,
            "placed": place.placed,
            "sure": place.sure.value,
            "certainty": max(
                (reason.certainty for reason in place.because if reason.certainty), default=None
            ),
            "earliest": place.earliest,
            "latest": place.latest,
        }
        for place in places
    ]
    if rows:
        table: Any = WorkIndexRow.__table__
        statement = update(table).where(table.c.id == bindparam("wanted"))
        connection.execute(
            statement.values({name: bindparam(name) for name in rows[0] if name != "wanted"}), rows
        )
    renumber(connection)


def counts(
    connection: Connection,
) -> tuple[int, int, tuple[tuple[str, int], ...], tuple[tuple[str, str, int], ...]]:
    """Titles, owned titles, titles by kind, and (series id, title, titles)."""
    listed = WorkIndexRow.listed
    titles, owned = connection.execute(
        select(func.count(), func.coalesce(func.sum(case((WorkIndexRow.owned, 1), else_=0)), 0)).where(listed)
    ).one()
    kinds = connection.execute(
        select(WorkIndexRow.kind, func.count()).where(listed).group_by(WorkIndexRow.kind)
    ).all()
    series = connection.execute(
        select(WorkIndexRow.series, WorkIndexRow.series_title, func.count())
        .where(listed, WorkIndexRow.series.is_not(None))
        .group_by(WorkIndexRow.series, WorkIndexRow.series_title)
        .order_by(func.min(WorkIndexRow.released))
    ).all()
    return (
        titles,
        int(owned),
        tuple((kind, n) for kind, n in kinds),
        tuple((id, title, n) for id, title, n in series),
    )


def parts_of(connection: Connection, work: str) -> tuple[str, ...]:
    """The ids of a work's parts, segments too, by number and release."""
    statement = (
        select(WorkIndexRow.id)
        .where(WorkIndexRow.part_of == work)
        .order_by(WorkIndexRow.number_key, WorkIndexRow.released, WorkIndexRow.id)
    )
    return tuple(connection.scalars(statement))


def known(connection: Connection, work: str) -> bool:
    """Whether there is a work with that id."""
    return bool(connection.scalar(select(exists().where(WorkIndexRow.id == work))))


def titles_by_root(connection: Connection) -> dict[int, int]:
    """How many titles each root holds."""
    held = select(ItemRow.root, func.count(effective_links.c.work.distinct())).join(
        effective_links, effective_links.c.item == ItemRow.id
    )
    return {root: n for root, n in connection.execute(held.group_by(ItemRow.root))}
