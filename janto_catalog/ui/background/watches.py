"""What is watched while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject

from janto_catalog.ui.background.cover_maker import CoverMaker
from janto_catalog.ui.background.folder_watch import FolderWatch
from janto_catalog.ui.background.other_writers import OtherWriters
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import UiContext


class Watches(QObject):
    """Watches for what other programs write, for folders that are connected or disconnected, and for covers that are
    not made yet."""

    def __init__(self, context: UiContext, scan: ScanRunner, parent: QObject) -> None:
        super().__init__(parent)
        runner = context.runner
        self._watches = (
            OtherWriters(runner, self),
            FolderWatch(runner, self),
            CoverMaker(runner, context.covers, scan, context.settings, self),
        )

    def ask(self) -> None:
        """Ask now."""
        for watch in self._watches:
            watch.ask()

    def stop(self) -> None:
        """Ask no more."""
        for watch in self._watches:
            watch.stop()
