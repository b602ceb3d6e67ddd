"""The covers of titles as pixmaps: asked for while painting, read in another thread, kept within a bound."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPixmap

from janto_catalog.model.changes import Data

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.background.runner import BackgroundRunner

RADIUS = 6
"""The radius of the corners in logical pixels."""
_MAX_BYTES = 128 << 20
_DELAY_MS = 30
"""Titles that are painted within this time are asked for together."""
_IDLE_MS = 20_000
"""After this time without a request the processes that read files end."""
_CHANGES_COVERS = frozenset({Data.LINKS, Data.ITEMS, Data.ITEM_DECISIONS, Data.COVERS, Data.KEPT_BACK})

Key = tuple[str, int, int]
"""A title, and the width and height in physical pixels that its cover fits into."""


class CoverLoader(QObject):
    """Gives the covers of titles by id.

    `loaded` carries the id of a title whose cover is now known, "" when all have to be asked for again.
    """

    loaded = Signal(str)
    #: Pictures that are shown are about to be read.
    started = Signal()

    def __init__(self, runner: BackgroundRunner) -> None:
        super().__init__()
        self._runner = runner
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes = 0
        #: The size in which the cover of a title was read last.
        self._last: dict[str, Key] = {}
        self._without: set[str] = set()
        #: What to read next, and what is being read, with the ratio of pixels of each.
        self._wanted: dict[Key, float] = {}
        self._asked: dict[Key, float] = {}
        self._running: threading.Event | None = None
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._start)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._rest)
        runner.changed.connect(self._changed)

    def cover(self, work: str, box: QSize, ratio: float) -> QPixmap | None:
        """The cover of a title, to fit into `box` (logical pixels) on a screen with that ratio of pixels.

        None when it has none; a null pixmap when it is not known yet, or the one of another size scaled: `loaded`
        follows, unless other titles are asked for first.
        """
        key = (work, round(box.width() * ratio), round(box.height() * ratio))
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
            return found
        if work in self._without:
            return None
        if key not in self._asked:
            self._wanted[key] = ratio
            if not self._timer.isActive():
                self._timer.start()
        return self._scaled(key, ratio)

    def _scaled(self, key: Key, ratio: float) -> QPixmap:
        """The cover as it was read last for another size, so that none vanishes while the tiles get another size."""
        last = self._pixmaps.get(self._last.get(key[0], key))
        if last is None:
            return QPixmap()
        scaled = last.scaled(key[1], key[2], Qt.AspectRatioMode.KeepAspectRatio)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    @property
    def is_busy(self) -> bool:
        """Whether pictures that are shown are being read, or were until a moment ago."""
        return self._running is not None or bool(self._wanted)

    def rest(self) -> None:
        """End the processes that read files, unless they read now."""
        self._rest()

    def _start(self) -> None:
        if self._running is not None:
            # What has scrolled away is not read: when this run has ended, what is in view is asked for again.
            self._running.set()
            return
        wanted = self._asked = self._wanted
        self._wanted = {}
        cancelled = self._running = threading.Event()
        self._idle.start()
        self.started.emit()
        runner = self._runner

        def is_cancelled() -> bool:
            return cancelled.is_set() or runner.closing

        def run(catalog: Catalog) -> Iterator[tuple[Key, float, QImage | None]]:
            keys: dict[str, list[Key]] = defaultdict(list)
            for key in wanted:
                keys[key[0]].append(key)
            # A scan reads the same disks, and people wait for it: only what is known is shown meanwhile.
            if catalog.scans.running:
                found = iter(catalog.covers.find(keys).items())
            else:
                found = catalog.covers.load(keys, cancelled=is_cancelled)
            for work, path in found:
                for key in keys[work]:
                    yield key, wanted[key], _read(path, key, wanted[key]) if path is not None else None

        runner.stream(
            run, self._add, lambda _last: self._ended(), lambda _error: self._ended(), worker="covers"
        )

    def _add(self, value: tuple[Key, float, QImage | None]) -> None:
        key, ratio, image = value
        if image is None or image.isNull():
            self._without.add(key[0])
        else:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self._drop(key)
            self._pixmaps[key] = pixmap
            self._last[key[0]] = key
            self._bytes += _size(pixmap)
            while self._bytes > _MAX_BYTES:
                self._drop(next(iter(self._pixmaps)))
        self.loaded.emit(key[0])

    def _drop(self, key: Key) -> None:
        pixmap = self._pixmaps.pop(key, None)
        self._bytes -= _size(pixmap) if pixmap is not None else 0

    def _ended(self) -> None:
        was_cancelled = self._running is not None and self._running.is_set()
        self._running, self._asked = None, {}
        if was_cancelled or self._wanted:
            self.loaded.emit("")
            self._timer.start()

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _CHANGES_COVERS:
            self.forget()

    def forget(self) -> None:
        """Read all pictures again when they are shown."""
        self._without.clear()
        self._pixmaps.clear()
        self._last.clear()
        self._bytes = 0
        self.loaded.emit("")

    def _rest(self) -> None:
        if self._running is None:
            self._runner.stream(
                _close, lambda _value: None, lambda _last: None, lambda _error: None, worker="covers"
            )


def _close(catalog: Catalog) -> Iterator[None]:
    catalog.covers.close()
    yield None


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _read(path: Path, key: Key, ratio: float) -> QImage | None:
    """The picture with round corners, to fit into the box of `key`; None when the file is gone or damaged."""
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isEmpty():
        return None
    size.scale(QSize(key[1], key[2]), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        return None
    rounded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(QRectF(rounded.rect()), RADIUS * ratio, RADIUS * ratio)
    painter.end()
    return rounded
