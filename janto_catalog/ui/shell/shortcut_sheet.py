"""The sheet of shortcuts: what the actions declare, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from janto_catalog.ui.actions import GROUPS, key_names
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeySequence

    from janto_catalog.ui.shell.window import Window

# Keys of controls that are no actions of their own.
_FIXED = (("Menu", "F10"), ("Place 1 to 9 of the side bar", "Ctrl+1 … Ctrl+9"), ("Back, clear, close", "Esc"))


class ShortcutSheet(QDialog):
    """Keys and what they do, for what is in sight now."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(520, 640)
        theme, inner = window.context.theme, QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(24, 16, 24, 24)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(theme, "Keyboard shortcuts", TITLE), 0, 0, 1, 2)
        sheet = _by_group(window.all_actions())
        for group in GROUPS:
            rows = sheet.get(group, [])
            rows += _FIXED if group == "Go" else ()
            if rows:
                head = label(theme, group, CAPTION, "text2")
                head.setFont(theme.font(CAPTION, strong=True))
                head.setContentsMargins(0, 12, 0, 0)
                grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            for title, keys in rows:
                at = grid.rowCount()
                grid.addWidget(label(theme, title), at, 0)
                grid.addWidget(label(theme, keys, BODY, "text2"), at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        inner.setObjectName("surface")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _by_group(acts: Sequence[QAction]) -> dict[str, list[tuple[str, str]]]:
    """(title, keys) by group; what a list offers and the window too stands once, with the keys of both."""
    keys: dict[str, list[QKeySequence]] = {}
    groups: dict[str, str] = {}
    for act in acts:
        if act.shortcuts():
            keys[act.data().title] = [*act.shortcuts(), *keys.get(act.data().title, [])]
            groups[act.data().title] = act.data().group
    found: dict[str, list[tuple[str, str]]] = {}
    for title, sequences in keys.items():
        found.setdefault(groups[title], []).append((title, key_names(sequences)))
    return found
