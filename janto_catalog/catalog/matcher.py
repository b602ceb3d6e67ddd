"""Matching items with works: what was read of items goes to `matching`, its results go to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.views import Changed, ScanProgress
from janto_catalog.store import items, pending, proposals, remembered, unmatched_items
from janto_catalog.store.changes import changes_of
from janto_catalog.store.store import Connection, Store

_FEW_ITEMS, _FEW_WORKS = 50, 2000
"""What takes no longer than a person waits for an answer: so many items, and an index of so many works."""
_BATCH = 500
_SURE = (Outcome.LINK, Outcome.EXTRA)


class Matcher:
    """Matches the items that are pending, which nobody decided about.

    An item is pending when it is new or its files changed, and when a fact or a remembered answer that matching
    reads changed.  The mark is in the catalogue, so what was not matched before the program ended is matched by
    the next scan, or when the window or the next command of the command line is done.
    """

    def __init__(self, store: Store, story_cache: StoryCache) -> None:
        self._store, self._story_cache = store, story_cache

    def warm_up(self) -> None:
        """Build the matcher of items, which would otherwise be built for the first item."""
        self._story_cache.item_matcher()

    def waiting(self) -> int:
        """How many items are pending."""
        return sum(map(len, self._folders(None)))

    def match_few(self) -> Changed:
        """Match the pending items, if they are few and the index is at hand or quickly built; else none."""
        folders = self._folders(None)
        count = sum(map(len, folders))
        quick = self._story_cache.has_item_matcher or len(self._story_cache.story().works) <= _FEW_WORKS
        if not quick or not 0 < count <= _FEW_ITEMS:
            return Changed(frozenset(), "")
        return self._match([item for folder in folders for item in folder])

    def match_pending(
        self, root: int | None = None, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[ScanProgress | Changed]:
        """Match the pending items of a root (None: of all), some hundred at a time; those are stored before the next.

        Yields a ScanProgress before and a Changed after each of these steps.
        """
        folders = self._folders(root)
        total, done = sum(map(len, folders)), 0
        for some in _batches(folders):
            if cancelled():
                return
            yield ScanProgress("recognising", done, total)
            yield self._match(some)
            done += len(some)

    def _folders(self, root: int | None) -> list[list[int]]:
        with self._store.reading() as connection:
            return pending.to_match(connection, root)

    def _match(self, wanted: Sequence[int]) -> Changed:
        """Match some items; once more when what matching reads changed before the result was stored."""
        while True:
            version, found = self._find(wanted)
            with self._store.writing() as connection:
                if pending.inputs_version(connection) != version:
                    continue
                changes = changes_of(connection)
                before = len(items.linked(connection, wanted))
                _store(connection, found)
                rematched = max(0, len(items.linked(connection, wanted)) - before)
            return Changed(changes.data, f"Matched {len(found)} items", rematched=rematched)

    @gc_paused()
    def _find(self, wanted: Sequence[int]) -> tuple[object, list[tuple[int, Proposal]]]:
        """What matching proposes for some items, folder by folder, and the version of what it reads."""
        with self._store.reading() as connection:
            version = pending.inputs_version(connection)
            rules = remembered.rules(connection)
            item_matcher = self._story_cache.item_matcher()
            found: list[tuple[int, Proposal]] = []
            for folder in unmatched_items.read_items(connection, wanted):
                proposed = item_matcher.match([item for _, item in folder], rules)
                found.extend((id, proposal) for (id, _), proposal in zip(folder, proposed, strict=True))
        return version, found


def _batches(folders: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """The items of whole folders, some hundred at a time: the items of one folder are matched together."""
    batch: list[int] = []
    for folder in folders:
        batch += folder
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _store(connection: Connection, found: Sequence[tuple[int, Proposal]]) -> None:
    """Store what was found.  Items that only moved keep their match, unless the new name gives a sure one."""
    ids = [id for id, _ in found]
    kept = items.linked(connection, pending.moved(connection, ids))
    fresh = [(id, proposal) for id, proposal in found if id not in kept or proposal.outcome in _SURE]
    proposals.write_proposals(connection, fresh)
    pending.mark_matched(connection, kept)
