"""Covers that the user chooses: a picture dropped on a title, or chosen in a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.ui.context import UiContext

if TYPE_CHECKING:
    from janto_catalog.ui.context import FindWorks


def picture_in(data: QMimeData) -> Path | None:
    """Return the file that is dragged if it is one, on this machine, and called as a picture; else None."""
    # The list of file types is not needed before the window is first drawn.
    from janto_catalog.model.file_types import FileCategory, category_of

    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and category_of(files[0].name) is FileCategory.IMAGE else None


def ask_for_cover(context: UiContext, parent: QWidget, find: FindWorks) -> None:
    """Ask for a picture in a dialog, and make it the cover of titles."""
    from janto_catalog.model.file_types import FILE_TYPES, FileCategory

    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    endings = " ".join(f"*.{each.extension}" for each in FILE_TYPES if each.category is FileCategory.IMAGE)
    path, _ = QFileDialog.getOpenFileName(parent, "Choose a cover", start, f"Pictures ({endings})")
    if path:
        choose_cover(context, find, Path(path))


def choose_cover(context: UiContext, find: FindWorks, path: Path) -> None:
    """Make a picture the cover of titles; the notice offers to undo it."""
    context.runner.write(
        lambda catalog: catalog.own_covers.choose(find(catalog), path),
        context.show_change,
    )


def remove_cover(context: UiContext, find: FindWorks) -> None:
    """Show the covers from the files of titles again."""
    context.runner.write(lambda catalog: catalog.own_covers.remove(find(catalog)), context.show_change)
