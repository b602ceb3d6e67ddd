"""Layouts: rows, columns, wrapped rows, foldable sections, empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.focus import kept_focus
from janto_catalog.ui.widgets.text import label

Box = TypeVar("Box", QVBoxLayout, QHBoxLayout)


class Flow(QLayout):
    """A layout that puts its items in rows and wraps them."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _shown(self) -> list[QLayoutItem]:
        """The items that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, within: QRect, *, move: bool) -> int:
        """Place the items, or with `move` False only find how high they are with the margins."""
        margins = self.contentsMargins()
        area = within.marginsRemoved(margins)
        x, y, tallest = area.x(), area.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), area.width())
            if x > area.x() and x + width > area.right() + 1:
                x, y, tallest = area.x(), y + tallest + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            tallest = max(tallest, size.height())
        return y + tallest - area.y() + margins.top() + margins.bottom()


def column(*parts: QWidget | QLayout | int, gap: int = 8, margin: int = 0) -> QVBoxLayout:
    """Parts below each other; a number is a space in px, -1 takes the remaining room."""
    return _line(QVBoxLayout(), parts, gap, margin)


def row(*parts: QWidget | QLayout | int, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """Parts next to each other; a number is a space in px, -1 takes the remaining room."""
    return _line(QHBoxLayout(), parts, gap, margin)


def _line(box: Box, parts: tuple[QWidget | QLayout | int, ...], gap: int, margin: int) -> Box:
    box.setSpacing(gap)
    box.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if isinstance(part, int):
            box.addStretch(1) if part < 0 else box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def framed(layout: QLayout, name: str = "") -> QFrame:
    """A frame around a layout; `name` is its selector in the style sheet."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(layout)
    return frame


def hairline() -> QFrame:
    """A horizontal line."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Remove everything from a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class RightMargin(QWidget):
    """Empty room at the right of a list, for a panel that overlaps it; none at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(0)


class Section(QWidget):
    """A heading that folds what is below it."""

    folded = Signal(str, bool)

    def __init__(self, theme: Theme, title: str, *, closed: bool = False) -> None:
        super().__init__()
        self._theme, self.title, self.closed = theme, title, closed
        self._head = QPushButton()
        self._head.setAutoDefault(False)
        self._head.setObjectName("section")
        self._head.setText(title.replace("&", "&&"))
        self._head.setFont(theme.font(CAPTION, strong=True))
        self._head.setIconSize(QSize(12, 12))
        self._head.clicked.connect(lambda: self.fold(not self.closed))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 4, 0, 4)
        self.body.setSpacing(4)
        self._inner = QWidget()
        self._inner.setLayout(self.body)
        self.setLayout(column(self._head, self._inner, gap=0))
        self._show()
        theme.changed.connect(self._show)

    def fold(self, closed: bool) -> None:
        """Close or open it."""
        self.closed = closed
        self._show()
        self.folded.emit(self.title, closed)

    def _show(self) -> None:
        self._inner.setVisible(not self.closed)
        self._head.setIcon(
            self._theme.icon("chevron-right" if self.closed else "chevron-down", "secondary", 12)
        )
        self._head.setAccessibleName(f"{self.title}, {'folded' if self.closed else 'open'}")


class EmptyState(QWidget):
    """A message for an empty page: an icon, a line, a smaller line, at most one button, and what a limit keeps back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel(theme, "inbox", "secondary", 48)
        self._line = label(theme, "", LEAD, wrap=True)
        self._more = label(theme, "", BODY, "secondary", wrap=True)
        self._kept_back = label(theme, "", BODY, "secondary", wrap=True)
        self._kept_back.hide()
        self._slot = column(gap=0)
        for line in (self._line, self._more, self._kept_back):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner = QWidget()
        inner.setMaximumWidth(400)
        inner.setLayout(
            column(row(-1, self._icon, -1), 8, self._line, self._more, self._kept_back, self._slot, gap=8)
        )
        across = row(-1, inner, -1, gap=0, margin=16)
        across.setStretch(1, 100)
        outer = QVBoxLayout(self)
        outer.addStretch(4)
        outer.addLayout(across)
        outer.addStretch(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_kept_back(self, text: str) -> None:
        """Tell what a spoiler limit keeps back, below what the message says; "" for nothing."""
        self._kept_back.setText(text)
        self._kept_back.setVisible(bool(text))

    def show_message(
        self,
        icon: str,
        line: str,
        more: str = "",
        offer: tuple[str, Callable[[], object]] | None = None,
        links: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Show a message; `offer` is the text of a button and what it does, `links` are lesser ones above it."""
        self._icon.set_icon(icon, "secondary")
        self._line.setText(line)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        with kept_focus(self, self):
            clear(self._slot)
            for text, follow in links:
                link = button(self._theme, text, follow, link=True)
                self._slot.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
            if offer:
                offer_button = button(self._theme, offer[0], offer[1])
                self._slot.addSpacing(8)
                self._slot.addWidget(offer_button, 0, Qt.AlignmentFlag.AlignHCenter)
