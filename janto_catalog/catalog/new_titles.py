"""New titles from the metadata of an item: the work is added and the item linked to it, in one step."""

from __future__ import annotations

from collections.abc import Mapping

from janto_catalog.catalog.edits import Edits, Texts
from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.model.views import Changed
from janto_catalog.store import decisions, unmatched_items
from janto_catalog.store.store import Session, Store


class NewTitles:
    """Makes works from items."""

    def __init__(
        self, store: Store, stories: StoryCache, items: Items, edits: Edits, transactions: Transactions
    ) -> None:
        self.store, self._stories, self._items = store, stories, items
        self._edits, self._transactions = edits, transactions

    def suggest(self, item: str) -> Mapping[str, str]:
        """Return the fields of a work that the item suggests, as text: always title and kind, others if known.

        Raises NotFoundError.
        """
        # Imported here: most use cases need no matching.
        from janto_catalog import matching  # noqa: PLC0415

        self._items.show(item)
        with self.store.reading() as connection:
            ((_, read),) = next(unmatched_items.read_items(connection, [item_number(item)]))
        return matching.suggest_metadata(read, self._stories.item_matcher().index)

    @exclusive
    def make(self, item: str, values: Texts) -> tuple[str, Changed]:
        """Add the work that `values` describe, link the item to it, and return the id of the work.

        Items in review are matched again, because the new work may be theirs too.  Raises NotFoundError for an
        unknown item, UsageError for invalid values.
        """
        copy = self._items.show(item)
        work = self._edits.new("work", values)

        def add_and_link(session: Session) -> None:
            self._edits.add_within(session, "work", work)
            decisions.keep_only(session, item_number(item), {work.id})
            decisions.link(session, item_number(item), work.id, None)

        label = f"{copy.title} is the new title {' '.join(values['title'])}"
        return work.id, self._transactions.record(label, add_and_link)
