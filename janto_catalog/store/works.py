"""Works as rows of lists: search, counts, positions and ownership."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from janto_catalog.model.dates import date_of_index_text
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.search import MatchAll, Node
from janto_catalog.model.views import Progress, WorkPage, WorkRow
from janto_catalog.store import pages
from janto_catalog.store.derived import bitmap_index, positions
from janto_catalog.store.derived.holdings import offline_works
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.remarks import tags_by_work
from janto_catalog.store.search import find_works
from janto_catalog.store.tables.decisions import ProgressRow, RatingRow
from janto_catalog.store.tables.story import StoryDateRow, WorkCharacterRow, WorkIndexRow

_ROW_ID = WorkIndexRow.row_id
_READ_ALOUD = (Kind.NOVEL.value, Kind.AUDIOBOOK.value)
#: In seconds.
_SHORTEST_READING = 90 * 60
# What a row of a list shows, by the field of `WorkRow`.
_SHOWN = {
    "id": WorkIndexRow.id,
    "title": WorkIndexRow.title,
    "kind": WorkIndexRow.kind,
    "series": WorkIndexRow.series_title,
    "series_id": WorkIndexRow.series,
    "number": WorkIndexRow.number,
    "released": WorkIndexRow.released,
    "owned": WorkIndexRow.owned,
    "copies": WorkIndexRow.copies,
    "have": WorkIndexRow.have,
    "progress": ProgressRow.state,
    "runtime": WorkIndexRow.runtime,
    "position": WorkIndexRow.position,
    "is_placed": WorkIndexRow.is_placed,
    "placement_status": WorkIndexRow.placement_status,
    "certainty": WorkIndexRow.certainty,
    "stars": RatingRow.stars,
    "story_date": StoryDateRow.date,
    "story_date_words": StoryDateRow.words,
}
_HAVE = {have.value: have for have in Have}
_KIND = {kind.value: kind for kind in Kind}
_PROGRESS: dict[str | None, Progress] = {
    None: Progress.NONE,
    **{progress.value: progress for progress in Progress},
}


def search(
    connection: Connection,
    node: Node,
    *,
    sort: str = "story",
    limit: int | None = None,
    offset: int = 0,
    offline: Collection[int] = (),
) -> WorkPage:
    """The works that match `node`, in order; segments are parts of their hosts and not listed.

    Here and below, `offline` are the ids of roots whose disk is not connected.
    """
    found = find_works(connection, node, offline=offline) & bitmap_index.get(connection, "listed", "yes")
    shown = pages.page(connection, found, sort, limit, offset)
    rows = {row.row_id: row for row in connection.execute(_rows().where(_ROW_ID.in_(IDS)), bind_ids(shown))}
    return WorkPage(len(found), _work_rows(connection, [rows[row_id] for row_id in shown], offline))


def _rows() -> Select[Any]:
    return (
        select(_ROW_ID, WorkIndexRow.placement_status, *_SHOWN.values())
        .outerjoin(ProgressRow, ProgressRow.work == WorkIndexRow.id)
        .outerjoin(RatingRow, RatingRow.work == WorkIndexRow.id)
        .outerjoin(StoryDateRow, and_(StoryDateRow.work == WorkIndexRow.id, StoryDateRow.is_shown))
    )


def rows_before(
    connection: Connection, node: Node, ordinals: Sequence[int], *, offline: Collection[int] = ()
) -> tuple[int, ...]:
    """For each of `ordinals` in the whole story order (rising), how many of the works that match come before it; last,
    how many of them have a place in that order."""
    found = find_works(connection, node, offline=offline)
    counts, before = [], 0
    for low, high in zip([None, *ordinals], [*ordinals, None], strict=True):
        between = positions.between(connection, low, None if high is None else high - 1)
        before += found.intersection_cardinality(between)
        counts.append(before)
    return tuple(counts)


def rows_of(
    connection: Connection, ids: Iterable[str], *, offline: Collection[int] = ()
) -> dict[str, WorkRow]:
    """The rows of the works with `ids`, by id; unknown ids are left out."""
    rows = connection.execute(_rows().where(WorkIndexRow.id.in_(IDS)), bind_ids(dict.fromkeys(ids))).all()
    return {row.id: row for row in _work_rows(connection, rows, offline)}


def _work_rows(connection: Connection, rows: Sequence[Any], offline: Collection[int]) -> tuple[WorkRow, ...]:
    without_disk = offline_works(connection, offline, [row.id for row in rows])
    shown = [dict(zip(_SHOWN, values, strict=True)) for _, _, *values in rows]
    works = [fields["id"] for fields in shown]
    characters, tags = _characters(connection, works), tags_by_work(connection, works)
    dates = _other_story_dates(connection, works)
    for fields in shown:
        fields["tags"] = tags.get(fields["id"], ())
        fields["other_story_dates"] = tuple(dates.get(fields["id"], ()))
    ordered = [fields["position"] if row[1] else None for row, fields in zip(rows, shown, strict=True)]
    ordinals = positions.ordinals(connection, ordered)
    return tuple(
        _work_row(fields, characters.get(fields["id"], {}), ordinal, is_offline=fields["id"] in without_disk)
        for fields, ordinal in zip(shown, ordinals, strict=True)
    )


def _work_row(
    fields: dict[str, Any], characters: Iterable[str], ordinal: int | None, *, is_offline: bool
) -> WorkRow:
    fields["have"] = Have.OFFLINE if is_offline else _HAVE[fields["have"]]
    fields["kind"] = _KIND[fields["kind"]]
    fields["released"] = date_of_index_text(fields["released"])
    fields["story_date_words"] = fields["story_date_words"] or ""
    fields["progress"] = _PROGRESS[fields["progress"]]
    fields["position"] = ordinal
    return WorkRow(**fields, characters=tuple(characters))


def _characters(connection: Connection, works: Sequence[str]) -> dict[str, dict[str, None]]:
    """The characters of each work, the leads first."""
    row = WorkCharacterRow
    chosen = select(row.work, row.character).where(row.work.in_(IDS)).order_by(row.rank, row.ordinal, row.id)
    found: dict[str, dict[str, None]] = {}
    for work, character in connection.execute(chosen, bind_ids(works)).all():
        found.setdefault(work, {})[character] = None
    return found


def _other_story_dates(connection: Connection, works: Sequence[str]) -> dict[str, list[str]]:
    """The dates of each work that are not the one in lists, in words."""
    row = StoryDateRow
    chosen = (
        select(row.work, row.words).where(row.work.in_(IDS), ~row.is_shown).order_by(row.work, row.ordinal)
    )
    found: dict[str, list[str]] = {}
    for work, words in connection.execute(chosen, bind_ids(works)).all():
        found.setdefault(work, []).append(words)
    return found


def matching_ids(connection: Connection, node: Node, *, offline: Collection[int] = ()) -> frozenset[str]:
    """The ids of all works that match, segments and unlisted ones too."""
    if isinstance(node, MatchAll):
        return frozenset(connection.scalars(select(WorkIndexRow.id)))
    statement = select(WorkIndexRow.id).where(_ROW_ID.in_(IDS))
    return frozenset(connection.scalars(statement, bind_ids(find_works(connection, node, offline=offline))))


def position_of(connection: Connection, work: str) -> int | None:
    """A work's place in the whole story order, counted from 1, or None."""
    statement = select(WorkIndexRow.position).where(
        WorkIndexRow.id == work, WorkIndexRow.placement_status != ""
    )
    position = connection.scalar(statement)
    return None if position is None else positions.ordinals(connection, [position], whole=True)[0]


