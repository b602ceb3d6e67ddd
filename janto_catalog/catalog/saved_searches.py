"""Searches that are saved under a name, and used by it: `search:NAME`."""

from __future__ import annotations

from janto_catalog import query
from janto_catalog.catalog.names import CatalogNames
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.text import words
from janto_catalog.model.views import Changed, SavedSearch
from janto_catalog.store import saved_searches
from janto_catalog.store.store import Store

_MAX_NAME = 100


class SavedSearches:
    """Saving, listing and removing searches."""

    def __init__(self, store: Store, stories: StoryCache, transactions: Transactions) -> None:
        self._store, self._stories, self._transactions = store, stories, transactions

    def list(self) -> tuple[SavedSearch, ...]:
        """The saved searches, by name."""
        with self._store.reading() as connection:
            return saved_searches.saved_searches(connection)

    def save(self, name: str, text: str) -> Changed:
        """Save the search `text` under a name, in place of the one that has it.

        Raises UsageError for a name that cannot be typed after `search:`, QueryError for a search with a mistake,
        also one that contains itself.
        """
        name, text = " ".join(name.split()), text.strip()
        if not words(name) or '"' in name or len(name) > _MAX_NAME:
            raise UsageError(
                f"The name of a search has letters or digits, no quotes, and at most {_MAX_NAME} characters",
                location=name[:_MAX_NAME],
            )
        if not text:
            raise UsageError("There is no search to save", hint="Type one first.")
        with self._store.reading() as connection:
            before = saved_searches.find(connection, name)
        name = before.name if before else name
        query.parse(text, CatalogNames(self._store, self._stories, inside=frozenset({name})))
        verb = "changed" if before else "saved"
        return self._transactions.record(
            f"Search {name}: {verb}", lambda session: saved_searches.save(session, name, text)
        )

    def remove(self, name: str) -> Changed:
        """Remove the search of that name.  Raises NotFoundError with the nearest name."""
        with self._store.reading() as connection:
            found = saved_searches.find(connection, name)
            known = [one.name for one in saved_searches.saved_searches(connection)]
        if found is None:
            near = query.nearest(name, known)
            hint = f"Did you mean {near}?" if near else "`janto searches` lists them."
            raise NotFoundError(f"No saved search is called {name!r}", hint=hint)
        return self._transactions.record(
            f"Search {found.name}: removed", lambda session: saved_searches.remove(session, found.name)
        )
