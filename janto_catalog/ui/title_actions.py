"""The actions on selected titles, in every view that lists titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from janto_catalog.model.have import Have
from janto_catalog.ui import labels
from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Notice, UiContext

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.context import FindWorks


def read_rows(catalog: Catalog, find: FindWorks) -> list[WorkRow]:
    """The rows of the titles that `find` finds, in its order."""
    ids = find(catalog)
    rows = catalog.works.rows(ids)
    return [rows[id] for id in ids if id in rows]


class TitleActions:
    """For a view that overrides which titles are selected."""

    context: UiContext

    @property
    def selected(self) -> str:
        """The id of the current title, "" for none."""
        return ""

    @property
    def selected_row(self) -> WorkRow | None:
        """The row of the current title, None without one."""
        return None

    @property
    def play_obstacle(self) -> str:
        """Why the current title cannot be played now, "" when it can be."""
        row = self.selected_row
        return labels.play_obstacle(row.have) if row is not None else ""

    def selected_works(self) -> FindWorks | None:
        """Return a function that finds the ids of all selected titles, from the top; None if none is selected."""
        return None

    def listed_search(self) -> str:
        """The search of the list that the current title is in."""
        return ""

    def order_of_titles(self) -> str:
        """The order that "up to here" means: the story, however a table is sorted."""
        return "story"

    def select_work(self, work: str) -> None:
        """Select a title that is listed."""

    def step(self, by: int) -> None:
        """Move the selection by so many titles."""

    @action("Play or open", "Title", "Enter", icon="play", obstacle="play_obstacle")
    def play(self) -> None:
        """Play the current title."""
        if self.selected:
            self.context.signals.play_work.emit(self.selected)

    @action("Search", "Title", "/", listed=False)
    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.context.signals.focus_search.emit()

    @action("Show or hide the detail", "Title", "Space", icon="panel-right")
    def detail(self) -> None:
        """Open or close the detail panel."""
        self.context.signals.toggle_detail.emit()

    @action("Why here?", "Title", "W", icon="route")
    def why(self) -> None:
        """Show the reasons for the placement of the title."""
        if self.selected:
            self.context.signals.show_reasons.emit(self.selected)

    @property
    def obstacle_to_another_title(self) -> str:
        """Why no copy of the current title can be another title."""
        row = self.selected_row
        return "You have no copy of it" if row is None or row.have is Have.NO else ""

    @action("Wrong title?", "Title", "L", icon="circle-question-mark", obstacle="obstacle_to_another_title")
    def ask_title(self) -> None:
        """Ask which title the copy of the current title is."""
        obstacle = self.obstacle_to_another_title
        if self.selected and obstacle:
            self.context.signals.show_notice.emit(Notice(f"{obstacle}."))
        elif self.selected:
            self.context.signals.ask_title.emit(self.selected)

    @action("Place after…", "Title", icon="arrow-right")
    def place_after(self) -> None:
        """Place the title after another one in the story."""
        if self.selected:
            self.context.signals.place_work.emit(self.selected, "after", "")

    @action("Place before…", "Title", icon="arrow-left")
    def place_before(self) -> None:
        """Place the title before another one in the story."""
        if self.selected:
            self.context.signals.place_work.emit(self.selected, "before", "")

    @action("Edit", "Title", "F2", icon="pencil")
    def edit(self) -> None:
        """Edit the facts of the title."""
        if self.selected:
            self.context.signals.edit_work.emit(self.selected)

    @action("Write a note", "Title", "N", icon="pencil")
    def write_note(self) -> None:
        """Put the cursor into the note of the title."""
        if self.selected:
            self.context.signals.write_note.emit(self.selected)

    @action("Choose a cover…", "Title", icon="images", submenu="Cover")
    def choose_cover(self) -> None:
        """Choose a picture as the cover of the selected titles."""
        if (find := self.selected_works()) is not None:
            self.context.signals.choose_cover.emit(find)

    @action("Use the cover from the files", "Title", icon="undo-2", submenu="Cover")
    def remove_cover(self) -> None:
        """Remove the chosen cover of the selected titles."""
        from janto_catalog.ui.own_cover import remove_cover

        if (find := self.selected_works()) is not None:
            remove_cover(self.context, find)

    @action("Mark finished", "Title", "E", icon="check")
    def finish(self) -> None:
        """Mark the selected titles as finished."""
        self._mark("finished", self.selected_works())

    @action(
        "Mark everything up to here finished",
        "Title",
        "Shift+E",
        icon="circle-check",
        submenu="Other progress",
    )
    def finish_up_to_here(self) -> None:
        """Mark all titles of the list from the first of the order to the current one as finished, in one step."""
        work, search, order = self.selected, self.listed_search(), self.order_of_titles()
        if work:
            self.context.runner.write(
                lambda catalog: catalog.progress.finish_up_to(work, search, by=order),
                self.context.show_change,
            )

    @action("Mark started", "Title", "T", icon="circle-dot", submenu="Other progress")
    def start(self) -> None:
        """Mark the selected titles as started."""
        self._mark("started", self.selected_works())

    @action("Skip", "Title", "S", icon="skip-forward", submenu="Other progress")
    def skip(self) -> None:
        """Mark the selected titles as skipped."""
        self._mark("skipped", self.selected_works())

    @action("Mark as not started", "Title", "U", icon="circle", submenu="Other progress")
    def not_started(self) -> None:
        """Remove the progress of the selected titles."""
        self._mark("none", self.selected_works())

    @action("Copy the titles", "Title", "Ctrl+C", icon="copy")
    def copy(self) -> None:
        """Copy the names of the selected titles, one a line."""
        from PySide6.QtWidgets import QApplication

        def show(names: list[str]) -> None:
            QApplication.clipboard().setText("\n".join(names))
            copied = labels.count(len(names), "title", "titles")
            self.context.signals.show_notice.emit(Notice(f"Copied {copied}."))

        if (find := self.selected_works()) is not None:
            self.context.runner.read(lambda catalog: [row.title for row in read_rows(catalog, find)], show)

    @action("Add to an order…", "Title", "O", icon="list-plus")
    def add_to_order(self) -> None:
        """Add the selected titles to an order of your own, or make one of them."""
        from PySide6.QtWidgets import QApplication

        from janto_catalog.ui.saved_order_acts import add_to_order

        focused = QApplication.focusWidget()
        if focused is not None and (find := self.selected_works()) is not None:
            corner = focused.mapToGlobal(focused.rect().center() - QPoint(160, 120))
            add_to_order(self.context, focused.window(), corner, find)

    @action("Next title", "Title", "J", listed=False, repeats=True)
    def next(self) -> None:
        """Move the selection down."""
        self.step(1)

    @action("Previous title", "Title", "K", listed=False, repeats=True)
    def previous(self) -> None:
        """Move the selection up."""
        self.step(-1)

    def _mark(self, progress: str, find: FindWorks | None) -> None:
        from janto_catalog.model.views import Progress

        if find is not None:
            state = Progress(progress)
            self.context.runner.write(
                lambda catalog: catalog.progress.mark(find(catalog), state), self.context.show_change
            )
