"""Story worlds in the store: packs as documents, and the index rows that queries look into."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from sqlalchemy import Connection, delete, func, insert, select

from janto_catalog.model.story import Appearance, Pack, Story, Weight, Work
from janto_catalog.model.text import fold, sort_key, words
from janto_catalog.model.views import PackView, Suggestion
from janto_catalog.store import fulltext
from janto_catalog.store.documents import decode, encode
from janto_catalog.store.story_order import renumber
from janto_catalog.store.tables.files import RootRow
from janto_catalog.store.tables.journal import ChangeRow
from janto_catalog.store.tables.story import (
    FactRow,
    NameRow,
    PackRow,
    WorkArcRow,
    WorkCharacterRow,
    WorkIndexRow,
)

_RANK = {Weight.LEAD: 0, Weight.SUPPORT: 1, Weight.CAMEO: 2}
_NUMBER = re.compile(r"[0-9]+([.][0-9]+)?")
_KINDS: dict[str, Any] = {name: get_args(hint)[0] for name, hint in get_type_hints(Story).items()}


def install(connection: Connection, pack: Pack, at: str) -> None:
    """Put `pack` in, in place of an older one of the same name.  Links to its works are kept: ids are stable."""
    _take_out(connection, pack.name)
    connection.execute(
        insert(PackRow).values(
            name=pack.name,
            title=pack.title,
            version=pack.version,
            description=pack.description,
            licence=pack.licence,
            installed_at=at,
        )
    )
    rows = [
        {
            "pack": pack.name,
            "kind": kind,
            "ordinal": n,
            "id": getattr(fact, "id", ""),
            "document": encode(fact),
        }
        for kind in _KINDS
        for n, fact in enumerate(getattr(pack.story, kind))
    ]
    _insert(connection, FactRow, rows)
    _index(connection, pack)
    renumber(connection)


def remove(connection: Connection, name: str) -> None:
    """Take the pack called `name` out; what is linked to its works stays linked for when it comes back."""
    _take_out(connection, name)
    renumber(connection)


def _take_out(connection: Connection, name: str) -> None:
    gone = select(WorkIndexRow.id).where(WorkIndexRow.pack == name)
    fulltext.remove(
        connection,
        connection.scalars(select(WorkIndexRow.number_in_store).where(WorkIndexRow.pack == name)).all(),
    )
    connection.execute(delete(WorkCharacterRow).where(WorkCharacterRow.work.in_(gone)))
    connection.execute(delete(WorkArcRow).where(WorkArcRow.work.in_(gone)))
    connection.execute(delete(WorkIndexRow).where(WorkIndexRow.pack == name))
    connection.execute(delete(FactRow).where(FactRow.pack == name))
    connection.execute(delete(PackRow).where(PackRow.name == name))


def load(connection: Connection) -> Story:
    """Everything all packs know, as one story."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(
        select(FactRow.kind, FactRow.document).order_by(FactRow.pack, FactRow.kind, FactRow.ordinal)
    ):
        found[row.kind].append(decode(_KINDS[row.kind], row.document))
    return Story(**{field.name: tuple(found[field.name]) for field in fields(Story)})


def elsewhere(connection: Connection, pack: Pack) -> tuple[str, str] | None:
    """The first work of `pack` whose id another installed pack has, and the name of that pack; or None."""
    rows = select(WorkIndexRow.id, WorkIndexRow.pack).where(WorkIndexRow.pack != pack.name)
    taken = {row.id: row.pack for row in connection.execute(rows)}
    return next(((work.id, taken[work.id]) for work in pack.story.works if work.id in taken), None)


def packs(connection: Connection) -> tuple[PackView, ...]:
    """The installed packs with their counts; of their works those that are titles in lists, not parts of one."""
    counts: dict[tuple[str, str], int] = {
        (row.pack, row.kind): row.n
        for row in connection.execute(
            select(FactRow.pack, FactRow.kind, func.count().label("n")).group_by(FactRow.pack, FactRow.kind)
        )
    }
    titles = select(WorkIndexRow.pack, func.count()).where(WorkIndexRow.listed).group_by(WorkIndexRow.pack)
    listed = {pack: n for pack, n in connection.execute(titles)}
    return tuple(
        PackView(
            row.name,
            row.title,
            row.version,
            listed.get(row.name, 0),
            *(counts.get((row.name, kind), 0) for kind in ("characters", "claims")),
        )
        for row in connection.execute(select(PackRow).order_by(PackRow.name))
    )


def _index(connection: Connection, pack: Pack) -> None:
    story = pack.story
    series = {run.id: run for run in story.series}
    cast = _cast(story.appearances)
    _insert(connection, WorkIndexRow, [_work_row(pack.name, work, series) for work in story.works])
    _insert(
        connection,
        WorkCharacterRow,
        [
            {
                "work": a.work, "character": a.character, "rank": rank, "manner": a.manner.value, "state": a.state, "apparent": a.apparent
            }
            for group in cast.values()
            for rank, a in enumerate(group)
        ],
    )  # fmt: skip
    _insert(
        connection,
        WorkArcRow,
        [
            {"arc": arc.id, "work": work, "ordinal": n}
            for arc in story.arcs
            for n, work in enumerate(dict.fromkeys(arc.works))
        ],
    )
    _index_names(connection)
    _index_text(connection, story, cast)


