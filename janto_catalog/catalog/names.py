"""The names in the catalogue, for the query language."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog import query
from janto_catalog.catalog.era_works import EraWorks
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import NotFoundError, QueryError
from janto_catalog.model.search import Node
from janto_catalog.model.text import fold
from janto_catalog.model.text import words as cut
from janto_catalog.query.errors import WrongValueError
from janto_catalog.store import installed_packs, remarks, saved_searches, works
from janto_catalog.store.derived import names, positions
from janto_catalog.store.store import Store

# Each can use another twice: more would take seconds to read and, at last, more stack than there is.
_MOST_INSIDE = 8


class CatalogNames:
    """`query.Names` over the store."""

    def __init__(self, store: Store, stories: StoryCache, *, inside: frozenset[str] = frozenset()) -> None:
        """`inside`: the saved searches that are being read, which must not be read again."""
        self._store, self._stories, self._inside = store, stories, inside
        self._eras = EraWorks(stories)

    def resolve(self, kind: str, text: str) -> tuple[str, ...]:
        """Return the ids of things of `kind` whose name, alias or id is `text`; case and accents do not count."""
        if kind == "universe":
            with self._store.reading() as connection:
                known = installed_packs.universe_names(connection)
            return tuple(sorted({id for name, id in known if cut(name) == cut(text)}))
        if kind == "story-date":
            found = (calendar.date_of(text) for calendar in self._stories.story().calendars)
            return tuple(dict.fromkeys(filter(None, found)))
        if kind in ("state", "search", "tag"):
            wanted = cut(text)
            return tuple(name for name in self.names(kind) if cut(name) == wanted)
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
        if kind == "search":
            with self._store.reading() as connection:
                return [one.name for one in saved_searches.saved_searches(connection)]
        with self._store.reading() as connection:
            if kind == "tag":
                return [one.name for one in remarks.tags(connection)]
            if kind == "universe":
                # Suggestions show titles, not ids.
                return list(installed_packs.universe_titles(connection).values())
            named = names.names(connection, kind)
        if kind not in ("character", "pairing"):
            return [name for name, _ in named]
        lookup = self._stories.lookup()
        own = {id: character.name for id, character in lookup.characters.items()}
        own |= {id: pairing.name for id, pairing in lookup.pairings.items()}

        def place(one: tuple[str, str]) -> tuple[int, bool]:
            """More titles come first, and of one's names the own one."""
            name, id = one
            return -lookup.titles_of(kind, id), own.get(id) != name

        return [name for name, _ in sorted(named, key=place)]

    def works_of_person(self, person: str) -> frozenset[str]:
        """Return the ids of the works that a person made or plays in."""
        return self._stories.lookup().works_of_person.get(person, frozenset())

    def works_of_era(self, era: str, *, surely: bool) -> frozenset[str]:
        """Return the ids of the works that are within an era."""
        return self._eras.surely_in(era) if surely else self._eras.works_in(era)

    def position(self, work: str) -> int | None:
        """Return the position of a work in the whole story order, or None."""
        with self._store.reading() as connection:
            return works.position_of(connection, work)

    def universe_span(self, work: str) -> tuple[int, int] | None:
        """Return the first and the last position of the universe of a work, None while there is only one."""
        with self._store.reading() as connection:
            return positions.universe_span(connection, work)

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

    def saved(self, name: str) -> Node:
        """Return the tree of a saved search."""
        if name in self._inside:
            raise WrongValueError(f'The saved search "{name}" contains itself')
        if len(self._inside) > _MOST_INSIDE:
            raise WrongValueError(f"Saved searches can be used inside each other {_MOST_INSIDE} times")
        with self._store.reading() as connection:
            found = saved_searches.find(connection, name)
        if found is None:
            raise WrongValueError(f'No saved search is called "{name}"')
        names_inside = CatalogNames(self._store, self._stories, inside=self._inside | {found.name})
        try:
            return query.parse(found.query, names_inside).node
        except QueryError as error:
            raise WrongValueError(f'The saved search "{name}" cannot be read: {error.message}') from None

    def _states(self) -> list[str]:
        return sorted(
            {appearance.state for appearance in self._stories.story().appearances if appearance.state}
        )
