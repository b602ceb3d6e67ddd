"""Searches that are saved under a name, and used by it: `search:NAME`."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog import query
from janto_catalog.catalog.given_names import check_characters, checked_name
from janto_catalog.catalog.names import CatalogNames
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, QueryError, UsageError
from janto_catalog.model.search import MatchAll, Node
from janto_catalog.model.searches import CountedSearch, SavedSearch
from janto_catalog.model.text import words
from janto_catalog.model.views import Changed
from janto_catalog.store import saved_orders, saved_searches
from janto_catalog.store.store import Session, Store


class SavedSearches:
    """Saving, listing, renaming and removing searches."""

    def __init__(self, store: Store, stories: StoryCache, titles: Works, transactions: Transactions) -> None:
        self._store, self._stories, self._transactions = store, stories, transactions
        self._titles = titles

    def list(self) -> tuple[SavedSearch, ...]:
        """The saved searches, by name."""
        with self._store.reading() as connection:
            return saved_searches.saved_searches(connection)

    def counted(self) -> tuple[CountedSearch, ...]:
        """The saved searches by name, each with its numbers of titles, or with why it cannot be read."""
        return tuple(map(self._count, self.list()))

    def save(self, name: str, text: str) -> Changed:
        """Save the search `text` under a name, in place of the one that has it.

        Raises UsageError for a name that cannot be typed after `search:`, QueryError for a search with a mistake,
        also one that contains itself.
        """
        name, text = checked_name(name, "search"), text.strip()
        if not text:
            raise UsageError("There is no search to save", hint="Type one first.")
        check_characters(text, "search")
        before = self._find(name)
        name = before.name if before else name
        query.parse(text, CatalogNames(self._store, self._stories, inside=frozenset({name})))
        verb = "Changed" if before else "Saved"
        return self._transactions.record(
            f'{verb} the search "{name}"', lambda session: saved_searches.save(session, name, text)
        )

    def rename(self, name: str, new: str) -> Changed:
        """Give the search of that name another one, also in the searches and the orders that use it.

        Raises NotFoundError with the nearest name, UsageError for a name that another search has or that cannot be
        typed after `search:`.
        """
        found, new = self._existing(name), checked_name(new, "search")
        other = self._find(new)
        if new == found.name:
            raise UsageError(f"The search is already called {new}", location=new)
        if other is not None and other.name != found.name:
            raise UsageError(f"Another search is called {other.name}", location=new)
        using = {
            one.name: self._with_name(one.query, found.name, new)
            for one in self.list()
            if one.name != found.name
        }
        with self._store.reading() as connection:
            orders = saved_orders.saved_orders(connection)
        changed = {
            order.id: replace(order.rules, query=self._with_name(order.rules.query, found.name, new))
            for order in orders
            if order.rules.query
        }

        def do(session: Session) -> None:
            saved_searches.rename(session, found.name, new, using)
            for order, rules in changed.items():
                saved_orders.change(session, order, rules)

        return self._transactions.record(f'Renamed the search "{found.name}" to "{new}"', do)

    def remove(self, name: str) -> Changed:
        """Remove the search of that name.  Raises NotFoundError with the nearest name."""
        found = self._existing(name)
        return self._transactions.record(
            f'Removed the search "{found.name}"', lambda session: saved_searches.remove(session, found.name)
        )

    def _find(self, name: str) -> SavedSearch | None:
        with self._store.reading() as connection:
            return saved_searches.find(connection, name)

    def _existing(self, name: str) -> SavedSearch:
        found = self._find(name)
        if found is None:
            near = query.nearest(name, [one.name for one in self.list()])
            hint = f"Did you mean {near}?" if near else "`janto searches` lists them."
            raise NotFoundError(f"No saved search is called {name!r}", hint=hint)
        return found

    def _count(self, search: SavedSearch) -> CountedSearch:
        text = f'search:"{search.name}"'
        try:
            titles = self._titles.search(text, limit=0).count
            owned = self._titles.search(f"{text} have:yes", limit=0).count
        except QueryError as error:
            return CountedSearch(search.name, search.query, mistake=error.message)
        return CountedSearch(search.name, search.query, titles, owned)

    def _with_name(self, text: str, old: str, new: str) -> str:
        """A search with the new name of a search that it uses."""
        is_read = True
        try:
            tokens = query.parse(text, CatalogNames(self._store, self._stories)).tokens
        except QueryError:
            # Something else in it is a mistake now.  The words of a name without quotes are not known then.
            is_read, tokens = False, _tokens(text)
        for token in reversed(tokens):
            key = query.find_key(token.key) if token.kind is query.TokenKind.FIELD else None
            if key is None or key.name != "search" or not (is_read or words(token.text) == words(old)):
                continue
            used = _UsedNames(self._store, self._stories)
            query.parse(f'search:{token.operator}"{token.text}"', used)
            if used.used == [old]:
                text = f'{text[: token.start]}{token.key}:{token.operator}"{new}"{text[token.end :]}'
        return text


def _tokens(text: str) -> tuple[query.Token, ...]:
    """The tokens of a search, () where not even these can be read."""
    try:
        return query.tokenize(text)
    except QueryError:
        return ()


class _UsedNames(CatalogNames):
    """Names that note which saved searches are used."""

    def __init__(self, store: Store, stories: StoryCache) -> None:
        super().__init__(store, stories)
        self.used: list[str] = []

    def saved(self, name: str) -> Node:
        self.used.append(name)
        return MatchAll()
