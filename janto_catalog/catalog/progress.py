"""Progress: how far the user is with each work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.order_listing import OrderListing
from janto_catalog.model.text import counted
from janto_catalog.model.views import Changed, Progress
from janto_catalog.query import ParsedQuery
from janto_catalog.store import decisions
from janto_catalog.store.store import Store
from janto_catalog.store.works import parts_of_each

_LABELS = {
    Progress.NONE: "not started",
    Progress.STARTED: "started",
    Progress.FINISHED: "finished",
    Progress.SKIPPED: "skipped",
}
_OPEN = (Progress.NONE, Progress.STARTED)


class ProgressMarks:
    """Marks works as started, finished or skipped."""

    def __init__(self, store: Store, works: Works, orders: Orders, transactions: Transactions) -> None:
        self._store, self._works, self._orders, self._transactions = store, works, orders, transactions

    def mark(self, works: Sequence[str], progress: Progress) -> Changed:
        """Mark works, by id or title, as one step.  Raises NotFoundError.

        The parts of a finished work are finished too, except those that were skipped.
        """
        ids, what = self._works.several(works)
        parts = self._still_open(self._parts_of(ids)) if progress is Progress.FINISHED else []
        if parts:
            what = f"{what} and {counted(len(parts), 'part', 'parts')}"
        return self._set((*ids, *parts), progress, f"{what}: {_LABELS[progress]}")

    def finish_up_to(self, work: str, text: str | ParsedQuery = "", *, by: str = "story") -> Changed:
        """Mark as finished, as one step, all works that match `text` from the first one of an order to `work`, with their
        parts; what was skipped stays so.  Nothing is recorded if none is left to mark.

        A work that is listed by its parts is finished when all of them are.

        Raises NotFoundError, QueryError, and UsageError for an unknown order or a work without a place in it.
        """
        (id, title), order = self._works.one(work), self._orders.name(by)
        listing = self._orders.listing(text, by=by)
        reached = _reached(listing, id)
        if not reached:
            raise UsageError(f"{title} has no place in {order}")
        wholes = [whole.work.id for whole in listing.by_parts if reached.issuperset(whole.parts)]
        ids = self._still_open([*reached, *wholes, *self._parts_of((*reached, *wholes))])
        if not ids:
            return Changed(frozenset(), f"Everything up to {title} in {order} is finished or skipped.")
        titles = counted(len(ids), "title", "titles")
        return self._set(ids, Progress.FINISHED, f"{titles} up to {title} in {order}: finished")

    def _set(self, ids: Sequence[str], progress: Progress, label: str) -> Changed:
        at = self._store.now()
        return self._transactions.record(
            label, lambda session: decisions.set_progress(session, ids, progress, at)
        )

    def _parts_of(self, ids: Iterable[str]) -> list[str]:
        """The parts of works, and the parts of these."""
        wholes = list(ids)
        known = dict.fromkeys(wholes)
        found: list[str] = []
        with self._store.reading() as connection:
            while wholes:
                parts = [part for each in parts_of_each(connection, wholes).values() for part in each]
                wholes = [part for part in dict.fromkeys(parts) if part not in known]
                known.update(dict.fromkeys(wholes))
                found += wholes
        return found

    def _still_open(self, ids: Iterable[str]) -> list[str]:
        """Those of the works that are neither finished nor skipped, each once."""
        unique = list(dict.fromkeys(ids))
        rows = self._works.rows(unique)
        return [id for id in unique if id in rows and rows[id].progress in _OPEN]


def _reached(listing: OrderListing, work: str) -> frozenset[str]:
    """The works of a list from its first one to `work`: up to its first part, and its parts, if it is listed by them."""
    rows = [row.work.id for row in listing.rows]
    if work in rows:
        return frozenset(rows[: rows.index(work) + 1])
    parts = next((whole.parts for whole in listing.by_parts if whole.work.id == work), ())
    first = next((number for number, id in enumerate(rows) if id in parts), None)
    return frozenset() if first is None else frozenset((*rows[:first], *parts))
