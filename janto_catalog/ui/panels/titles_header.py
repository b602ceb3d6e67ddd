"""The header over a list of titles: table, grid or timeline, the order, and which columns are shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSlider, QWidget

from janto_catalog.ui.context import MY_COLLECTION
from janto_catalog.ui.panels.header_menu import add_columns
from janto_catalog.ui.widgets.buttons import ChoiceButton, IconButton
from janto_catalog.ui.widgets.header import Header, segmented_buttons

if TYPE_CHECKING:
    from janto_catalog.ui.theme.theme import Theme

TABLE, GRID, TIMELINE = range(3)
MAX_ZOOM = 3
# The width of the header from which it has room for the size of the grid.
_ZOOM_FROM = 640
_ORDERS = (("Story", "story"), ("Release", "release"))
_CHOICES = (*_ORDERS, ("Title", "title"), ("Series and number", "series"), ("Takes place", "date"))
_SORT_NAMES = {
    "story": "place in the story",
    "release": "release",
    "title": "title",
    "series": "series and number",
    "date": "when they take place",
}


class TitlesHeader(Header):
    """`shape_chosen` carries TABLE, GRID or TIMELINE, `order_chosen` a sort key, `column_toggled` the name of a column,
    `zoom_chosen` the size of the grid."""

    shape_chosen = Signal(int)
    order_chosen = Signal(str)
    column_toggled = Signal(str)
    zoom_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        self._shape = TABLE
        super().__init__(theme, MY_COLLECTION.title)
        switch, self._switch = shape_switch(theme)
        self._switch.idClicked.connect(self.shape_chosen)
        self._order = ChoiceButton(theme, "Order")
        self._order.set_choices(_CHOICES)
        self._order.chosen.connect(self.order_chosen)
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._zoom.setRange(0, MAX_ZOOM)
        self._zoom.setPageStep(1)
        self._zoom.setFixedWidth(88)
        self._zoom.setToolTip("Size of the covers (Ctrl+wheel)")
        self._zoom.setAccessibleName("Size of the covers")
        self._zoom.valueChanged.connect(self.zoom_chosen)
        self._columns = IconButton(theme, "columns-3", "Columns")
        self._columns.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.export = IconButton(theme, "download", "Export (Ctrl+E)")
        for widget in (switch, self._zoom, self._order, self._columns, self.export):
            self.tools.addWidget(widget)

    def set_shape(self, shape: int) -> None:
        """Mark which of TABLE and GRID is shown."""
        self._switch.button(shape).setChecked(True)
        self._columns.setEnabled(shape == TABLE)
        self._shape = shape
        self._fit_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_zoom()
        super().resizeEvent(event)

    def _fit_zoom(self) -> None:
        """Show the size of the grid where there is room; Ctrl and the wheel change it anyway."""
        self._zoom.setVisible(self._shape == GRID and self.width() >= _ZOOM_FROM)

    def set_zoom(self, zoom: int) -> None:
        """Show the size of the grid."""
        self._zoom.setValue(zoom)

    def set_sort(self, sort: str) -> None:
        """Show which order is in force."""
        self._order.set_current(sort, sort_name(sort))

    def set_hidden_columns(self, hidden: Collection[str]) -> None:
        """Tick the columns in the menu that are not in `hidden`."""
        if self._columns.menu() is None:
            menu = QMenu(self)
            self._column_entries = add_columns(menu, hidden, self.column_toggled.emit)
            self._columns.setMenu(menu)
        for entry in self._column_entries:
            entry.setChecked(entry.data() not in hidden)


def shape_switch(theme: Theme) -> tuple[QWidget, QButtonGroup]:
    """The switch between table, grid and timeline; the ids of the group are TABLE, GRID and TIMELINE."""
    return segmented_buttons(
        theme,
        (
            ("Table", "table-2", "Table (Alt+1)"),
            ("Grid", "images", "Grid (Alt+2)"),
            ("Timeline", "chart-gantt", "Timeline (Alt+3)"),
        ),
    )


def sort_name(sort: str) -> str:
    """A sort key in words, whichever way it sorts."""
    key = sort.lstrip("-")
    return _SORT_NAMES.get(key, key)


def is_order(sort: str) -> bool:
    """Whether this is one of the orders, not the sorting of a column."""
    return sort in [key for _, key in _ORDERS]
