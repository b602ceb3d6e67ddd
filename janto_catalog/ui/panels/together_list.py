"""With whom somebody shares titles: a line for each, those with most titles first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.model.subjects import Companion, Named
from janto_catalog.ui import labels
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.subject_links import condition, page_of, show_menu
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.monogram import draw_monogram

if TYPE_CHECKING:
    from janto_catalog.ui.theme.theme import Theme

_ROW, _DISC, _BAR, _NUMBERS = 48, 32, 96, 88
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class _Companions(QAbstractListModel):
    """The people of the page that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[Companion] = ()

    def set_companions(self, companions: Sequence[Companion]) -> None:
        """List these; nothing is reset when they are the same."""
        if companions != self.shown:
            self.beginResetModel()
            self.shown = companions
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.character.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                filter(None, (_name(one), labels.count(one.titles, "title", "titles"), ends(one)))
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.tool_tip(f"{_name(one)}\n{ends(one)}")
        return None


class TogetherList(QListView):
    """A click or Enter opens the page of the pairing, or lists the titles with both where the two have no name."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context, self._named = context, Named("character", "", "")
        self._companions = _Companions()
        self.setModel(self._companions)
        self.setItemDelegate(_CompanionDelegate(context.theme, self._companions, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(lambda index: self._open(index.row()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_companions(self, named: Named, companions: Sequence[Companion]) -> None:
        """Show who shares titles with `named`."""
        is_other, self._named = named != self._named, named
        self.setAccessibleName(f"Together with {named.name}")
        current = self.currentIndex().row()
        self._companions.set_companions(companions)
        if companions and (is_other or current >= 0):
            self.setCurrentIndex(
                self._companions.index(0 if is_other else min(current, len(companions) - 1), 0)
            )
        if is_other:
            self.scrollToTop()

    @property
    def companions(self) -> Sequence[Companion]:
        """Those that are listed."""
        return self._companions.shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().update()
        super().leaveEvent(event)

    def _open(self, row: int) -> None:
        one = self.companions[row]
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._context.signals.narrow_search.emit(self._both(one))
        elif one.pairing is not None:
            self._context.signals.navigate.emit(page_of(one.pairing))
        else:
            title = f"{self._named.name} and {one.character.name}"
            self._context.signals.navigate.emit(Destination("titles", self._both(one), title=title))

    def _both(self, one: Companion) -> str:
        return f"{condition(self._named)} {condition(one.character)}"

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            one = self.companions[index.row()]
            names = filter(None, (one.pairing, one.character))
            show_menu(self._context, self.viewport(), place, *names)


def ends(one: Companion) -> str:
    """The first and the last title of two in a line."""
    if one.first is None or one.last is None:
        return ""
    if one.first.id == one.last.id:
        return f"In {one.first.title}"
    return f"First in {one.first.title}, last in {one.last.title}"


def _name(one: Companion) -> str:
    return f"{one.character.name} ({one.pairing.name})" if one.pairing else one.character.name


class _CompanionDelegate(QStyledItemDelegate):
    """Initials, the name with that of the pairing, first and last title, and how many there are."""

    def __init__(self, theme: Theme, model: _Companions, parent: TogetherList) -> None:
        super().__init__(parent)
        self._theme, self._model, self._list = theme, model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, one = self._theme, QRect(option.rect), self._model.shown[index.row()]
        painter.save()
        self._paint_back(painter, area, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(area.left() + 16, area.center().y() - _DISC / 2 + 1, _DISC, _DISC)
        draw_monogram(painter, disc, theme, one.character.name)
        right = area.right() - 16
        numbers = QRect(right - _NUMBERS, area.top(), _NUMBERS, area.height())
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(
            numbers, _CENTRE | Qt.AlignmentFlag.AlignRight, labels.count(one.titles, "title", "titles")
        )
        bar = QRect(numbers.left() - _BAR, area.center().y() - 1, _BAR, 4)
        most = self._model.shown[0].titles
        painter.fillRect(bar, theme.colour("hairline"))
        painter.fillRect(
            QRect(bar.left(), bar.top(), round(_BAR * one.titles / most), 4), theme.colour("line")
        )
        box = QRect(
            int(disc.right()) + 12, area.top() + 6, bar.left() - int(disc.right()) - 28, area.height() - 12
        )
        self._paint_texts(painter, box, one)
        painter.restore()

    def _paint_back(self, painter: QPainter, area: QRect, index: Index) -> None:
        theme = self._theme
        pointer = self._list.viewport().mapFromGlobal(self._list.cursor().pos())
        if index == self._list.currentIndex():
            painter.fillRect(area, theme.colour("selection"))
            if self._list.hasFocus():
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        elif area.contains(pointer) and self._list.underMouse():
            painter.fillRect(area, theme.colour("alternate"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hairline"))

    def _paint_texts(self, painter: QPainter, box: QRect, one: Companion) -> None:
        theme = self._theme
        upper = QRect(box.left(), box.top(), box.width(), box.height() // 2)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        end = Qt.TextElideMode.ElideRight
        painter.drawText(upper, _CENTRE, metrics.elidedText(one.character.name, end, upper.width()))
        if one.pairing is not None:
            rest = upper.adjusted(metrics.horizontalAdvance(one.character.name) + 8, 0, 0, 0)
            painter.setPen(theme.colour("secondary"))
            painter.drawText(rest, _CENTRE, metrics.elidedText(one.pairing.name, end, max(0, rest.width())))
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), box.bottom() - upper.bottom())
        painter.setFont(theme.font(CAPTION))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(lower, _CENTRE, painter.fontMetrics().elidedText(ends(one), end, lower.width()))
