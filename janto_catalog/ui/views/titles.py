"""All titles that match the search, as a table or a shelf."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, bind, offer_by_right_click
from janto_catalog.ui.context import BEGUN, Desk, Destination
from janto_catalog.ui.models.work_table import COLUMNS, HEADS, NAMES, WorkTable
from janto_catalog.ui.search.description import in_words, nothing
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import Choice, IconButton, button
from janto_catalog.ui.widgets.header import Header, segments
from janto_catalog.ui.widgets.layouts import Beside, EmptyState, holder, row
from janto_catalog.ui.widgets.row_delegate import RowPainter
from janto_catalog.ui.widgets.text import label
from janto_catalog.ui.widgets.title_table import TitleTable

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Era, WorkPage, WorkRow
    from janto_catalog.ui.widgets.cover_grid import Shelf

_ORDERS = (("Story", "story"), ("Release", "release"))
_SORT_WORDS = {
    "story": "place in the story",
    "release": "release",
    "title": "title",
    "series": "series and number",
}
_TABLE, _SHELF = range(2)
_OWNED = re.compile(r"(?:^|\s)(?:owned:yes|-owned:no)(?=\s|$)")


class TitlesView(TitleActions, QWidget):
    """The table and the shelf over one model."""

    kinds = frozenset({"progress", "link", "item", "pack", "folder"})
    detailed = True
    refused = Signal(object)
    listed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._selected, self._read = desk, "", False
        self._destination = Destination("titles", title="All titles")
        self._listing = ("", "")
        self.setObjectName("surface")
        self.model = WorkTable(desk)
        rows = RowPainter(self.model, desk.look)
        self.table = TitleTable(self.model, rows)
        self._rows = rows
        # Made when they are first shown.
        self._shelf: Shelf | None = None
        self._empty: EmptyState | None = None
        self._head = Header(desk.look, "All titles")
        self._fill_head()
        self._sorted = self._sort_bar()
        self.list_area = QStackedWidget()
        self.list_area.addWidget(self.table)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._sorted)
        self._beside = Beside()
        outer.addLayout(row(self.list_area, self._beside, gap=0), 1)
        self._wire()
        self._restore()

    def enliven(self) -> None:
        """Bind keys and menus, once there is a window to see."""
        bind(self, self.list_area)
        offer_by_right_click(self.list_area, self.desk.look)
        self._columns.setMenu(self._column_menu())

    def visit(self, destination: Destination) -> None:
        """List the titles of a query."""
        self._destination = destination
        self.search(destination.query)

    def search(self, query: str, *, typing: bool = False) -> None:
        """List what matches; an error goes to `refused` and the last good list stays."""
        self.model.show(query, self._sort, typing=typing)

    def reload(self) -> None:
        """Read again what is in sight."""
        self.model.reload(max(self.table.rowAt(0), 0))

    def region(self) -> QWidget:
        """The list that is shown."""
        shown = self.list_area.currentWidget()
        return shown if shown is not None else self

    def leave_room(self, width: int) -> None:
        """Leave so much at the right of the list for what lies over it."""
        self._beside.setFixedWidth(width)

    def choose(self, work: str) -> None:
        """Put the selection on a title that is listed."""
        found = self.model.row_of(work)
        if found is not None:
            self.table.choose(found)

    @property
    def shelf(self) -> Shelf:
        """The shelf."""
        if self._shelf is None:
            from janto_catalog.ui.widgets.cover_grid import Shelf
            from janto_catalog.ui.widgets.cover_tiles import PlatePainter

            painter = PlatePainter(self.model, self.desk.look, self._rows)
            self._shelf = Shelf(self.model, painter, self.table.selectionModel())
            self._shelf.doubleClicked.connect(lambda _index: self.play())
            self.list_area.addWidget(self._shelf)
        return self._shelf

    @property
    def selected(self) -> str:
        return self._selected

    def picked(self) -> Callable[[Catalog], Sequence[str]] | None:
        rows = self.table.chosen_rows()
        known = [self.model.id_at(row) for row in rows]
        if all(known):
            return (lambda _catalog: [id for id in known if id]) if known else None
        # Some of them were never in sight: the catalogue says which they are.
        query, sort, last = self.model.query, self.model.sorting, rows[-1] + 1

        def find(catalog: Catalog) -> Sequence[str]:
            found = catalog.works.search(query, limit=last, sort=sort).rows
            return [found[row].id for row in rows if row < len(found)]

        return find

    def picked_up_to_here(self) -> Callable[[Catalog], Sequence[str]] | None:
        end, query, sort = self.table.currentIndex().row() + 1, self.model.query, self.model.sorting
        if not end:
            return None
        return lambda catalog: [one.id for one in catalog.works.search(query, limit=end, sort=sort).rows]

    def step(self, way: int) -> None:
        self.table.step(way)

    @action("Show as a table", "View", "Alt+1", icon="table-2")
    def as_table(self) -> None:
        """Show the titles as a table."""
        self._shape(_TABLE)

    @action("Show as a shelf", "View", "Alt+2", icon="images")
    def as_shelf(self) -> None:
        """Show the titles as a shelf."""
        self._shape(_SHELF)

    @property
    def sorted_by(self) -> str:
        """What the bar says of a sorting of one's own, "" in an order."""
        return "" if self._sorted.isHidden() else self._sorted_by.text()

    def _fill_head(self) -> None:
        look, tools = self.desk.look, self._head.tools
        switch, self._switch = segments(
            look, (("Table", "table-2", "Table (Alt+1)"), ("Shelf", "images", "Shelf (Alt+2)"))
        )
        self._order = Choice(look, "Order")
        self._order.offer(_ORDERS)
        self._columns = IconButton(look, "columns-3", "Columns")
        self._columns.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        for widget in (switch, self._order, self._columns):
            tools.addWidget(widget)

    def _sort_bar(self) -> QWidget:
        self._sorted_by = label(self.desk.look, "", BODY, "text2")
        back = button(self.desk.look, "Back to story order", lambda: self._sort_by("story"), link=True)
        line = row(self._sorted_by, back, -1)
        line.setContentsMargins(16, 4, 16, 4)
        bar = holder(line, "sortbar")
        bar.hide()
        return bar

    def _column_menu(self) -> QMenu:
        menu = QMenu(self)
        hidden = self._hidden()
        for number, (name, head, *_rest) in enumerate(COLUMNS):
            if name == "because":
                continue
            word = HEADS.get(name, head)
            entry = menu.addAction(word)
            entry.setCheckable(True)
            entry.setChecked(name not in hidden)
            entry.setEnabled(name != "title")
            entry.triggered.connect(partial(self._toggle_column, number))
        return menu

    def _hidden(self) -> set[str]:
        if self.desk.settings.get("titles/hidden"):
            return self.desk.settings.names("titles/hidden")
        return {name for name, *_rest, shown in COLUMNS if not shown}

    def _toggle_column(self, number: int, _on: bool) -> None:
        hidden = set(self.table.hidden_columns()) ^ {NAMES[number]}
        self.table.hide_columns(hidden)
        self.desk.settings.put("titles/hidden", ",".join(sorted(hidden)) or "-")

    def _wire(self) -> None:
        self.model.loaded.connect(self._loaded)
        self.model.refused.connect(self._refuse)
        self.model.busy.connect(self._head.busy)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.table.doubleClicked.connect(lambda _index: self.play())
        self.table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self._switch.idClicked.connect(self._shape)
        self._order.chosen.connect(self._sort_by)

    def _restore(self) -> None:
        settings = self.desk.settings
        self._sort = settings.get("titles/sort")
        self.table.hide_columns(self._hidden())
        self._shape(_SHELF if settings.get("titles/shape") == "shelf" else _TABLE)
        self._show_sort()

    def _shape(self, shape: int) -> None:
        self._shown = shape
        self._switch.button(shape).setChecked(True)
        self._columns.setEnabled(shape == _TABLE)
        self.desk.settings.put("titles/shape", "shelf" if shape == _SHELF else "table")
        self._settle()
        if self.list_area.isAncestorOf(QApplication.focusWidget() or self):
            self.region().setFocus()

    def _settle(self) -> None:
        if self._read and not self.model.rowCount():
            shown: QWidget = self._say_empty()
        else:
            shown = self.shelf if self._shown == _SHELF else self.table
        self.list_area.setCurrentWidget(shown)

    def _head_clicked(self, section: int) -> None:
        key = COLUMNS[section][3]
        if key:
            self._sort_by(f"-{key}" if self._sort == key else key)

    def _sort_by(self, sort: str) -> None:
        self._sort = sort
        self.desk.settings.put("titles/sort", sort)
        self._show_sort()
        self.search(self.model.query)

    def _show_sort(self) -> None:
        plain = [key for _, key in _ORDERS]
        self._order.say(self._sort, _SORT_WORDS.get(self._sort.lstrip("-"), self._sort))
        self._sorted.setVisible(self._sort not in plain)
        way = ", backwards" if self._sort.startswith("-") else ""
        self._sorted_by.setText(f"Sorted by {_SORT_WORDS.get(self._sort.lstrip('-'), self._sort)}{way}.")

    def _loaded(self, count: int) -> None:
        self._read = True
        self._head.say(self._listed_title(), labels.count(count, "title", "titles"))
        self._settle()
        self._keep_selection(count)
        self._divide()
        self.listed.emit(self.model.query)

    def _divide(self) -> None:
        """Say above its first row where an era of the story begins, in a list by the story."""
        query = self.model.query
        if self.model.sorting != "story" or not self.model.rowCount():
            self.table.divide({})
            return

        def show(eras: tuple[Era, ...]) -> None:
            if (self.model.query, self.model.sorting) == (query, "story"):
                self.table.divide({era.first: era.caption for era in eras})

        self.desk.door.ask(
            lambda catalog: catalog.works.eras(query), show, owner=self, key=(id(self), "eras")
        )

    def _listed_title(self) -> str:
        same = self.model.query == self._destination.query
        return (same and self._destination.title) or ("Titles found" if self.model.query else "All titles")

    def _refuse(self, error: Exception) -> None:
        """What is listed is not what was asked for: the head says so."""
        if self._read:
            shown = (
                self._listed_title() if not self.model.query else in_words(self.model.query, self.desk.names)
            )
            count = labels.count(self.model.rowCount(), "title", "titles")
            self._head.say(f"Still showing: {shown}", count)
        self.refused.emit(error)

    def _keep_selection(self, count: int) -> None:
        """Keep to the title that was selected; when it is not listed any more, to the first."""
        if not self._selected:
            return
        kept = self.model.row_of(self._selected)
        listing = (self.model.query, self.model.sorting)
        if kept is not None:
            self.table.choose(kept)
        elif not count:
            self._selected = ""
            self.desk.wires.select.emit("")
        elif listing != self._listing:
            self.table.choose(0)
        self._listing = listing

    def _say_empty(self) -> EmptyState:
        if self._empty is None:
            self._empty = EmptyState(self.desk.look)
            self.list_area.addWidget(self._empty)
        if self.model.query == BEGUN.query:
            self._empty.say("play", "Nothing begun yet.")
            self.desk.door.ask(next_owned, self._offer_next, owner=self, key=(id(self), "next"))
        elif self.model.query:
            self._say_not_found(self._empty)
        else:
            worlds = ("Choose a story world", lambda: self.desk.wires.go.emit(Destination("worlds")))
            self._empty.say(
                "library", "No story world is here yet.", "Titles come from a story world.", worlds
            )
        return self._empty

    def _say_not_found(self, state: EmptyState) -> None:
        query = self.model.query
        wider = _OWNED.sub(" ", query).strip()
        among = " among what you have" if wider != query else ""
        said = f"{nothing(wider, self.desk.names)}{among}." if wider else "You have nothing yet."
        everything = Destination("titles", title="All titles")
        state.say("search", said, "", ("Show all titles", partial(self.desk.wires.go.emit, everything)))
        if not among:
            return

        def offer(page: WorkPage) -> None:
            if self.model.query == query and page.count:
                there = Destination("titles", wider)
                more = (
                    f"Also show what I don't have ({page.count})",
                    partial(self.desk.wires.go.emit, there),
                )
                state.say("search", said, "", more)

        self.desk.door.ask(
            lambda catalog: catalog.works.search(wider, limit=1), offer, owner=self, key=(id(self), "wider")
        )

    def _offer_next(self, row: WorkRow | None) -> None:
        if row is None or self._empty is None or self.model.query != BEGUN.query or self.model.rowCount():
            return
        start = (f"Start with {row.title}", partial(self._begin, row.id))
        self._empty.say("play", f"Nothing begun yet. Start with {row.title}?", _about(row), start)

    def _begin(self, work: str) -> None:
        from janto_catalog.model.views import Progress

        self.desk.door.change(
            lambda catalog: catalog.progress.mark([work], Progress.STARTED),
            self._marked,
        )
        self.desk.wires.play.emit(work)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        cells = self.model.cells(now.row()) if now.isValid() else None
        if cells is not None and cells.id != self._selected:
            self._selected = cells.id
            self.desk.wires.select.emit(cells.id)


def next_owned(catalog: Catalog) -> WorkRow | None:
    """The first title to come out that one has and has neither finished nor skipped: the story begins a century
    earlier, with things that later titles tell first."""
    found = catalog.works.search(
        "owned:yes -progress:finished -progress:skipped", sort="release", limit=1
    ).rows
    return found[0] if found else None


def _about(row: WorkRow) -> str:
    parts = (labels.kind(row.kind), row.series, row.number)
    return " · ".join(part for part in parts if part)


VIEW = View("titles", "All titles", "library", "Titles", 10, TitlesView, badge=lambda tally: tally.titles)
