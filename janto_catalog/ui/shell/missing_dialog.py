"""The question before many files are marked missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from janto_catalog.errors import TooManyMissingError

_ASKED = (
    "Was the folder renamed, or is its disk not connected? Matches and decisions are kept in any case, "
    "and Folders offers this again."
)


def ask_about_missing(parent: QWidget, error: TooManyMissingError, accept: Callable[[], None]) -> None:
    """Ask whether so many files are really missing; `accept` is called only when the user says so."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Janto Catalog", "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{error.message}.")
    box.setInformativeText(f"{error.location}\n\n{_ASKED}")
    yes = box.addButton("Mark them missing", QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    yes.clicked.connect(accept)
    box.open()
