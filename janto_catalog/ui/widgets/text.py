"""Labels that show plain text, whole or shortened."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, LEAD, TITLE


def label(
    theme: Theme, text: str = "", step: int = BODY, role: str = "text", *, wrap: bool = False
) -> QLabel:
    """A label of plain text at a type step, in a colour role that has a rule in the style sheet."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setFont(theme.font(step))
    widget.setProperty("role", role)
    widget.setWordWrap(wrap)
    if wrap:
        widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return widget


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Set a tool tip that is shown as it is written, and read so by screen readers, which would read its markup."""
    widget.setToolTip(labels.tool_tip(text))
    widget.setAccessibleDescription(text)


def make_selectable(within: QWidget) -> None:
    """Let the texts in a widget be selected with the mouse and copied; those that may be shortened are not."""
    for part in within.findChildren(QLabel):
        if part.text() and not isinstance(part, Elided):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class Elided(QLabel):
    """One line that is shortened to fit: at the end for titles, in the middle for file names."""

    def __init__(
        self, theme: Theme, text: str = "", step: int = BODY, role: str = "text", *, middle: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(step))
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`, with all of it in the tool tip."""
        super().setText(text)
        set_tool_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = self.text().replace("\n", " ")
        shown = self.fontMetrics().elidedText(line, self._mode, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


# A page title that needs more on two lines may be shortened.
_MOST_FITTED = 144


class FittedTitle(Elided):
    """A page title: in its own size where it fits, else smaller, on two lines if need be; the second may be shortened."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(theme, text, TITLE)
        self._small = theme.font(LEAD, strong=True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * QFontMetrics(self._small).height())

    def line_width(self) -> int:
        """The least width at which it is whole on one line."""
        return QFontMetrics(self._small).horizontalAdvance(self.text())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for two lines that are not shortened, unless it is long."""
        metrics, words = QFontMetrics(self._small), self.text().split()
        splits = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
        least = min((max(map(metrics.horizontalAdvance, lines)) for lines in splits), default=0)
        return QSize(min(least, _MOST_FITTED), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.text()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self.fontMetrics().horizontalAdvance(text) <= self.width():
            painter.drawText(self.rect(), left, text)
            return
        painter.setFont(self._small)
        if painter.fontMetrics().horizontalAdvance(text) > self.width():
            text = "\n".join(two_lines(text, painter.fontMetrics(), self.width()))
        painter.drawText(self.rect(), left, text)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """`text` on two lines of `width` pixels, broken between words; the second line is shortened to fit."""
    words = text.split()
    fitting = next(
        (n for n in range(len(words), 1, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 1
    )
    first, rest = " ".join(words[:fitting]), " ".join(words[fitting:])
    end = Qt.TextElideMode.ElideRight
    return metrics.elidedText(first, end, width), metrics.elidedText(rest, end, width)


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again after a property of `widget` has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Show the text of a label in another colour role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        repolish(widget)
