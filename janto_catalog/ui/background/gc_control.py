"""Python's cyclic garbage collector, run in the window's thread only.

A workaround for what PySide and PyQt have done since at least 2011: Python runs the collector in whichever thread
creates the next object, and PySide then destroys the widgets and timers it finds there. Qt allows that only in the
thread that owns them, so the program crashes ("Timers cannot be stopped from another thread"). See
https://www.riverbankcomputing.com/pipermail/pyqt/2011-August/030378.html, where this workaround comes from.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_INTERVAL_MS = 200
# Objects made until then live as long as the window: freezing them makes each collection shorter.
_FREEZE_AFTER_MS = 1000
#: Seconds between two full collections, while another program is active and while this one is.
_FULL_INACTIVE, _FULL_ACTIVE = 60.0, 600.0


class MainThreadGC(QObject):
    """Collect while `parent` exists: young objects often, all objects rarely, and more often while the window is inactive."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._last_full = time.monotonic()
        timer = QTimer(self, interval=_INTERVAL_MS)
        timer.timeout.connect(self._collect)
        timer.start()
        QTimer.singleShot(_FREEZE_AFTER_MS, self, gc.freeze)

    def stop(self) -> None:
        """Let Python collect again; only when no other thread runs."""
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        young, middle, _old = (
            count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if middle or young:
            gc.collect(1 if middle else 0)
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if time.monotonic() - self._last_full > (_FULL_ACTIVE if active else _FULL_INACTIVE):
            self._collect_all()

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._last_full = time.monotonic()
