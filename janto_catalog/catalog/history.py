"""Undo, redo and the history of every decision."""

from __future__ import annotations

from janto_catalog.catalog.matcher import Matcher
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import exclusive, record_decision
from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed, HistoryEntry
from janto_catalog.store import journal
from janto_catalog.store.store import Session, Store


class History:
    """The steps somebody took, newest first, and the way back."""

    def __init__(self, store: Store, known: StoryCache, identify: Matcher) -> None:
        self.store, self._known, self._identify = store, known, identify

    def list(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The newest `limit` decisions."""
        with self.store.reading() as connection:
            return journal.history(connection, limit)

    @exclusive
    def undo(self) -> Changed | None:
        """Take the newest decision that stands back; None when there is none.

        Raises JantoError when something decided since stands on it.
        """
        with self.store.reading() as connection:
            entry = journal.next_to_undo(connection)
        return self._turn(entry, forward=False)

    @exclusive
    def redo(self) -> Changed | None:
        """Do the last undone decision again; None when there is none."""
        with self.store.reading() as connection:
            entry = journal.next_to_redo(connection)
        return self._turn(entry, forward=True)

    def _turn(self, entry: HistoryEntry | None, *, forward: bool) -> Changed | None:
        if entry is None:
            return None
        label = f"{'Redone' if forward else 'Undone'}: {entry.label}"

        def turn(session: Session) -> None:
            journal.apply(session, entry.id, forward=forward)
            self._known.index_after(session.connection(), session.info.get("change"))

        changed = record_decision(self.store, label, turn, reverses=entry.id)
        if changed.kinds & {Data.RULES, Data.MATCHING}:
            # What followed from a remembered answer or from an edit follows no longer, or again.
            self._identify.rematch()
        return changed
