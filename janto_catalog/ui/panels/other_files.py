"""The files of a folder that belong to no title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.widgets.layouts import column
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.folders import FolderSummary, OtherFile

_ROW, _MOST_ROWS = 28, 12


class OtherFilesCard(QFrame):
    """A list of the files of a folder that belong to no title."""

    def __init__(self, context: UiContext, folder: FolderSummary) -> None:
        super().__init__()
        self.setObjectName("card")
        self._root = folder.path.rstrip(b"/") + b"/"
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(f"Other files in {folder.name}")
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROW * min(folder.other_files, _MOST_ROWS) + 4)
        self.setLayout(
            column(
                label(context.theme, f"Other files in {folder.name}", LEAD, wrap=True),
                label(
                    context.theme,
                    "They belong to no title: covers, subtitles, texts and clips without a copy next to them.",
                    BODY,
                    "secondary",
                    wrap=True,
                ),
                self.list,
                gap=4,
                margin=16,
            )
        )
        context.runner.read(
            lambda catalog: catalog.folders.other_files(folder.id),
            self._fill,
            owner=self,
            key=(id(self), "files"),
        )

    def _fill(self, files: tuple[OtherFile, ...]) -> None:
        for file in files:
            path = file.path.removeprefix(self._root).decode("utf-8", "backslashreplace")
            entry = QListWidgetItem(path)
            entry.setToolTip(labels.tool_tip(path))
            entry.setSizeHint(QSize(0, _ROW))
            self.list.addItem(entry)
