"""Progress: how far the user is with each work."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.works import Works
from janto_catalog.model.views import Changed, Progress
from janto_catalog.store import decisions
from janto_catalog.store.store import Store

_LABELS = {
    Progress.NONE: "not started",
    Progress.STARTED: "started",
    Progress.FINISHED: "finished",
    Progress.SKIPPED: "skipped",
}


class ProgressMarks:
    """Marks works as started, finished or skipped."""

    def __init__(self, store: Store, works: Works, transactions: Transactions) -> None:
        self._store, self._works, self._transactions = store, works, transactions

    def mark(self, works: Sequence[str], progress: Progress) -> Changed:
        """Mark works, by id or title, as one step.  Raises NotFoundError."""
        ids, what = self._works.several(works)
        label, at = f"{what}: {_LABELS[progress]}", self._store.now()
        return self._transactions.record(
            label, lambda session: decisions.set_progress(session, ids, progress, at)
        )
