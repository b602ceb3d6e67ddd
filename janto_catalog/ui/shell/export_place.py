"""Asks for the place of a file that a list is exported to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(over: QWidget, place: str, extension: str) -> str:
    """Ask for the place of a file; a name without an extension gets this one; "" when the user cancels."""
    dialog = QFileDialog(over, "Export to", str(Path(place).parent), f"*.{extension}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Added before the dialog asks whether to replace a file.
    dialog.setDefaultSuffix(extension)
    dialog.selectFile(Path(place).name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
