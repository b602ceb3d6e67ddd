"""The folders that the user added (roots)."""

from __future__ import annotations

import os

from janto_catalog import scanning
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.errors import JantoError, NotFoundError, UsageError
from janto_catalog.model.files import Root
from janto_catalog.model.text import display_path
from janto_catalog.model.views import Changed, FolderSummary, OtherFile
from janto_catalog.store import files, other_files, removed_roots
from janto_catalog.store.changes import changes_of
from janto_catalog.store.derived import holdings
from janto_catalog.store.store import Connection, Store


class Folders:
    """Adds, lists and removes folders."""

    def __init__(self, store: Store, transactions: Transactions) -> None:
        self.store, self._transactions = store, transactions
        #: Whether a folder was not connected when somebody asked; a scan sets it back.
        self.were_offline = False

    @exclusive
    def add(self, path: bytes | str) -> tuple[Root, Changed]:
        """Add the folder at `path`.  If it is in the catalogue already, or inside a folder that is, return that one.

        A folder that was removed comes back with its matches and decisions, as a step of the history.

        Raises UsageError for an empty path, JantoError if it cannot be listed or contains folders already added.
        """
        if not path:
            raise UsageError("A folder needs a name", hint='Use "." for the current folder.')
        wanted = os.path.realpath(os.fsencode(path))
        scanning.check_readable(wanted)
        with self.store.reading() as connection:
            present = files.roots(connection)
            for root in present:
                if wanted == root.path or wanted.startswith(root.path.rstrip(b"/") + b"/"):
                    return root, Changed(frozenset(), "Nothing new")
            _refuse_parent_of(wanted, present)
            removed = _removed_at(connection, wanted)
        if removed is not None:
            return removed, self._transactions.record(
                f"Added the folder {removed.name} again",
                lambda session: removed_roots.restore(session, removed.id),
            )
        with self.store.writing() as connection:
            name = display_path(wanted.rstrip(b"/").rpartition(b"/")[2] or wanted)
            changes = changes_of(connection)
            root = files.add_root(connection, wanted, name, scanning.new_identity(wanted))
        return root, Changed(changes.data, f"Added {name}")

    def list(self) -> tuple[FolderSummary, ...]:
        """Return the folders with their number of titles and whether they are connected."""
        with self.store.reading() as connection:
            roots, scanned = files.roots(connection), files.scanned_at(connection)
            titles = holdings.titles_in(connection, [root.id for root in roots])
            others = other_files.counts(connection)
            left = files.left_to_scan(connection)
        return tuple(
            FolderSummary(
                root.id,
                root.path,
                root.name,
                is_connected(root),
                scanned[root.id][1] - scanned[root.id][2],
                titles.get(root.id, 0),
                scanned[root.id][0],
                others.get(root.id, 0),
                left.get(root.id, 0),
                scanned[root.id][2],
            )
            for root in roots
        )

    def other_files(self, root: int | None = None) -> tuple[OtherFile, ...]:
        """Return the files of a folder, or of all, that belong to no story: covers and texts without a story next to them."""
        with self.store.reading() as connection:
            return other_files.other_files(connection, root)

    def forget(self, root: int) -> Changed:
        """Remove a folder from the catalogue.  Undoing it brings its files, items, matches and decisions back.

        Raises NotFoundError for an unknown id.
        """
        with self.store.reading() as connection:
            found = next((known for known in files.roots(connection) if known.id == root), None)
        if found is None:
            raise NotFoundError("There is no such folder", location=str(root))
        label = f"Removed the folder {found.name}"
        return self._transactions.record(label, lambda session: removed_roots.remove(session, root))

    def offline(self) -> frozenset[int]:
        """Return the ids of folders that are not connected now."""
        with self.store.reading() as connection:
            roots = files.roots(connection)
        offline = frozenset(root.id for root in roots if not is_connected(root))
        self.were_offline |= bool(offline)
        return offline


def is_connected(root: Root) -> bool:
    """Whether the folder at the path of `root` is the one that was added."""
    return scanning.is_same_root(root.identity, root.path)


def _removed_at(connection: Connection, path: bytes) -> Root | None:
    """The removed folder that is at `path`, or None."""
    at = (root for root in removed_roots.removed(connection) if root.path == path)
    return next((root for root in at if is_connected(root)), None)


def _refuse_parent_of(wanted: bytes, present: tuple[Root, ...]) -> None:
    inside = [root for root in present if root.path.startswith(wanted.rstrip(b"/") + b"/")]
    if inside:
        raise JantoError(
            f"This folder contains {inside[0].name}, which is already in the catalogue",
            location=display_path(wanted),
            hint="Add its other subfolders one by one.",
        )
