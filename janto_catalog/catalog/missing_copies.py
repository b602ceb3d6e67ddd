"""Missing copies: what is there with the same content, and forgetting them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress

from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.files import ItemState
from janto_catalog.model.views import Changed, ItemSummary
from janto_catalog.store import decisions, located_copies
from janto_catalog.store.store import Session, Store

_ABSENT = (ItemState.OFFLINE, ItemState.MISSING, ItemState.NOT_SEEN, ItemState.UNREADABLE)


class MissingCopies:
    """Finds items with the content of those whose files are missing, and forgets missing ones."""

    def __init__(self, store: Store, items: Items, transactions: Transactions) -> None:
        self.store, self._items, self._transactions = store, items, transactions

    def is_missing(self, item: str) -> bool:
        """Return whether the files of an item are missing.  One that is not there any more is not: it was merged."""
        try:
            return self._items.show(item).state is ItemState.MISSING
        except NotFoundError:
            return False

    def same_content(self, item: str) -> ItemSummary | None:
        """Return an item that is there and has exactly the content of the missing `item`, or None."""
        return next((present for _missing, present in self._pairs([item])), None)

    def others_found(self) -> tuple[str, ...]:
        """Return the ids of all missing items of which an item with the same content is there."""
        missing = [
            item.id
            for item in self._items.in_state(ItemState.MISSING)
            if item.works or item.extra is not None
        ]
        return tuple(item for item, _present in self._pairs(missing))

    @exclusive
    def replace(self, items: Collection[str]) -> Changed:
        """Let the items with the same content that are there take the place of missing ones, as one step.

        They get the matches, ranges and preferences of the missing ones, which are not listed as missing any more.
        Raises UsageError if there is none for any of `items`.
        """
        pairs = list(self._pairs(items))
        if not pairs:
            raise UsageError("Nothing that is there has the same content")
        (_first, present), more = pairs[0], len(pairs) - 1
        copies = f" and {more} more" if more else ""
        label = f"{present.title}{copies} took the place of {'missing copies' if more else 'a missing copy'}"
        numbers = [(item_number(missing), item_number(copy.id)) for missing, copy in pairs]

        def write(session: Session) -> None:
            for pair in numbers:
                located_copies.continue_with(session, *pair)

        return self._transactions.record(label, write)

    def _pairs(self, items: Collection[str]) -> Iterator[tuple[str, ItemSummary]]:
        """Missing items, each with the first item of the same content that is there."""
        numbers = {item_number(item): item for item in items if self.is_missing(item)}
        with self.store.reading() as connection:
            same = located_copies.same_items(connection, numbers)
        for number, others in same.items():
            for other in others:
                with suppress(NotFoundError):
                    copy = self._items.show(str(other))
                    if copy.state not in _ABSENT:
                        yield numbers[number], copy
                        break

    @exclusive
    def forget(self, item: str) -> tuple[ItemSummary, Changed]:
        """Remove the matches of an item whose files are missing, so that its titles are not listed as missing any more.

        Raises NotFoundError for an unknown id, UsageError if its files are not missing.
        """
        before = self._items.show(item)
        if before.state is not ItemState.MISSING:
            raise UsageError(f"{before.title} is not missing")
        label = f"Forgot the missing copy {before.title}"
        number = item_number(item)
        changed = self._transactions.record(label, lambda session: decisions.unlink(session, number, None))
        return self._items.show(item), changed
