"""The merged story and what is computed from it, kept in memory and updated edit by edit."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from janto_catalog import chronology
from janto_catalog.catalog.merged_story import ChangedFact, MergedStory
from janto_catalog.catalog.shown_story import ShownStory
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.errors import UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.order import Ordering, Why, is_arc
from janto_catalog.model.story import Story
from janto_catalog.model.universes import Universes
from janto_catalog.store import facts, installed_packs, overlay, spoilers
from janto_catalog.store.changes import ChangeSet, changes_of
from janto_catalog.store.store import Connection, Store

if TYPE_CHECKING:
    from janto_catalog.matching import ItemMatcher

_View = tuple[str, bool, str | None]
"""A view, whether it lists segments, and a timeline."""

_STORY: _View = ("story", False, None)
_SOLVED = ("story", "life:")
"""How the views begin that are solved with the basis of a story."""
_WORK_TEXTS = frozenset({Data.NAME_FACTS, Data.LISTINGS, Data.ORDER_FACTS})
"""The data of works that the reasons of an order show."""


@dataclass(frozen=True, slots=True)
class _Version:
    """The merged story at one state of the catalogue: the version of its packs, and the newest edit.

    `ranked` are the universes of the packs, in the order of lists; `limit` is the version of what is kept back, and
    `shown` the story without that.
    """

    packs: object
    edits: int
    limit: int
    merged: MergedStory
    shown: ShownStory
    ranked: tuple[str, ...]

    def same_as(self, other: _Version | None) -> bool:
        """Whether both are from the same state of the catalogue."""
        return other is not None and self.state == other.state

    @property
    def state(self) -> tuple[object, int, int]:
        """What differs between any two states of the catalogue whose stories may differ."""
        return self.packs, self.edits, self.limit


class StoryCache:
    """The merged story, its orders, and the matcher of items.

    It may be used from several threads.  Edits made since the last call, by any process, are applied one by one.
    Packs that changed are loaded again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._mutex = threading.RLock()
        self._version: _Version | None = None
        #: The version of a block that asks many questions.
        self._held: _Version | None = None
        # Of each universe what its orders share while only claims change.
        self._bases: dict[str, chronology.StoryBasis] = {}
        self._solved: tuple[ChangeSet, _Version, dict[str, Ordering]] | None = None
        self._indexed: tuple[ChangeSet, _Version, ItemMatcher] | None = None
        self._clear()
        store.on_commit(self._keep)

    def _clear(self) -> None:
        self._item_matcher: ItemMatcher | None = None
        self._universes: Universes | None = None
        # Of each universe, and of all.
        self._parts: dict[_View, dict[str, Ordering]] = {}
        self._orders: dict[_View, Ordering] = {}
        self._story_order: Ordering | None = None
        self._proved: dict[str, chronology.Proved] = {}
        # The story order of universes as it was solved, each with the facts that it is of.
        self._views: dict[str, tuple[Story, chronology.OrderedView]] = {}
        self._row_reasons: chronology.RowReasons | None = None
        self._lookup: StoryLookup | None = None

    def story(self) -> Story:
        """Return what the packs state, with the user's edits applied, without what is behind the spoiler limit."""
        with self._mutex:
            return self._current().shown.facts

    def whole_story(self) -> Story:
        """Return the same with what is behind the spoiler limit: for matching, and for ids that must be new."""
        with self._mutex:
            return self._current().merged.story

    def base_story(self) -> Story:
        """Return what the packs state, without the user's edits and without a limit."""
        with self._mutex:
            return self._current().merged.base

    def shown(self) -> ShownStory:
        """Return what the spoiler limit leaves of the story: asked once for many works or texts, it reads nothing more."""
        with self._mutex:
            return self._current().shown

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Answer from one version in the block, for many questions: changes are looked for once, not before each answer.

        Other threads wait meanwhile.
        """
        with self._mutex:
            before, self._held = self._held, self._current()
            try:
                yield
            finally:
                self._held = before

    def _current(self) -> _Version:
        if self._held is not None:
            return self._held
        with self._store.reading() as connection:
            version, changed = self._next(connection)
        self._advance(version, changed)
        return version

    def _next(self, connection: Connection) -> tuple[_Version, Iterable[ChangedFact] | None]:
        """The version that `connection` sees, and the facts that differ from the cached one; None for all facts."""
        present, edits = installed_packs.generation(connection), overlay.generation(connection)
        known, limit = self._version, spoilers.version(connection)
        if known is None or known.packs != present:
            merged = MergedStory.merge(installed_packs.load(connection), overlay.edits(connection))
            shown = ShownStory(merged.story, spoilers.kept_back(connection))
            return _Version(present, edits, limit, merged, shown, installed_packs.universes(connection)), None
        if (known.edits, known.limit) == (edits, limit):
            return known, ()
        kept = known.shown.kept if known.limit == limit else spoilers.kept_back(connection)
        keys = overlay.changed_since(connection, known.edits)
        now = facts.edits_of(connection, keys)
        merged, changed = known.merged.with_edits(
            {key: now.get(key, ()) for key in keys}, lambda: overlay.edits(connection)
        )
        version = replace(
            known, edits=edits, limit=limit, merged=merged, shown=ShownStory(merged.story, kept)
        )
        # What is kept back may depend on any fact.
        return version, changed if known.limit == limit and not kept else None

    def _advance(self, version: _Version, changed: Iterable[ChangedFact] | None) -> None:
        """Cache `version`, and drop what was computed from facts that changed."""
        if version is self._version:
            return
        same_facts = self._version is not None and self._version.merged.story is version.merged.story
        self._version = version
        if changed is None:
            matcher = self._item_matcher if same_facts else None
            self._clear()
            self._item_matcher = matcher
            return
        facts = list(changed)
        data = frozenset[Data]().union(*(fact.data for fact in facts))
        if any(fact.kind != "works" or fact.data & _WORK_TEXTS for fact in facts):
            self._parts, self._orders, self._proved, self._row_reasons = {}, {}, {}, None
        self._universes = None
        if Data.ORDER_FACTS in data:
            self._story_order = None
        if Data.MATCHING_FACTS in data:
            self._item_matcher = None
        if self._lookup is not None:
            self._lookup = self._lookup.changed(version.shown.facts, facts)

    # Within a transaction

    def universes_within(self, connection: Connection) -> Universes:
        """Return the universes of the whole story inside the transaction of `connection`."""
        with self._mutex:
            version, _ = self._next(connection)
        return Universes(version.merged.story, version.ranked)

    def solve_within(self, connection: Connection) -> Ordering:
        """Return the story order inside the transaction of `connection`.  It is cached when that commits."""
        with self._mutex:
            version, _ = self._next(connection)
        # Without the lock, so that other threads can read what was committed before.
        parts = self._solve(Universes(version.shown.placed, version.ranked), _STORY, version.shown)
        with self._mutex:
            self._solved = changes_of(connection), version, parts
        return Ordering.joined(parts)

    def index_within(self, connection: Connection) -> None:
        """Build the matcher of items inside a transaction.  It is cached when that commits."""
        with self._mutex:
            version, _ = self._next(connection)
        matcher = _item_matcher(version.merged.story)
        with self._mutex:
            self._indexed = changes_of(connection), version, matcher

    def _keep(self, changes: ChangeSet) -> None:
        """Cache what was computed inside the transaction that has committed."""
        with self._mutex:
            solved, self._solved = self._solved, None
            indexed, self._indexed = self._indexed, None
            if solved is None and indexed is None:
                return
            self._current()
            if solved is not None and solved[0] is changes and solved[1].same_as(self._version):
                self._parts[_STORY] = solved[2]
                self._orders[_STORY] = self._story_order = Ordering.joined(solved[2])
            if indexed is not None and indexed[0] is changes and indexed[1].same_as(self._version):
                self._item_matcher = indexed[2]

    # Computed from the story

    def ordering(
        self, view: str = "story", *, segments: bool = False, timeline: str | None = None
    ) -> Ordering:
        """Return the order of a view; solved once.  Universes follow each other."""
        with self._mutex:
            self._current()
            key = (view, segments, timeline)
            if key not in self._orders:
                self._orders[key] = Ordering.joined(self._solved_parts(key))
                if key == _STORY:
                    self._story_order = self._orders[key]
            return self._orders[key]

    def ordering_of(self, work: str, view: str = "story") -> Ordering:
        """Return the order of a view in the universe of a work."""
        with self._mutex:
            parts = self._solved_parts((view, False, None))
            return parts.get(self.universes().of(work)) or self.ordering(view)

    def _solved_parts(self, key: _View) -> dict[str, Ordering]:
        if key not in self._parts:
            self._parts[key] = self._solve(self.universes(), key, self._current().shown)
        return self._parts[key]

    def _solve(self, universes: Universes, key: _View, shown: ShownStory) -> dict[str, Ordering]:
        """The orders of a view in each universe, as they are shown; that of a story arc is a list of its own."""
        view, segments, timeline = key
        stories = {"": universes.whole}
        if not is_arc(view):
            stories = {id: universes.story(id) for id in universes.ids} or stories
        if timeline is not None and timeline != chronology.MAIN:
            stories = {
                id: story
                for id, story in stories.items()
                if timeline in {known.id for known in story.timelines}
            } or stories
        left_out = shown.works_to_leave_out(view)
        return {
            universe: shown.ordering(
                chronology.order(
                    story,
                    view=chronology.view_in(story, view),
                    segments=segments,
                    timeline=timeline,
                    without=left_out,
                    basis=self._basis(universe, story) if view.startswith(_SOLVED) else None,
                )
            )
            for universe, story in stories.items()
        }

    def basis_of(self, work: str) -> chronology.StoryBasis:
        """Return what all orders of the story of the universe of a work share that differ only in their claims."""
        with self._mutex:
            return self._basis(self.universes().of(work), self.story_of(work))

    def _basis(self, universe: str, story: Story) -> chronology.StoryBasis:
        known = self._bases.get(universe)
        if known is None or not (known.story is story or known.follow(story)):
            known = self._bases[universe] = chronology.StoryBasis(story)
        return known

    def universes(self) -> Universes:
        """Return the universes of the story, with what is kept back: orders are solved from that."""
        with self._mutex:
            version = self._current()
            if self._universes is None:
                self._universes = Universes(version.shown.placed, version.ranked)
            return self._universes

    def why(self, a: str, b: str, view: str = "story") -> Why:
        """Explain the order of two works of one universe, as `chronology.why` does."""
        with self._mutex:
            story = self.story_of(a)
            view = chronology.view_in(story, view)
            solved = self.story_view(self.universes().of(a)) if view == "story" else None
            return self._current().shown.why(chronology.why(story, a, b, view=view, solved=solved))

    def story_of(self, work: str) -> Story:
        """Return what is known of the universe of a work, with what is kept back."""
        with self._mutex:
            universes = self.universes()
            return universes.story(universes.of(work))

    def refuse_across(self, work: str, others: Iterable[str]) -> None:
        """Raise UsageError if a work and one of `others` are of different universes: nothing compares them."""
        universes = self.universes()
        for other in others:
            if universes.of(other) != universes.of(work):
                titles = self.titles()
                raise UsageError(
                    "These titles are of different story worlds, which have no timeline together",
                    location=f"{titles.get(work, work)}, {titles.get(other, other)}",
                    hint="Choose titles of one story world.",
                )

    def row_reasons(self) -> chronology.RowReasons:
        """Return what makes reasons relative to the rows of a list."""
        with self._mutex:
            shown = self._current().shown
            if self._row_reasons is None:
                self._row_reasons = chronology.RowReasons(shown.facts)
            return self._row_reasons

    def story_order(self) -> Ordering:
        """Return the story order, for its works, positions and conflicts.

        Its reasons may show titles as they were before an edit: it is not solved again for a title.
        """
        with self._mutex:
            self._current()
            return self._story_order or self.ordering()

    def place_index(self, work: str, view: str = "story") -> int | None:
        """Return the index of a work in `ordering_of` it, of a container that of its first part."""
        placements, containers = self.ordering_of(work, view).placements, self.lookup().containers
        exact = next((n for n, place in enumerate(placements) if place.work == work), None)
        if exact is not None:
            return exact
        return next((n for n, place in enumerate(placements) if work in containers(place.work)), None)

    def proved(self, work: str) -> chronology.Proved:
        """Return what must come before and after a work in the story; solved once.

        Raises NotFoundError if it has no place there.
        """
        with self._mutex:
            story = self.story_of(work)
            if work not in self._proved:
                self._proved[work] = chronology.proved(
                    story, work, solved=self.story_view(self.universes().of(work))
                )
            return self._proved[work]

    def story_view(self, universe: str) -> chronology.OrderedView:
        """Return the story order of a universe, with what is kept back, solved once for all questions about it."""
        with self._mutex:
            story, known = self.universes().story(universe), self._views.get(universe)
            if known is None or known[0] is not story:
                view = chronology.ordered_view(story, "story", self._basis(universe, story))
                known = self._views[universe] = story, view
            return known[1]

    @property
    def has_item_matcher(self) -> bool:
        """Whether the matcher of items is built and current."""
        with self._mutex:
            self._current()
            return self._item_matcher is not None

    def item_matcher(self) -> ItemMatcher:
        """Return the matcher of items, with its index of the story."""
        with self._mutex:
            story = self._current().merged.story
            if self._item_matcher is None:
                self._item_matcher = _item_matcher(story)
            return self._item_matcher

    def titles(self) -> dict[str, str]:
        """Return the titles of all works by id."""
        return {id: work.title for id, work in self.lookup().works.items()}

    def lookup(self) -> StoryLookup:
        """Return the records of the story by id."""
        with self._mutex:
            shown = self._current().shown
            if self._lookup is None:
                self._lookup = StoryLookup(shown.facts)
            return self._lookup


def _item_matcher(story: Story) -> ItemMatcher:
    # Imported here: most use cases need no matching.
    from janto_catalog.matching import ItemMatcher, WorkIndex  # noqa: PLC0415

    return ItemMatcher(WorkIndex(story))
