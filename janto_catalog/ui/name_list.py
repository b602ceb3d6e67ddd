"""The base of the pages that list characters, pairings, story arcs, series or saved searches with their numbers of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from janto_catalog.model.changes import Data
from janto_catalog.model.subjects import Named
from janto_catalog.model.text import fold
from janto_catalog.ui import labels
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.search.filters import owned_of
from janto_catalog.ui.subject_links import ICONS, KEYS, page_of, show_menu
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, ROW
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.widgets.buttons import offer_clear
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.facets import NamedGroup

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_WIDEST, _FIELD, _BAR, _NUMBERS = 880, 240, 96, 132
_LEAST_ABOUT = 48
Index = QModelIndex | QPersistentModelIndex


class NamesModel(QAbstractListModel):
    """Names with their counts; `narrow` shows those that contain all words of a text."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[NamedGroup, ...] = ()
        self._folded: list[str] = []
        self.shown: Sequence[NamedGroup] = ()

    def set_names(self, names: tuple[NamedGroup, ...], text: str) -> None:
        """List these, narrowed by `text`."""
        self._all, self._folded = names, [fold(one.name) for one in names]
        self.narrow(text)

    def narrow(self, text: str) -> None:
        """Show those that contain all words of `text`."""
        parts = fold(text).split()
        self.beginResetModel()
        self.shown = [
            one
            for one, name in zip(self._all, self._folded, strict=True)
            if all(part in name for part in parts)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = ", ".join(part for part in (one.name, one.about) if part)
            return f"{name}, {one.owned} of {labels.count(one.titles, 'title', 'titles')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.tool_tip("\n".join(part for part in (one.name, one.about) if part))
        return None


class NameList(ViewPage):
    """A list of names with a field to find one; a click opens the page of a name, or shows its titles where there is none."""

    shows = frozenset(
        {Data.NAME_FACTS, Data.CAST_FACTS, Data.LISTINGS, Data.OWNERSHIP, Data.FACTS, Data.PACKS}
    )

    def __init__(self, context: UiContext, kind: str, key: str, title: str, nouns: tuple[str, str]) -> None:
        """`kind` is that of the names as in `Works.record`, `key` the key of the query language for their titles."""
        super().__init__()
        self.setObjectName("surface")
        self.context, self._kind, self._key, self._nouns = context, kind, key, nouns
        self.head = Header(context.theme, title)
        self._title = title
        self.find_field = QLineEdit()
        self.find_field.setFixedWidth(_FIELD)
        self.find_field.setPlaceholderText(f"Find a {nouns[0]}")
        self.find_field.setAccessibleName(f"Find a {nouns[0]}")
        offer_clear(context.theme, self.find_field)
        self.find_field.installEventFilter(self)
        self.head.tools.addWidget(self.find_field)
        self.model = NamesModel()
        self.list = self._make_list()
        self.empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        inner = QFrame()
        inner.setMaximumWidth(_WIDEST)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addWidget(self._stack, 1)
        across = row(inner, gap=0)
        across.addStretch()
        across.setStretch(0, 100)
        self.setLayout(across)
        self.find_field.textChanged.connect(self._narrow)

    def _make_list(self) -> QListView:
        shown = QListView()
        shown.setModel(self.model)
        shown.setItemDelegate(_NameDelegate(self.context.theme, self.model, shown))
        shown.setUniformItemSizes(True)
        shown.setMouseTracking(True)
        shown.setAccessibleName(self._title)
        shown.installEventFilter(self)
        shown.clicked.connect(lambda index: self._open(index.row()))
        shown.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shown.customContextMenuRequested.connect(self._show_menu)
        return shown

    def _show_menu(self, place: QPoint) -> None:
        """Show where the name at a place leads."""
        index = self.list.indexAt(place)
        if index.isValid() and self._kind in KEYS:
            one = self.model.shown[index.row()]
            named = Named(one.kind, one.id, one.name)
            show_menu(self.context, self.list.viewport(), place, named, only_owned=one.owned > 0)

    def focus_target(self) -> QWidget:
        """The list of names."""
        return self.list

    def reload(self) -> None:
        self.context.runner.read(
            lambda catalog: catalog.facets.named(self._kind),
            self._show,
            owner=self,
            key=(id(self), "names"),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(max(self.list.currentIndex().row(), 0))
        elif watched is self.find_field and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
        elif watched is self.find_field and event.key() == Qt.Key.Key_Escape and self.find_field.text():
            self.find_field.clear()
        else:
            return False
        return True

    def _show(self, names: tuple[NamedGroup, ...]) -> None:
        current = self.list.currentIndex().row()
        at, name = self.list.verticalScrollBar().value(), self._name_at(current)
        self.model.set_names(names, self.find_field.text())
        self.head.set_title(self._title, labels.number(len(names)) if names else "")
        self._update(bool(names))
        found = next((n for n, one in enumerate(self.model.shown) if one.id == name), 0)
        self.list.setCurrentIndex(self.model.index(found, 0))
        self.list.verticalScrollBar().setValue(at)

    def _name_at(self, number: int) -> str:
        return self.model.shown[number].id if 0 <= number < len(self.model.shown) else ""

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._update(has_names=True)

    def _update(self, has_names: bool) -> None:
        """Show the list, or why it has no rows."""
        if not has_names:
            self.show_nothing()
        elif not self.model.shown:
            self.empty.show_message(
                "search", f"No {self._nouns[0]} is called {self.find_field.text().strip()}."
            )
        if not self.model.shown:
            tell_kept_back(self.context, self.empty)
        self._stack.setCurrentIndex(0 if self.model.shown else 1)

    def show_nothing(self) -> None:
        """Show why there are no names at all."""
        self.empty.show_message("users", f"No {self._nouns[1]} yet.", "They come from a story world.")

    def titles(self, named: NamedGroup) -> Destination:
        """The titles of a name that the user has; all of them if that is none."""
        text = f"{self._key}:{named.id}"
        return Destination("titles", owned_of(text) if named.owned else text, title=named.name)

    def destination(self, named: NamedGroup) -> Destination:
        """The page of a name; its titles where it has no page."""
        if named.kind not in ICONS:
            return self.titles(named)
        return page_of(Named(named.kind, named.id, named.name))

    def _open(self, number: int) -> None:
        """Open the page of a name; while Ctrl is held down, list its titles."""
        if 0 <= number < len(self.model.shown):
            one = self.model.shown[number]
            as_list = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
            self.context.signals.navigate.emit(self.titles(one) if as_list else self.destination(one))


class _NameDelegate(QStyledItemDelegate):
    """A name, a bar of how many of its titles are owned, and the numbers."""

    def __init__(self, theme: Theme, model: NamesModel, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._model, self._list = theme, model, parent
        self._hovered = -1
        parent.entered.connect(self._hover)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, one = self._theme, QRect(option.rect), self._model.shown[index.row()]
        painter.save()
        if index == self._list.currentIndex():
            painter.fillRect(area, theme.colour("selection"))
            if self._list.hasFocus():
                edge = QRect(area.left(), area.top(), 3, area.height())
                painter.fillRect(edge, theme.colour("accent"))
        elif index.row() == self._hovered:
            painter.fillRect(area, theme.colour("alternate"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hairline"))
        numbers = QRect(area.right() - 16 - _NUMBERS, area.top(), _NUMBERS, area.height())
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("secondary"))
        text = f"{labels.number(one.owned)} of {labels.count(one.titles, 'title', 'titles')}"
        painter.drawText(numbers, _CENTRE | Qt.AlignmentFlag.AlignRight, text)
        bar = QRect(numbers.left() - _BAR, area.center().y() - 1, _BAR, 4)
        painter.fillRect(bar, theme.colour("hairline"))
        share = round(_BAR * one.owned / max(1, one.titles))
        painter.fillRect(QRect(bar.left(), bar.top(), share, 4), theme.colour("success"))
        box = QRect(area.left() + 16, area.top(), bar.left() - area.left() - 32, area.height())
        painter.setPen(theme.colour("text" if one.owned else "secondary"))
        metrics = painter.fontMetrics()
        painter.drawText(box, _CENTRE, metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, box.width()))
        rest = box.adjusted(metrics.horizontalAdvance(one.name) + 16, 0, 0, 0)
        if one.about and rest.width() > _LEAST_ABOUT:
            painter.setPen(theme.colour("secondary"))
            about = metrics.elidedText(one.about, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, _CENTRE, about)
        painter.restore()

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = index.row()
        self._list.viewport().update()
