"""Backing up the catalogue, and restoring a backup, from the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMessageBox, QSpacerItem, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import show_folder_of
from janto_catalog.ui.shell.open_dialogs import raise_dialog

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.maintenance import Restored
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.shell.settings import Settings

_WIDTH = 480
_QUESTION = "restore"
_KINDS = "Catalogues (*.db);;All files (*)"


def ask_to_back_up(context: UiContext, parent: QWidget) -> None:
    """Ask for a place, and write a checked copy of the catalogue there."""
    name = f"Janto catalogue {date.today().isoformat()}.db"  # noqa: DTZ011 - the day where the user is

    def ask(folder: Path) -> None:
        place = str(folder / name)
        path, _ = QFileDialog.getSaveFileName(parent, "Back up the catalogue", place, _KINDS)
        if path:
            back_up(context, path if Path(path).suffix else f"{path}.db")

    find = _last_folder(context.settings)
    context.runner.read(lambda _catalog: find(), ask, owner=parent, worker="folders")


def back_up(context: UiContext, path: str) -> None:
    """Write a checked copy of the catalogue; the notice says where it is."""

    def write(catalog: Catalog) -> None:
        catalog.maintenance.backup(path)

    # Its disk may be slow, and nothing else should wait for that.
    context.runner.read(write, lambda _none: _show_backup(context, path), worker="folders")


def _show_backup(context: UiContext, path: str) -> None:
    context.settings.set("backup/folder", str(Path(path).parent))
    text = f"Backed up to {Path(path).name}, and checked."
    context.signals.show_notice.emit(
        Notice(text, action=("Show in folder", lambda: show_folder_of(context, path)), stays=True)
    )


def ask_to_restore(context: UiContext, parent: QWidget) -> None:
    """Ask for a backup and whether to restore it; `restore` follows when the user says so."""

    def confirm(path: str) -> None:
        context.runner.read(
            lambda _catalog: _written(path),
            lambda when: confirm_restore(context, parent, path, when),
            owner=parent,
            worker="folders",
        )

    find = _last_folder(context.settings)
    context.runner.read(
        lambda _catalog: find(),
        lambda folder: _ask_for_backup(context, parent, folder, confirm),
        owner=parent,
        worker="folders",
    )


def ask_without_catalog(context: UiContext, parent: QWidget, chosen: Callable[[str], object]) -> None:
    """Ask for a backup while no catalogue is open; `chosen` follows with its path."""
    context.runner.run_without_catalog(
        _last_folder(context.settings),
        lambda folder: _ask_for_backup(context, parent, folder, chosen),
        context.runner.failed.emit,
    )


def _ask_for_backup(
    context: UiContext, parent: QWidget, folder: Path, chosen: Callable[[str], object]
) -> None:
    path, _ = QFileDialog.getOpenFileName(parent, "Restore a backup", str(folder), _KINDS)
    if path:
        context.settings.set("backup/folder", str(Path(path).parent))
        chosen(path)


def _written(path: str) -> str:
    """When a file was written, ISO 8601."""
    return datetime.fromtimestamp(os.stat(path).st_mtime, UTC).isoformat()  # noqa: PTH116 - only its time


def confirm_restore(context: UiContext, parent: QWidget, path: str, when: str) -> None:
    """Ask whether to put the backup at `path`, written at `when`, in place of the catalogue."""
    if raise_dialog(parent, QMessageBox, _QUESTION):
        return
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Restore a backup", "", parent=parent)
    box.setObjectName(_QUESTION)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Restore the backup of {labels.date_and_time(when)}?")
    box.setInformativeText(
        f"{path}\n\nWhat you decided after that is not in it. The catalogue as it is now is kept as another backup, "
        "beside the catalogue. Your media files are not touched."
    )
    yes = box.addButton("Restore", QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(lambda: restore(context, path))
    # As wide as a sentence, not as a word.
    if isinstance(lines := box.layout(), QGridLayout):
        lines.addItem(QSpacerItem(_WIDTH, 0), lines.rowCount(), 0, 1, lines.columnCount())
    box.open()


def restore(context: UiContext, path: str) -> None:
    """Put a backup in place of the catalogue; the window then shows what is in it."""

    def run(catalog: Catalog) -> tuple[Restored, Changed]:
        return catalog.maintenance.restore(path)

    context.signals.show_notice.emit(Notice(f"Restoring {Path(path).name} …", stays=True))
    context.runner.write(run, lambda done: show_restored(context, done[0]))


def show_restored(context: UiContext, done: Restored) -> None:
    """Say which backup was restored, and where the catalogue as it was is kept."""
    kept = done.kept
    text = f"Restored {Path(done.restored).name}."
    if kept is None:
        context.signals.show_notice.emit(Notice(text, stays=True))
        return
    text += f" The catalogue as it was is kept as {kept.name}."
    context.signals.show_notice.emit(
        Notice(text, action=("Show in folder", lambda: show_folder_of(context, str(kept))), stays=True)
    )


def _last_folder(settings: Settings) -> Callable[[], Path]:
    """A function that finds the folder of the last backup, else that for documents; their disks may not answer.

    One that is not there is passed over: the dialog would take its last part for the name of a file.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = [Path(place) for place in (settings.get("backup/folder"), documents) if place]
    return lambda: next((place for place in places if place.is_dir()), Path.home())
