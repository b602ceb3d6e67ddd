"""The tools over the timeline: its lanes, story lines, titles that are owned, and the zoom."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSlider, QToolButton

from janto_catalog.timeline_layout import LanesBy
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.canvas import STEPS
from janto_catalog.ui.widgets.buttons import ChoiceButton, IconButton
from janto_catalog.ui.widgets.layouts import row

THREADS = "threads"
"""What is shown in place of lanes."""

_LANES = (
    ("Medium", LanesBy.MEDIUM),
    ("Series", LanesBy.SERIES),
    ("Story arc", LanesBy.ARC),
    ("Character", LanesBy.CHARACTER),
    ("Threads of characters", THREADS),
)

_WIDTH = 700
"""The px that the tools need with all their words."""


class TimelineTools(QFrame):
    """`lanes_chosen` and `universe_chosen` carry keys, `zoom_chosen` a step, `branches_toggled` and `owned_toggled` whether
    they are on."""

    lanes_chosen = Signal(str)
    universe_chosen = Signal(str)
    branches_toggled = Signal(bool)
    owned_toggled = Signal(bool)
    zoom_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lanes = ChoiceButton(theme, "Lanes")
        self.lanes.set_choices(_LANES)
        self.lanes.chosen.connect(self.lanes_chosen)
        self.universe = ChoiceButton(theme, "Story world")
        self.universe.chosen.connect(self.universe_chosen)
        self.universe.hide()
        self.branches = _toggle(IconButton(theme, "git-branch", "Other story lines", 16, text="Story lines"))
        self.branches.toggled.connect(self.branches_toggled)
        self.owned = _toggle(
            IconButton(theme, "library", "Only the titles that you own", 16, text="Only mine")
        )
        self.owned.toggled.connect(self.owned_toggled)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(120)
        self.slider.setToolTip("Zoom (Ctrl+wheel)")
        self.slider.setAccessibleName("Zoom of the timeline")
        self.slider.valueChanged.connect(self.zoom_chosen)
        smaller = IconButton(theme, "zoom-out", "Show more titles (−)")
        larger = IconButton(theme, "zoom-in", "Show fewer titles, larger (+)")
        smaller.clicked.connect(lambda: self.slider.setValue(self.slider.value() - 10))
        larger.clicked.connect(lambda: self.slider.setValue(self.slider.value() + 10))
        self.picture = IconButton(theme, "download", "Save a picture… (Ctrl+Shift+S)")
        self.legend = IconButton(theme, "info", "What the marks mean")
        view = (smaller, self.slider, larger, self.legend, self.picture)
        line = row(self.lanes, self.universe, self.branches, self.owned, -1, *view, gap=8)
        line.setContentsMargins(16, 0, 16, 8)
        self.setLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the room is short, leave out words that the tool tips have, too."""
        needed = _WIDTH + (self.universe.sizeHint().width() if not self.universe.isHidden() else 0)
        style = Qt.ToolButtonStyle
        for button in (self.branches, self.owned):
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if self.width() >= needed else style.ToolButtonIconOnly
            )

    def set_lanes(self, by: str) -> None:
        """Show which lanes there are: those of a `LanesBy`, or THREADS."""
        self.lanes.set_current(by)

    def set_universes(self, universes: Mapping[str, str], current: str) -> None:
        """Offer story worlds; none while there is only one."""
        self.universe.set_choices(tuple((title, id) for id, title in universes.items()))
        self.universe.set_current(current)
        self.universe.setVisible(bool(universes))
        self._fit()

    def set_toggles(self, *, branches: bool, owned: bool) -> None:
        """Show what is on."""
        for button, is_on in ((self.branches, branches), (self.owned, owned)):
            button.blockSignals(True)
            button.setChecked(is_on)
            button.blockSignals(False)

    def set_zoom(self, step: int) -> None:
        """Show the step of the zoom."""
        self.slider.blockSignals(True)
        self.slider.setValue(step)
        self.slider.blockSignals(False)


def _toggle(button: QToolButton) -> QToolButton:
    button.setCheckable(True)
    return button
