"""Writing and reading saved searches.  Case, accents and signs of a name do not count."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from janto_catalog.model.searches import SavedSearch
from janto_catalog.model.text import words
from janto_catalog.store.tables.decisions import SavedSearchRow


def save(session: Session, name: str, query: str) -> None:
    """Save a search, in place of the one with that name."""
    row = session.get(SavedSearchRow, name)
    if row is None:
        session.add(SavedSearchRow(name=name, query=query))
    else:
        row.query = query


def rename(session: Session, name: str, new: str, queries: Mapping[str, str]) -> None:
    """Rename the search with exactly that name; `queries` are those of other searches by name, as they are then."""
    row = session.get_one(SavedSearchRow, name)
    session.add(SavedSearchRow(name=new, query=row.query))
    session.delete(row)
    for other, text in queries.items():
        session.get_one(SavedSearchRow, other).query = text


def remove(session: Session, name: str) -> None:
    """Remove the search with exactly that name."""
    if (row := session.get(SavedSearchRow, name)) is not None:
        session.delete(row)


def saved_searches(connection: Connection) -> tuple[SavedSearch, ...]:
    """The saved searches, by name."""
    rows = connection.execute(select(SavedSearchRow.name, SavedSearchRow.query))
    found = (SavedSearch(row.name, row.query) for row in rows)
    return tuple(sorted(found, key=lambda one: (words(one.name), one.name)))


def count(connection: Connection) -> int:
    """The number of saved searches."""
    return connection.scalar(select(func.count()).select_from(SavedSearchRow)) or 0


def find(connection: Connection, name: str) -> SavedSearch | None:
    """The search of that name, or None."""
    wanted = words(name)
    return next((one for one in saved_searches(connection) if words(one.name) == wanted), None)
