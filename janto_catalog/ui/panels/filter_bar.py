"""The filter bar under the header of a list of titles: what it can be narrowed by, by click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.search.filters import FILTERS, Filter, narrowed, values_in, without
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import click_on_enter
from janto_catalog.ui.widgets.layouts import Flow
from janto_catalog.ui.widgets.text import set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.facets import FacetValue
    from janto_catalog.query.phrases import Names
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.panels.filter_menu import FilterMenu

_WIDEST = 240
_WORDS = {
    ("have", "yes"): "Yes",
    ("have", "no"): "No",
    ("have", "offline"): "Not connected",
    ("have", "not-seen"): "Not seen in the last scan",
    ("have", "incomplete"): "Incomplete",
    ("have", "unreadable"): "Unreadable",
    ("have", "missing"): "Missing",
    **{("progress", value): labels.progress(value) for value in ("none", "started", "finished", "skipped")},
    ("kind", "video"): "Video",
    ("kind", "audio"): "Audio",
    ("kind", "print"): "Print",
    ("kind", "clipping"): "Clippings",
}


def value_word(key: str, value: str, name: str = "") -> str:
    """What people call a value of a filter."""
    if (key, value) in _WORDS:
        return _WORDS[key, value]
    if key == "released" and ".." in value:
        return f"{value.partition('..')[0]}s"
    return name or value.replace("-", " ")


class FilterButton(QToolButton):
    """Opens the menu of a filter, and shows what is chosen."""

    def __init__(self, context: UiContext, one: Filter) -> None:
        super().__init__()
        self.filter, self._theme = one, context.theme
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._draw()
        context.theme.changed.connect(self._draw)
        self.show_values(())

    def show_values(self, words: tuple[str, ...]) -> None:
        """Show what is chosen, () for nothing."""
        text = f"{self.filter.title}: {', '.join(words)}" if words else self.filter.title
        metrics = QFontMetrics(self._theme.font(BODY, strong=True))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(shown.replace("&", "&&"))
        set_tool_tip(self, text if shown != text else "")
        self.setChecked(bool(words))
        # The style sheet makes it bold, too, but does not say so to the layout.
        self.setFont(self._theme.font(BODY, strong=bool(words)))
        self.setAccessibleName(f"Filter, {text}")

    def nextCheckState(self) -> None:
        # A click opens the menu; what is chosen there checks the button.
        return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
        elif not click_on_enter(self, event):
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("chevron-down", "secondary", 12))


class FilterBar(QWidget):
    """A button for each of `FILTERS`.  `search_changed` carries the search as text, with what was clicked in it."""

    search_changed = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAccessibleName("Filters")
        self._context, self._text = context, ""
        self._known: Names = {}
        self._names: dict[tuple[str, str], str] = {}
        self.menu: FilterMenu | None = None
        self.buttons = {one.key: FilterButton(context, one) for one in FILTERS}
        # On a second row where what is chosen needs more room than there is.
        flow = Flow(6)
        for button in self.buttons.values():
            flow.addWidget(button)
        self.buttons["universe"].hide()
        flow.setContentsMargins(16, 0, 16, 8)
        self.setLayout(flow)
        for button in self.buttons.values():
            button.clicked.connect(partial(self._open, button))

    def show_search(self, text: str, names: Names) -> None:
        """Show what a search is narrowed by; `names` are those of records by the field of a query and id."""
        self._text, self._known = text, names
        # While there is one story world there is nothing to choose.
        worlds = sum(field == "universe" for field, _ in names)
        self.buttons["universe"].setVisible(worlds > 1)
        for key, button in self.buttons.items():
            button.show_values(tuple(self._word(key, value) for value in values_in(text, key)))

    def _word(self, key: str, value: str) -> str:
        name = self._names.get((key, value)) or self._known.get(
            ("character" if key == "with" else key, value)
        )
        return value_word(key, value, name or "")

    def _written(self, key: str, value: str) -> str:
        """The value as the search has it, which may be another name of the same; "" if it has not."""
        word = self._word(key, value)
        return next((one for one in values_in(self._text, key) if self._word(key, one) == word), "")

    def _open(self, button: FilterButton) -> None:
        """Read what the list without this filter has, then open the menu."""
        key = button.filter.key
        rest = self._text if button.filter.several else without(self._text, key)
        self._context.runner.read(
            lambda catalog: catalog.facets.values(key, rest),
            partial(self._show_menu, button),
            owner=self,
            key=(id(self), "values"),
        )

    def _show_menu(self, button: FilterButton, values: tuple[FacetValue, ...]) -> None:
        from janto_catalog.ui.panels.filter_menu import FilterMenu

        key = button.filter.key
        self._names |= {(key, value.value): value.name for value in values if value.name != value.value}
        rows = [(value_word(key, one.value, one.name), one.value, one.titles) for one in values]
        ticked = [one.value for one in values if self._written(key, one.value)]
        menu = FilterMenu(self._context.theme, button.filter.title, rows, ticked)
        menu.chosen.connect(partial(self._choose, button.filter))
        self.menu = menu
        menu.open_at(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _choose(self, one: Filter, value: str) -> None:
        """Narrow the search, or take out what was chosen before; "" takes out all of it."""
        if not value:
            text = without(self._text, one.key)
        elif written := self._written(one.key, value):
            text = without(self._text, one.key, written)
        else:
            text = narrowed(self._text, one, value)
        self.search_changed.emit(text)
