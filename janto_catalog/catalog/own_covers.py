"""Covers that the user chooses for works, in place of those found in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from janto_catalog.catalog.covers import Covers
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.views import Changed
from janto_catalog.store import own_covers
from janto_catalog.store.store import Store


class OwnCovers:
    """Chooses covers and removes them.  Works are named by id or title; the picture is kept in the catalogue."""

    def __init__(self, store: Store, works: Works, covers: Covers, transactions: Transactions) -> None:
        self._store, self._works, self._covers, self._transactions = store, works, covers, transactions

    def has(self, work: str) -> bool:
        """Whether a cover was chosen for the work with that id."""
        return bool(self._chosen([work]))

    def choose(self, works: Sequence[str], path: Path) -> Changed:
        """Make the picture in a file the cover of works, as one step.  The file is only read, and not needed after.

        A file that has a picture in it, such as a comic or a recording, will do too.
        Raises NotFoundError, UnreadableFileError, UsageError when it is the cover of all of them already.
        """
        ids, what = self._works.several(works)
        content = self._covers.read(path)
        known = self._chosen(ids)
        if [known.get(id) for id in ids] == [own_covers.digest(content)] * len(ids):
            raise UsageError(f"{what} {'has' if len(ids) == 1 else 'have'} this cover already")
        label = f"{what}: cover from {path.name}"
        return self._transactions.record(label, lambda session: own_covers.choose(session, ids, content))

    def remove(self, works: Sequence[str]) -> Changed:
        """Remove the chosen cover of works, as one step: that from their files is shown again.

        Raises NotFoundError, UsageError when none of them has one.
        """
        ids, what = self._works.several(works)
        if not self._chosen(ids):
            raise UsageError(f"{what} {'has' if len(ids) == 1 else 'have'} no cover of your own")
        label = f"{what}: cover from the files again"
        return self._transactions.record(label, lambda session: own_covers.remove(session, ids))

    def _chosen(self, ids: Sequence[str]) -> dict[str, str]:
        with self._store.reading() as connection:
            return own_covers.chosen(connection, ids)
