"""The folders of the collection: what each holds, whether it is connected, when it was looked through."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk, Destination
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import Mark, button
from janto_catalog.ui.widgets.cards import CardColumn
from janto_catalog.ui.widgets.layouts import column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import FolderView


class FoldersView(CardColumn):
    """A card a folder."""

    kinds = frozenset({"folder", "item"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Folders")
        self.head.tools.addWidget(
            button(desk.look, "Add folder…", desk.wires.add_folder.emit, icon="folder-plus", primary=True)
        )
        self.empty.say(
            "folder-plus",
            "No folder is in the catalogue yet.",
            "Add one, or drop it here. Your files are only read.",
        )

    def visit(self, destination: Destination) -> None:
        """Show the folders."""
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        self.desk.door.ask(
            lambda catalog: catalog.folders.list(), self._show, owner=self, key=(id(self), "list")
        )

    def _show(self, folders: tuple[FolderView, ...]) -> None:
        self.head.say("Folders", words.count(len(folders), "folder", "folders") if folders else "")
        self.show_cards([self._card(folder) for folder in folders])

    def _card(self, folder: FolderView) -> QWidget:
        look, path = self.desk.look, folder.path
        shown = path.decode("utf-8", "backslashreplace")
        mark = Mark(look, "hard-drive" if folder.connected else "unplug", "text2", 20)
        state = "" if folder.connected else "Not connected, all kept"
        when = f"last scan {words.date(folder.scanned)}" if folder.scanned else "not scanned yet"
        counts = (
            words.count(folder.files, "file", "files"),
            words.count(folder.titles, "title", "titles"),
            when,
            state,
        )
        texts = column(
            Elided(look, folder.name, LEAD),
            Elided(look, shown, CAPTION, "text2", middle=True),
            label(look, " · ".join(part for part in counts if part), BODY, "text2"),
            gap=2,
        )
        scan = button(
            look, "Scan again", lambda: self.desk.wires.scan.emit([os.fsdecode(path)]), icon="rotate-cw"
        )
        scan.setEnabled(folder.connected)
        forget = button(look, "Take out", lambda: self._forget(folder.id))
        forget.setToolTip("Take the folder out of the catalogue; the files stay where they are")
        line = row(column(2, mark, -1, gap=0), texts, scan, forget, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        return holder(line, "card")

    def _forget(self, folder: int) -> None:
        self.desk.door.change(lambda catalog: catalog.folders.forget(folder), owner=self)


VIEW = View("folders", "Folders", "folder-open", "Mine", 60, FoldersView)
