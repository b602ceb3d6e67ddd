"""The index of names: resolves names to ids, and completes what the user types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from janto_catalog.model.changes import Data
from janto_catalog.model.searches import Suggestion
from janto_catalog.model.text import fold, words
from janto_catalog.store import facts
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived.differences import Row, differences
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.tables.story import NameRow

# Ids are names to be typed, not to be shown.
_IS_SHOWN = NameRow.own | (NameRow.name != NameRow.id)


def ids_named(connection: Connection, kind: str, text: str) -> tuple[str, ...]:
    """The ids of `kind` that `text` names: by id, else by their own name, else by any other name; sorted."""
    rows = connection.execute(
        select(NameRow.id, NameRow.own).where(NameRow.kind == kind, NameRow.folded == " ".join(words(text)))
    ).all()
    exact = sorted({row.id for row in rows if fold(row.id) == fold(text)})
    own = sorted({row.id for row in rows if row.own})
    return tuple(exact or own or sorted({row.id for row in rows}))


def names_with_words(connection: Connection, kinds: Sequence[str], text: str) -> tuple[str, ...]:
    """The names of the kinds that have the words of `text` and no others, in this order."""
    same = NameRow.kind.in_(kinds), NameRow.folded == " ".join(words(text))
    return tuple(connection.scalars(select(NameRow.name).where(*same)))


def names(connection: Connection, kind: str) -> tuple[tuple[str, str], ...]:
    """Every (name, id) of `kind`, for suggestions.  Ids are not among the names."""
    return tuple(
        (row.name, row.id)
        for row in connection.execute(
            select(NameRow.name, NameRow.id).where(NameRow.kind == kind, _IS_SHOWN).order_by(NameRow.folded)
        )
    )


SUGGESTED = ("work", "character", "pairing", "arc", "era", "series")


def suggestions(
    connection: Connection, typed: str, limit: int, kinds: Sequence[str] = SUGGESTED
) -> tuple[Suggestion, ...]:
    """What is called `typed`, then names that begin so, then those with a word that does; each thing once, under its own name.

    Where nothing is, "and" is a sign of another spelling: "Jack and Ianto" finds "Jack & Ianto".
    """
    typed_words = words(typed)
    found = _suggestions(connection, " ".join(typed_words), limit, kinds)
    if found or "and" not in typed_words:
        return found
    return _suggestions(connection, " ".join(word for word in typed_words if word != "and"), limit, kinds)


def _suggestions(
    connection: Connection, folded: str, limit: int, kinds: Sequence[str]
) -> tuple[Suggestion, ...]:
    if not folded:
        return ()
    begins, within = (
        NameRow.folded.startswith(folded, autoescape=True),
        NameRow.folded.contains(f" {folded}", autoescape=True),
    )
    statement = select(NameRow.kind, NameRow.id, begins.label("begins")).where(
        NameRow.kind.in_(kinds), begins | within, ~NameRow.id.contains("#"), _IS_SHOWN
    )
    found = dict.fromkeys(
        (row.kind, row.id)
        for row in connection.execute(
            statement.order_by(
                (NameRow.folded == folded).desc(),
                begins.desc(),
                # "Jack Harkness" before "Jackie": the word is whole.
                NameRow.folded.startswith(f"{folded} ", autoescape=True).desc(),
                NameRow.own.desc(),
                func.length(NameRow.folded),
                NameRow.id,
            )
        )
    )
    chosen = list(found)[:limit]
    own = _own_names(connection, chosen)
    return tuple(Suggestion(kind, id, own.get((kind, id), id)) for kind, id in chosen)


def _own_names(connection: Connection, things: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The own names of things by (kind, id)."""
    rows = connection.execute(
        select(NameRow.kind, NameRow.id, NameRow.name).where(
            NameRow.id.in_([id for _, id in things]), NameRow.own
        )
    )
    return {(row.kind, row.id): row.name for row in rows}


# The projection

_Named = tuple[str, Callable[[Any], str], Callable[[Any], Iterable[str]]]
_NAMED: Mapping[str, _Named] = {
    "characters": ("character", lambda fact: fact.name, lambda fact: [alias.name for alias in fact.aliases]),
    "people": ("person", lambda fact: fact.name, lambda fact: [alias.name for alias in fact.aliases]),
    "pairings": ("pairing", lambda fact: fact.name, lambda fact: fact.aliases),
    "arcs": ("arc", lambda fact: fact.shown_title, lambda fact: [fact.title]),
    "eras": ("era", lambda fact: fact.shown_title, lambda fact: [fact.title]),
    "chronologies": ("chronology", lambda fact: fact.title, lambda _fact: ()),
    "series": ("series", lambda fact: fact.title, lambda fact: fact.aliases),
    "works": ("work", lambda fact: fact.title, lambda fact: [also.title for also in fact.also_titled]),
}
"""For each kind of fact: the kind of its rows, its own name and its other names."""


def _affected(_connection: Connection, changes: ChangeSet) -> Ids:
    """The facts whose names changed, as (kind, id)."""
    return changes.ids(Data.NAME_FACTS)


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Write the names that differ; returns the facts they are of."""
    written: set[tuple[str, str]] = set()
    for kind in _NAMED:
        of_kind = ALL if isinstance(ids, All) else {id for named, id in ids if named == kind}
        written.update((kind, id) for id in _refresh_kind(connection, kind, of_kind))
    return written


def _refresh_kind(connection: Connection, kind: str, ids: Ids) -> set[str]:
    rows = (row for fact in facts.merged(connection, kind, ids).values() for row in _rows(kind, fact))
    of_kind = NameRow.kind == _NAMED[kind][0]
    changed = differences(connection, NameRow.id, ids, rows, of_kind)
    changed.write(connection)
    return changed.values("id")


def _rows(kind: str, facts_: Iterable[Any]) -> Iterator[Row]:
    """The rows of one thing, of which several packs may state names."""
    row_kind, own_name, other_names = _NAMED[kind]
    rows: dict[str, Row] = {}
    for fact in facts_:
        # Other names first: of equal ones the thing's own name is kept.
        for name, own in [
            *((other, False) for other in other_names(fact)),
            (fact.id, False),
            (own_name(fact), True),
        ]:
            if folded := " ".join(words(name)):
                rows[folded] = (row_kind, folded, fact.id, name, own)
    yield from rows.values()


PROJECTION = Projection(
    name="names",
    reads=frozenset({Data.NAME_FACTS}),
    writes=Data.NAME_INDEX,
    affected=_affected,
    refresh=_refresh,
    version=3,
)
