"""Writing an order down: which copy of each title is played, and what is left out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from janto_catalog import exporters
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.known import Known
from janto_catalog.catalog.orders import Orders
from janto_catalog.errors import JantoError
from janto_catalog.model.export import Entry, OrderList, PlayFile, Written
from janto_catalog.model.files import ItemState
from janto_catalog.model.views import ItemView, OrderRow
from janto_catalog.store import item_views, items
from janto_catalog.store.store import Store

_GOOD = {ItemState.LINKED: 0, ItemState.UNREADABLE: 1, ItemState.MISSING: 2, ItemState.OFFLINE: 3}


class Exports:
    """Orders as files."""

    def __init__(self, store: Store, known: Known, folders: Folders, orders: Orders) -> None:
        self._store, self._known, self._folders, self._orders = store, known, folders, orders

    def formats(self) -> tuple[tuple[str, str, str], ...]:
        """(name, ending, title) of the formats an order can be written in."""
        return tuple((one.name, one.ending, one.title) for one in exporters.families())

    def export(self, path: str, text: str = "", *, by: str = "story", format: str | None = None) -> Written:
        """Write the order of the works that match `text` to `path`.

        Raises QueryError; WrongWordsError for an unknown ending; JantoError when the place cannot be written.
        """
        exporter = exporters.exporter_for(path, format)
        self._refuse_own_files(path)
        return exporters.write(exporter, self.order_list(text, by=by), str(Path(path).absolute()))

    def _refuse_own_files(self, path: str) -> None:
        own = map(os.path.realpath, self._store.own_files)
        if os.path.realpath(path) in {file + end for file in own for end in ("", "-wal", "-shm", "-journal")}:
            raise JantoError("This is the catalogue itself", where=path, remedy="Choose another name.")

    def order_list(self, text: str = "", *, by: str = "story") -> OrderList:
        """The order with the files of each work: what an exporter writes."""
        rows = self._orders.order(text, by=by)
        names = dict(self._orders.views())
        tables = self._known.tables()
        containers = {row.work.id: tables.containers(row.work.id) for row in rows}
        with self._store.reading() as connection:
            wanted = {id for chain in containers.values() for id in chain}
            copies = item_views.linked_to(connection, wanted, offline=self._folders.offline())
            playing = items.play_files(connection, [int(copy.id) for copy in copies])
        best = _best(copies)
        entries = tuple(_entry(row, containers[row.work.id], best, playing) for row in rows)
        sources = {source.id: source.title for source in self._known.story().sources}
        return OrderList(text or "Everything", names.get(by, by), entries, sources)


def _best(copies: Iterable[ItemView]) -> dict[str, ItemView]:
    """By work: the copy to play, the preferred one first, else one that can be played now."""
    ranked: dict[str, tuple[tuple[bool, int, int], ItemView]] = {}
    for copy in copies:
        for link in copy.works:
            rank = (not link.preferred, _GOOD.get(copy.state, 4), int(copy.id))
            if link.work not in ranked or rank < ranked[link.work][0]:
                ranked[link.work] = (rank, copy)
    return {work: copy for work, (_, copy) in ranked.items()}


def _entry(
    row: OrderRow, chain: list[str], best: dict[str, ItemView], playing: dict[int, tuple[PlayFile, ...]]
) -> Entry:
    work = row.work
    copy = next((best[id] for id in chain if id in best), None)
    files = (
        playing.get(int(copy.id), ())
        if copy and copy.state not in (ItemState.OFFLINE, ItemState.MISSING)
        else ()
    )
    part = next((link.range for link in copy.works if link.work == work.id), None) if copy else None
    return Entry(
        work.id, work.title, work.kind, work.series, work.number, work.released, work.owned, row.place, files, part, work.characters
    )  # fmt: skip
