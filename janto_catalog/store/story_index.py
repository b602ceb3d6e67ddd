"""What queries look into: rows made of the story's facts, which the facts themselves can always make anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import inf, isfinite
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from janto_catalog.model.changes import Data
from janto_catalog.model.dates import index_text
from janto_catalog.model.overlay import WHOLE, Edit
from janto_catalog.model.story import Appearance, Pack, Series, Story, Weight, Work
from janto_catalog.model.text import sort_key, words
from janto_catalog.store import bitmap_index, fulltext
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.story import NameRow, WorkArcRow, WorkCharacterRow, WorkIndexRow

_RANK = {Weight.LEAD: 0, Weight.SUPPORT: 1, Weight.CAMEO: 2}
_NUMBER = re.compile(r"[0-9]+([.][0-9]+)?")
_BATCH = 500

YOURS = ""
"""The pack of works that you put in yourself."""


def index_pack(connection: Connection, pack: Pack) -> None:
    """Index the works of a pack that has none indexed yet; works of yours with an id of its are its from now on.

    Names are not indexed here: see `index_names`.
    """
    story = pack.story
    ids = [work.id for work in story.works]
    with bitmap_index.tracking(connection, ids):
        _drop_works(connection, ids, of_pack=YOURS)
        # Edits of a work that was not there yet are indexed after this.
        _drop_beside(connection, ids)
        series = {run.id: run for run in story.series}
        _insert(
            connection, WorkIndexRow, [{"pack": pack.name, **_work_row(work, series)} for work in story.works]
        )
        _index_beside(connection, story, frozenset(ids))


def drop_pack(connection: Connection, name: str) -> None:
    """Take the works of a pack out of the index."""
    ids = connection.scalars(select(WorkIndexRow.id).where(WorkIndexRow.pack == name)).all()
    with bitmap_index.tracking(connection, ids):
        _drop_works(connection, ids)


def reindex(connection: Connection, story: Story, edits: Sequence[Edit]) -> None:
    """Index anew what hangs on facts that `edits` touched; `story` is what holds now, your edits over it.

    Places are not written here: they hang on the whole story.
    """
    ids = _hanging_on(connection, story, edits)
    works = [work for work in story.works if work.id in ids]
    present = frozenset(work.id for work in works)
    with bitmap_index.tracking(connection, ids):
        _drop_works(connection, ids - present)
        _drop_beside(connection, ids)
        _write_works(connection, works, story)
        # An edit may be of a work that is not there any more.
        _index_beside(connection, story, present)
    named = {(_NAMED[edit.kind], edit.id) for edit in edits if edit.kind in _NAMED}
    _drop_names(connection, named)
    _insert_names(connection, (row for row in _names(story) if (row["kind"], row["id"]) in named))


def index_names(connection: Connection, story: Story) -> None:
    """Write all names anew: two packs may share a character, and a name row holds no pack."""
    connection.execute(delete(NameRow))
    _insert_names(connection, _names(story))


# Which works hang on an edit


def _hanging_on(connection: Connection, story: Story, edits: Iterable[Edit]) -> set[str]:
    """The works whose rows say something of the facts that were edited, before it or after it."""
    ids: set[str] = set()
    for edit in edits:
        if edit.kind == "works":
            ids.add(edit.id)
        elif edit.kind == "appearances":
            ids.update(fact.work for fact in _versions(story, edit))
        elif edit.kind == "characters":
            ids.update(a.work for a in story.appearances if a.character == edit.id)
        elif edit.kind == "series":
            ids.update(work.id for work in story.works if work.series == edit.id)
        elif edit.kind == "arcs":
            ids.update(work for fact in _versions(story, edit) for work in fact.works)
            ids.update(connection.scalars(select(WorkArcRow.work).where(WorkArcRow.arc == edit.id)))
    return ids


def _versions(story: Story, edit: Edit) -> Iterator[Any]:
    """The fact an edit is of: as it is now, and as the edit holds it."""
    yield from (fact for fact in getattr(story, edit.kind) if fact.id == edit.id)
    if edit.field == WHOLE:
        yield from (fact for fact in (edit.value, edit.replaced) if fact is not None)


# Works


def _write_works(connection: Connection, works: Sequence[Work], story: Story) -> None:
    """Update the rows of works that have one, insert those of the others as yours."""
    series = {run.id: run for run in story.series}
    rows = {work.id: _work_row(work, series) for work in works}
    present = frozenset(connection.scalars(select(WorkIndexRow.id).where(WorkIndexRow.id.in_(rows))))
    _insert(
        connection, WorkIndexRow, [{"pack": YOURS, **row} for id, row in rows.items() if id not in present]
    )
    changed = [{"wanted": id, **row} for id, row in rows.items() if id in present]
    if changed:
        changes_of(connection).add(Data.WORKS, present)
        table: Any = WorkIndexRow.__table__
        values: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "wanted"}
        connection.execute(update(table).where(table.c.id == bindparam("wanted")).values(values), changed)


def _work_row(work: Work, series: dict[str, Series]) -> dict[str, Any]:
    run = series.get(work.series or "")
    return {
        "id": work.id,
        "title": work.title,
        "title_key": sort_key(work.title).encode(),
        "kind": work.kind.value,
        "series": work.series,
        "series_title": run.title if run else "",
        "number": work.number,
        "number_key": sort_key(work.number).encode(),
        "number_value": _value(work.number),
        "released": index_text(work.released),
        "runtime": work.runtime,
        "publisher": work.publisher,
        "status": work.status.value,
        "in_story": work.in_story,
        "part_of": work.part_of,
        "is_listed": not work.is_segment,
    }


def _value(number: str) -> float | None:
    """The number where it is one."""
    value = float(number) if _NUMBER.fullmatch(number) else inf
    return value if isfinite(value) else None


def _drop_works(connection: Connection, ids: Collection[str], *, of_pack: str | None = None) -> None:
    held = select(WorkIndexRow.id).where(WorkIndexRow.id.in_(LISTED))
    if of_pack is not None:
        held = held.where(WorkIndexRow.pack == of_pack)
    going = connection.scalars(held, listed(ids)).all()
    changes_of(connection).add(Data.WORKS, going)
    _drop_beside(connection, going)
    connection.execute(delete(WorkIndexRow).where(WorkIndexRow.id.in_(LISTED)), listed(going))


# Cast, arcs and text beside them


def _drop_beside(connection: Connection, ids: Collection[str]) -> None:
    fulltext.remove(connection, list(_row_ids(connection, ids).values()))
    connection.execute(delete(WorkCharacterRow).where(WorkCharacterRow.work.in_(LISTED)), listed(ids))
    connection.execute(delete(WorkArcRow).where(WorkArcRow.work.in_(LISTED)), listed(ids))


def _index_beside(connection: Connection, story: Story, ids: Collection[str]) -> None:
    """Index the cast, arcs and text of the works with `ids`, which have none indexed."""
    cast = _cast(appearance for appearance in story.appearances if appearance.work in ids)
    row_ids = _row_ids(connection, ids)
    _insert(
        connection,
        WorkCharacterRow,
        [
            {
                "work": a.work, "row_id": row_ids[a.work], "character": a.character, "rank": rank, "manner": a.manner.value,
                "state": a.state, "apparent": a.apparent,
            }
            for group in cast.values()
            for rank, a in enumerate(group)
        ],
    )  # fmt: skip
    _insert(
        connection,
        WorkArcRow,
        [
            {"arc": arc.id, "work": work, "row_id": row_ids[work], "ordinal": n}
            for arc in story.arcs
            for n, work in enumerate(dict.fromkeys(arc.works))
            if work in ids
        ],
    )
    _index_text(connection, story, cast, ids)


def _cast(appearances: Iterable[Appearance]) -> dict[str, list[Appearance]]:
    cast: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        cast[appearance.work].append(appearance)
    for group in cast.values():
        group.sort(key=lambda a: _RANK[a.weight])
    return cast


def _index_text(
    connection: Connection, story: Story, cast: dict[str, list[Appearance]], ids: Collection[str]
) -> None:
    works = [work for work in story.works if work.id in ids and not work.is_segment]
    row_ids = _row_ids(connection, [work.id for work in works])
    called = {
        c.id: " ".join([c.name, *(alias.name for alias in c.aliases if not alias.reveals)])
        for c in story.characters
    }
    series = {run.id: " ".join([run.title, *run.aliases]) for run in story.series}
    arcs: dict[str, list[str]] = defaultdict(list)
    for arc in story.arcs:
        for work in arc.works:
            arcs[work].append(arc.title)
    texts = {
        row_ids[work.id]: (
            " ".join([work.title, *(also.title for also in work.also_titled)]),
            " ".join(
                [
                    series.get(work.series or "", ""),
                    work.number,
                    *(called.get(a.character, "") for a in cast.get(work.id, ())),
                    *arcs[work.id],
                    *(credit.person for credit in work.credits),
                    *work.codes,
                ]
            ),
            work.description,
        )
        for work in works
    }
    fulltext.write(connection, texts)


def _row_ids(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    rows = select(WorkIndexRow.id, WorkIndexRow.row_id).where(WorkIndexRow.id.in_(LISTED))
    return {id: row_id for id, row_id in connection.execute(rows, listed(ids))}


# Names

_NAMED = {
    "characters": "character", "people": "person", "pairings": "pairing", "arcs": "arc", "series": "series", "works": "work",
}  # fmt: skip


def _names(story: Story) -> Iterator[dict[str, Any]]:
    for character in story.characters:
        yield from _name_rows("character", character.id, character.name, [a.name for a in character.aliases])
    for person in story.people:
        yield from _name_rows("person", person.id, person.name, [a.name for a in person.aliases])
    for pairing in story.pairings:
        yield from _name_rows("pairing", pairing.id, pairing.name, pairing.aliases)
    for arc in story.arcs:
        yield from _name_rows("arc", arc.id, arc.title, ())
    for run in story.series:
        yield from _name_rows("series", run.id, run.title, run.aliases)
    for work in story.works:
        yield from _name_rows("work", work.id, work.title, [also.title for also in work.also_titled])


def _name_rows(kind: str, id: str, name: str, others: Iterable[str]) -> Iterator[dict[str, Any]]:
    # Other names first, so that a name that is also somebody's own is kept as their own.
    for text, own in [*((other, False) for other in others), (id, False), (name, True)]:
        if folded := " ".join(words(text)):
            yield {"kind": kind, "folded": folded, "id": id, "name": text, "own": own}


def _insert_names(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    _insert(
        connection, NameRow, list({(row["kind"], row["folded"], row["id"]): row for row in rows}.values())
    )


def _drop_names(connection: Connection, named: Collection[tuple[str, str]]) -> None:
    for some in _batches(named):
        connection.execute(delete(NameRow).where(tuple_(NameRow.kind, NameRow.id).in_(some)))


def _insert(connection: Connection, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        if table is WorkIndexRow:
            changes_of(connection).add(Data.WORKS, [row["id"] for row in rows])
        connection.execute(insert(table), rows)


def _batches(ids: Collection[Any]) -> Iterator[Sequence[Any]]:
    listed = list(ids)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))
