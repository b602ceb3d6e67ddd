"""Why a list was not exported, and the offer to make the folder that its file is to be in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame

from janto_catalog.errors import NoFolderError
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label


class ExportProblem(QFrame):
    """Hidden until there is a problem."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = label(theme, "", BODY, "error", wrap=True)
        self.make_folder = button(theme, "", self._make)
        self._make_folder: Callable[[], object] | None = None
        self.setLayout(column(self.text, row(self.make_folder, -1)))
        self.hide()

    def show_error(self, error: Exception, make_folder: Callable[[], object]) -> bool:
        """Show why the file was not written; return whether making its folder helps, which then has the focus."""
        self.text.setText(f"Not exported. {error}")
        helps = isinstance(error, NoFolderError)
        self._make_folder = make_folder
        self.make_folder.setVisible(helps)
        self.show()
        if isinstance(error, NoFolderError):
            self.make_folder.setText(f"Make the folder “{Path(error.location).name}” and export")
            self.make_folder.setAccessibleDescription(self.text.text())
            self.make_folder.setFocus()
        return helps

    def _make(self) -> None:
        if self._make_folder is not None:
            self._make_folder()
