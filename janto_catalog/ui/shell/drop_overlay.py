"""What covers the window while folders or files are dragged over it, and says what dropping them does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import TITLE
from janto_catalog.ui.widgets.drops import accept_copy

_MARGIN, _RADIUS = 8, 6
_VEIL = 224
"""How much the veil covers of what is below it, of 255."""


class DropOverlay(QWidget):
    """Covers its window while it is shown; the mouse and drags go to what is below."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window, self.text = theme, window, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self.hide()
        return False

    def consider(self, event: QDropEvent) -> None:
        """Accept folders and files of other programs that are dragged over the window, and show what dropping them does."""
        paths = _paths(event)
        # Titles that are dragged out of the window are in the catalogue already.
        if not paths or event.source() is not None:
            return
        accept_copy(event)
        if event.isAccepted():
            self.text = drop_text(paths)
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()

    def take(self, event: QDropEvent) -> list[str]:
        """The folders and files that were dropped on the window, which shows its content again."""
        self.hide()
        accept_copy(event)
        return _paths(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.colour("selection")
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        frame = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setFont(self._theme.font(TITLE, strong=True))
        words = painter.boundingRect(frame, Qt.AlignmentFlag.AlignCenter, self.text)
        plate = words.adjusted(-24, -16, 24, 16)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(self._theme.colour("base"))
        painter.drawRoundedRect(plate, _RADIUS, _RADIUS)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text)


def _paths(event: QDropEvent) -> list[str]:
    """The local folders and files that are dragged or dropped."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def drop_text(paths: Sequence[str]) -> str:
    """What dropping these does, by their names alone: the disk is not read while they are dragged."""
    # The list of file types is not needed before the window is first drawn.
    from janto_catalog.model.file_types import file_type_of

    files = sum(file_type_of(path) is not None for path in paths)
    if files == len(paths):
        return (
            "Drop to add the folder of this file" if files == 1 else "Drop to add the folders of these files"
        )
    if len(paths) == 1:
        return "Drop to add this folder"
    return (
        f"Drop to add these {labels.number(len(paths))} folders" if not files else "Drop to add these folders"
    )
