"""What stands in place of the window's parts at the start: the first run, or why there is no catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from janto_catalog.ui.background.scan import Scan
from janto_catalog.ui.context import Desk, Notice
from janto_catalog.ui.widgets.layouts import EmptyState

if TYPE_CHECKING:
    from janto_catalog.model.views import FolderView


class Opening(QObject):
    """Looks after the opening of the catalogue; `ready` each time it is open, `browsing` after the first run."""

    ready = Signal()
    browsing = Signal()

    def __init__(self, desk: Desk, scan: Scan, stages: QStackedWidget) -> None:
        super().__init__()
        self._desk, self._scan, self._stages = desk, scan, stages
        self._shell: QWidget | None = None
        if not desk.settings.get("welcomed"):
            # Until it is known whether there are folders: neither the window's parts nor the first run flash by.
            self._shell = QWidget()
            self._shell.setObjectName("page")
            self._shell.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._show(self._shell)
        desk.door.opened.connect(self._opened)
        desk.door.open_failed.connect(self._failed)

    def _opened(self) -> None:
        self._desk.door.ask(lambda catalog: catalog.notice, self._say, owner=self)
        self._desk.door.ask(lambda catalog: catalog.folders.list(), self._welcome, owner=self)
        self.ready.emit()

    def _say(self, text: str) -> None:
        if text:
            self._desk.wires.notice.emit(Notice(text, failed=True))

    def _welcome(self, folders: tuple[FolderView, ...]) -> None:
        if folders or self._desk.settings.get("welcomed"):
            if self._shell is not None:
                self._desk.settings.put("welcomed", True)
                self._lift_shell()
                self.browsing.emit()
            return
        from janto_catalog.ui.shell.first_run import FirstRun

        first = FirstRun(self._desk, self._scan)
        first.left.connect(lambda: self._leave(first))
        self._show(first)
        self._lift_shell()
        first.setFocus()

    def _leave(self, first: QWidget) -> None:
        self._desk.settings.put("welcomed", True)
        self._drop(first)
        self.browsing.emit()

    def _failed(self, error: Exception) -> None:
        state = EmptyState(self._desk.look)
        state.setObjectName("page")
        again = ("Try again", lambda: self._try_again(state))
        state.say("file-warning", "The catalogue cannot be opened.", str(error), again)
        self._show(state)
        self._lift_shell()

    def _lift_shell(self) -> None:
        if self._shell is not None:
            self._stages.removeWidget(self._shell)
            self._shell.deleteLater()
            self._shell = None

    def _try_again(self, state: QWidget) -> None:
        self._drop(state)
        self._desk.door.open()

    def _show(self, stage: QWidget) -> None:
        self._stages.addWidget(stage)
        self._stages.setCurrentWidget(stage)

    def _drop(self, stage: QWidget) -> None:
        self._stages.setCurrentIndex(0)
        self._stages.removeWidget(stage)
        stage.deleteLater()
