"""Undo, redo and the history of all decisions."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.model.views import Changed, HistoryEntry
from janto_catalog.store import journal
from janto_catalog.store.store import Store

KEPT_BACK = "A step about what is kept back"


class History:
    """The steps of the user, newest first."""

    def __init__(self, store: Store, stories: StoryCache, transactions: Transactions) -> None:
        self.store, self._stories, self._transactions = store, stories, transactions

    def list(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """Return the newest `limit` steps.  One that names what is behind the spoiler limit only says so."""
        with self.store.reading() as connection:
            entries = journal.history(connection, limit)
        tells = self._stories.shown().tells
        return tuple(replace(each, label=KEPT_BACK) if tells(each.label) else each for each in entries)

    @exclusive
    def undo(self, change: int | None = None) -> Changed | None:
        """Undo a step, by default the newest one that is not undone; return None if there is none or it is undone.

        Raises JantoError if a later change depends on it.
        """
        with self.store.reading() as connection:
            entry = journal.next_to_undo(connection, change)
        return self._apply(entry, forward=False)

    def is_undone(self, change: int) -> bool:
        """Whether a step is undone now."""
        with self.store.reading() as connection:
            return journal.next_to_undo(connection, change) is None

    @exclusive
    def redo(self) -> Changed | None:
        """Redo the last undone step, or return None if there is none."""
        with self.store.reading() as connection:
            entry = journal.next_to_redo(connection)
        return self._apply(entry, forward=True)

    def _apply(self, entry: HistoryEntry | None, *, forward: bool) -> Changed | None:
        if entry is None:
            return None
        label = f"{'Redone' if forward else 'Undone'}: {entry.label}"
        changed = self._transactions.record(
            label, lambda session: journal.apply(session, entry.id, forward=forward), reverses=entry.id
        )
        return replace(changed, label=KEPT_BACK) if self._stories.shown().tells(label) else changed
