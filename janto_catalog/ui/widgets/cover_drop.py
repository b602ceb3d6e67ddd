"""The cover of a title that a picture can be dropped on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen

from janto_catalog.ui.background.covers import RADIUS
from janto_catalog.ui.own_cover import choose_cover, picture_in
from janto_catalog.ui.widgets.drops import accept_copy
from janto_catalog.ui.widgets.indicators import Cover

if TYPE_CHECKING:
    from janto_catalog.model.kinds import Kind
    from janto_catalog.ui.context import UiContext


class DropCover(Cover):
    """A picture that is dropped on it becomes the cover of the title."""

    def __init__(
        self, context: UiContext, work: str, kind: Kind, number: str, width: int, *, owned: bool = True
    ) -> None:
        super().__init__(context, work, kind, number, width, owned=owned)
        self._context, self._id, self._is_over = context, work, False
        self.setAcceptDrops(True)
        self.setToolTip("Drop a picture here to make it the cover")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Everything else is for the window, which adds folders.
        if picture_in(event.mimeData()) is None:
            event.ignore()
            return
        accept_copy(event)
        self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over(False)
        picture: Path | None = picture_in(event.mimeData())
        if picture is not None:
            accept_copy(event)
            choose_cover(self._context, lambda _catalog: [self._id], picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._context.theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _over(self, on: bool) -> None:
        """Draw a frame while a picture is dragged over it."""
        self._is_over = on
        self.update()
