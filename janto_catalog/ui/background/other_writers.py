"""Noticing what other programs, such as the command line, write to the catalogue while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from janto_catalog.ui.background.runner import BackgroundRunner

_INTERVAL_MS = 1000


class OtherWriters(QObject):
    """Asks once a second, and when the program becomes active, whether another program has changed the catalogue.

    The answer comes by `BackgroundRunner.changed`, like what the window itself writes.
    """

    def __init__(self, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)

    def ask(self) -> None:
        """Ask now."""
        self._runner.read(
            lambda catalog: catalog.changed_elsewhere(),
            lambda _changed: None,
            # What the user does next reports an error of the catalogue; this would repeat it each second.
            lambda _error: None,
            owner=self,
            key="other writers",
        )

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()
