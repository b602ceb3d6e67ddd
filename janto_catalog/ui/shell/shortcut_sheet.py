"""The sheet of keyboard shortcuts, made from what the actions declare, and of the signs in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from janto_catalog.model.certainty import WORDS, of_step
from janto_catalog.ui.actions import GROUPS, key_names
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.indicators import explained_certainty
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeySequence

# Keys of controls that are not actions.
_FIXED = (("Menu", "F10"), ("Page 1 to 9 of the side bar", "Ctrl+1 … Ctrl+9"), ("Back, clear, close", "Esc"))
_FIXED_GROUP = "Go"


class ShortcutSheet(QDialog):
    """The keys of `actions` by group and what they do, then the signs of certainty."""

    def __init__(self, window: QWidget, theme: Theme, actions: Sequence[QAction]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts and signs")
        self.resize(520, 640)
        content = QWidget()
        content.setObjectName("surface")
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(24, 16, 24, 24)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(label(theme, "Keyboard shortcuts and signs", TITLE), 0, 0, 1, 2)
        by_group = _by_group(actions)
        for group in GROUPS:
            self._add_group(
                theme, group, by_group.get(group, []) + list(_FIXED if group == _FIXED_GROUP else ())
            )
        self._add_head(theme, "How certain a place in the story is")
        for step in WORDS:
            self._grid.addWidget(explained_certainty(theme, of_step(step)), self._grid.rowCount(), 0, 1, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _add_group(self, theme: Theme, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if not rows:
            return
        self._add_head(theme, title)
        for action, keys in rows:
            number = self._grid.rowCount()
            self._grid.addWidget(label(theme, action), number, 0)
            self._grid.addWidget(label(theme, keys, BODY, "secondary"), number, 1)

    def _add_head(self, theme: Theme, title: str) -> None:
        head = label(theme, title, CAPTION, "secondary")
        head.setFont(theme.font(CAPTION, strong=True))
        head.setContentsMargins(0, 12, 0, 0)
        self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 2)


def _by_group(actions: Sequence[QAction]) -> dict[str, list[tuple[str, str]]]:
    """(title, keys) by group; an action that the view and the window both have is listed once, with all its keys."""
    keys: dict[str, list[QKeySequence]] = {}
    groups: dict[str, str] = {}
    for act in actions:
        if act.shortcuts():
            title = act.data().title
            keys[title] = [*act.shortcuts(), *keys.get(title, [])]
            groups[title] = act.data().group
    found: dict[str, list[tuple[str, str]]] = {}
    for title, sequences in keys.items():
        found.setdefault(groups[title], []).append((title, key_names(sequences)))
    return found
