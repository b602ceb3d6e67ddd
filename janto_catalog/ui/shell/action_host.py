"""What the actions of the window need from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from janto_catalog.ui.background.scan import ScanRunner
    from janto_catalog.ui.context import Destination, UiContext
    from janto_catalog.ui.search.field import SearchField
    from janto_catalog.ui.shell.visits import Visits
    from janto_catalog.ui.view_page import ViewPage


class ActionHost(Protocol):
    """The window, as `Commands` sees it."""

    context: UiContext
    scan: ScanRunner
    search: SearchField
    current_destination: Destination
    visits: Visits

    def as_widget(self) -> QWidget:
        """The parent of dialogs."""

    def regions(self) -> Sequence[QWidget]:
        """The parts that F6 moves the focus through, in order."""

    def page(self) -> ViewPage:
        """The page that is shown."""

    def available_actions(self) -> Sequence[QAction]:
        """What can be done now, in the current view and everywhere."""

    def destinations(self) -> Sequence[tuple[Destination, str]]:
        """The destinations in the side bar, each with its icon."""

    def navigate(self, destination: Destination) -> None:
        """Show a view."""

    def add_folders(self, paths: Sequence[str]) -> None:
        """Add folders to the catalogue and scan them."""

    def toggle_side_bar(self) -> None:
        """Show or hide the side bar."""
