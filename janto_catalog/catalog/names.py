"""The names in the catalogue, for the query language."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import NotFoundError
from janto_catalog.model.text import fold
from janto_catalog.model.text import words as cut
from janto_catalog.store import works
from janto_catalog.store.derived import names
from janto_catalog.store.store import Store


class CatalogNames:
    """`query.Names` over the store."""

    def __init__(self, store: Store, stories: StoryCache) -> None:
        self._store, self._stories = store, stories

    def resolve(self, kind: str, text: str) -> tuple[str, ...]:
        """Return the ids of things of `kind` whose name, alias or id is `text`; case and accents do not count."""
        if kind == "state":
            wanted = cut(text)
            return tuple(state for state in self._states() if cut(state) == wanted)
        with self._store.reading() as connection:
            return names.ids_named(connection, kind, text)

    def is_written(self, kinds: tuple[str, ...], text: str) -> bool:
        """Return whether something of the kinds is called `text`, with all its signs."""
        with self._store.reading() as connection:
            known = names.names_with_words(connection, kinds, text)
        return fold(text).split() in [fold(name).split() for name in known]

    def names(self, kind: str) -> Iterable[str]:
        """Return all names of a kind."""
        if kind == "state":
            return self._states()
        with self._store.reading() as connection:
            return [name for name, _ in names.names(connection, kind)]

    def position(self, work: str) -> int | None:
        """Return the position of a work in the story order, or None."""
        with self._store.reading() as connection:
            return works.position_of(connection, work)

    def proved(self, work: str, *, after: bool) -> frozenset[str] | None:
        """Return the works that must come after or before a work in the story; None if it has no place there."""
        try:
            known = self._stories.proved(work)
        except NotFoundError:
            return None
        return known.after if after else known.before

    def members(self, pairing: str) -> tuple[str, ...]:
        """Return the characters of a pairing."""
        return self._stories.lookup().pairings[pairing].members

    def _states(self) -> list[str]:
        return sorted(
            {appearance.state for appearance in self._stories.story().appearances if appearance.state}
        )
