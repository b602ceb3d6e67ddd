"""What is watched while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject

from janto_catalog.ui.background.folder_watch import FolderWatch
from janto_catalog.ui.background.other_writers import OtherWriters
from janto_catalog.ui.background.runner import BackgroundRunner


class Watches(QObject):
    """Watches for what other programs write, and for folders that are connected or disconnected."""

    def __init__(self, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._watches = (OtherWriters(runner, self), FolderWatch(runner, self))

    def ask(self) -> None:
        """Ask now."""
        for watch in self._watches:
            watch.ask()

    def stop(self) -> None:
        """Ask no more."""
        for watch in self._watches:
            watch.stop()
