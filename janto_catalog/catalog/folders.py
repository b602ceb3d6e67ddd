"""The folders that the user added (roots)."""

from __future__ import annotations

import os
from collections import Counter

from janto_catalog import scanning
from janto_catalog.catalog.connections import Connections, is_connected
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.errors import JantoError, NotFoundError, UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.files import Root
from janto_catalog.model.folders import FolderSummary, OtherFile
from janto_catalog.model.matching import Answer
from janto_catalog.model.text import display_path
from janto_catalog.model.views import Changed
from janto_catalog.store import files, other_files, remembered, removed_roots
from janto_catalog.store.changes import changes_of
from janto_catalog.store.derived import holdings
from janto_catalog.store.store import Connection, Store

CONNECTION_DATA = frozenset({Data.FOLDERS, Data.OWNERSHIP, Data.ITEM_STATES})
"""What is read anew when a folder is connected or disconnected; nothing of it is stored."""


class Folders:
    """Adds, lists and removes folders."""

    def __init__(
        self, store: Store, transactions: Transactions, connections: Connections | None = None
    ) -> None:
        self.store, self._transactions = store, transactions
        self._connections = connections or Connections()
        self._is_watched = False
        #: Whether a folder was not connected when somebody asked; a scan sets it back.
        self.were_offline = False
        #: By id, the folders of which the last scan of this program found so many files gone that it asked instead of
        #: marking them missing, with what it said.
        self.unmarked: dict[int, str] = {}

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

    def roots(self) -> tuple[Root, ...]:
        """Return the folders; unlike `list`, nothing is counted."""
        with self.store.reading() as connection:
            return files.roots(connection)

    def list(self) -> tuple[FolderSummary, ...]:
        """Return the folders with their number of titles and whether they are connected."""
        offline = self.offline()
        with self.store.reading() as connection:
            roots, scanned = files.roots(connection), files.scanned_at(connection)
            titles = holdings.titles_in(connection, [root.id for root in roots])
            others = other_files.counts(connection)
            left = files.left_to_scan(connection)
            rules = [rule for rule in remembered.rules(connection) if rule.scope == remembered.FOLDER]
            left_out = {rule.pattern: str(rule.id) for rule in rules if rule.answer is Answer.NOT_PART}
            kept = Counter(
                rule.pattern.partition("/")[0] for rule in rules if rule.answer is Answer.MAY_BE_PART
            )
        return tuple(
            FolderSummary(
                root.id,
                root.path,
                root.name,
                root.id not in offline,
                scanned[root.id][1],
                titles.get(root.id, 0),
                scanned[root.id][0],
                others.get(root.id, 0),
                left.get(root.id, 0),
                scanned[root.id][2],
                left_out.get(root.name, ""),
                self.unmarked.get(root.id, "") if root.id not in offline else "",
                kept[root.name],
                scanned[root.id][3],
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
        self.unmarked.pop(root, None)
        label = f"Removed the folder {found.name}"
        return self._transactions.record(label, lambda session: removed_roots.remove(session, root))

    def offline(self) -> frozenset[int]:
        """Return the ids of folders that are not connected; once they are watched, by the last answer of `watch`."""
        return (
            self._remember(self._connections.last(self.roots())) if self._is_watched else self.offline_now()
        )

    def offline_now(self) -> frozenset[int]:
        """Ask all disks, and return the ids of folders that are not connected."""
        return self._remember(self._connections.ask(self.roots()))

    def watch(self) -> Changed | None:
        """Ask all disks, and return a change if other folders are connected than at the last call.

        From the first call on, what else is read uses the last answer and never waits for a disk.  So call it
        regularly, from a thread that may wait a few seconds.
        """
        before = self._connections.last(self.roots())
        self._is_watched = True
        if self.offline_now() == before:
            return None
        return Changed(CONNECTION_DATA, "Folders were connected or disconnected")

    def is_away(self, root: Root) -> bool:
        """Whether nothing can be read at the path of a folder: its disk does not answer, or there is no folder."""
        connected = self._connections.answer(root)
        return connected is None or not (connected or scanning.is_readable(root.path))

    def _remember(self, offline: frozenset[int]) -> frozenset[int]:
        self.were_offline |= bool(offline)
        return offline


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
