"""All titles that match the search, as a table or a shelf."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, add_context_menu, bind_actions
from janto_catalog.ui.context import CONTINUE, Destination, UiContext
from janto_catalog.ui.models.work_table import COLUMNS, HEADS, NAMES, WorkTableModel
from janto_catalog.ui.search.description import describe_no_match, describe_query
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import ChoiceButton, IconButton, button
from janto_catalog.ui.widgets.header import Header, segmented_buttons
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, framed, row
from janto_catalog.ui.widgets.row_delegate import RowDelegate
from janto_catalog.ui.widgets.text import label
from janto_catalog.ui.widgets.title_table import TitleTable

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Era, WorkPage, WorkRow
    from janto_catalog.ui.widgets.cover_grid import CoverGrid

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
    search_failed = Signal(object)
    loaded = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context, self._selected, self._has_loaded = context, "", False
        self._destination = Destination("titles", title="All titles")
        self._listing = ("", "")
        self.setObjectName("surface")
        self.model = WorkTableModel(context)
        rows = RowDelegate(self.model, context.theme)
        self.table = TitleTable(self.model, rows)
        self._rows = rows
        # Made when they are first shown.
        self._cover_grid: CoverGrid | None = None
        self._empty: EmptyState | None = None
        self._head = Header(context.theme, "All titles")
        self._fill_head()
        self._sort_bar = self._make_sort_bar()
        self.list_area = QStackedWidget()
        self.list_area.addWidget(self.table)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._sort_bar)
        self._right_margin = RightMargin()
        outer.addLayout(row(self.list_area, self._right_margin, gap=0), 1)
        self._wire()
        self._restore()

    def finish_setup(self) -> None:
        """Bind keys and menus, once there is a window to see."""
        bind_actions(self, self.list_area)
        add_context_menu(self.list_area, self.context.theme)
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

    def reserve_right(self, width: int) -> None:
        """Leave so much at the right of the list for what lies over it."""
        self._right_margin.setFixedWidth(width)

    def select_work(self, work: str) -> None:
        """Put the selection on a title that is listed."""
        found = self.model.row_of(work)
        if found is not None:
            self.table.select_row(found)

    @property
    def cover_grid(self) -> CoverGrid:
        """The shelf."""
        if self._cover_grid is None:
            from janto_catalog.ui.widgets.cover_grid import CoverGrid
            from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate

            painter = CoverTileDelegate(self.model, self.context.theme, self._rows)
            self._cover_grid = CoverGrid(self.model, painter, self.table.selectionModel())
            self._cover_grid.doubleClicked.connect(lambda _index: self.play())
            self.list_area.addWidget(self._cover_grid)
        return self._cover_grid

    @property
    def selected(self) -> str:
        return self._selected

    def picked(self) -> Callable[[Catalog], Sequence[str]] | None:
        rows = self.table.selected_rows()
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
        self._show_as(_TABLE)

    @action("Show as a shelf", "View", "Alt+2", icon="images")
    def as_shelf(self) -> None:
        """Show the titles as a shelf."""
        self._show_as(_SHELF)

    @property
    def sorted_by(self) -> str:
        """What the bar says of a sorting of one's own, "" in an order."""
        return "" if self._sort_bar.isHidden() else self._sorted_by.text()

    def _fill_head(self) -> None:
        theme, tools = self.context.theme, self._head.tools
        switch, self._switch = segmented_buttons(
            theme, (("Table", "table-2", "Table (Alt+1)"), ("Shelf", "images", "Shelf (Alt+2)"))
        )
        self._order = ChoiceButton(theme, "Order")
        self._order.set_choices(_ORDERS)
        self._columns = IconButton(theme, "columns-3", "Columns")
        self._columns.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        for widget in (switch, self._order, self._columns):
            tools.addWidget(widget)

    def _make_sort_bar(self) -> QWidget:
        self._sorted_by = label(self.context.theme, "", BODY, "text2")
        back = button(self.context.theme, "Back to story order", lambda: self._sort_by("story"), link=True)
        line = row(self._sorted_by, back, -1)
        line.setContentsMargins(16, 4, 16, 4)
        bar = framed(line, "sortbar")
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
        if self.context.settings.get("titles/hidden"):
            return self.context.settings.names("titles/hidden")
        return {name for name, *_rest, shown in COLUMNS if not shown}

    def _toggle_column(self, number: int, _on: bool) -> None:
        hidden = set(self.table.hidden_columns()) ^ {NAMES[number]}
        self.table.hide_columns(hidden)
        self.context.settings.set("titles/hidden", ",".join(sorted(hidden)) or "-")

    def _wire(self) -> None:
        self.model.loaded.connect(self._loaded)
        self.model.refused.connect(self._search_failed)
        self.model.busy.connect(self._head.set_busy)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.table.doubleClicked.connect(lambda _index: self.play())
        self.table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self._switch.idClicked.connect(self._show_as)
        self._order.chosen.connect(self._sort_by)

    def _restore(self) -> None:
        settings = self.context.settings
        self._sort = settings.get("titles/sort")
        self.table.hide_columns(self._hidden())
        self._show_as(_SHELF if settings.get("titles/shape") == "shelf" else _TABLE)
        self._show_sort()

    def _show_as(self, shape: int) -> None:
        self._shown = shape
        self._switch.button(shape).setChecked(True)
        self._columns.setEnabled(shape == _TABLE)
        self.context.settings.set("titles/shape", "shelf" if shape == _SHELF else "table")
        self._update_shown_widget()
        if self.list_area.isAncestorOf(QApplication.focusWidget() or self):
            self.region().setFocus()

    def _update_shown_widget(self) -> None:
        if self._has_loaded and not self.model.rowCount():
            shown: QWidget = self._show_empty()
        else:
            shown = self.cover_grid if self._shown == _SHELF else self.table
        self.list_area.setCurrentWidget(shown)

    def _head_clicked(self, section: int) -> None:
        key = COLUMNS[section][3]
        if key:
            self._sort_by(f"-{key}" if self._sort == key else key)

    def _sort_by(self, sort: str) -> None:
        self._sort = sort
        self.context.settings.set("titles/sort", sort)
        self._show_sort()
        self.search(self.model.query)

    def _show_sort(self) -> None:
        plain = [key for _, key in _ORDERS]
        self._order.set_current(self._sort, _SORT_WORDS.get(self._sort.lstrip("-"), self._sort))
        self._sort_bar.setVisible(self._sort not in plain)
        way = ", backwards" if self._sort.startswith("-") else ""
        self._sorted_by.setText(f"Sorted by {_SORT_WORDS.get(self._sort.lstrip('-'), self._sort)}{way}.")

    def _loaded(self, count: int) -> None:
        self._has_loaded = True
        self._head.set_title(self._listed_title(), labels.count(count, "title", "titles"))
        self._update_shown_widget()
        self._keep_selection(count)
        self._read_eras()
        self.loaded.emit(self.model.query)

    def _read_eras(self) -> None:
        """Say above its first row where an era of the story begins, in a list by the story."""
        query = self.model.query
        if self.model.sorting != "story" or not self.model.rowCount():
            self.table.set_dividers({})
            return

        def show(eras: tuple[Era, ...]) -> None:
            if (self.model.query, self.model.sorting) == (query, "story"):
                self.table.set_dividers({era.first: era.caption for era in eras})

        self.context.runner.read(
            lambda catalog: catalog.works.eras(query), show, owner=self, key=(id(self), "eras")
        )

    def _listed_title(self) -> str:
        same = self.model.query == self._destination.query
        return (same and self._destination.title) or ("Titles found" if self.model.query else "All titles")

    def _search_failed(self, error: Exception) -> None:
        """What is listed is not what was asked for: the head says so."""
        if self._has_loaded:
            shown = (
                self._listed_title()
                if not self.model.query
                else describe_query(self.model.query, self.context.names)
            )
            count = labels.count(self.model.rowCount(), "title", "titles")
            self._head.set_title(f"Still showing: {shown}", count)
        self.search_failed.emit(error)

    def _keep_selection(self, count: int) -> None:
        """Keep to the title that was selected; when it is not listed any more, to the first."""
        if not self._selected:
            return
        kept = self.model.row_of(self._selected)
        listing = (self.model.query, self.model.sorting)
        if kept is not None:
            self.table.select_row(kept)
        elif not count:
            self._selected = ""
            self.context.signals.select.emit("")
        elif listing != self._listing:
            self.table.select_row(0)
        self._listing = listing

    def _show_empty(self) -> EmptyState:
        if self._empty is None:
            self._empty = EmptyState(self.context.theme)
            self.list_area.addWidget(self._empty)
        if self.model.query == CONTINUE.query:
            self._empty.show_message("play", "Nothing begun yet.")
            self.context.runner.read(first_unfinished, self._offer_next, owner=self, key=(id(self), "next"))
        elif self.model.query:
            self._show_no_match(self._empty)
        else:
            worlds = ("Choose a story world", lambda: self.context.signals.go.emit(Destination("worlds")))
            self._empty.show_message(
                "library", "No story world is here yet.", "Titles come from a story world.", worlds
            )
        return self._empty

    def _show_no_match(self, state: EmptyState) -> None:
        query = self.model.query
        wider = _OWNED.sub(" ", query).strip()
        among = " among what you have" if wider != query else ""
        said = f"{describe_no_match(wider, self.context.names)}{among}." if wider else "You have nothing yet."
        everything = Destination("titles", title="All titles")
        state.show_message(
            "search", said, "", ("Show all titles", partial(self.context.signals.go.emit, everything))
        )
        if not among:
            return

        def offer(page: WorkPage) -> None:
            if self.model.query == query and page.count:
                there = Destination("titles", wider)
                more = (
                    f"Also show what I don't have ({page.count})",
                    partial(self.context.signals.go.emit, there),
                )
                state.show_message("search", said, "", more)

        self.context.runner.read(
            lambda catalog: catalog.works.search(wider, limit=1), offer, owner=self, key=(id(self), "wider")
        )

    def _offer_next(self, row: WorkRow | None) -> None:
        if row is None or self._empty is None or self.model.query != CONTINUE.query or self.model.rowCount():
            return
        start = (f"Start with {row.title}", partial(self._begin, row.id))
        self._empty.show_message("play", f"Nothing begun yet. Start with {row.title}?", _about(row), start)

    def _begin(self, work: str) -> None:
        from janto_catalog.model.views import Progress

        self.context.runner.write(
            lambda catalog: catalog.progress.mark([work], Progress.STARTED),
            self._marked,
        )
        self.context.signals.play.emit(work)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        cells = self.model.texts(now.row()) if now.isValid() else None
        if cells is not None and cells.id != self._selected:
            self._selected = cells.id
            self.context.signals.select.emit(cells.id)


def first_unfinished(catalog: Catalog) -> WorkRow | None:
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
