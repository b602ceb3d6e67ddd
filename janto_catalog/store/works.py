"""Works as rows of lists: searching, counting, places, and what is owned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, exists, func, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Place
from janto_catalog.model.search import Everything, Node
from janto_catalog.model.views import Progress, WorkPage, WorkRow
from janto_catalog.store import bits
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.links import effective_links
from janto_catalog.store.search import matching, sorted_by
from janto_catalog.store.story_order import renumber
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.files import ItemRow
from janto_catalog.store.tables.story import WorkCharacterRow, WorkIndexRow

_NUMBER = WorkIndexRow.number_in_store
_SHOWN = (
    WorkIndexRow.id, WorkIndexRow.title, WorkIndexRow.kind, WorkIndexRow.series_title, WorkIndexRow.series, WorkIndexRow.number,
    WorkIndexRow.released, WorkIndexRow.owned, WorkIndexRow.copies, ProgressRow.state, WorkIndexRow.runtime, WorkIndexRow.position,
    WorkIndexRow.placed, WorkIndexRow.sure, WorkIndexRow.certainty,
)  # fmt: skip
_BATCH = 500
_KIND = {kind.value: kind for kind in Kind}
_PROGRESS: dict[str | None, Progress] = {
    None: Progress.NONE,
    **{progress.value: progress for progress in Progress},
}


def search(
    connection: Connection, node: Node, *, sort: str = "story", limit: int | None = None, offset: int = 0
) -> WorkPage:
    """The works that match `node`, in order; segments are parts of their hosts and not listed."""
    # Listed works are numbered from 1 without a gap, and before all others.
    last = connection.scalar(select(func.max(_NUMBER)).where(WorkIndexRow.listed)) or 0
    found = matching(connection, node) & bits.run(1, last)
    count = found.bit_count()
    statement = sorted_by(_rows().where(_NUMBER.in_(LISTED)), sort)
    if sort == "story":
        rows = connection.execute(statement, listed(bits.members(found, offset, limit)))
    else:
        rows = connection.execute(statement.limit(limit).offset(offset), listed(bits.members(found)))
    return WorkPage(count, _with_cast(connection, rows.all()))


def _rows() -> Select[Any]:
    return select(*_SHOWN).outerjoin(ProgressRow, ProgressRow.work == WorkIndexRow.id)


def rows_before(connection: Connection, node: Node, positions: Sequence[int]) -> tuple[int, ...]:
    """For each of `positions` in the story, how many of the works that match stand before it; last, how many
    have a position at all."""
    position = WorkIndexRow.position
    counted = [func.coalesce(func.sum(case((position < at, 1), else_=0)), 0) for at in positions]
    before = connection.execute(select(*counted, func.count(position)).where(WorkIndexRow.listed)).one()
    # Listed works are numbered by their positions: so many of them are the numbers up to that one.
    found = matching(connection, node)
    return tuple((found & bits.run(1, int(last))).bit_count() for last in before)


def rows_of(connection: Connection, ids: Iterable[str]) -> dict[str, WorkRow]:
    """The rows of the works with `ids`, by id; unknown ids are left out."""
    found: dict[str, WorkRow] = {}
    wanted = list(dict.fromkeys(ids))
    statement = _rows()
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(statement.where(WorkIndexRow.id.in_(wanted[start : start + _BATCH]))).all()
        found.update((row.id, row) for row in _with_cast(connection, rows))
    return found


def _with_cast(connection: Connection, rows: Sequence[Any]) -> tuple[WorkRow, ...]:
    cast: dict[str, list[str]] = {row[0]: [] for row in rows}
    named = select(WorkCharacterRow.work, WorkCharacterRow.character).where(WorkCharacterRow.work.in_(LISTED))
    ranked = named.order_by(WorkCharacterRow.work, WorkCharacterRow.rank)
    for work, character in connection.execute(ranked, listed(cast)).all():
        if character not in cast[work]:
            cast[work].append(character)
    return tuple(_row(row, tuple(cast[row[0]])) for row in rows)


def _row(row: Any, characters: tuple[str, ...]) -> WorkRow:
    id, title, kind, series_title, series, number, released, owned, copies, progress, *place = row
    return WorkRow(
        id, title, _KIND[kind], series_title, series, number, released, characters, owned, copies, _PROGRESS[progress], *place
    )  # fmt: skip


def matching_ids(connection: Connection, node: Node) -> frozenset[str]:
    """The ids of all works that match, segments and unlisted ones too."""
    if isinstance(node, Everything):
        return frozenset(connection.scalars(select(WorkIndexRow.id)))
    found = listed(bits.members(matching(connection, node)))
    return frozenset(connection.scalars(select(WorkIndexRow.id).where(_NUMBER.in_(LISTED)), found))


def position_of(connection: Connection, work: str) -> int | None:
    """A work's place in the story view, or None."""
    return connection.scalar(select(WorkIndexRow.position).where(WorkIndexRow.id == work))


def write_places(connection: Connection, places: Iterable[Place]) -> None:
    """Keep the story view's places beside the works, so that lists are sorted by them."""
    changes_of(connection).add_all(Data.ORDER)
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
