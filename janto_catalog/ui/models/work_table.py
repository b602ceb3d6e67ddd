"""The titles that match a search, read by pages as they are scrolled into view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from janto_catalog.ui import labels
from janto_catalog.ui.models.columns import COLUMNS
from janto_catalog.ui.models.row_texts import RowTexts

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkPage
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext

PAGE = 200
# Pages that are scrolled past quickly are not read: only the last ones asked for.
_MAX_PAGES = 3
# A selected row that is further from the rows in view is not read with them.
_MAX_RELOADED = 2000
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table lists: a search as text, the order, whether the search is still being typed, and whether only owned titles
    are listed, or only those between owned ones that are not (in an order); `compared` is the order that it is compared
    with, "" for none.  `essential`: of a story arc, without what may be skipped."""

    text: str = ""
    sort: str = "story"
    typing: bool = False
    only_owned: bool = False
    only_gaps: bool = False
    compared: str = ""
    essential: bool = False


class WorkTableModel(QAbstractTableModel):
    """Titles by page.  The last list stays until the next one is read, or when a search fails."""

    loaded = Signal(int)
    search_failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        #: Whether a screen reader reads the whole row in each cell, for a list that shows no columns.
        self.speaks_rows = False
        self.listing = Listing()
        #: The search of `listing`, read; None before the first list.
        self.query: ParsedQuery | None = None
        #: Whether the search that failed last was still being typed.
        self.failed_while_typing = False
        self._pending: Listing | None = None
        self._searched_characters: frozenset[str] = frozenset()
        self._rows: list[RowTexts | None] = []
        self._wanted_pages: set[int] = set()
        self._loading_pages: set[int] = set()
        self._load_timer = QTimer(self, singleShot=True, interval=0)
        self._load_timer.timeout.connect(self._load_wanted_pages)

    def show(self, listing: Listing) -> None:
        """List what matches; `loaded` or `search_failed` follows."""
        self.busy.emit(True)
        self._pending = listing
        self._context.runner.read(
            partial(_first_page, listing),
            lambda found: self._replace(listing, *found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def reload(self, first: int = 0, selected: int = -1) -> None:
        """Read again what is shown, and the selected row, so that it is found again.

        `first` is the first row in view, `selected` -1 without any.  The scroll position stays.
        """
        if self._pending is not None:
            # A new list is being read: read it again, so that the old one does not replace it.
            self.show(self._pending)
            return
        listing, pages = self.listing, [first // PAGE, first // PAGE + 1]
        if selected >= 0 and abs(selected - first) <= _MAX_RELOADED:
            # One page further: rows above it may be new.
            pages += [selected // PAGE, selected // PAGE + 1]
        offset, limit = min(pages) * PAGE, (max(pages) - min(pages) + 1) * PAGE
        self._context.runner.read(
            partial(_first_page, listing, offset=offset, limit=limit),
            lambda found: self._refresh(listing, offset, *found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def texts(self, row: int) -> RowTexts | None:
        """The title in a row, None while it is being read."""
        if not 0 <= row < len(self._rows):
            return None
        texts = self._rows[row]
        if texts is None:
            self._request_page(row // PAGE)
        return texts

    def id_at(self, row: int) -> str:
        """The id of the title in a row, "" if it was never in view."""
        texts = self._rows[row]
        return texts.id if texts is not None else ""

    def row_of(self, work: str) -> int | None:
        """The row of a title, if it has been read."""
        return next((n for n, texts in enumerate(self._rows) if texts is not None and texts.id == work), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        texts = self.texts(index.row())
        if texts is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return texts.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return texts.accessible_text if self.speaks_rows else COLUMNS[index.column()].spoken(texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.tool_tip(COLUMNS[index.column()].tooltip(texts))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be dragged out of a list."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        header, title = column.header, column.title
        if column.name == "position":
            header, title = self.number_meaning()
        if role == Qt.ItemDataRole.DisplayRole:
            return header
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return title
        return None

    @property
    def is_numbered(self) -> bool:
        """Whether the list counts from 1, because it has only what is owned."""
        return self.query is not None and self.query.only_owned

    def number_meaning(self) -> tuple[str, str]:
        """What the numbers of the rows count: the header over them, and a sentence."""
        if self.is_numbered:
            return "#", "Number in this list, which has only what you own"
        return "Story", "Place in the story, among all known titles"

    def _replace(self, listing: Listing, query: ParsedQuery, page: WorkPage) -> None:
        self._pending, self._searched_characters = None, query.values_of("character")
        self.beginResetModel()
        self.listing, self.query = listing, query
        self._rows = [None] * page.count
        self._store_page(0, page)
        self._wanted_pages.clear()
        self._loading_pages.clear()
        self.endResetModel()
        self.busy.emit(False)
        self.loaded.emit(page.count)

    def _refresh(self, listing: Listing, offset: int, query: ParsedQuery, page: WorkPage) -> None:
        # Rows out of view are read again when they are scrolled into view.
        resets = page.count != len(self._rows)
        if resets:
            self.beginResetModel()
        self.listing, self.query = listing, query
        self._rows = [None] * page.count
        self._store_page(offset, page)
        self._loading_pages.clear()
        if resets:
            self.endResetModel()
        else:
            self._notify(0, page.count)
        self.loaded.emit(page.count)

    def _store_page(self, offset: int, page: WorkPage) -> None:
        names, searched = self._context.names, self._searched_characters
        for at, row in enumerate(page.rows, offset):
            number = at + 1 if self.is_numbered else None
            self._rows[at] = RowTexts(row, names, searched=searched, number=number)

    def _notify(self, first: int, end: int) -> None:
        if end > first:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(COLUMNS) - 1))

    def _failed(self, error: Exception) -> None:
        self.failed_while_typing = self._pending is not None and self._pending.typing
        self._pending = None
        self.busy.emit(False)
        self.search_failed.emit(error)

    def _request_page(self, page: int) -> None:
        if page not in self._loading_pages:
            self._wanted_pages.add(page)
            self._load_timer.start()

    def _load_wanted_pages(self) -> None:
        pages, self._wanted_pages = sorted(self._wanted_pages)[-_MAX_PAGES:], set()
        listing, query = self.listing, self.query
        if query is None:
            return
        for number in pages:
            self._loading_pages.add(number)
            self._context.runner.read(
                partial(_page, query, listing.sort, number),
                partial(self._page_loaded, query, number),
                owner=self,
                key=(id(self), number),
            )

    def _page_loaded(self, query: ParsedQuery, number: int, page: WorkPage) -> None:
        self._loading_pages.discard(number)
        if query is not self.query or page.count != len(self._rows):
            return
        self._store_page(number * PAGE, page)
        self._notify(number * PAGE, number * PAGE + len(page.rows))


def _first_page(
    listing: Listing, catalog: Catalog, *, offset: int = 0, limit: int = PAGE
) -> tuple[ParsedQuery, WorkPage]:
    """The search, read once, and the page at `offset`."""
    query = catalog.works.parse(listing.text, typing=listing.typing)
    return query, catalog.works.search(query, limit=limit, sort=listing.sort, offset=offset)


def _page(query: ParsedQuery, sort: str, number: int, catalog: Catalog) -> WorkPage:
    return catalog.works.search(query, limit=PAGE, sort=sort, offset=number * PAGE)
