"""The tool bar: side bar button, search field, spoiler limit, button to add a folder, and the menu of all actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QMenu

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.search.field import SearchField
from janto_catalog.ui.shell.limit_button import LimitButton
from janto_catalog.ui.theme.tokens import TOOL_BAR
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from janto_catalog.ui.shell.visits import Visits


class ToolBar(QFrame):
    """The bar at the top of the window; `actions_now` returns what the menu lists."""

    def __init__(
        self, context: UiContext, search: SearchField, actions_now: Callable[[], list[QAction]]
    ) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(TOOL_BAR)
        self._context, self._actions_now = context, actions_now
        self.side = IconButton(context.theme, "panel-left", "Show or hide the side bar (Ctrl+B)")
        self.limit = LimitButton(context)
        self.folder = IconButton(
            context.theme, "folder-plus", "Add a folder of your collection (Ctrl+O)", text="Folder"
        )
        self.menu_button = IconButton(context.theme, "menu", "Menu (F10)")
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setShortcut("F10")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.menu_button.setMenu(self._menu)
        self.back = IconButton(context.theme, "arrow-left", "Back (Alt+Left)")
        self.forward = IconButton(context.theme, "arrow-right", "Forward (Alt+Right)")
        line = row(
            self.side,
            self.back,
            self.forward,
            8,
            search,
            -1,
            self.limit,
            self.folder,
            self.menu_button,
            gap=4,
        )
        line.setContentsMargins(8, 0, 8, 0)
        line.setStretch(4, 20)
        line.setStretch(5, 1)
        self.setLayout(line)

    def follow(self, visits: Visits) -> None:
        """Make the buttons for back and forward move through these."""
        ways = ((self.back, -1), (self.forward, 1))

        def enable() -> None:
            for button, by in ways:
                button.setEnabled(visits.can_go(by))

        for button, by in ways:
            button.clicked.connect(partial(_go, visits, by))
        visits.changed.connect(enable)
        enable()

    def _fill_menu(self) -> None:
        from janto_catalog.ui.actions import GROUPS, add_to_menu

        self._menu.clear()
        acts = self._actions_now()
        for group in GROUPS:
            in_group = [act for act in acts if act.data().group == group and act.data().listed]
            for act in in_group:
                if act.data().icon:
                    act.setIcon(self._context.theme.icon(act.data().icon))
            if in_group:
                menu = self._menu.addMenu(group)
                for act in in_group:
                    add_to_menu(menu, act)


def _go(visits: Visits, by: int, _checked: bool = False) -> None:
    visits.go(by)
