"""What things are called: how words become ids, and what somebody who types may mean."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from janto_catalog.model.text import fold, words
from janto_catalog.model.views import Suggestion
from janto_catalog.store.tables.story import NameRow


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
