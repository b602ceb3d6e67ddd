"""The base of the views that list titles in a table: the selection, its keys, and messages of a search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.actions import add_context_menu, bind_actions
from janto_catalog.ui.exported_page import ExportedPage
from janto_catalog.ui.models.work_table import Listing
from janto_catalog.ui.theme.tokens import ROW
from janto_catalog.ui.title_actions import read_rows
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import RightMargin
from janto_catalog.ui.widgets.row_delegate import RowDelegate
from janto_catalog.ui.widgets.title_drag import TitleDrag
from janto_catalog.ui.widgets.title_table import TitleTable

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkRow
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.models.work_table import WorkTableModel

SEARCHED_DECISIONS = frozenset({Data.PROGRESS, Data.REMARKS, Data.SAVED_SEARCHES})
"""The decisions that queries can ask for: lists of titles are read again when one changes."""


class TitleList(ExportedPage):
    """A page with a table of titles under a header; `list_area` holds the table and what may replace it."""

    has_detail = True
    #: How its rows are painted, and their height.
    delegate_type = RowDelegate
    row_height = ROW

    def __init__(
        self, context: UiContext, head: Header, model: WorkTableModel, stretched: str = "title"
    ) -> None:
        super().__init__()
        self.context, self.head, self.model = context, head, model
        self._selected = ""
        #: The title to select when the list has been read, "" for none.
        self._named = ""
        #: The title whose detail is shown, also when it was chosen elsewhere.
        self._detail_work = ""
        context.signals.select_work.connect(self._note_detail)
        #: The titles that are selected when there are several, and those to select again after a change.
        self._several: tuple[str, ...] = ()
        self._kept: tuple[str, ...] = ()
        #: What was selected and is not listed any more: the title, all titles, and the title selected in its place.
        self._gone: tuple[str, tuple[str, ...], str] = ("", (), "")
        #: What was listed last, None before the first list.
        self._listing: Listing | None = None
        self.setObjectName("surface")
        self.delegate = self.delegate_type(model, context.theme)
        self.table = TitleTable(model, self.delegate, stretched, self.row_height)
        self.list_area = QStackedWidget()
        self.list_area.addWidget(self.table)
        self._right_margin = RightMargin()
        #: The scroll position and the current row before the rows were replaced, None while they are not.
        self._scroll: int | None = None
        self._row: int | None = None
        self.model.modelAboutToBeReset.connect(self._note_place)
        self.model.loaded.connect(self._show_loaded)
        self.model.search_failed.connect(self._show_failed)
        self.model.busy.connect(self.head.set_busy)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.drag_wanted.connect(TitleDrag(context, self.table, self.selected_works).start)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
        self.table.doubleClicked.connect(lambda _index: self.play())

    def finish_setup(self) -> None:
        """Bind keys and menus."""
        bind_actions(self, self.list_area)
        add_context_menu(self.list_area, self.context.theme, self.menu_group)

    def menu_group(self, place: QPoint) -> str:
        """The group of the only actions to list in a menu at a place of the list, "" for all."""
        return ""

    def focus_target(self) -> QWidget:
        """The list that is shown."""
        return self.list_area.currentWidget() or self

    def reserve_right(self, width: int) -> None:
        self._right_margin.setFixedWidth(width)

    def select_work(self, work: str) -> None:
        row = self.model.row_of(work)
        if row is not None:
            self.table.select_row(row)

    @property
    def listed_query(self) -> ParsedQuery | None:
        return self.model.query

    @property
    def listed_count(self) -> int:
        return self.model.rowCount()

    @property
    def selected(self) -> str:
        return self._selected

    @property
    def selected_row(self) -> WorkRow | None:
        row = self.model.row_of(self._selected)
        texts = self.model.texts(row) if row is not None else None
        return texts.row if texts is not None else None

    def step(self, by: int) -> None:
        self.table.step(by)

    def number_in_list(self, work: str) -> tuple[int, str] | None:
        row = self.model.row_of(work)
        texts = self.model.texts(row) if row is not None else None
        if texts is None or not texts.position:
            return None
        number = int(texts.position)
        if self.model.is_numbered:
            return number, f"In the list, which has only what you own, it is the {labels.ordinal(number)}."
        return number, f"Its number in the list, {labels.number(number)}, is its place in the story."

    def shown_search(self) -> str:
        """The list that is shown, in words, for when another search has failed."""
        return self.list_title()

    def update_list_area(self, count: int) -> None:
        """Show the table, or what replaces it when it has no rows."""

    def _show_loaded(self, count: int) -> None:
        self.head.set_title(self.list_title(), labels.count(count, "title", "titles"))
        self.update_list_area(count)
        self.context.signals.order_in_force.emit(self.order_in_force())
        # The end of typing lists the same titles.
        listed = replace(self.model.listing, typing=False)
        is_same_list, self._listing = listed == self._listing, listed
        if not count:
            self._gone = self._selected, self._several, ""
            self._several = ()
            self._select("")
        elif (row := self.model.row_of(self._named)) is not None:
            self._select_row(row, scroll=True)
        elif is_same_list:
            self._select_again(count)
        else:
            self._select_first()
        self._scroll, self._row, self._named = None, None, ""
        self.loaded.emit()

    def _note_detail(self, work: str) -> None:
        self._detail_work = work

    def _note_place(self) -> None:
        self._scroll = self.table.verticalScrollBar().value()
        self._row = self.table.currentIndex().row()

    def _show_failed(self, error: Exception) -> None:
        """Show in the header that the list is not the requested one; while it is typed, the list just stays."""
        if self.model.query is not None and not self.model.failed_while_typing:
            count = labels.count(self.model.rowCount(), "title", "titles")
            self.head.set_title(f"Still showing: {self.shown_search()}", count)
        self.search_failed.emit(error)

    def _select_again(self, count: int) -> None:
        """In the same list: select the same titles, or the one that is listed in the place of the current one now.

        What was selected before and is listed again, as after undo, is selected again, unless the user has selected
        something else meanwhile.
        """
        self._kept, selected = self._several, self._selected
        row = self.model.row_of(selected)
        gone, gone_with, instead = self._gone
        if selected == instead and (back := self.model.row_of(gone)) is not None:
            row, self._kept = back, gone_with
        if row is None:
            before = self.table.currentIndex().row() if self._row is None else self._row
            row = min(max(before, 0), count - 1)
        # A title far from the rows in view was not read, so what is in its row is not known.
        if self.model.texts(row) is not None:
            self._select_row(row)
        if selected and self.model.row_of(selected) is None:
            self._gone = selected, self._kept, self._selected
        if self._scroll is not None:
            self.table.scroll_to_offset(self._scroll)
        if self._kept:
            self.context.runner.read(
                self.find_rows(self._kept), self._select_kept, owner=self, key=(id(self), "kept")
            )

    def find_rows(self, works: Collection[str]) -> Callable[[Catalog], Sequence[int]]:
        """Return a function that finds in which rows of the list titles are."""
        return lambda _catalog: ()

    def _select_kept(self, rows: Sequence[int]) -> None:
        """Select several titles again after a change, unless the user has selected something else meanwhile."""
        kept, self._kept = self._kept, ()
        if kept and len(self.table.selected_rows()) <= 1:
            self.table.add_rows(rows)
        self._selection_changed()

    def _selection_changed(self) -> None:
        """Show in the detail how many titles are selected, or the one that is."""
        if self._kept:
            return
        find = self.selected_works() if len(self.table.selected_rows()) > 1 else None
        if find is not None:
            self.context.runner.read(
                partial(read_rows, find=find), self._show_several, owner=self, key=(id(self), "several")
            )
        elif self._several:
            self.context.runner.discard((id(self), "several"))
            self._several = ()
            self._select(self._selected)

    def _show_several(self, rows: Sequence[WorkRow]) -> None:
        if self.is_shown and len(rows) > 1 and len(self.table.selected_rows()) > 1:
            self._several = tuple(row.id for row in rows)
            self.context.signals.select_works.emit(rows)

    def _select_first(self) -> None:
        """Open another list at its top with the first title selected, or at the one that a link has named."""
        is_named = self.is_shown and self._detail_work != self._selected
        row = self.model.row_of(self._detail_work) if is_named else None
        self.scroll_to_top()
        self._select_row(row or 0, scroll=True)
        if self.is_shown and self._detail_work != self._selected:
            self.context.signals.select_work.emit(self._selected)

    def scroll_to_top(self) -> None:
        """Show the first rows."""
        self.table.scrollToTop()

    def _select_row(self, row: int, *, scroll: bool = False) -> None:
        self.table.select_row(row, scroll=scroll)
        # Another title may be in the row that was the current one.
        self._current_changed(self.table.currentIndex(), QModelIndex())

    def _select(self, work: str) -> None:
        self._selected = work
        if self.is_shown:
            self.context.signals.select_work.emit(work)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        texts = self.model.texts(current.row()) if current.isValid() else None
        if texts is None or texts.id == self._selected:
            return
        rows = self.table.selected_rows()
        if len(rows) > 1 and current.row() in rows:
            # The menu of several titles: it is about all of them.
            self._selected = texts.id
        else:
            self._select(texts.id)
