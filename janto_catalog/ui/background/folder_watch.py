"""Noticing that a folder is connected or disconnected while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from janto_catalog.ui.background.runner import BackgroundRunner

_INTERVAL_MS = 4000


class FolderWatch(QObject):
    """Asks the disks of all folders every few seconds, in a thread that nothing else waits for.

    What the window reads uses the last answer.  A change comes by `BackgroundRunner.changed`.
    """

    def __init__(self, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self, singleShot=True, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.ask)

    def ask(self) -> None:
        """Ask now, and again some seconds after the answer."""
        self._timer.stop()
        self._runner.read(
            lambda catalog: catalog.folders.watch(),
            lambda _changed: self._timer.start(),
            # What the user does next reports an error of the catalogue; this would repeat it again and again.
            lambda _error: self._timer.start(),
            owner=self,
            key="folder watch",
            worker="folders",
        )

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
