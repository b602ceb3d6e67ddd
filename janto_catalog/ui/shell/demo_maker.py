"""Create the demo collection in another process, so that its encoders are not loaded into this one."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal


def demo_folder() -> Path:
    """The folder of the demo's files."""
    return platformdirs.user_data_path("janto-catalog", appauthor=False) / "demo"


class DemoMaker(QObject):
    """Creates the files; `created` carries their folder, `failed` the reason ("" after `cancel`)."""

    created = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._cancelled = str(demo_folder()), False
        # The command needs a catalogue too. It is deleted, because the window scans the files into its own.
        self._temporary = QTemporaryDir()
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._start_failed)

    def start(self) -> None:
        """Start creating the files."""
        catalogue = self._temporary.filePath("demo.db")
        command = [
            "-m",
            "janto_catalog",
            "--catalog",
            catalogue,
            "demo",
            "--dir",
            self._folder,
            "--no-window",
        ]
        self._process.start(sys.executable, command)

    def cancel(self) -> None:
        """Stop; files that were made are used the next time."""
        self._cancelled = True
        self._process.kill()

    def _start_failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(f"The demo could not be created: {self._process.errorString()}")

    def _finished(self, code: int) -> None:
        if self._cancelled:
            self.failed.emit("")
        elif code:
            output = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            self.failed.emit(output.splitlines()[-1] if output else "The demo could not be created.")
        else:
            self.created.emit(self._folder)
