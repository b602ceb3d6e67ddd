"""Matches pending items with works: passes what was read to `matching` and stores its results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from janto_catalog import scanning
from janto_catalog.catalog.item_ids import item_number, no_item
from janto_catalog.catalog.regrouping import regroup
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.changes import Data
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.matching import MatchExplanation, ScoredCandidate
from janto_catalog.model.text import counted
from janto_catalog.model.views import Changed, ScanProgress
from janto_catalog.store import items, pending, proposals, remembered, same_content, unmatched_items
from janto_catalog.store.changes import ChangeSet, changes_of
from janto_catalog.store.copy_lengths import decided_lengths
from janto_catalog.store.derived import item_states
from janto_catalog.store.store import Connection, Store

if TYPE_CHECKING:
    from janto_catalog.matching.index.usual_lengths import UsualLengths

_FEW_ITEMS, _FEW_WORKS = 50, 2000
"""Up to this many items, with an index of this many works, are matched while the user waits."""
_MANY_ITEMS = 1000
"""From this many pending items on, a decision does not list them: a job matches them."""
_BATCH = 2000
"""Items in a transaction: fewer cost a tenth more time, for the statements of each; more are seen later."""
_SURE = (Outcome.LINK, Outcome.EXTRA)


class Matcher:
    """Matches pending items, except those with a decision.

    An item is pending if it is new, if its files changed, or if a fact or a remembered answer that matching uses
    changed.  The mark is stored, so items that were not matched before the program ended are matched by the next
    scan, or the next time that the window or a command of the command line does so.
    """

    def __init__(self, store: Store, story_cache: StoryCache) -> None:
        self._store, self._story_cache = store, story_cache
        self._left_pending = False
        #: Whether pending items are being matched.
        self.running = False
        store.on_commit(self._note_pending)

    @property
    def has_left_pending(self) -> bool:
        """Whether a change since the catalogue was opened left items pending, and none were looked for since."""
        return self._left_pending

    def _note_pending(self, changes: ChangeSet) -> None:
        if Data.PENDING in changes.data:
            self._left_pending = True

    def warm_up(self) -> None:
        """Build the match index now instead of for the first item."""
        self._story_cache.item_matcher()

    def waiting(self) -> int:
        """Return the number of pending items; of many, those that cannot be matched yet may be counted too."""
        with self._store.reading() as connection:
            if (marked := pending.count_marked(connection)) > _MANY_ITEMS:
                return marked
        return sum(map(len, self._folders(None)))

    def _are_many(self) -> bool:
        """Whether so many items are pending that they are not listed while the user waits."""
        with self._store.reading() as connection:
            return pending.count_marked(connection) > _MANY_ITEMS

    def match_few(self) -> Changed:
        """Match the pending items if they are few and the index is ready or quick to build."""
        if self._are_many():
            return Changed(frozenset(), "")
        quick = self._story_cache.has_item_matcher or len(self._story_cache.story().works) <= _FEW_WORKS
        if not quick or not 0 < sum(map(len, self._folders(None))) <= _FEW_ITEMS:
            return Changed(frozenset(), "")
        self._join_long_parts()
        folders = self._folders(None)
        wanted = [item for folder in folders for item in folder]
        return self._match(wanted, self._usual_lengths(), self._near(folders))

    def _near(self, folders: Iterable[Sequence[int]]) -> list[int]:
        """The other items of folders with few items: a scan matches the items of a folder together, too."""
        with self._store.reading() as connection:
            near = [items.in_same_folder(connection, folder[0]) for folder in folders if folder]
        return [item for folder in near if len(folder) <= _FEW_ITEMS for item in folder]

    def match_pending(
        self, root: int | None = None, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[ScanProgress | Changed]:
        """Match the pending items of a root, or of all, in batches that are stored one by one.

        Yields a ScanProgress before and a Changed after each batch.
        """
        self.running = True
        try:
            yield from self._match_batches(root, cancelled)
        finally:
            self.running = False

    def _match_batches(
        self, root: int | None, cancelled: Callable[[], bool]
    ) -> Iterator[ScanProgress | Changed]:
        if root is None:
            self._left_pending = False
            # A scan has just grouped what it matches; since an earlier one, a story world may have come.
            self._join_long_parts()
        folders = self._folders(root)
        lengths = self._usual_lengths() if folders else None
        total, done = sum(map(len, folders)), 0
        for some in _batches(folders):
            if cancelled():
                return
            yield ScanProgress("recognising", done, total)
            yield self._match(some, lengths)
            done += len(some)

    def _join_long_parts(self) -> None:
        """Group folders again that have several files called "part" of something: a work may be known by now."""
        with self._store.reading() as connection:
            names = pending.single_files(connection)
        found = {root: scanning.folders_of_parts(some) for root, some in names.items()}
        if any(found.values()):
            with self._store.writing() as connection:
                for root, folders in found.items():
                    regroup(connection, root, folders, only_changed=True)

    def explain(self, item: str) -> MatchExplanation:
        """Match an item again with the others of its folder, and return all that was weighed; nothing is stored.

        Raises NotFoundError.
        """
        from janto_catalog.matching.other_copies import explain_copies  # noqa: PLC0415 - most use cases need no matching

        number = item_number(item)
        with self._store.reading() as connection:
            folder = unmatched_items.read_items(connection, items.in_same_folder(connection, number))
            read = dict(next(folder, ()))
            if number not in read:
                raise no_item(item)
            contents = [each.content for each in read.values()]
            rules = remembered.with_names(connection, remembered.rules(connection), contents)
            copies = same_content.copies_otherwise_matched(connection, [number]).get(number, ())
        matcher, lengths = self._story_cache.item_matcher(), self._usual_lengths()
        found = matcher.explain(list(read.values()), read[number].key, rules, lengths)
        return self._shown(explain_copies(found, copies, self._story_cache.titles()))

    def _shown(self, found: MatchExplanation) -> MatchExplanation:
        """An explanation without the works and sentences that are behind the spoiler limit."""
        story = self._story_cache.shown()
        kept, tells = story.kept, story.tells
        if not kept:
            return found

        def shown(each: ScoredCandidate) -> ScoredCandidate:
            evidence = tuple(one for one in each.candidate.evidence if not tells(one.text))
            return replace(each, candidate=replace(each.candidate, evidence=evidence))

        works = tuple(shown(each) for each in found.works if not kept.lacks(each.candidate.work))
        reason = "" if tells(found.proposal.reason) else found.proposal.reason
        answers = tuple(rule for rule in found.answers if not kept.lacks(rule.target))
        return replace(found, works=works, answers=answers, proposal=replace(found.proposal, reason=reason))

    def _folders(self, root: int | None) -> list[list[int]]:
        with self._store.reading() as connection:
            return pending.to_match(connection, root)

    def _usual_lengths(self) -> UsualLengths:
        """What is usual in each series, learned from running times and from the copies that the user linked.

        Computed once for many batches: it reads all these copies and all works.
        """
        with self._store.reading() as connection:
            return self._story_cache.item_matcher().index.usual_lengths.with_copies(
                decided_lengths(connection)
            )

    @gc_paused()
    def _match(
        self, wanted: Sequence[int], lengths: UsualLengths | None, near: Collection[int] = ()
    ) -> Changed:
        """Match some items; again if the input of matching changed before the result was stored.

        near: other items of their folders, which are compared with them and keep their matches.
        """
        while True:
            version, found = self._find([*dict.fromkeys((*wanted, *near))], lengths)
            if near:
                asked = frozenset(wanted)
                found = [(id, proposal) for id, proposal in found if id in asked]
            with self._store.writing() as connection:
                if pending.inputs_version(connection) != version:
                    continue
                changes = changes_of(connection)
                before = item_states.count_linked(connection, wanted)
                _store(connection, found)
            # Only what is derived at the end of the transaction says which of them are questions for their copies.
            with self._store.reading() as connection:
                after = item_states.count_linked(connection, wanted)
            rematched = max(0, after - before)
            return Changed(
                changes.data, f"Matched {counted(len(found), 'item', 'items')}", rematched=rematched
            )

    def _find(
        self, wanted: Sequence[int], lengths: UsualLengths | None
    ) -> tuple[object, list[tuple[int, Proposal]]]:
        """The proposals for some items, matched folder by folder, and the version of the input."""
        with self._store.reading() as connection:
            version = pending.inputs_version(connection)
            item_matcher = self._story_cache.item_matcher()
            folders = list(unmatched_items.read_items(connection, wanted))
            contents = {item.content for folder in folders for _, item in folder}
            rules = remembered.with_names(connection, remembered.rules(connection), contents)
            found: list[tuple[int, Proposal]] = []
            for folder in folders:
                proposed = item_matcher.match([item for _, item in folder], rules, lengths)
                found.extend((id, proposal) for (id, _), proposal in zip(folder, proposed, strict=True))
        return version, found


def _batches(folders: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Batches of whole folders: the items of one folder are matched together."""
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
