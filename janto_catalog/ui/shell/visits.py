"""Back and forward through the pages, searches and titles that were visited, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.view_page import SearchPage

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from janto_catalog.ui.context import Destination, UiContext
    from janto_catalog.ui.view_page import ViewPage

_MOST = 100
_STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


@dataclass(frozen=True, slots=True)
class Visit:
    """A page with its search, and the title whose detail was shown.  `typed`: the search is still being typed."""

    destination: Destination
    work: str = ""
    typed: bool = False


class VisitedWindow(Protocol):
    """The window, as `Visits` sees it."""

    context: UiContext

    def navigate(self, destination: Destination) -> None:
        """Show a view."""

    def page(self) -> ViewPage:
        """The page that is shown."""


class Visits(QObject):
    """What was visited, up to 100 of it; `changed` follows each visit."""

    changed = Signal()

    def __init__(self, host: VisitedWindow) -> None:
        super().__init__()
        self._host = host
        self._visits: list[Visit] = []
        self._current = -1
        #: The page of the current visit has not listed its titles yet.
        self._is_loading = False
        self._is_returning = False

    def can_go(self, by: int) -> bool:
        """Whether there is a visit before (-1) or after (1) the current one."""
        return 0 <= self._current + by < len(self._visits)

    def go(self, by: int) -> None:
        """Return to the visit before (-1) or after (1) the current one; nothing if there is none."""
        if not self.can_go(by):
            return
        before = self._visits[self._current]
        self._current += by
        visit = self._visits[self._current]
        if visit.destination == before.destination:
            self._show_work(visit.work)
        else:
            self._is_returning = self._is_loading = True
            self._host.navigate(visit.destination)
            self._is_loading = self._is_returning = isinstance(self._host.page(), SearchPage)
        self.changed.emit()

    def note_page(self, destination: Destination) -> None:
        """Take note that a page is shown."""
        if not self._is_returning:
            self._add(Visit(destination))
            self._is_loading = True

    def note_search(self, destination: Destination, *, typing: bool) -> None:
        """Take note that the page lists another search; while it is typed, it is one visit."""
        if not self._visits:
            return
        current = self._visits[self._current]
        if destination.query == current.destination.query and destination.view == current.destination.view:
            self._visits[self._current] = replace(current, typed=typing and current.typed)
        elif current.typed and destination.query:
            self._visits[self._current] = Visit(destination, typed=typing)
        else:
            self._add(Visit(destination, typed=typing))
        self._is_loading = True

    def note_work(self, work: str) -> None:
        """Take note that the detail of a title is shown: a row of the list, or a title that a link named."""
        if not work or not self._visits or self._is_returning:
            return
        page, current = self._host.page(), self._visits[self._current]
        is_row = isinstance(page, TitleActions) and page.selected == work
        if self._is_loading or is_row or not current.work:
            self._visits[self._current] = replace(current, work=work)
        elif work != current.work:
            self._add(Visit(current.destination, work))

    def note_loaded(self) -> None:
        """Take note that the page has listed its titles; a visit that is returned to has its title again."""
        was_returning, self._is_returning, self._is_loading = self._is_returning, False, False
        if was_returning:
            self._show_work(self._visits[self._current].work)

    def watch(self, window: QWindow | None) -> None:
        """Follow the mouse's buttons for back and forward."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            by = _STEPS.get(event.button())
            if by is not None:
                self.go(by)
                return True
        return False

    def _show_work(self, work: str) -> None:
        page = self._host.page()
        if not work:
            return
        if isinstance(page, TitleActions):
            page.select_work(work)
        self._host.context.signals.select_work.emit(work)

    def _add(self, visit: Visit) -> None:
        """Put a visit after the current one, in place of those that followed it."""
        if self._visits and self._visits[self._current].destination == visit.destination and not visit.work:
            return
        self._visits = [*self._visits[: self._current + 1], visit][-_MOST:]
        self._current = len(self._visits) - 1
        self.changed.emit()
