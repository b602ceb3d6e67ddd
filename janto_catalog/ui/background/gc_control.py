"""Collecting rings of garbage in the window's thread alone.

Python looks for rings in whatever thread happens to make the next object.  Found by a thread that works, a ring that
holds a part of the window takes Qt down: its parts may only be let go where they live.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS, _SETTLED_MS = 200, 1000
#: Seconds between two looks through everything: while another program is in front, and while one works here.
_AWAY, _HERE = 60.0, 600.0


class MainThreadGC(QObject):
    """Sweeps while `parent` lives: young rings often, everything seldom and rather when nobody looks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._last_full = time.monotonic()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self._collect)
        timer.start()
        # What is made at the start stays: no sweep but the great ones need look through it.
        QTimer.singleShot(_SETTLED_MS, self, gc.freeze)

    def stop(self) -> None:
        """Let Python collect as it does, once no thread works any more."""
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        young, middle, _ = (
            count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if middle or young:
            gc.collect(1 if middle else 0)
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if time.monotonic() - self._last_full > (_HERE if active else _AWAY):
            self._collect_all()

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._last_full = time.monotonic()
