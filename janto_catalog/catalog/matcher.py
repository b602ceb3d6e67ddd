"""Proposing what copies are: what was read goes to matching, what matching says goes to the store."""

from __future__ import annotations

from collections.abc import Collection

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.views import Changed
from janto_catalog.store import items, pending, proposals, remembered, unidentified
from janto_catalog.store.changes import changes_of
from janto_catalog.store.store import Store

#: The fields of a story that matching reads: when one is edited, copies may be something else.
MATTERS_TO_MATCHING = frozenset({"works", "series", "characters", "people", "appearances"})


class Matcher:
    """Matching of copies nobody decided about."""

    def __init__(self, store: Store, known: StoryCache) -> None:
        self._store, self._known = store, known

    def warm_up(self) -> None:
        """Make what matching asks of the story, which would else be made for the first proposal."""
        self._known.item_matcher()

    @gc_paused()
    def match(self, wanted: Collection[int]) -> Changed:
        """Propose anew for the items `wanted`, folder by folder; decided ones are left as they are.

        Those that are pending because they moved keep their match unless the new name gives a sure one: a file
        that is recognised by its content keeps everything.
        """
        item_matcher = self._known.item_matcher()
        with self._store.reading() as connection:
            free = sorted(set(wanted) - items.decided(connection, wanted))
            rules = remembered.rules(connection)
            found: list[tuple[int, Proposal]] = []
            for folder in unidentified.to_identify(connection, free):
                said = item_matcher.match([item for _, item in folder], rules)
                found.extend((id, proposal) for (id, _), proposal in zip(folder, said, strict=True))
        with self._store.writing() as connection:
            changes = changes_of(connection)
            kept = items.linked(connection, pending.moved(connection, free))
            sure = (Outcome.LINK, Outcome.EXTRA)
            fresh = [(id, said) for id, said in found if id not in kept or said.outcome in sure]
            proposals.write_proposals(connection, fresh)
            pending.mark_matched(connection, kept)
        return Changed(changes.data, f"Recognised {len(free)} items")

    def rematch_same_content(self, item: int) -> int:
        """Propose anew for the other copies of the same content, after it was said what this one is or is not.

        Returns how many more items are linked than before.
        """
        with self._store.reading() as connection:
            content = items.print_of(connection, item)
            # Nothing is alike in having no fingerprint.
            alike = items.with_print(connection, content) if content else ()
            others = [other for other in alike if other != item]
            before = len(items.linked(connection, others))
        if not others:
            return 0
        self.match(others)
        with self._store.reading() as connection:
            return max(0, len(items.linked(connection, others)) - before)

    def rematch(self, *, open_only: bool = False) -> int:
        """Propose anew for everything, after a story world or a remembered answer changed; `open_only`: for what is
        not matched, after a title came to the others.

        Returns how many more items are linked than before.
        """
        with self._store.reading() as connection:
            wanted = items.unmatched(connection) if open_only else items.all_ids(connection)
            before = items.linked_count(connection)
        self.match(wanted)
        with self._store.reading() as connection:
            return max(0, items.linked_count(connection) - before)
