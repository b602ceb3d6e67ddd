"""The actions of the timeline besides those on titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from janto_catalog.ui.actions import action
from janto_catalog.ui.panels.titles_header import GRID, TABLE
from janto_catalog.ui.title_actions import TitleActions

if TYPE_CHECKING:
    from janto_catalog.ui.timeline.canvas import TimelineCanvas

_STEP = 10


class TimelineActions(TitleActions):
    """For the page that shows a canvas."""

    canvas: TimelineCanvas

    def show_as(self, shape: int) -> None:
        """Show the titles as TABLE, GRID or TIMELINE."""

    def picture_title(self) -> str:
        """The title over a picture of the timeline."""
        return "Timeline"

    def picture_note(self) -> str:
        """What stands beside that title."""
        return ""

    @action("Show as a table", "View", "Alt+1", icon="table-2", whole_window=True)
    def as_table(self) -> None:
        """Show the titles as a table."""
        self.show_as(TABLE)

    @action("Show as a grid", "View", "Alt+2", icon="images", whole_window=True)
    def as_covers(self) -> None:
        """Show the titles as a grid of covers."""
        self.show_as(GRID)

    @action("Zoom in", "View", "+", "=", "]", icon="zoom-in", repeats=True)
    def zoom_in(self) -> None:
        """Show fewer titles of the timeline, larger."""
        self.canvas.zoom_to(self.canvas.step + _STEP)

    @action("Zoom out", "View", "-", "[", icon="zoom-out", repeats=True)
    def zoom_out(self) -> None:
        """Show more titles of the timeline."""
        self.canvas.zoom_to(self.canvas.step - _STEP)

    @action("Show the whole timeline", "View", "0", icon="chart-gantt")
    def zoom_to_all(self) -> None:
        """Show the whole timeline at once."""
        self.canvas.zoom_to(0)

    @action("Save a picture of the timeline…", "View", "Ctrl+Shift+S", icon="download")
    def save_picture(self) -> None:
        """Save what the timeline shows as a picture, PNG or SVG."""
        from janto_catalog.ui.timeline.save_picture import ask_for_picture, save_picture

        title = self.picture_title()
        if path := ask_for_picture(QApplication.activeWindow() or self.canvas, title):
            save_picture(self.context, self.canvas, title, self.picture_note(), path)
