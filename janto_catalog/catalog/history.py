"""Undo, redo and the history of every decision."""

from __future__ import annotations

from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.model.views import Changed, HistoryEntry
from janto_catalog.store import journal
from janto_catalog.store.store import Store


class History:
    """The steps somebody took, newest first, and the way back."""

    def __init__(self, store: Store, transactions: Transactions) -> None:
        self.store, self._transactions = store, transactions

    def list(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The newest `limit` decisions."""
        with self.store.reading() as connection:
            return journal.history(connection, limit)

    @exclusive
    def undo(self) -> Changed | None:
        """Take the newest decision that stands back; None when there is none.

        Raises JantoError when a later decision depends on it.
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
        return self._transactions.record(
            label, lambda session: journal.apply(session, entry.id, forward=forward), reverses=entry.id
        )
