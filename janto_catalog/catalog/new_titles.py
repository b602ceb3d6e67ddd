"""A new title from what a copy says: it is put into the story, and the copy is matched with it, in one step."""

from __future__ import annotations

from collections.abc import Mapping

from janto_catalog.catalog.edits import Edits, Texts
from janto_catalog.catalog.items import Items, item_number
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.model.views import Changed
from janto_catalog.store import decisions, unmatched_items
from janto_catalog.store.store import Session, Store


class NewTitles:
    """Titles made of copies."""

    def __init__(
        self, store: Store, stories: StoryCache, items: Items, edits: Edits, transactions: Transactions
    ) -> None:
        self.store, self._stories, self._items = store, stories, items
        self._edits, self._transactions = edits, transactions

    def suggest(self, item: str) -> Mapping[str, str]:
        """By field, as one would type it, what the copy says: title and kind always, what else it says where it does.

        Raises NotFoundError.
        """
        # Loaded only now: most of what is asked of a catalogue does without matching.
        from janto_catalog import matching  # noqa: PLC0415

        self._items.show(item)
        with self.store.reading() as connection:
            ((_, read),) = next(unmatched_items.read_items(connection, [item_number(item)]))
        return matching.suggest_metadata(read, self._stories.item_matcher().index)

    @exclusive
    def make(self, item: str, values: Texts) -> tuple[str, Changed]:
        """Put the title that `values` describe in and match the copy with it; the new title's id.

        Copies that await an answer are looked at again: the new title may be theirs too.
        Raises NotFoundError, UsageError.
        """
        copy = self._items.show(item)
        work = self._edits.new("work", values)

        def put_in(session: Session) -> None:
            self._edits.add_within(session, "work", work)
            decisions.link(session, item_number(item), work.id, None)

        label = f"{copy.title} is the new title {' '.join(values['title'])}"
        return work.id, self._transactions.record(label, put_in)