def _cast(appearances: Iterable[Appearance]) -> dict[str, list[Appearance]]:
    cast: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        cast[appearance.work].append(appearance)
    for group in cast.values():
        group.sort(key=lambda a: _RANK[a.weight])
    return cast


def _work_row(pack: str, work: Work, series: dict[str, Any]) -> dict[str, Any]:
    run = series.get(work.series or "")
    return {
        "id": work.id,
        "pack": pack,
        "title": work.title,
        "title_key": sort_key(work.title).encode(),
        "kind": work.kind.value,
        "series": work.series,
        "series_title": run.title if run else "",
        "number": work.number,
        "number_key": sort_key(work.number).encode(),
        "number_value": float(work.number) if _NUMBER.fullmatch(work.number) else None,
        "released": work.released,
        "runtime": work.runtime,
        "publisher": work.publisher,
        "status": work.status.value,
        "in_story": work.in_story,
        "part_of": work.part_of,
        "listed": not work.is_segment,
    }


def _index_names(connection: Connection) -> None:
    """All names are written anew: two packs may share a character, and a name row holds no pack."""
    connection.execute(delete(NameRow))
    rows = {(row["kind"], row["folded"], row["id"]): row for row in _names(load(connection))}
    _insert(connection, NameRow, list(rows.values()))


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


def _index_text(connection: Connection, story: Story, cast: dict[str, list[Appearance]]) -> None:
    numbers = {
        row.id: row.number_in_store
        for row in connection.execute(select(WorkIndexRow.id, WorkIndexRow.number_in_store))
    }
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
        numbers[work.id]: (
            " ".join([work.title, *(also.title for also in work.also_titled)]),
            " ".join(
                [
                    series.get(work.series or "", ""),
                    work.number,
                    *(called.get(a.character, "") for a in cast.get(work.id, ())),
                    *arcs[work.id],
                    *(credit.person for credit in work.credits),
                    *work.codes,
                    work.description,
                ]
            ),
        )
        for work in story.works
        if not work.is_segment
    }
    fulltext.write(connection, texts)


def _insert(connection: Connection, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def ids_named(connection: Connection, kind: str, text: str) -> tuple[str, ...]:
    """The ids of `kind` that `text` names: by id, else by their own name, else by any other name; sorted."""
    rows = connection.execute(
        select(NameRow.id, NameRow.own).where(NameRow.kind == kind, NameRow.folded == " ".join(words(text)))
    ).all()
    exact = sorted({row.id for row in rows if fold(row.id) == fold(text)})
    own = sorted({row.id for row in rows if row.own})
    return tuple(exact or own or sorted({row.id for row in rows}))


def names(connection: Connection, kind: str) -> tuple[tuple[str, str], ...]:
    """Every (name, id) of `kind`, for suggestions."""
    return tuple(
        (row.name, row.id)
        for row in connection.execute(
            select(NameRow.name, NameRow.id).where(NameRow.kind == kind).order_by(NameRow.folded)
        )
    )


def generation(connection: Connection) -> tuple[tuple[str, str, str], ...]:
    """What changes whenever a pack is installed or removed."""
    rows = connection.execute(
        select(PackRow.name, PackRow.version, PackRow.installed_at).order_by(PackRow.name)
    )
    return tuple((name, version, at) for name, version, at in rows)


def untouched(connection: Connection) -> bool:
    """Whether nothing was ever put into this catalogue."""
    kept = (PackRow.name, RootRow.id, ChangeRow.id)
    return not any(connection.scalar(select(func.count(column))) for column in kept)


_SUGGESTED = ("work", "character", "pairing", "arc")


def suggestions(connection: Connection, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """What is called `typed`, then names that begin so, then those with a word that does; each thing once, under its own name."""
    folded = " ".join(words(typed))
    if not folded:
        return ()
    begins, within = (
        NameRow.folded.startswith(folded, autoescape=True),
        NameRow.folded.contains(f" {folded}", autoescape=True),
    )
    statement = select(NameRow.kind, NameRow.id, begins.label("begins")).where(
        NameRow.kind.in_(_SUGGESTED), begins | within, ~NameRow.id.contains("#")
    )
    found = dict.fromkeys(
        (row.kind, row.id)
        for row in connection.execute(
            statement.order_by(
                (NameRow.folded == folded).desc(),
                begins.desc(),
                NameRow.own.desc(),
                func.length(NameRow.folded),
                NameRow.id,
            )
        )
    )
    return tuple(Suggestion(kind, id, _own_name(connection, kind, id)) for kind, id in list(found)[:limit])


def _own_name(connection: Connection, kind: str, id: str) -> str:
    return str(
        connection.scalar(
            select(NameRow.name).where(
                NameRow.kind == kind, NameRow.id == id, NameRow.own, NameRow.name != id
            )
        )
        or id
    )
