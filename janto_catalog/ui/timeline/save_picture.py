"""Asks where a picture of the timeline is saved, and saves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.errors import UsageError
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import open_file, show_folder_of
from janto_catalog.ui.timeline.canvas import TimelineCanvas
from janto_catalog.ui.timeline.picture import draw_picture, kind_of

_FILTERS = {"PNG picture (*.png)": "png", "SVG drawing (*.svg)": "svg"}


def ask_for_picture(over: QWidget, title: str) -> str:
    """Ask for the place of a picture; "" when the user cancels."""
    dialog = QFileDialog(over, "Save picture", str(Path.home()), ";;".join(_FILTERS))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_FILTERS[chosen]))
    # Added before the dialog asks whether to replace a file.
    dialog.setDefaultSuffix("png")
    dialog.selectFile(f"{title.replace('/', '-')}.png")
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""


def save_picture(context: UiContext, canvas: TimelineCanvas, title: str, note: str, path: str) -> None:
    """Draw what a canvas shows, with all its lanes, and write that in the background."""
    try:
        kind = kind_of(path)
    except UsageError as error:
        context.runner.failed.emit(error)
        return
    content = draw_picture(context.theme, canvas.timeline, canvas.seen_with_all_lanes(), title, kind, note)

    def tell(_none: None) -> None:
        context.signals.show_notice.emit(
            Notice(
                f"Wrote {Path(path).name}.",
                action=("Open", lambda: open_file(context, path)),
                second=("Show in folder", lambda: show_folder_of(context, path)),
                stays=True,
            )
        )

    context.runner.read(lambda catalog: catalog.timelines.save_picture(path, content), tell)
