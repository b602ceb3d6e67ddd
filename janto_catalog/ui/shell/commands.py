"""What can be done anywhere in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Destination, Notice

if TYPE_CHECKING:
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.shell.window import Window


class Commands:
    """The actions that belong to the window as a whole."""

    def __init__(self, window: Window) -> None:
        self._window, self._context = window, window.context

    @action("Add folder…", "Folder", "Ctrl+O", icon="folder-plus")
    def add_folder(self) -> None:
        """Ask for a folder, take it into the catalogue and scan it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, "Add a folder of your collection", str(Path.home())
        )
        if chosen:
            self._window.add_folders([chosen])

    @action("Scan all folders", "Folder", "F5", icon="rotate-cw")
    def rescan(self) -> None:
        """Look for what is new in every folder."""
        self._window.scan.start()

    @property
    def scanning(self) -> bool:
        """Whether a scan runs that can be stopped."""
        return self._window.scan.running

    @action("Stop the scan", "Folder", icon="x", when="scanning")
    def stop_scan(self) -> None:
        """Stop the scan that runs."""
        self._window.scan.cancel()

    @action("Search", "Go", "Ctrl+F", icon="search")
    def search_here(self) -> None:
        """Put the cursor into the search field."""
        self._window.search.focus_and_select()

    @action("Search as text", "Go", "Ctrl+Shift+F", icon="filter")
    def search_as_text(self) -> None:
        """Turn the chips of the search into text."""
        self._window.search.show_as_text()

    @action("Commands and places", "Go", "Ctrl+K", icon="command")
    def palette_of_commands(self) -> None:
        """Offer every action and place by name."""
        from janto_catalog.ui.shell.command_palette import CommandPalette

        CommandPalette(self._window).open_over()

    @action("Next region", "Go", "F6", listed=False)
    def next_region(self) -> None:
        """Move the focus on: side bar, search, middle, detail."""
        regions: list[QWidget] = [self._window.side_bar, self._window.search, self._window.page().region()]
        if self._window.detail.isVisible():
            regions.append(self._window.detail)
        focused = QApplication.focusWidget()
        at = next(
            (
                n
                for n, part in enumerate(regions)
                if part is focused or part.isAncestorOf(focused or self._window)
            ),
            -1,
        )
        regions[(at + 1) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @action("Show or hide the side bar", "View", "Ctrl+B", icon="panel-left")
    def toggle_side(self) -> None:
        """Show or hide the side bar."""
        self._window.side_bar.setVisible(not self._window.side_bar.isVisible())
        self._context.settings.set("side", self._window.side_bar.isVisible())

    @action("Colours of the system", "View", icon="sun-moon")
    def scheme_system(self) -> None:
        """Light or dark as the system is."""
        self._scheme("system")

    @action("Light colours", "View")
    def scheme_light(self) -> None:
        """Always light."""
        self._scheme("light")

    @action("Dark colours", "View")
    def scheme_dark(self) -> None:
        """Always dark."""
        self._scheme("dark")

    @action("Undo", "Go", "Ctrl+Z", icon="undo-2")
    def undo(self) -> None:
        """Take the newest decision back."""
        self._context.runner.write(
            lambda catalog: catalog.history.undo(), lambda done: self._turned(done, "Nothing to undo.")
        )

    @action("Redo", "Go", "Ctrl+Shift+Z", icon="redo-2")
    def redo(self) -> None:
        """Do the last undone decision again."""
        self._context.runner.write(
            lambda catalog: catalog.history.redo(), lambda done: self._turned(done, "Nothing to redo.")
        )

    @action("History", "Go", "Ctrl+H", icon="history")
    def history(self) -> None:
        """Show what was decided."""
        self._window.go(Destination("history", title="History"))

    @action("Keyboard shortcuts", "Help", "F1", icon="keyboard")
    def shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        from janto_catalog.ui.shell.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self._window).show()

    def _turned(self, done: Changed | None, nothing: str) -> None:
        self._context.signals.notice.emit(Notice(done.label if done is not None else nothing))

    def _scheme(self, scheme: str) -> None:
        self._context.settings.set("scheme", scheme)
        self._context.theme.set_scheme(scheme)
