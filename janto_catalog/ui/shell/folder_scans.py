"""Adding folders, scanning them, and showing what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import MISSING, NOT_SEEN, REVIEW, Destination, Notice, UiContext
from janto_catalog.ui.shell.dropped import Dropped, sort_dropped

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import ItemSummary, ScanReport
    from janto_catalog.ui.background.scan import ScanRunner
    from janto_catalog.ui.shell.locate_copy import LocateCopy


class FolderScans(QObject):
    """Starts scans and reports them; `is_browsing` tells whether a page is shown, as it is not during the first run."""

    def __init__(
        self, context: UiContext, scan: ScanRunner, window: QWidget, is_browsing: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._context, self._scan = context, scan
        self._window, self._is_browsing = window, is_browsing
        self._shown_notice: Notice | None = None
        scan.started.connect(self._withdraw)
        scan.ended.connect(self._ended)
        context.signals.mark_missing.connect(lambda folders: scan.start(folders, accept_missing=True))
        scan.failed.connect(self._failed)
        context.signals.locate_copy.connect(self._locate)
        self._located: LocateCopy | None = None

    def _locate(self, copy: ItemSummary) -> None:
        from janto_catalog.ui.shell.locate_copy import LocateCopy

        self._located = self._located or LocateCopy(self._context, self._scan, self._window)
        self._located.ask(copy)

    def add(self, paths: Sequence[str]) -> None:
        """Add folders to the catalogue, then scan them."""
        for path in paths:
            self._context.runner.write(partial(_add_folder, path), partial(self._added, path), owner=self)

    def add_dropped(self, paths: Sequence[str]) -> None:
        """Add the folders among dropped paths; offer to add the folders of the files among them."""
        # The disk of what was dropped may be slow.
        self._context.runner.read(
            lambda catalog: sort_dropped(catalog, paths), self._add_sorted, owner=self, worker="folders"
        )

    def _add_sorted(self, dropped: Dropped) -> None:
        self.add(dropped.folders)
        if dropped.parents:
            offer = (dropped.offer, lambda: self.add(dropped.parents))
            self._context.signals.show_notice.emit(Notice(dropped.text, action=offer, stays=True))

    def match_pending(self, waiting: int) -> None:
        """Match what a process that ended too early, or a change, left pending."""
        if waiting:
            self._scan.match_pending()

    def _added(self, path: str, _done: object) -> None:
        self._scan.start([path])

    def _say(self, notice: Notice) -> None:
        """Show what a scan found, until the next one begins."""
        self._shown_notice = notice
        self._context.signals.show_notice.emit(notice)

    def _withdraw(self) -> None:
        if self._shown_notice is not None:
            self._context.signals.withdraw_notice.emit(self._shown_notice)
            self._shown_notice = None

    def _ended(self, report: object) -> None:
        from janto_catalog.model.views import ScanReport

        if isinstance(report, ScanReport) and self._scan.cancelling:
            if self._is_browsing():
                text = "The scan was stopped. What was read is kept."
                self._say(Notice(text, action=("Go on", self._scan.repeat), stays=True))
            return
        if isinstance(report, ScanReport) and self._is_browsing():
            texts, buttons = self._sentences(report)
            if texts:
                first, second, *_ = *buttons, None, None
                self._say(Notice("\n".join(texts), action=first, second=second, stays=True))

    def _sentences(self, report: ScanReport) -> tuple[list[str], list[tuple[str, Callable[[], object]]]]:
        """The sentences about a scan, and the buttons after them, the most important ones first."""
        from janto_catalog.model.scan_text import lost_text, not_found_text

        navigate, texts, buttons = self._context.signals.navigate.emit, list[str](), list[Any]()
        if text := lost_text(report):
            texts.append(f"{text}.")
            buttons.append(("Show them", partial(navigate, MISSING)))
        if text := not_found_text(report):
            texts.append(f"{text}.")
            buttons.append(
                ("Show what was not seen" if report.lost else "Show them", partial(navigate, NOT_SEEN))
            )
            buttons.append(("Scan again", self._scan.repeat))
        if report.problems:
            more = len(report.problems) - 1
            texts.append(report.problems[0] + (f", and {labels.number(more)} more" if more else "") + ".")
            buttons.append(("Show the folders", partial(navigate, Destination("folders"))))
        if report.new_questions:
            texts.append(
                f"{labels.count(report.new_questions, 'new question', 'new questions')} about the scanned files."
            )
            buttons.append(("Answer the questions", partial(navigate, REVIEW)))
        return texts, buttons

    def _failed(self, error: Exception) -> None:
        from janto_catalog.errors import TooManyMissingError
        from janto_catalog.ui.shell.missing_dialog import ask_about_missing

        if isinstance(error, TooManyMissingError):
            ask_about_missing(self._window, error, lambda: self._scan.repeat(accept_missing=True))
        else:
            self._say(Notice(str(error) or type(error).__name__, failed=True, stays=True))


def _add_folder(path: str, catalog: Catalog) -> object:
    return catalog.folders.add(path)
