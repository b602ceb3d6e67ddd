"""What the installed story worlds know, loaded once and kept until one of them changes."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING

from janto_catalog import chronology, packs
from janto_catalog.model.claims import Source
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Arc, Character, Pairing, Series, Story, Work
from janto_catalog.store import overlay, stories, works
from janto_catalog.store.store import Connection, Store

if TYPE_CHECKING:
    from janto_catalog.matching import ItemMatcher


class StoryCache:
    """The merged story of all packs with your edits over it, and what is derived from it: orders by view, the
    matcher of items."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._mutex = threading.Lock()
        self._packs: tuple[object, Story] | None = None
        self._generation: object = None
        self._next_matcher: tuple[object, ItemMatcher] | None = None
        self._forget()

    def _forget(self) -> None:
        self._story: Story | None = None
        self._matcher: ItemMatcher | None = None
        self._orders: dict[tuple[str, bool, str | None], Ordering] = {}
        self._proved: dict[str, chronology.Proved] = {}
        self._tables: StoryLookup | None = None

    def story(self) -> Story:
        """What the packs know, with your edits over it."""
        with self._mutex:
            return self._current()

    def base_story(self) -> Story:
        """What the packs know, without your edits."""
        with self._mutex, self._store.reading() as connection:
            return self._loaded(connection)

    def _current(self) -> Story:
        with self._store.reading() as connection:
            generation = (stories.generation(connection), overlay.generation(connection))
            if generation != self._generation or self._story is None:
                story = packs.apply_edits(self._loaded(connection), overlay.edits(connection))
                self._forget()
                self._generation, self._story = generation, story
        return self._story

    def _loaded(self, connection: Connection) -> Story:
        """What the packs know; read again only when one of them changed."""
        generation = stories.generation(connection)
        if self._packs is None or self._packs[0] != generation:
            self._packs = generation, stories.load(connection)
        return self._packs[1]

    def index_all(self, connection: Connection) -> None:
        """In the transaction that changed the packs: apply your edits, write every work's position, index the titles.

        Everything that must work with the packs is made here, so that a failure takes them back.
        """
        from janto_catalog.matching import ItemMatcher, WorkIndex  # noqa: PLC0415 - most commands do without matching

        said = overlay.edits(connection)
        story = packs.apply_edits(stories.load(connection), said)
        stories.reindex(connection, story, said)
        works.write_places(connection, chronology.order(story).placements)
        matcher = ItemMatcher(WorkIndex(story))
        with self._mutex:
            self._next_matcher = (stories.generation(connection), overlay.generation(connection)), matcher

    def index_after(self, connection: Connection, change: int | None) -> frozenset[str]:
        """In the transaction of a decision: index the facts it edited, and write the places that may have moved.

        Returns the kinds of those facts, fields of `Story`.
        """
        touched = overlay.touched(connection, change)
        if touched:
            with self._mutex:
                alone = self._loaded(connection)
            # Kept by nobody: the transaction may yet be given up.
            story = packs.apply_edits(alone, overlay.edits(connection))
            stories.reindex(connection, story, touched)
            works.write_places(connection, chronology.order(story).placements)
        return frozenset(edit.kind for edit in touched)

    def ordering(
        self, view: str = "story", *, segments: bool = False, timeline: str | None = None
    ) -> Ordering:
        """The order of a view, solved once."""
        with self._mutex:
            story = self._current()
            key = (view, segments, timeline)
            if key not in self._orders:
                self._orders[key] = chronology.order(story, view=view, segments=segments, timeline=timeline)
            return self._orders[key]

    def proved(self, work: str) -> chronology.Proved:
        """What must come before and after a work in the story, solved once.  Raises NotFoundError when it has no
        place there."""
        with self._mutex:
            story = self._current()
            if work not in self._proved:
                self._proved[work] = chronology.proved(story, work)
            return self._proved[work]

    def item_matcher(self) -> ItemMatcher:
        """Return the matcher of items, with its index of the story, made once for a story."""
        with self._mutex:
            story = self._current()
            if self._next_matcher is not None and self._next_matcher[0] == self._generation:
                self._matcher = self._next_matcher[1]
            self._next_matcher = None
            if self._matcher is None:
                # Loaded only now: most of what is asked of a catalogue does without matching.
                from janto_catalog.matching import ItemMatcher, WorkIndex  # noqa: PLC0415

                self._matcher = ItemMatcher(WorkIndex(story))
            return self._matcher

    def lookup(self) -> StoryLookup:
        """The story's records by their ids."""
        with self._mutex:
            story = self._current()
            self._tables = self._tables or StoryLookup(story)
            return self._tables


class StoryLookup:
    """The records of a story by id; `titles` are the works a character is in."""

    def __init__(self, story: Story) -> None:
        self.works: dict[str, Work] = {work.id: work for work in story.works}
        self.series: dict[str, Series] = {run.id: run for run in story.series}
        self.characters: dict[str, Character] = {character.id: character for character in story.characters}
        self.sources: dict[str, Source] = {source.id: source for source in story.sources}
        self.arcs: dict[str, Arc] = {arc.id: arc for arc in story.arcs}
        self.pairings: dict[str, Pairing] = {pairing.id: pairing for pairing in story.pairings}
        titles: dict[str, set[str]] = defaultdict(set)
        for appearance in story.appearances:
            titles[appearance.character].add(appearance.work)
        self.titles: dict[str, frozenset[str]] = {id: frozenset(works) for id, works in titles.items()}

    def containers(self, work: str) -> list[str]:
        """A work and what it is a part of, nearest first: a copy of those is a copy of it."""
        chain = [work]
        while (parent := self._parent(chain[-1])) and parent not in chain:
            chain.append(parent)
        return chain

    def nested(self, one: str, other: str) -> bool:
        """Whether one of two works is a part of the other."""
        return one in self.containers(other) or other in self.containers(one)

    def _parent(self, work: str) -> str | None:
        known = self.works.get(work)
        if known is None:
            return None
        parent = known.part_of or (known.host if known.is_segment else None)
        return parent if parent in self.works else None
