"""The titles that match a search, fetched by pages as they come into sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from janto_catalog.ui import labels
from janto_catalog.ui.models.row_texts import RowTexts

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.search import Node
    from janto_catalog.model.views import WorkPage
    from janto_catalog.ui.context import UiContext

PAGE = 200
Index = QModelIndex | QPersistentModelIndex
# Column: (name in settings, head, width; 0 stretches, sort key, shown at first)
COLUMNS = (
    ("place", "", 32, "", True),
    ("position", "#", 48, "story", True),
    ("medium", "", 24, "", True),
    ("title", "Title", 0, "title", True),
    ("series", "Series and number", 220, "series", True),
    ("who", "Who", 128, "", True),
    ("released", "Released", 96, "release", True),
    ("because", "Because", 280, "", False),
    ("length", "Length", 72, "", False),
    ("sure", "How sure", 176, "", False),
    ("progress", "", 40, "", True),
    ("have", "Have", 72, "", True),
)
NAMES = tuple(column[0] for column in COLUMNS)
# What a column is called where its head has no room for the word.
HEADS = {
    "place": "How sure its place is",
    "position": "Place in the story",
    "medium": "Kind",
    "progress": "Progress",
}


class WorkTableModel(QAbstractTableModel):
    """Titles by page; the last good list stays until the next one is here."""

    loaded = Signal(int)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.query, self.sorting = "", "story"
        self._pending: tuple[str, str, bool] | None = None
        self._searched_characters: frozenset[str] = frozenset()
        self._rows: list[RowTexts | None] = []
        self._wanted_pages: set[int] = set()
        self._fetching: set[int] = set()
        self._fetch_timer = QTimer(self, singleShot=True, interval=0)
        self._fetch_timer.timeout.connect(self._fetch)

    def show(self, query: str, sort: str, *, typing: bool = False) -> None:
        """List what matches `query`; `loaded` or `refused` follows."""
        self.busy.emit(True)
        self._pending = (query, sort, typing)
        self._context.runner.read(
            lambda catalog: (
                catalog.works.search(query, limit=PAGE, sort=sort, typing=typing),
                searched_characters(catalog.works.parse(query, prefix_last=typing)),
            ),
            lambda found: self._replace(query, sort, *found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def reload(self, first: int = 0) -> None:
        """Read again what is shown, `first` being the first row in sight; places in the list stay."""
        if self._pending is not None:
            # A new list is on its way: it is asked for again, not overtaken by the old one.
            query, sort, typing = self._pending
            self.show(query, sort, typing=typing)
            return
        begin = first // PAGE * PAGE
        query, sort = self.query, self.sorting
        self._context.runner.read(
            lambda catalog: catalog.works.search(query, limit=2 * PAGE, sort=sort, offset=begin),
            lambda page: self._refresh_page(query, sort, begin, page),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def texts(self, row: int) -> RowTexts | None:
        """The title in a row, None while it is being fetched."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        if found is None:
            self._request_page(row // PAGE)
        return found

    def id_at(self, row: int) -> str:
        """The id of the title in a row, "" while it was never in sight."""
        found = self._rows[row]
        return found.id if found is not None else ""

    def row_of(self, work: str) -> int | None:
        """The row of a title, if it has been fetched."""
        return next((n for n, cells in enumerate(self._rows) if cells is not None and cells.id == work), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self.texts(index.row())
        if cells is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.tool_tip(_tip(cells, NAMES[index.column()]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return HEADS.get(NAMES[section], COLUMNS[section][1])
        return None

    def _replace(self, query: str, sort: str, page: WorkPage, searched: frozenset[str]) -> None:
        self._pending, self._searched_characters = None, searched
        self.beginResetModel()
        self.query, self.sorting = query, sort
        self._rows = [None] * page.count
        self._store_page(0, page)
        self._wanted_pages.clear()
        self._fetching.clear()
        self.endResetModel()
        self.busy.emit(False)
        self.loaded.emit(page.count)

    def _refresh_page(self, query: str, sort: str, begin: int, page: WorkPage) -> None:
        if page.count != len(self._rows):
            self.show(query, sort)
            return
        # What is out of sight is fetched again when it comes into sight.
        self._rows = [None] * page.count
        self._store_page(begin, page)
        self._fetching.clear()
        self._notify(0, page.count)
        self.loaded.emit(page.count)

    def _store_page(self, begin: int, page: WorkPage) -> None:
        names = self._context.names
        for offset, row in enumerate(page.rows):
            self._rows[begin + offset] = RowTexts(row, names, searched=self._searched_characters)

    def _notify(self, first: int, end: int) -> None:
        if end > first:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(COLUMNS) - 1))

    def _failed(self, error: Exception) -> None:
        self._pending = None
        self.busy.emit(False)
        self.refused.emit(error)

    def _request_page(self, page: int) -> None:
        if page not in self._fetching:
            self._wanted_pages.add(page)
            self._fetch_timer.start()

    def _fetch(self) -> None:
        """Ask for the pages that came into sight last; those scrolled past are not fetched."""
        pages, self._wanted_pages = sorted(self._wanted_pages)[-3:], set()
        query, sort = self.query, self.sorting
        for number in pages:
            self._fetching.add(number)
            self._context.runner.read(
                partial(_page, query, sort, number),
                partial(self._page_loaded, query, sort, number),
                owner=self,
                key=(id(self), number),
            )

    def _page_loaded(self, query: str, sort: str, number: int, page: WorkPage) -> None:
        self._fetching.discard(number)
        if (query, sort, page.count) != (self.query, self.sorting, len(self._rows)):
            return
        self._store_page(number * PAGE, page)
        self._notify(number * PAGE, number * PAGE + len(page.rows))


def _page(query: str, sort: str, number: int, catalog: Catalog) -> WorkPage:
    return catalog.works.search(query, limit=PAGE, sort=sort, offset=number * PAGE)


def searched_characters(node: Node) -> frozenset[str]:
    """The characters a search asks for, by id; those it asks to leave out are none of them."""
    # Asked only once something is searched: the first picture does not wait for it.
    from janto_catalog.model.search import And, OneOf, Or

    if isinstance(node, OneOf):
        return frozenset(node.values) if node.field == "character" else frozenset()
    if isinstance(node, And | Or):
        return frozenset().union(*(searched_characters(inner) for inner in node.nodes))
    return frozenset()


def _tip(cells: RowTexts, column: str) -> str:
    return {
        "title": cells.title,
        "series": cells.series,
        "because": cells.because,
        "who": cells.who_names,
        "medium": cells.kind,
        "place": cells.sure.capitalize(),
        "progress": labels.progress(cells.progress, cells.row.kind),
        "have": cells.have[0],
    }.get(column, "")
