"""A table of titles: whole rows are selected, and columns are hidden when it is too narrow for them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from janto_catalog.ui.models.columns import COLUMNS, TITLE, column_number
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.theme.tokens import CELL, DIVIDER, ROW
from janto_catalog.ui.widgets.row_delegate import RowDelegate

# So many rows from the top are measured; nearly all titles of them are whole before another column gets the room.
_MEASURED, _WHOLE_TITLES = 100, 0.95
# Widths are on a grid, so that few titles more do not move the columns.
_STEP = 8
# The room that the arrow of the sorted column takes beside a word.
_ARROW = 16
# The columns to hide when there is too little room, the first one first.
_HIDDEN_FIRST = tuple(
    column.name for column in sorted(COLUMNS, key=lambda column: column.hidden_at) if column.hidden_at
)


class TitleTable(QTableView):
    """The table over a `WorkTableModel`.  `drag_wanted` comes when the selected rows are dragged, `width_chosen` with the
    name of a column and the width that the user has given it.
    """

    drag_wanted = Signal()
    width_chosen = Signal(str, int)

    def __init__(
        self, model: WorkTableModel, delegate: RowDelegate, stretched: str = TITLE.name, row_height: int = ROW
    ) -> None:
        """`stretched` is the column that gets the width the others leave."""
        super().__init__()
        self._row_height = row_height
        self._stretched = column_number(stretched)
        self._hidden: frozenset[str] = frozenset()
        #: The widths of the columns that are narrowed before any other is hidden, by their numbers.
        self._narrowed = {
            number: column.width
            for number, column in enumerate(COLUMNS)
            if column.min_width and number != self._stretched
        }
        #: The widths that the content of the columns usually needs, by their numbers, where it was measured.
        self._usual: dict[int, int] = {}
        self._works, self._delegate = model, delegate
        self._viewport_width = 0
        self.setModel(model)
        # The dividers of one list do not belong to the next.
        model.modelAboutToBeReset.connect(lambda: self.set_dividers({}))
        model.modelReset.connect(self._measure)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setAccessibleName("Titles")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self.entered.connect(self._hover)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._mark_focused_row())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt calls it
        self.drag_wanted.emit()

    def hide_columns(self, names: Collection[str]) -> None:
        """Hide the columns of these names; others are hidden as well while there is no room for them."""
        self._hidden = frozenset(names)
        self._fit_columns()

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that were chosen for them, by their names, and all others their usual ones."""
        for number, column in enumerate(COLUMNS):
            if number in self._narrowed:
                self._narrowed[number] = column.width
            if number != self._stretched:
                self.horizontalHeader().resizeSection(number, widths.get(column.name, column.width))
        self._fit_columns()

    def show_sort(self, sort: str) -> None:
        """Mark the column that the rows are sorted by, "-" before it for the last ones first."""
        key = sort.removeprefix("-")
        section = next((number for number, column in enumerate(COLUMNS) if column.sort == key), -1)
        ascending = Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(section >= 0)
        header.setSortIndicator(section, ascending if key == sort else Qt.SortOrder.DescendingOrder)

    def set_dividers(self, dividers: Mapping[int, str]) -> None:
        """Put a divider with a caption above each of these rows, and above no other."""
        rows, before = self.verticalHeader(), self._delegate.dividers
        self._delegate.dividers = dict(dividers)
        for row in before.keys() - dividers.keys():
            rows.resizeSection(row, self._row_height)
        for row in dividers:
            if row < self._works.rowCount():
                rows.resizeSection(row, self._row_height + DIVIDER)
        self.viewport().update()

    @property
    def dividers(self) -> dict[int, str]:
        """The captions of the dividers by the row they are above."""
        return dict(self._delegate.dividers)

    def divider_at(self, place: QPoint) -> int | None:
        """The row below the divider at a place, None where there is none."""
        row = self.rowAt(self.viewport().mapFrom(self, place).y())
        top = self.viewport().mapTo(self, QPoint(0, self.rowViewportPosition(row))).y()
        return row if row in self._delegate.dividers and place.y() < top + DIVIDER else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._delegate.dividers:
            return
        painter, width = QPainter(self.viewport()), self.viewport().width()
        for row, caption in self._delegate.dividers.items():
            top = self.rowViewportPosition(row)
            if -DIVIDER < top < self.viewport().height():
                self._delegate.draw_divider(painter, QRect(0, top, width, DIVIDER), caption)

    def hidden_columns(self) -> frozenset[str]:
        """The columns that are hidden on purpose."""
        return self._hidden

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The size of the event is that of the viewport. Calling viewport() here would make PySide search for its
        # class, which takes a tenth of the time to the first paint.
        self._viewport_width = event.size().width()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Narrow or hide columns until the stretched one has its least width."""
        if not self._viewport_width:
            return
        header, hidden = self.horizontalHeader(), set(self._hidden)
        fixed = [number for number in range(len(COLUMNS)) if number != self._stretched]
        room = self._viewport_width - self._usual.get(self._stretched, TITLE.width)

        def needed() -> int:
            return sum(self._width(number) for number in fixed if COLUMNS[number].name not in hidden)

        def narrow() -> None:
            for number in self._narrowed:
                if COLUMNS[number].name not in hidden:
                    self._narrow(header, number, needed() - room)

        narrow()
        for name in _HIDDEN_FIRST:
            if needed() <= room:
                break
            hidden.add(name)
        # What was hidden may have left room for whole widths.
        narrow()
        for number, column in enumerate(COLUMNS):
            if self.isColumnHidden(number) != (column.name in hidden):
                self.setColumnHidden(number, column.name in hidden)

    def _fit_numbers(self) -> None:
        """Give the numbers room for a word over them and the arrow beside it, unless the user has resized their column."""
        number, header = column_number("position"), self.horizontalHeader()
        usual = COLUMNS[number].width
        if header.sectionSize(number) in (usual, usual + _ARROW):
            word = self._works.headerData(number, Qt.Orientation.Horizontal)
            header.resizeSection(number, usual + _ARROW * (len(word) > 1))

    def _measure(self) -> None:
        """Find the widths that the content of a list usually needs, up to those of its columns."""
        self._fit_numbers()
        if self._stretched != column_number(TITLE.name):
            return
        rows = [
            texts
            for row in range(min(_MEASURED, self._works.rowCount()))
            if (texts := self._works.texts(row))
        ]
        metrics = self.fontMetrics()
        for number, column in enumerate(COLUMNS):
            if column.min_width and rows:
                widths = sorted(metrics.horizontalAdvance(column.text(texts)) for texts in rows)
                share = _WHOLE_TITLES if number == self._stretched else 1
                needed = widths[math.ceil(share * len(widths)) - 1] + 2 * CELL
                on_grid = -(-needed // _STEP) * _STEP
                self._usual[number] = max(column.min_width, min(column.width, on_grid))
        self._fit_columns()

    def _narrow(self, header: QHeaderView, number: int, missing: int) -> None:
        """Narrow a column by the `missing` width, or widen it again, unless the user has resized it."""
        width = self._narrowed[number]
        if self._width(number) != width:
            return
        column = COLUMNS[number]
        usual = self._usual.get(number, column.width)
        self._narrowed[number] = min(usual, max(column.min_width, width - missing))
        header.resizeSection(number, self._narrowed[number])

    def _width(self, number: int) -> int:
        """The width of a column, or the one it would have: Qt reports 0 for a hidden column."""
        usual = self._narrowed.get(number, COLUMNS[number].width)
        return self.horizontalHeader().sectionSize(number) or usual

    def selected_rows(self) -> list[int]:
        """The rows that are selected, from the top."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def select_row(self, row: int, *, scroll: bool = True) -> None:
        """Select a row and scroll to it."""
        index = self._works.index(row, column_number(TITLE.name))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        if scroll:
            self.scrollTo(index)

    def add_rows(self, rows: Collection[int]) -> None:
        """Select more rows; the current one stays."""
        added, last = QItemSelection(), self._works.columnCount() - 1
        for row in rows:
            added.select(self._works.index(row, 0), self._works.index(row, last))
        self.selectionModel().select(added, QItemSelectionModel.SelectionFlag.Select)

    def scroll_to_offset(self, value: int) -> None:
        """Scroll to a value of the scroll bar, after the rows were laid out again."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(value)

    def step(self, by: int) -> None:
        """Move the selection by so many rows."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._works.rowCount():
            self.select_row(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._works.rowCount():
            self.select_row(max(self.rowAt(0), 0))
        self._mark_focused_row()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_focused_row()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hovered_row = -1
        self.viewport().update()
        super().leaveEvent(event)

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        # The menu of the list is for its rows.
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.sectionResized.connect(self._resized)
        # The narrowest column but the icon of the medium.
        header.setMinimumSectionSize(32)
        for number, column in enumerate(COLUMNS):
            stretched = number == self._stretched
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            header.resizeSection(number, column.width)

    def _resized(self, section: int, _before: int, width: int) -> None:
        if width and section != self._stretched and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.width_chosen.emit(COLUMNS[section].name, width)

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._delegate.hovered_row:
            self._delegate.hovered_row = index.row()
            self.viewport().update()

    def _mark_focused_row(self) -> None:
        self._delegate.focused_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()
