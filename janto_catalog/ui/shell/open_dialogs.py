"""One dialog of a kind at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def raise_dialog(window: QWidget, kind: type[QDialog], name: str = "") -> bool:
    """Bring the dialog of that kind (and object `name`) over `window` to the front; False if none is open."""
    dialogs = window.findChildren(kind, name) if name else window.findChildren(kind)
    for dialog in dialogs:
        if dialog.isVisible():
            dialog.raise_()
            dialog.activateWindow()
            return True
    return False