def counts_by_series(connection: Connection) -> tuple[tuple[str, str, int], ...]:
    """(series id, title, titles) of each series."""
    listed = WorkIndexRow.is_listed
    series = connection.execute(
        select(WorkIndexRow.series, WorkIndexRow.series_title, func.count())
        .where(listed, WorkIndexRow.series.is_not(None))
        .group_by(WorkIndexRow.series, WorkIndexRow.series_title)
        .order_by(func.min(WorkIndexRow.released))
    ).all()
    return tuple((id, title, n) for id, title, n in series)


def counts_by_kind(connection: Connection) -> tuple[tuple[str, Have, int], ...]:
    """How many titles of each kind you have, and have not: (kind, have, titles)."""
    statement = select(WorkIndexRow.kind, WorkIndexRow.have, func.count()).where(WorkIndexRow.is_listed)
    rows = connection.execute(statement.group_by(WorkIndexRow.kind, WorkIndexRow.have))
    return tuple((kind, _HAVE[have], titles) for kind, have, titles in rows)


def parts_of(connection: Connection, work: str) -> tuple[str, ...]:
    """The ids of a work's parts, segments too, by number and release."""
    return parts_of_each(connection, [work]).get(work, ())


def parts_of_each(connection: Connection, works: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the parts of works, as `parts_of` gives them, by work; a work without parts is left out."""
    statement = (
        select(WorkIndexRow.part_of, WorkIndexRow.id)
        .where(WorkIndexRow.part_of.in_(IDS))
        .order_by(WorkIndexRow.part_of, WorkIndexRow.place_in_series, WorkIndexRow.released, WorkIndexRow.id)
    )
    found = connection.execute(statement, bind_ids(works))
    return {
        str(whole): tuple(part for _, part in parts) for whole, parts in groupby(found, key=itemgetter(0))
    }


def undivided_titles(connection: Connection, shortest: float, longest: float) -> tuple[str, ...]:
    """Return the titles of works without parts that may be between two lengths in seconds.

    Their running time is, or it is not known and they are books, of which readings are longer than any drama.
    """
    part = aliased(WorkIndexRow)
    is_read = and_(WorkIndexRow.runtime.is_(None), WorkIndexRow.kind.in_(_READ_ALOUD))
    fits = WorkIndexRow.runtime.between(shortest, longest)
    found = select(WorkIndexRow.title).where(
        or_(fits, is_read) if shortest >= _SHORTEST_READING else fits,
        ~exists().where(part.part_of == WorkIndexRow.id),
    )
    return tuple(connection.scalars(found.order_by(WorkIndexRow.id)))
