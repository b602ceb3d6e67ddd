"""The first scan: counts that grow while it runs, and a summary whose numbers add up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QProgressBar, QWidget

from janto_catalog.model.files import ItemState
from janto_catalog.ui import labels
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import REVIEW, UiContext
from janto_catalog.ui.theme.tokens import BODY, HEADLINE, LEAD
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import ScanProgress, ScanReport, SidebarCounts
    from janto_catalog.ui.shell.demo_maker import DemoMaker

_COUNTERS = (
    ("linked_items", "Copies matched"),
    ("to_review", "Copies to identify"),
    ("unknown", "Copies not recognised"),
)
_STAGES = {
    "looking through": "Scanning {where}",
    "reading": "Reading {done} of {total} · {where}",
    "recognising": "Matching · {where}",
}


class FirstScan(QWidget):
    """The last step of the first run; `finished` when the user goes on to browse."""

    finished = Signal()

    def __init__(self, context: UiContext, scan: ScanRunner) -> None:
        super().__init__()
        self.context, self._scan = context, scan
        self._maker: DemoMaker | None = None
        self._is_stopped = False
        theme = context.theme
        self._headline = label(theme, "Scanning your folders", HEADLINE)
        self._progress_text = Elided(theme, "Starting", BODY, "secondary", middle=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the scan")
        self._counters_by_key = {key: label(theme, "0", HEADLINE) for key, _word in _COUNTERS}
        self._end = label(theme, "", LEAD, wrap=True)
        self._cancel_button = button(theme, "Cancel", self._stop)
        self._go_on_button = button(theme, "Go on", self._go_on)
        self._go_on_button.hide()
        self._browse_button = button(theme, "Start browsing", self.finished.emit, primary=True)
        self._browse_button.setEnabled(False)
        self._review_button = button(theme, "Answer the questions", self._go_to_review)
        self._review_button.hide()
        buttons = row(self._cancel_button, self._go_on_button, -1, self._review_button, self._browse_button)
        self.setLayout(
            _spaced(
                self._headline,
                8,
                self._bar,
                self._progress_text,
                16,
                self._make_counters(),
                16,
                self._end,
                -1,
                buttons,
            )
        )
        # While nothing is found yet it has the focus itself: Enter must not cancel the scan.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scan.progress.connect(self._progress)
        scan.ended.connect(self._ended)
        scan.failed.connect(self._failed)
        context.runner.changed.connect(self._count)

    @property
    def summary(self) -> str:
        """The result of the scan in words."""
        return self._end.text()

    def wait_for(self, maker: DemoMaker) -> None:
        """Show that the demo is being created; it can be stopped."""
        self._maker = maker
        self._headline.setText("Creating a small collection")
        self._progress_text.setText("About a hundred small files with typical names and tags")
        self._show_busy()

    def begin(self) -> None:
        """Show that the scan is starting; from now on it can be stopped."""
        self._maker, self._is_stopped = None, False
        self._headline.setText("Scanning your folders")
        self._progress_text.setText("Starting")
        self._end.setText("")
        self._go_on_button.hide()
        self._review_button.hide()
        self._show_busy()

    def start(self, folders: Sequence[str]) -> None:
        """Scan folders, unless that was stopped while they were added."""
        if self._is_stopped:
            self._show_stopped()
        else:
            self._scan.start(folders)

    def _show_stopped(self) -> None:
        self._headline.setText("Stopped before the end")
        self._go_on_button.show()
        self._show_summary("No file was read yet.", 0)

    def _show_busy(self) -> None:
        """Show that it works, of which the end is not known yet."""
        self._bar.setRange(0, 0)
        self._bar.show()
        self._cancel_button.show()
        (self._browse_button if self._browse_button.isEnabled() else self).setFocus()

    def _make_counters(self) -> QLayout:
        counters = row(gap=16)
        for key, word in _COUNTERS:
            inner = column(
                self._counters_by_key[key], label(self.context.theme, word, BODY, "secondary"), gap=0
            )
            inner.setContentsMargins(16, 12, 16, 12)
            counters.addWidget(framed(inner, "card"))
        return counters

    def _stop(self) -> None:
        if self._maker is not None:
            self._maker.cancel()
            return
        self._is_stopped = True
        self._scan.cancel()
        self._progress_text.setText("Stopping")

    def _go_on(self) -> None:
        """Scan what is left."""
        self.begin()
        self._scan.repeat()

    def _count(self, _changed: object) -> None:
        self.context.runner.read(
            lambda catalog: catalog.works.sidebar_counts(), self._show, owner=self, key=(id(self), "counts")
        )

    def _show(self, counts: SidebarCounts) -> None:
        for key, number in self._counters_by_key.items():
            number.setText(labels.number(getattr(counts, key)))
        if counts.linked_items and not self._browse_button.isEnabled():
            self._browse_button.setEnabled(True)
            if self.hasFocus():
                self._browse_button.setFocus()

    def _progress(self, progress: ScanProgress) -> None:
        if not self._scan.cancelling:
            stage = _STAGES.get(progress.stage, f"{progress.stage.capitalize()} {{where}}")
            done, total = progress.done, progress.total
            self._bar.setRange(0, total or 0)
            self._bar.setValue(done)
            self._progress_text.setText(
                stage.format(
                    where=progress.current, done=labels.number(done), total=labels.number(total or 0)
                )
            )

    def _ended(self, report: ScanReport | None) -> None:
        if report is None:
            # What was pending was matched before the scan, which was stopped before it began.
            if self._is_stopped:
                self._show_stopped()
            return
        stopped = self._scan.cancelling
        self.context.runner.read(
            lambda catalog: summarise(catalog, report.files),
            lambda text: self._show_end(text, report.to_review, stopped=stopped),
            owner=self,
        )

    def _show_end(self, text: str, questions: int, *, stopped: bool) -> None:
        self._headline.setText("Stopped before the end" if stopped else "The scan is finished")
        self._go_on_button.setVisible(stopped)
        self._show_summary(text, questions)

    def _failed(self, error: object) -> None:
        # A method, not a function of its own: it is disconnected when this page is deleted.
        self._show_summary(str(error), 0)

    def _show_summary(self, text: str, questions: int) -> None:
        self._progress_text.setText("")
        self._bar.hide()
        self._end.setText(text)
        self._cancel_button.hide()
        self._browse_button.setEnabled(True)
        self._review_button.setVisible(questions > 0)
        self._review_button.setText(f"Answer {labels.count(questions, 'question', 'questions')}")
        self._browse_button.setFocus()

    def _go_to_review(self) -> None:
        self.finished.emit()
        self.context.signals.navigate.emit(REVIEW)


def summarise(catalog: Catalog, files: int) -> str:
    """What is in `files` files: the copies by their states, which is what is counted while the scan runs, then the files
    that are no part of a copy.  Each sentence adds up."""
    owned = labels.count(catalog.works.sidebar_counts().owned, "title", "titles")
    words = {
        ItemState.LINKED: f"matched ({owned} of yours)",
        ItemState.REVIEW: "to identify",
        ItemState.UNKNOWN: "not recognised",
        ItemState.UNREADABLE: "could not be read",
        ItemState.OFFLINE: "not connected",
        ItemState.NOT_SEEN: "not found",
        ItemState.MISSING: "missing",
    }
    items = catalog.items.list()
    counts = Counter(item.state for item in items)
    in_copies = sum(len(item.files) for item in items)
    folders = catalog.folders.list()
    left, other = sum(folder.left for folder in folders), sum(folder.other_files for folder in folders)
    # The copies of titles behind a spoiler limit are not listed, so they are among these.
    limited = " or to titles that are kept back" if catalog.spoilers.current().titles else ""
    rest = {
        f"that belong to them (covers, subtitles …){limited}": max(0, files - in_copies - left - other),
        "not scanned yet": left,
        "other file" if other == 1 else "other files": other,
    }
    sentences = []
    if items:
        copies = labels.count(len(items), "copy", "copies")
        parts = _join_counts({words[state]: counts[state] for state in words})
        sentences.append(f"{copies} in {labels.count(in_copies, 'file', 'files')}: {parts}.")
    if any(rest.values()):
        more = " more" if items else ""
        whole = labels.count(sum(rest.values()), f"{more} file".strip(), f"{more} files".strip())
        sentences.append(f"{whole}: {_join_counts(rest)}.")
    return " ".join(sentences) or "There are no files in your folders."


def _join_counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{labels.number(count)} {words}" for words, count in counts.items() if count)


def step(*parts: QWidget | QLayout | int) -> QWidget:
    """A step of the first run."""
    widget = QWidget()
    widget.setLayout(_spaced(*parts))
    return widget


def _spaced(*parts: QWidget | QLayout | int) -> QLayout:
    return column(*parts, gap=12, margin=40)
