"""The startup of the window: the first run, or the reason why the catalogue cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.widgets.layouts import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.maintenance import Restored


class Startup(QObject):
    """Opens the catalogue; `opened` comes each time it is open, `browsing` after the first run."""

    opened = Signal()
    browsing = Signal()

    def __init__(self, context: UiContext, scan: ScanRunner, stages: QStackedWidget) -> None:
        super().__init__()
        self._context, self._scan, self._stages = context, scan, stages
        #: Puts the backup at a path in place of the catalogue, which cannot be opened.
        self.restore: Callable[[str], Restored] | None = None
        self._blank: QWidget | None = None
        if not context.settings.get("welcomed"):
            # Until it is known whether there are folders, neither the window's parts nor the first run are shown.
            self._blank = QWidget()
            self._blank.setObjectName("page")
            self._blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._show(self._blank)
        context.runner.opened.connect(self._opened)
        context.runner.open_failed.connect(self._failed)

    def _opened(self) -> None:
        self._context.runner.read(lambda catalog: catalog.notice, self._show_message, owner=self)
        self._context.runner.read(_read_start, lambda found: self._welcome(*found), owner=self)
        self.opened.emit()

    def _show_message(self, text: str) -> None:
        if text:
            self._context.signals.show_notice.emit(Notice(text, failed=True, stays=True))

    def _welcome(self, has_folders: bool, is_empty: bool) -> None:
        # In another catalogue that is new, nobody has chosen the story worlds yet.
        if has_folders or (self._context.settings.get("welcomed") and not is_empty):
            if self._blank is not None:
                self._context.settings.set("welcomed", True)
                self._remove_blank()
                self.browsing.emit()
            return
        from janto_catalog.ui.shell.first_run import FirstRun

        first = FirstRun(self._context, self._scan)
        first.finished.connect(lambda: self._finish_first_run(first))
        self._show(first)
        self._remove_blank()
        first.setFocus()

    def _finish_first_run(self, first: QWidget) -> None:
        self._context.settings.set("welcomed", True)
        self._drop(first)
        self.browsing.emit()

    def _failed(self, error: Exception) -> None:
        state = EmptyState(self._context.theme)
        state.setObjectName("page")
        again = ("Try again", lambda: self._try_again(state))
        restore = ("Restore a backup…", lambda: self._ask_to_restore(state))
        state.show_message(
            "file-warning",
            "The catalogue cannot be opened.",
            str(error),
            again,
            [restore] if self.restore is not None else [],
        )
        self._show(state)
        self._remove_blank()

    def _remove_blank(self) -> None:
        if self._blank is not None:
            self._stages.removeWidget(self._blank)
            self._blank.deleteLater()
            self._blank = None

    def _ask_to_restore(self, state: EmptyState) -> None:
        """Ask for a backup and put it in place of the catalogue; what is left of that is kept beside it."""
        from janto_catalog.ui.shell.backups import ask_without_catalog

        ask_without_catalog(self._context, state, lambda path: self._restore(state, path))

    def _restore(self, state: QWidget, path: str) -> None:
        restore = self.restore
        if restore is not None:
            self._context.runner.run_without_catalog(
                lambda: restore(path),
                lambda done: self._restored(state, done),
                lambda error: self._context.signals.show_notice.emit(
                    Notice(str(error), failed=True, stays=True)
                ),
            )

    def _restored(self, state: QWidget, done: Restored) -> None:
        from janto_catalog.ui.shell.backups import show_restored

        show_restored(self._context, done)
        self._try_again(state)

    def _try_again(self, state: QWidget) -> None:
        self._drop(state)
        self._context.runner.open()

    def _show(self, stage: QWidget) -> None:
        self._stages.addWidget(stage)
        self._stages.setCurrentWidget(stage)

    def _drop(self, stage: QWidget) -> None:
        self._stages.setCurrentIndex(0)
        self._stages.removeWidget(stage)
        stage.deleteLater()


def _read_start(catalog: Catalog) -> tuple[bool, bool]:
    """Whether folders were added, and whether the catalogue is empty: nothing was added and nothing decided."""
    has_folders = bool(catalog.folders.roots())
    return has_folders, not (has_folders or catalog.packs.list() or catalog.history.list(1))
