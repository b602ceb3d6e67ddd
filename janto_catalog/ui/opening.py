"""Passing files and folders to other programs; the user is told when the system has none for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from janto_catalog.ui.context import Notice, UiContext


def open_url(url: QUrl) -> bool:
    """Open an address with the system's program for it; return whether there is one."""
    return QDesktopServices.openUrl(url)


def open_file(context: UiContext, path: str) -> bool:
    """Open a file, or say that no program does; return whether it was opened."""
    if open_url(QUrl.fromLocalFile(path)):
        return True
    file = Path(path)
    kind = f"{file.suffix[1:].upper()} files" if file.suffix and not file.is_dir() else "this kind of file"
    text = f"This system has no program for {kind}, so {file.name} was not opened."
    show = ("Show in folder", lambda: show_folder_of(context, path))
    context.signals.show_notice.emit(Notice(text, failed=True, action=show, stays=True))
    return False


def show_folder_of(context: UiContext, path: str) -> None:
    """Show the folder that a file is in, or say where it is when no program shows folders."""
    folder = str(Path(path).parent)
    if not open_url(QUrl.fromLocalFile(folder)):
        text = f"This system has no program that shows folders. {Path(path).name} is in {folder}."
        context.signals.show_notice.emit(Notice(text, failed=True, stays=True))
