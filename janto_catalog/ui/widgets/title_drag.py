"""Dragging titles and copies to other programs: their files as addresses, and their names as text.

Only copying is offered: media files are never moved.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.ui.context import FindWorks, UiContext


_HOT_SPOT = QPoint(-12, -8)


class TitleDrag(QObject):
    """Starts to drag the titles that are selected in a list, once their files are known."""

    def __init__(
        self, context: UiContext, source: QWidget, selected_works: Callable[[], FindWorks | None]
    ) -> None:
        super().__init__(source)
        self._context, self._source, self._selected_works = context, source, selected_works
        self._is_reading = False

    def start(self) -> None:
        """Read which files the selected titles have, and drag them if the mouse button is still down then."""
        find = self._selected_works()
        if find is None or self._is_reading:
            return
        self._set_reading(True)
        self._context.runner.read(partial(_dragged, find), self._read, self._failed, owner=self)

    def _read(self, found: tuple[Sequence[str], Sequence[bytes]]) -> None:
        # Not in the handler of the answer: dragging lasts until the drop.
        QTimer.singleShot(0, self, lambda: self._drag(*found))

    def _failed(self, _error: Exception) -> None:
        self._set_reading(False)

    def _drag(self, titles: Sequence[str], files: Sequence[bytes]) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag_files(self._source, titles, files)
        self._set_reading(False)

    def _set_reading(self, is_reading: bool) -> None:
        self._is_reading = is_reading
        source = self._source
        pulled = source.viewport() if isinstance(source, QAbstractScrollArea) else source
        if is_reading:
            pulled.installEventFilter(self)
        else:
            pulled.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the selection while the files are read: Qt would select the rows that the mouse is pulled over."""
        return event.type() is QEvent.Type.MouseMove


class DragHandle(QObject):
    """Calls `start` when the mouse pulls at a widget."""

    def __init__(self, source: QWidget, start: Callable[[], object]) -> None:
        super().__init__(source)
        self._start = start
        self._pressed: QPointF | None = None
        source.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
            if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self._start()
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._pressed = None
        return False


def drag_files(source: QWidget, titles: Sequence[str], files: Sequence[bytes]) -> None:
    """Drag titles and their files out of `source`, until they are dropped."""
    drag = QDrag(source)
    drag.setMimeData(mime_data(titles, files))
    text = titles[0] if len(titles) == 1 else labels.count(len(titles), "title", "titles")
    drag.setPixmap(_picture(source, text))
    drag.setHotSpot(_HOT_SPOT)
    drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


def mime_data(titles: Sequence[str], files: Sequence[bytes]) -> QMimeData:
    """The names of titles as text, and their files as addresses."""
    data = QMimeData()
    data.setText("\n".join(titles))
    if files:
        data.setUrls([QUrl.fromLocalFile(os.fsdecode(file)) for file in files])
    return data


def _picture(source: QWidget, text: str) -> QPixmap:
    shown = QLabel(text)
    shown.setFont(source.font())
    shown.setPalette(source.palette())
    shown.setContentsMargins(8, 4, 8, 4)
    shown.adjustSize()
    ratio = source.devicePixelRatio()
    picture = QPixmap(shown.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    # The style sheet gives labels no background of their own.
    picture.fill(source.palette().color(QPalette.ColorRole.Base))
    shown.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    return picture


def _dragged(find: FindWorks, catalog: Catalog) -> tuple[Sequence[str], Sequence[bytes]]:
    """The names of titles, and the files of the copies that are played."""
    works = list(find(catalog))
    rows = catalog.works.rows(works)
    return [rows[work].title for work in works if work in rows], catalog.works.played_files(works)
