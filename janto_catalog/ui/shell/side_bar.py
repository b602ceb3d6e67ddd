"""The side bar: destinations in groups, with counts; when it is narrow it shows only icons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from janto_catalog.ui import labels
from janto_catalog.ui.context import ALL_TITLES, HOME, MY_COLLECTION, Destination, UiContext
from janto_catalog.ui.search.saved_search_acts import saved_search
from janto_catalog.ui.subject_links import list_of
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, SIDE_ROW

if TYPE_CHECKING:
    from janto_catalog.model.searches import CountedSearch
    from janto_catalog.model.views import SidebarCounts
    from janto_catalog.ui.shell.saved_rows import SavedRows
    from janto_catalog.ui.views import View

_PLACE, _ICON, _COUNT, _ASKS, _IS_NESTED = (Qt.ItemDataRole.UserRole + n for n in range(5))
_INDENT = 16
NARROW, WIDE = 48, 224
_LEAST, _MOST = 192, 320
_MARGIN, _LEAST_ROW = 8, 22
_GROUPS = ("Now", "Titles", "Story", "Mine")
_MEDIA = (
    ("Video", "tv", "video"),
    ("Audio", "headphones", "audio"),
    ("Print", "book-open", "print"),
    ("Clippings", "scissors", "clipping"),
)


class SideBar(QFrame):
    """A tree of destinations; `chosen` carries a Destination, `clicked` follows a click with the mouse on one."""

    chosen = Signal(object)
    clicked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("side")
        self._context = context
        self._views: tuple[View, ...] = ()
        self._tree = _Tree()
        self._tree.setObjectName("side")
        self._tree.setAccessibleName("Side bar")
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(0)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(False)
        self._tree.setMouseTracking(True)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = _RowDelegate(context.theme, self._tree)
        self._tree.setItemDelegate(self._painter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, _MARGIN, 0, _MARGIN)
        outer.addWidget(self._tree)
        self.setFocusProxy(self._tree)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self._tree.itemClicked.connect(lambda item, _column: self._press(item))
        self._tree.itemActivated.connect(lambda item, _column: self._press(item, keyboard=True))
        self._tree.currentItemChanged.connect(self._moved)
        self._searches: tuple[CountedSearch, ...] = ()
        self._saved: SavedRows | None = None
        self._counts: SidebarCounts | None = None
        self._current = HOME
        self._building = False

    def set_views(self, views: tuple[View, ...]) -> None:
        """List these views."""
        self._views = views
        self._build()

    def set_counts(self, sidebar_counts: SidebarCounts) -> None:
        """Show the counts."""
        self._counts = sidebar_counts
        self._build()

    def list_saved_searches(self) -> None:
        """List the saved searches by name, from now on."""
        from janto_catalog.ui.shell.saved_rows import SavedRows

        self._saved = SavedRows(self._context, self._tree, self._set_searches, self._current_place)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._open_menu)
        self._saved.read()

    def _set_searches(self, searches: tuple[CountedSearch, ...]) -> None:
        if searches != self._searches:
            self._searches = searches
            self._build()

    def _current_place(self) -> Destination | None:
        item = self._tree.currentItem()
        return item.data(0, _PLACE) if item is not None else None

    def _open_menu(self, place: QPoint) -> None:
        """Open the menu of a row, which is made the current one but not opened."""
        item = self._tree.itemAt(place)
        if item is None or self._saved is None:
            return
        self._building = True
        self._tree.setCurrentItem(item)
        self._building = False
        self._saved.open_menu(place)

    @property
    def is_narrow(self) -> bool:
        """Whether it has only icons."""
        return self._painter.narrow

    def set_narrow(self, on: bool) -> None:
        """Show only icons, or icons and text."""
        self._painter.narrow = on
        # In the narrow one a scroll bar would cover the icons.
        policy = Qt.ScrollBarPolicy
        self._tree.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if on else policy.ScrollBarAsNeeded)
        self.setMinimumWidth(NARROW if on else _LEAST)
        self.setMaximumWidth(NARROW if on else _MOST)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Let all icons of the narrow side bar have room, as it has no scroll bar."""
        room, rows = self.contentsRect().height() - 2 * _MARGIN, self._tree.topLevelItemCount()
        height = max(_LEAST_ROW, min(SIDE_ROW, room // max(1, rows))) if self.is_narrow else SIDE_ROW
        if height != self._painter.row_height:
            self._painter.row_height = height
            self._tree.scheduleDelayedItemsLayout()

    def mark_current(self, destination: Destination) -> None:
        """Mark the current destination: where a search began, for the results of one; none for what is not listed."""
        self._current = destination
        item = self._item_of(destination)
        self._building = True
        if item is None:
            self._tree.setCurrentIndex(QModelIndex())
            # The row that was current stays selected otherwise.
            self._tree.clearSelection()
        else:
            self._tree.setCurrentItem(item)
        self._building = False

    def _item_of(self, destination: Destination) -> QTreeWidgetItem | None:
        """The row of a destination, or that of the page or condition that its search is added to."""
        view = list_of(destination)
        rows = [item for item in self._items() if item.data(0, _PLACE) and item.data(0, _PLACE).view == view]
        if len(rows) == 1:
            return rows[0]
        by_query = {item.data(0, _PLACE).query: item for item in rows}
        words = destination.query.split(" ")
        # "have:yes owen" began in the collection; a search among all titles is in no list of its own.
        begun = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((by_query[query] for query in begun if query in by_query), None)

    def destinations(self) -> list[tuple[Destination, str]]:
        """The destinations from the top, each with its icon: Ctrl+1 goes to the first."""
        rows = [row for row in self._items() if row.data(0, _PLACE)]
        return [(row.data(0, _PLACE), row.data(0, _ICON)) for row in rows]

    def _build(self) -> None:
        self._building = True
        self._tree.clear()
        rows = self._rows()
        for group in _GROUPS:
            in_group = rows.get(group, ())
            if in_group:
                if not self._painter.narrow:
                    self._head(group)
                for item in in_group:
                    self._tree.addTopLevelItem(item)
        self._building = False
        self._share_height()
        self.mark_current(self._current)

    def _rows(self) -> dict[str, list[QTreeWidgetItem]]:
        rows: dict[str, list[QTreeWidgetItem]] = {group: [] for group in _GROUPS}
        sidebar_counts = self._counts
        for view in self._views:
            if view.name == "titles":
                rows["Titles"] += self._titles(view)
            elif view.group and (sidebar_counts is None or view.is_listed(sidebar_counts)):
                count = view.badge(sidebar_counts) if sidebar_counts is not None else None
                title = view.title
                item = _item(
                    title, view.icon, Destination(view.name, title=title), count, asks=view.name == "review"
                )
                rows[view.group].append(item)
                if view.name == "saved_searches" and not self._painter.narrow:
                    rows[view.group] += map(_saved_item, self._searches)
        return rows

    def _titles(self, view: View) -> list[QTreeWidgetItem]:
        """What the user has, all titles that are known, and what the user has of each medium."""
        sidebar_counts = self._counts
        owned = sidebar_counts.owned if sidebar_counts is not None else None
        known = view.badge(sidebar_counts) if sidebar_counts is not None else None
        items = [
            _item(MY_COLLECTION.title, "library", MY_COLLECTION, owned),
            _item(ALL_TITLES.title, view.icon, ALL_TITLES, known),
        ]
        return items if sidebar_counts is None else items + self._media(sidebar_counts)

    def _media(self, sidebar_counts: SidebarCounts) -> list[QTreeWidgetItem]:
        counts = dict(sidebar_counts.owned_by_group)
        return [
            _item(word, icon, _owned_medium(word, group), counts[group])
            for word, icon, group in _MEDIA
            if counts.get(group)
        ]

    def _head(self, title: str) -> None:
        head = QTreeWidgetItem([title])
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self._tree.addTopLevelItem(head)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        for number in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(number)
            if item is not None:
                yield item

    def _press(self, item: QTreeWidgetItem, *, keyboard: bool = False) -> None:
        place = item.data(0, _PLACE)
        if place is not None and (keyboard or place != self._current):
            self.chosen.emit(place)
        if place is not None and not keyboard:
            self.clicked.emit()

    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and not self._building and self._tree.hasFocus():
            place = item.data(0, _PLACE)
            if place is not None:
                self.chosen.emit(place)


def _owned_medium(word: str, group: str) -> Destination:
    return Destination("titles", f"{MY_COLLECTION.query} kind:{group}", title=word)


def _item(
    title: str, icon: str, place: Destination | None, count: int | None = None, *, asks: bool = False
) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setData(0, _PLACE, place)
    item.setData(0, _ICON, icon)
    item.setData(0, _COUNT, count)
    item.setData(0, _ASKS, asks)
    spoken = title if count is None else f"{title}, {labels.number(count)}"
    item.setToolTip(0, labels.tool_tip(spoken))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item


def _saved_item(one: CountedSearch) -> QTreeWidgetItem:
    """A saved search by name, under the page that lists all of them."""
    item = _item(one.name, "", saved_search(one.name), one.titles)
    item.setData(0, _IS_NESTED, True)
    return item


class _Tree(QTreeWidget):
    """A right click opens the menu of a row, not the row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.RightButton:
            super().mousePressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Paints headings and destinations."""

    def __init__(self, theme: Theme, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._theme, self._tree, self.narrow, self.row_height = theme, tree, False, SIDE_ROW
        self.hovered = QModelIndex()
        tree.entered.connect(self._hover)
        tree.viewportEntered.connect(lambda: self._hover(QModelIndex()))
        self._body, self._small, self._strong = (
            theme.font(BODY),
            theme.font(CAPTION),
            theme.font(CAPTION, strong=True),
        )

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = QModelIndex(index)
        self._tree.viewport().update()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        head = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        return QSize(NARROW if self.narrow else 120, 36 if head and index.row() else self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            painter.setFont(self._strong)
            painter.setPen(theme.colour("secondary"))
            foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area.adjusted(16, 0, -8, -6), foot, index.data())
        else:
            self._draw_background(painter, area, index)
            self._draw_place(painter, area, index)
        painter.restore()

    def _draw_background(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # The tree is asked, not the flags of the style option, which take much longer to read in Python.
        if index == self._tree.currentIndex():
            painter.fillRect(area, self._theme.colour("selection"))
            if self._tree.hasFocus():
                painter.fillRect(
                    QRect(area.left(), area.top(), 3, area.height()), self._theme.colour("accent")
                )
        elif index == self.hovered:
            painter.fillRect(area, self._theme.colour("alternate"))

    def _draw_place(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, icon, count = self._theme, index.data(_ICON), index.data(_COUNT)
        left = area.left() + 16 + (_INDENT if index.data(_IS_NESTED) else 0)
        if icon:
            painter.drawPixmap(left, area.center().y() - 7, theme.pixmap(icon, "secondary"))
        if self.narrow:
            if count and index.data(_ASKS):
                self._draw_dot(painter, left + 16, area.center().y() - 8)
            return
        right = area.right() - 12
        if count is not None and (count or not index.data(_ASKS)):
            right = self._draw_count(painter, area, labels.number(count), asks=bool(index.data(_ASKS)))
        painter.setFont(self._body)
        painter.setPen(theme.colour("text"))
        start = left + (26 if icon else 20)
        box = QRect(start, area.top(), right - start - 4, area.height())
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_dot(self, painter: QPainter, x: int, y: int) -> None:
        """In place of the count, for which an icon alone has no room; the count is in the tool tip."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("question"))
        painter.drawEllipse(x, y, 8, 8)

    def _draw_count(self, painter: QPainter, area: QRect, text: str, *, asks: bool) -> int:
        painter.setFont(self._small)
        width = painter.fontMetrics().horizontalAdvance(text)
        right = area.right() - 12
        painter.setPen(self._theme.colour("secondary"))
        if asks:
            pill = QRect(right - width - 12, area.center().y() - 8, width + 12, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("question"))
            painter.drawRoundedRect(pill, 9, 9)
            painter.setPen(self._theme.colour("base"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            return pill.left() - 6
        painter.drawText(
            QRect(right - width, area.top(), width + 1, area.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return right - width - 6
