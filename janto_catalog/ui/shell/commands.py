"""The actions that belong to the window as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Destination, Notice
from janto_catalog.ui.search.filters import is_saved
from janto_catalog.ui.view_page import SearchPage
from janto_catalog.ui.widgets.focus import focus_next

if TYPE_CHECKING:
    from janto_catalog.model.searches import SavedSearch, Suggestion
    from janto_catalog.model.views import Changed
from janto_catalog.ui.shell.action_host import ActionHost


class Commands:
    """Actions that are available in every view."""

    def __init__(self, host: ActionHost) -> None:
        self._host, self._context = host, host.context

    @action("Add folder…", "Folder", "Ctrl+O", icon="folder-plus")
    def add_folder(self) -> None:
        """Ask for a folder, add it to the catalogue and scan it."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(
            self._host.as_widget(), "Add a folder of your collection", str(Path.home())
        )
        if folder:
            self._host.add_folders([folder])

    @action("Scan all folders", "Folder", "F5", icon="rotate-cw")
    def rescan(self) -> None:
        """Scan every folder for changes."""
        self._host.scan.start()

    @property
    def scanning(self) -> bool:
        """Whether a scan is running."""
        return self._host.scan.running

    @action("Stop the scan", "Folder", icon="x", when="scanning")
    def stop_scan(self) -> None:
        """Stop the scan that is running."""
        self._host.scan.cancel()

    @action("Search", "Search", "Ctrl+F", icon="search")
    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._host.search.focus_and_select()

    @action("Search as text", "Search", "Ctrl+Shift+F", icon="filter")
    def search_as_text(self) -> None:
        """Turn the chips of the search into text."""
        self._host.search.show_as_text()

    @property
    def has_search(self) -> bool:
        """Whether there is a search that can be saved."""
        return bool(self._host.search.query) and not self.has_saved_search

    @property
    def has_saved_search(self) -> bool:
        """Whether the search is a saved one and nothing else."""
        return is_saved(self._host.search.query)

    @action("Save this search…", "Search", "Ctrl+S", icon="save", when="has_search")
    def save_search(self) -> None:
        """Ask for a name and save the search under it."""
        query = self._host.search.query
        if query:
            self._context.runner.read(
                lambda catalog: catalog.searches.list(), lambda saved: self._ask_name(query, saved)
            )

    def _ask_name(self, query: str, saved: tuple[SavedSearch, ...]) -> None:
        from janto_catalog.ui.search.saved_search_acts import USED_BY_NAME
        from janto_catalog.ui.widgets.name_form import NameForm

        # A saved search that was opened to be edited keeps its name.
        opened = self._host.current_destination
        names = [one.name for one in saved if (one.name, one.query) == (opened.title, opened.query)]
        name = names[0] if names else self._proposed_name(query)
        field = self._host.search
        taken = [one.name for one in saved]
        # Not of the field: what that styles has no frame.
        form = NameForm(
            self._host.as_widget(),
            self._context.theme,
            "Save this search as",
            name,
            taken,
            what="search",
            hint=USED_BY_NAME,
            replaces=True,
        )
        form.named.connect(lambda name: self._save_search(name, query))
        form.open_at(field.mapToGlobal(field.rect().bottomLeft() + QPoint(0, 4)))

    def _proposed_name(self, text: str) -> str:
        """What is searched for, in words: "In audio, in my collection"."""
        from janto_catalog.query import HAVE
        from janto_catalog.query.description import describe_list

        names = {**self._host.search.names, **self._context.record_names}
        page = self._host.page()
        listed = page.listed_query if isinstance(page, SearchPage) else None
        if listed is None or listed.text != text:
            return describe_list(text, names)
        return describe_list(listed.without(*HAVE), names, only_owned=listed.is_of_collection)

    def _save_search(self, name: str, query: str) -> None:
        self._context.runner.write(
            lambda catalog: catalog.searches.save(name, query), self._context.show_change
        )

    @action("Remove this saved search", "Search", icon="x", when="has_saved_search")
    def remove_search(self) -> None:
        """Remove the saved search that is listed."""
        from janto_catalog.query.description import saved_name

        if name := saved_name(self._host.search.query):
            self._context.runner.write(
                lambda catalog: catalog.searches.remove(name), self._context.show_change
            )
            self._host.search.clear()

    @action("Commands and pages", "Go", "Ctrl+K", icon="command")
    def command_palette(self) -> None:
        """List every action, destination, title and person by name."""
        from janto_catalog.ui.shell.command_palette import CommandPalette

        host = self._host
        palette = CommandPalette(host.as_widget(), self._context)
        palette.fill(host.available_actions(), host.destinations(), host.navigate, self._show_named)
        palette.open_over_window()

    def _show_named(self, named: Suggestion) -> None:
        """List what a name means; a title is shown in the detail, too."""
        self._host.navigate(Destination("titles", named.text, title=named.name))
        if named.kind == "work":
            self._context.signals.select_work.emit(named.id)

    @property
    def has_back(self) -> bool:
        """Whether another page or title was shown before."""
        return self._host.visits.can_go(-1)

    @property
    def has_forward(self) -> bool:
        """Whether the user has gone back."""
        return self._host.visits.can_go(1)

    @action("Back", "Go", "Alt+Left", icon="arrow-left", when="has_back")
    def back(self) -> None:
        """Return to what was shown before."""
        self._host.visits.go(-1)

    @action("Forward", "Go", "Alt+Right", icon="arrow-right", when="has_forward")
    def forward(self) -> None:
        """Return to what was shown before going back."""
        self._host.visits.go(1)

    @action("Next part of the window", "Go", "F6", listed=False)
    def next_region(self) -> None:
        """Move the focus on: side bar, search, page, detail panel, the bar that tells what was done."""
        focus_next(self._host.regions())

    @action("Previous part of the window", "Go", "Shift+F6", listed=False)
    def previous_region(self) -> None:
        """Move the focus to the part before."""
        focus_next(self._host.regions()[::-1])

    @action("Show or hide the side bar", "View", "Ctrl+B", icon="panel-left")
    def toggle_side_bar(self) -> None:
        """Show or hide the side bar."""
        self._host.toggle_side_bar()

    @action("Colours of the system", "View", checked="has_system_colours")
    def scheme_system(self) -> None:
        """Light or dark as the system is."""
        self._set_scheme("system")

    @action("Light colours", "View", checked="has_light_colours")
    def scheme_light(self) -> None:
        """Always light."""
        self._set_scheme("light")

    @action("Dark colours", "View", checked="has_dark_colours")
    def scheme_dark(self) -> None:
        """Always dark."""
        self._set_scheme("dark")

    @action("Undo", "Go", "Ctrl+Z", icon="undo-2")
    def undo(self) -> None:
        """Undo the newest decision."""
        self._context.runner.write(
            lambda catalog: catalog.history.undo(), lambda done: self._show_result(done, "Nothing to undo.")
        )

    def undo_change(self, change: int) -> None:
        """Undo one decision, by its number in the history."""
        self._context.runner.write(
            lambda catalog: catalog.history.undo(change),
            lambda done: self._show_result(done, "This is undone already."),
        )

    @action("Redo", "Go", "Ctrl+Shift+Z", icon="redo-2")
    def redo(self) -> None:
        """Redo the decision that was undone last."""
        self._context.runner.write(
            lambda catalog: catalog.history.redo(), lambda done: self._show_result(done, "Nothing to redo.")
        )

    @action("History", "Go", "Ctrl+H", icon="history")
    def history(self) -> None:
        """Show all decisions."""
        self._host.navigate(Destination("history", title="History"))

    @action("Settings", "Catalogue", "Ctrl+,", icon="settings")
    def settings(self) -> None:
        """Show the settings, and where the catalogue is."""
        self._host.navigate(Destination("settings", title="Settings"))

    @action("Back up…", "Catalogue", icon="archive")
    def back_up(self) -> None:
        """Ask for a place, and write a checked copy of the catalogue there."""
        from janto_catalog.ui.shell.backups import ask_to_back_up

        ask_to_back_up(self._context, self._host.as_widget())

    @property
    def obstacle_to_restoring(self) -> str:
        """Why no backup can be restored now."""
        return "Files are being scanned or matched; wait until that ends" if self.scanning else ""

    @action("Restore…", "Catalogue", icon="archive-restore", obstacle="obstacle_to_restoring")
    def restore(self) -> None:
        """Ask for a backup, and put it in place of the catalogue."""
        from janto_catalog.ui.shell.backups import ask_to_restore

        if obstacle := self.obstacle_to_restoring:
            self._context.signals.show_notice.emit(Notice(f"{obstacle}.", failed=True))
            return
        ask_to_restore(self._context, self._host.as_widget())

    @action("Close the window", "Catalogue", "Ctrl+Q", icon="x")
    def close_window(self) -> None:
        """Close the window and end the program."""
        self._host.as_widget().close()

    @action("About Janto Catalog", "Help", icon="info")
    def about(self) -> None:
        """Show the version, the licence, where things are, and the libraries."""
        self._host.navigate(Destination("about", title="About Janto Catalog"))

    @action("Keyboard shortcuts and signs", "Help", "F1", icon="keyboard")
    def shortcuts(self) -> None:
        """Show the sheet of keyboard shortcuts and of the signs in lists."""
        from janto_catalog.ui.shell.open_dialogs import raise_dialog
        from janto_catalog.ui.shell.shortcut_sheet import ShortcutSheet

        window = self._host.as_widget()
        if not raise_dialog(window, ShortcutSheet):
            ShortcutSheet(window, self._context.theme, self._host.available_actions()).show()

    def _show_result(self, done: Changed | None, nothing: str) -> None:
        self._context.signals.show_notice.emit(Notice(done.label if done is not None else nothing))

    @property
    def has_system_colours(self) -> bool:
        """Whether the colours are those of the system."""
        return self._context.theme.scheme == "system"

    @property
    def has_light_colours(self) -> bool:
        """Whether the colours are always light."""
        return self._context.theme.scheme == "light"

    @property
    def has_dark_colours(self) -> bool:
        """Whether the colours are always dark."""
        return self._context.theme.scheme == "dark"

    def _set_scheme(self, scheme: str) -> None:
        self._context.settings.set("scheme", scheme)
        self._context.theme.set_scheme(scheme)
