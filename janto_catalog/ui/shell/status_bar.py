"""The status bar: the progress of a scan, a button to stop it, and the number of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from janto_catalog.ui import labels
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import CAPTION, STATUS_BAR
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import ScanProgress, SidebarCounts

_NEWS_MS = 120_000


class StatusBar(QFrame):
    """The bar at the bottom of the window."""

    def __init__(self, context: UiContext, scan: ScanRunner) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setFixedHeight(STATUS_BAR)
        self._scan = scan
        self._progress_text = Elided(context.theme, "", CAPTION, "secondary", middle=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._stop = IconButton(context.theme, "x", "Stop the scan", 16)
        self._stop.setStyleSheet("QToolButton { min-height: 16px; padding: 0 2px; }")
        self._stop.clicked.connect(self._cancel)
        self._counts = label(context.theme, "", CAPTION, "secondary")
        line = row(self._bar, self._stop, self._progress_text, self._counts, gap=8)
        line.setContentsMargins(12, 0, 12, 0)
        line.setStretch(2, 1)
        self.setLayout(line)
        # What a scan found is news for a while, and then nothing that is going on.
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._news.timeout.connect(lambda: self._show_idle(""))
        self._show_idle("")
        scan.started.connect(self._start)
        scan.progress.connect(self._show)
        scan.ended.connect(self._end)
        scan.failed.connect(lambda error: self._show_idle(str(error)))

    def set_counts(self, counts: SidebarCounts) -> None:
        """Show how many titles are known, how many of them are owned, and what of those is not there."""
        parts = [labels.count(counts.titles, "title", "titles"), f"{labels.number(counts.owned)} owned"]
        parts += [f"{labels.number(counts.offline)} not connected"] if counts.offline else []
        parts += [f"{labels.number(counts.not_seen)} not seen in the last scan"] if counts.not_seen else []
        parts += [f"{labels.number(counts.unreadable)} unreadable"] if counts.unreadable else []
        parts += [f"{labels.number(counts.missing)} missing"] if counts.missing else []
        self._counts.setText(" · ".join(parts))

    @property
    def counts(self) -> str:
        """The number of titles as it is shown."""
        return self._counts.text()

    def _start(self) -> None:
        self._news.stop()
        self._bar.show()
        self._stop.show()
        self._bar.setRange(0, 0)
        self._progress_text.setText("Scanning: looking at the folders")

    def _show(self, progress: ScanProgress) -> None:
        if self._scan.cancelling:
            return
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        share = f" {labels.number(progress.done)}"
        if progress.total:
            share += f" / {labels.number(progress.total)}"
        current = f" · {progress.current}" if progress.current else ""
        self._progress_text.setText(f"Scanning: {progress.stage}{share}{current}")

    def _cancel(self) -> None:
        self._scan.cancel()
        self._progress_text.setText("Stopping the scan")

    def _end(self, report: object) -> None:
        self._show_idle("Scan stopped" if self._scan.cancelling else report_text(report))
        self._news.start()

    def _show_idle(self, text: str) -> None:
        self._bar.hide()
        self._stop.hide()
        self._progress_text.setText(text)


def report_text(report: object) -> str:
    """What a scan found, in one line; "" for None."""
    from janto_catalog.model.views import ScanReport

    if not isinstance(report, ScanReport):
        return ""
    parts = [labels.count(report.files, "file", "files") + " checked"]
    parts += [
        f"{labels.number(number)} {word}"
        for number, word in (
            (report.new, "new"),
            (report.changed, "changed"),
            (report.moved, "moved"),
            (report.not_seen, "not found this time"),
            (report.missing, "missing from disk"),
            (report.unreadable, "that cannot be read"),
        )
        if number
    ]
    return "Scan finished: " + ", ".join(parts)
