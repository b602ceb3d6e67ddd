"""The header of a view: title, count, tools, and a thin progress line."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import FittedTitle, label

_BUSY_DELAY_MS = 150
_HEIGHT = 54


class Header(QWidget):
    """Title and count at the left, the count where there is room; `tools` is the row at the right.

    `room_changed` comes when it has another width or title, before it is decided whether the count has room.
    """

    room_changed = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.title = FittedTitle(theme, title)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.count = label(theme, "", BODY, "secondary")
        self.tools: QHBoxLayout = row(gap=8)
        self._whole = fit = row(self.title, self.count, -1, self.tools, gap=8)
        fit.setContentsMargins(16, 0, 16, 0)
        self.setLayout(fit)
        # The title has the same position whatever is next to it; the progress line is at the bottom.
        self.setFixedHeight(_HEIGHT)
        self._line = QProgressBar(self)
        self._line.setAccessibleName("Reading the list")
        self._line.setObjectName("thin")
        self._line.setTextVisible(False)
        self._line.setRange(0, 1)
        self._late = QTimer(self, singleShot=True, interval=_BUSY_DELAY_MS)
        self._late.timeout.connect(lambda: self._line.setRange(0, 0))
        self.set_title(title)

    def set_title(self, title: str, count: str = "") -> None:
        """Set the title and the count."""
        self.title.setText(title)
        self.count.setText(f"·  {count}" if count else "")
        self.room_changed.emit()
        self.fit_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()
        self.fit_count()
        self._line.setGeometry(0, self.height() - 2, self.width(), 2)

    def fit_count(self) -> None:
        """Show the count if the title is whole on one line beside it, and the tools are whole."""
        line = self.title.line_width()
        needed = self._needed(line)
        # A title that has room on one line keeps that room: tools that would like to be wider get what is left.
        self.title.setMinimumWidth(line if needed <= self.width() else 0)
        self.count.setVisible(needed + self.count.sizeHint().width() + self._whole.spacing() <= self.width())

    def has_room(self) -> bool:
        """Whether the title and the tools are whole beside each other, without the count."""
        return self._needed(self.title.minimumSizeHint().width()) <= self.width()

    def _needed(self, title: int) -> int:
        """The width of a title and the tools that are shown."""
        items = (self.tools.itemAt(number) for number in range(self.tools.count()))
        shown = [item.minimumSize().width() for item in items if item is not None and not item.isEmpty()]
        margins = self._whole.contentsMargins()
        gaps = self.tools.spacing() * (len(shown) - 1) + 2 * self._whole.spacing()
        return title + sum(shown) + gaps + margins.left() + margins.right()

    def set_busy(self, working: bool) -> None:
        """Show that something is being read, when it takes longer than people notice."""
        if working:
            self._late.start()
        else:
            self._late.stop()
            self._line.setRange(0, 1)


def segmented_buttons(theme: Theme, parts: tuple[tuple[str, str, str], ...]) -> tuple[QWidget, QButtonGroup]:
    """Buttons of which one is checked: (word, icon, tool tip) each, icon "" for none; the ids of the group count
    from 0."""
    group, line = QButtonGroup(), row(gap=0)
    for number, (word, icon, tip) in enumerate(parts):
        segment = QToolButton()
        segment.setObjectName("segment")
        segment.setProperty("first", not number)
        segment.setText(word)
        if icon:
            segment.setIcon(theme.icon(icon, "text"))
            theme.changed.connect(lambda b=segment, i=icon: b.setIcon(theme.icon(i, "text")))
            segment.setToolButtonStyle(_icon_and_text())
        segment.setCheckable(True)
        segment.setToolTip(tip)
        group.addButton(segment, number)
        line.addWidget(segment)
    keeper = QWidget()
    keeper.setLayout(line)
    # A long title beside them is shortened, not their words.
    keeper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    group.setParent(keeper)
    return keeper, group


def _icon_and_text() -> Qt.ToolButtonStyle:
    return Qt.ToolButtonStyle.ToolButtonTextBesideIcon
