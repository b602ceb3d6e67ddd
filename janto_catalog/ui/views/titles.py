"""The titles that match the search, at first those the user has, as a table or a grid of covers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui.actions import action
from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION, Destination, UiContext
from janto_catalog.ui.models.columns import COLUMNS
from janto_catalog.ui.models.work_table import Listing, WorkTableModel
from janto_catalog.ui.panels.filter_bar import FilterBar
from janto_catalog.ui.panels.header_menu import HeaderActs, HeaderMenu
from janto_catalog.ui.panels.subject_head import SubjectHead
from janto_catalog.ui.panels.titles_header import (
    GRID,
    MAX_ZOOM,
    TABLE,
    TIMELINE,
    TitlesHeader,
    is_order,
    sort_name,
)
from janto_catalog.ui.search.filters import subject_of
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.title_list import SEARCHED_DECISIONS, TitleList
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.focus import show_layer
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Era
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.panels.titles_empty import TitlesEmptyState
    from janto_catalog.ui.widgets.cover_grid import CoverGrid

_HIDDEN_AT_FIRST = frozenset(column.name for column in COLUMNS if not column.visible_by_default)


class TitlesView(TitleList):
    """The table and the grid over one model."""

    shows = SEARCHED_DECISIONS | {
        Data.LISTINGS, Data.TEXT_FACTS, Data.CAST_FACTS, Data.ORDER, Data.OWNERSHIP, Data.STORY_DATES,
    }  # fmt: skip

    def __init__(self, context: UiContext) -> None:
        self._titles_header = TitlesHeader(context.theme)
        super().__init__(context, self._titles_header, WorkTableModel(context))
        self._destination, self._zoom, self._shape = MY_COLLECTION, 1, TABLE
        # Made when they are first shown.
        self._cover_grid: CoverGrid | None = None
        self._empty: TitlesEmptyState | None = None
        self._sort_bar = self._make_sort_bar()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.filters = FilterBar(context)
        self.subject = SubjectHead(context)
        below = column(self.subject, self.filters, self._sort_bar, self.list_area, gap=0)
        below.setStretchFactor(self.list_area, 1)
        outer.addWidget(self.head)
        outer.addLayout(row(below, self._right_margin, gap=0), 1)
        self.filters.search_changed.connect(context.signals.search_text)
        self.table.horizontalHeader().sectionClicked.connect(self._column_clicked)
        self._titles_header.shape_chosen.connect(self._show_as)
        self._titles_header.order_chosen.connect(self.sort_by)
        self._titles_header.column_toggled.connect(self._toggle_column)
        self._titles_header.zoom_chosen.connect(self.zoom_to)
        self._titles_header.export.clicked.connect(lambda _checked=False: self.export())
        self._restore()
        self.finish_setup()
        self._titles_header.set_hidden_columns(self._hidden_columns())
        acts = HeaderActs(self.sort_by, self._toggle_column, self._reset_columns)
        self._header_menu = HeaderMenu(self.table, acts, lambda: self._sort, self._hidden_columns)
        self.table.width_chosen.connect(self._keep_width)

    def visit(self, destination: Destination) -> None:
        self._destination, self._named = destination, destination.work
        self._show_as(self._shape_set())
        if subject_of(destination.query) is not None and not is_order(self._sort):
            # A column was sorted in another list: these titles are read in the order of the story.
            self.sort_by("story")
        self.search(destination.query)

    def search(self, text: str, *, typing: bool = False) -> None:
        self.model.show(Listing(text, self._sort, typing))

    def scroll_to_top(self) -> None:
        super().scroll_to_top()
        if self._cover_grid is not None:
            self._cover_grid.scrollToTop()

    def reload(self) -> None:
        self.model.reload(max(self.table.rowAt(0), 0), self.table.currentIndex().row())

    @property
    def cover_grid(self) -> CoverGrid:
        """The grid of covers."""
        if self._cover_grid is None:
            from janto_catalog.ui.widgets.cover_grid import CoverGrid
            from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate
            from janto_catalog.ui.widgets.title_drag import TitleDrag

            context = self.context
            delegate = CoverTileDelegate(
                self.model, context.theme, self.delegate.cells, context.covers, self._zoom
            )
            self._cover_grid = CoverGrid(self.model, delegate, self.table.selectionModel(), context)
            self._cover_grid.zoom_wanted.connect(lambda step: self.zoom_to(self._zoom + step))
            self._cover_grid.drag_wanted.connect(
                TitleDrag(context, self._cover_grid, self.selected_works).start
            )
            self._cover_grid.doubleClicked.connect(lambda _index: self.play())
            self.list_area.addWidget(self._cover_grid)
        return self._cover_grid

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        rows, query = self.table.selected_rows(), self.model.query
        ids = [self.model.id_at(row) for row in rows]
        if not ids or query is None:
            return None
        if all(ids):
            return lambda _catalog: ids
        # Some were never in view, so their ids are not known here.
        found = self._first_works(query, rows[-1] + 1)

        def select(catalog: Catalog) -> Sequence[str]:
            works = found(catalog)
            return [works[row] for row in rows if row < len(works)]

        return select

    def find_rows(self, works: Collection[str]) -> Callable[[Catalog], Sequence[int]]:
        query, wanted = self.model.query, frozenset(works)
        find = self._first_works(query, self.model.rowCount()) if query is not None else lambda _catalog: ()
        return lambda catalog: [row for row, work in enumerate(find(catalog)) if work in wanted]

    def _first_works(self, query: ParsedQuery, count: int) -> Callable[[Catalog], Sequence[str]]:
        sort = self.model.listing.sort
        return lambda catalog: [row.id for row in catalog.works.search(query, limit=count, sort=sort).rows]

    @action("Show as a table", "View", "Alt+1", icon="table-2", whole_window=True)
    def as_table(self) -> None:
        """Show the titles as a table."""
        self._show_as(TABLE)

    @action("Show as a grid", "View", "Alt+2", icon="images", whole_window=True)
    def as_covers(self) -> None:
        """Show the titles as a grid of covers."""
        self._show_as(GRID)

    @action("Show on the timeline", "View", "Alt+3", icon="chart-gantt", whole_window=True)
    def as_timeline(self) -> None:
        """Show the titles on the timeline."""
        self._show_as(TIMELINE)

    def zoom_to(self, zoom: int) -> None:
        """Show the grid in one of the sizes from 0 to `MAX_ZOOM`, and remember it; others are brought into the range."""
        self._zoom = min(max(zoom, 0), MAX_ZOOM)
        self.context.settings.set("titles/zoom", self._zoom)
        self._titles_header.set_zoom(self._zoom)
        if self._cover_grid is not None:
            self._cover_grid.set_zoom(self._zoom)

    @property
    def sort_text(self) -> str:
        """The text of the bar about the sorting of a column, "" in an order."""
        return "" if self._sort_bar.isHidden() else self._sort_label.text()

    def sort_by(self, sort: str) -> None:
        """Sort by a key ("story", "-title"), and remember it."""
        self._sort = sort
        self.context.settings.set("titles/sort", sort)
        self._show_sort()
        self.search(self.model.listing.text)

    def list_title(self) -> str:
        return self._place_title() or self._described() or "Titles found"

    def export_title(self, query: str, *, only_owned: bool) -> str:
        return self._place_title() or super().export_title(query, only_owned=only_owned)

    def _place_title(self) -> str:
        """The title of the place whose search is shown; "" for another search."""
        places = (self._destination, MY_COLLECTION, ALL_TITLES)
        return next((place.title for place in places if place.query == self.model.listing.text), "")

    def _described(self) -> str:
        """The search in words when it has only conditions; what was typed as words is in the field."""
        from janto_catalog.query import HAVE, TokenKind
        from janto_catalog.query.description import describe_list

        query, conditions = self.model.query, (TokenKind.FIELD, TokenKind.MINUS)
        if query is None or any(token.kind not in conditions for token in query.tokens):
            return ""
        rest = query.without(*HAVE)
        return describe_list(rest, self.known_names(), only_owned=query.is_of_collection)

    def shown_search(self) -> str:
        from janto_catalog.query.description import describe_list

        found = describe_list(self.model.listing.text, self.known_names())
        return self._place_title() or found or self.list_title()

    def update_list_area(self, count: int) -> None:
        query = self.model.query
        if query is not None and not count:
            shown: QWidget = self._empty_state()
            self._empty_state().show_for(query)
        else:
            shown = self.cover_grid if self._shape == GRID else self.table
        self.allow_export(self._titles_header.export, "Export (Ctrl+E)")
        show_layer(self.list_area, shown)

    def _empty_state(self) -> TitlesEmptyState:
        if self._empty is None:
            from janto_catalog.ui.panels.titles_empty import TitlesEmptyState

            self._empty = TitlesEmptyState(self.context)
            self._empty.started.connect(self.context.show_change)
            self.list_area.addWidget(self._empty)
        return self._empty

    def _make_sort_bar(self) -> QWidget:
        self._sort_label = label(self.context.theme, "", BODY, "secondary")
        back = button(self.context.theme, "Back to story order", lambda: self.sort_by("story"), link=True)
        line = row(self._sort_label, back, -1)
        line.setContentsMargins(16, 4, 16, 4)
        bar = framed(line, "sortbar")
        bar.hide()
        return bar

    def _hidden_columns(self) -> frozenset[str]:
        return _HIDDEN_AT_FIRST ^ self.context.settings.names("titles/toggled")

    def _toggle_column(self, name: str) -> None:
        # Only what differs is remembered, so that a new column is shown or hidden as it is meant to be at first.
        toggled = self.context.settings.names("titles/toggled") ^ {name}
        self.context.settings.set("titles/toggled", ",".join(sorted(toggled)))
        self._show_columns()

    def _show_columns(self) -> None:
        self.table.hide_columns(self._hidden_columns())
        self._titles_header.set_hidden_columns(self._hidden_columns())

    def _keep_width(self, name: str, width: int) -> None:
        kept = self.context.settings.numbers("titles/widths") | {name: width}
        self.context.settings.set("titles/widths", ",".join(f"{one}={kept[one]}" for one in sorted(kept)))

    def _reset_columns(self) -> None:
        """Show the columns and sort as at first."""
        self.context.settings.set("titles/toggled", "")
        self.context.settings.set("titles/widths", "")
        self.table.set_widths({})
        self._show_columns()
        self.sort_by("story")

    def _restore(self) -> None:
        settings = self.context.settings
        self._sort = settings.get("titles/sort")
        self._zoom = min(max(settings.get("titles/zoom"), 0), MAX_ZOOM)
        self._titles_header.set_zoom(self._zoom)
        self.table.set_widths(settings.numbers("titles/widths"))
        self.table.hide_columns(self._hidden_columns())
        self._show_as(self._shape_set())
        self._show_sort()

    def _shape_set(self) -> int:
        return GRID if self.context.settings.get("titles/shape") == "grid" else TABLE

    def _show_as(self, shape: int) -> None:
        if shape == TIMELINE:
            # A page of its own, with the same search and the same title selected.
            self._titles_header.set_shape(self._shape)
            place = Destination("timeline", self.model.listing.text, work=self.selected)
            self.context.signals.navigate.emit(place)
            return
        self._shape = shape
        self.model.speaks_rows = shape == GRID
        self._titles_header.set_shape(shape)
        self.context.settings.set("titles/shape", "grid" if shape == GRID else "table")
        self.update_list_area(self.model.rowCount())
        if self.list_area.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_target().setFocus()

    def _column_clicked(self, section: int) -> None:
        key = COLUMNS[section].sort
        if key:
            self.sort_by(f"-{key}" if self._sort == key else key)
        else:
            self._show_sort()

    def _show_sort(self) -> None:
        self._titles_header.set_sort(self._sort)
        self.table.show_sort(self._sort)
        self._sort_bar.setVisible(not is_order(self._sort))
        direction = ", descending" if self._sort.startswith("-") else ""
        self._sort_label.setText(f"Sorted by {sort_name(self._sort)}{direction}.")

    def _show_loaded(self, count: int) -> None:
        self._read_eras()
        text = self.model.listing.text
        self.filters.show_search(text, self.known_names())
        self.subject.show_for(text)
        super()._show_loaded(count)

    def _read_eras(self) -> None:
        """In a list by the story: put a divider above the first row of each era."""
        query = self.model.query
        if query is None or self.model.listing.sort != "story" or not self.model.rowCount():
            self.table.set_dividers({})
            return

        def show(eras: tuple[Era, ...]) -> None:
            if self.model.query is query:
                self.table.set_dividers({era.first: era.caption for era in eras})

        self.context.runner.read(
            lambda catalog: catalog.works.eras(query), show, owner=self, key=(id(self), "eras")
        )


VIEW = View(
    "titles", ALL_TITLES.title, "table-2", "Titles", 10, TitlesView, badge=lambda counts: counts.titles
)
