"""A table of titles: whole rows, keys that belong to a list, nothing that moves under the pointer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from janto_catalog.ui.models.work_table import COLUMNS, NAMES, WorkTableModel
from janto_catalog.ui.theme.tokens import DIVIDER, ROW
from janto_catalog.ui.widgets.row_delegate import RowDelegate

_LEAST = 240
# The widest column by far gives of its width before any other gives way, down to this.
_YIELDS, _YIELDED = NAMES.index("series"), 148
# What makes room first when there is too little of it.
_GIVE_WAY = ("length", "sure", "who", "released", "series", "progress")


class TitleTable(QTableView):
    """The table over a `WorkTable`."""

    def __init__(self, model: WorkTableModel, painter: RowDelegate, stretched: str = "title") -> None:
        """`stretched` is the column that takes what the others leave."""
        super().__init__()
        self._stretched = NAMES.index(stretched)
        self._hidden: frozenset[str] = frozenset()
        self._yielding = COLUMNS[_YIELDS][2]
        self._works, self._delegate = model, painter
        self.setModel(model)
        # The strips of one list are not those of the next.
        model.modelAboutToBeReset.connect(lambda: self.set_dividers({}))
        self.setItemDelegate(painter)
        painter.setParent(self)
        self.setAccessibleName("Titles")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._viewport_width = 0
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows_and_columns()
        self.entered.connect(self._hover)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._mark_key_row())

    def hide_columns(self, names: Collection[str]) -> None:
        """Hide the columns of these names; others give way as well while there is no room for them."""
        self._hidden = frozenset(names)
        self._fit_columns()

    def set_dividers(self, dividers: Mapping[int, str]) -> None:
        """Put a strip with a caption above each of these rows, and above no other."""
        side, before = self.verticalHeader(), self._delegate.dividers
        self._delegate.dividers = dict(dividers)
        for row in before.keys() - dividers.keys():
            side.resizeSection(row, ROW)
        for row in dividers:
            if row < self._works.rowCount():
                side.resizeSection(row, ROW + DIVIDER)
        self.viewport().update()

    @property
    def dividers(self) -> dict[int, str]:
        """The captions there are, by the row they stand above."""
        return dict(self._delegate.dividers)

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
        # A scroll area's event speaks of its viewport.  Asking for the viewport itself makes PySide look for its class
        # among all there are, which costs a tenth of the time to the first picture.
        self._viewport_width = event.size().width()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Hide columns from the least needed on until the stretched one has its least width."""
        if not self._viewport_width:
            return
        head, away = self.horizontalHeader(), set(self._hidden)
        kept = [n for n in range(len(NAMES)) if n != self._stretched]
        room = self._viewport_width - _LEAST

        def needed() -> int:
            return sum(self._width(n) for n in kept if NAMES[n] not in away)

        if NAMES[_YIELDS] not in away:
            self._yield(head, needed() - room)
        for name in _GIVE_WAY:
            if needed() <= room:
                break
            away.add(name)
        if NAMES[_YIELDS] not in away:
            # What went may have left it room again.
            self._yield(head, needed() - room)
        for number, name in enumerate(NAMES):
            if self.isColumnHidden(number) != (name in away):
                self.setColumnHidden(number, name in away)

    def _yield(self, head: QHeaderView, lacking: int) -> None:
        """Narrow the column that yields by what is lacking, or widen it again; not one that somebody drew."""
        if self._width(_YIELDS) != self._yielding:
            return
        most = COLUMNS[_YIELDS][2]
        self._yielding = min(most, max(_YIELDED, self._yielding - lacking))
        head.resizeSection(_YIELDS, self._yielding)

    def _width(self, column: int) -> int:
        """The width a column has, or would have: a hidden one is said to have none."""
        would = self._yielding if column == _YIELDS else COLUMNS[column][2] or _LEAST
        return self.horizontalHeader().sectionSize(column) or would

    def selected_rows(self) -> list[int]:
        """The rows that are selected, from the top."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def select_row(self, row: int) -> None:
        """Select a row and bring it into sight."""
        index = self._works.index(row, NAMES.index("title"))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)

    def step(self, way: int) -> None:
        """Move the selection by `way` rows."""
        wanted = self.currentIndex().row() + way
        if 0 <= wanted < self._works.rowCount():
            self.select_row(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._works.rowCount():
            self.select_row(max(self.rowAt(0), 0))
        self._mark_key_row()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_key_row()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def _rows_and_columns(self) -> None:
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(32)
        for number, (_name, _head, width, _sort, _shown) in enumerate(COLUMNS):
            stretch = number == self._stretched
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(number, mode)
            head.resizeSection(number, width or _LEAST)

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._delegate.hovered:
            self._delegate.hovered = index.row()
            self.viewport().update()

    def _mark_key_row(self) -> None:
        self._delegate.key_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()
