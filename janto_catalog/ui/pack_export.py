"""Writes what the user added as a pack, into a folder that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import show_folder_of

if TYPE_CHECKING:
    from janto_catalog.model.packs import PackExport

_NAME = "my-additions"


def ask_to_export_pack(context: UiContext, parent: QWidget) -> None:
    """Ask for the name of a new folder, and write what the user added there; the notice says where it is."""
    place, _ = QFileDialog.getSaveFileName(
        parent, "A new folder for what you added", str(Path.home() / _NAME), "Folders"
    )
    if place:
        context.runner.read(
            lambda catalog: catalog.pack_exports.export(place),
            lambda export: _show(context, export),
            owner=parent,
            worker="folders",
        )


def _show(context: UiContext, export: PackExport) -> None:
    counts = (
        (sum(one.titles for one in export.packs), "title", "titles"),
        (sum(one.placements for one in export.packs), "placement", "placements"),
        (sum(one.others for one in export.packs), "other fact", "other facts"),
    )
    written = ", ".join(labels.count(*each) for each in counts if each[0])
    text = f"Wrote {written} to {' and '.join(one.name for one in export.packs)}."
    if export.left_out:
        edits = labels.count(export.left_out, "edit", "edits")
        text += f" {edits} of what a story world states cannot be shared this way."
    first = export.packs[0].folder
    context.signals.show_notice.emit(
        Notice(text, action=("Show in folder", lambda: show_folder_of(context, first)), stays=True)
    )
