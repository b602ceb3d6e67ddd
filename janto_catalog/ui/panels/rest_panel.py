"""Says of a folder that nothing in it is part of the catalogue, but for the folders that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from janto_catalog.model.unrecognised import FolderPlace
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION, ROW, TITLE
from janto_catalog.ui.widgets.buttons import ChoiceButton, button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.unrecognised import FolderContent, UnrecognisedFolder

_CONTENT = Qt.ItemDataRole.UserRole
_WHAT = (
    "Tick the folders that may have titles. All others are left out: you are not asked about them or about new files in "
    "them. Your files are kept."
)


class RestPanel(QWidget):
    """`left_out` carries the folder and the folders in it that are kept; `cancelled` comes when nothing is to be done."""

    left_out = Signal(object, object)
    cancelled = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._place = FolderPlace(0, "")
        self._root_name = ""
        theme = context.theme
        self._folder = ChoiceButton(theme, "Folder")
        self._folder.chosen.connect(self._show_place)
        self.folders = QListWidget()
        self.folders.setObjectName("kinds")
        self.folders.setAccessibleName("Folders that may have titles")
        self.folders.itemChanged.connect(lambda _item: self._show_effect())
        self._effect = label(theme, "", BODY, "secondary", wrap=True)
        self.done = button(theme, "Leave out the rest", self._leave_out, primary=True)
        cancel = button(theme, "Cancel", self.cancelled.emit)
        cancel.setToolTip("Esc")
        lines = column(
            label(theme, "What in this folder is part of this catalogue?", TITLE, wrap=True),
            row(self._folder, -1),
            label(theme, _WHAT, BODY, "secondary", wrap=True),
            label(theme, "Folders that may have titles", CAPTION, "secondary"),
            self.folders,
            self._effect,
            row(self.done, cancel, -1, gap=8),
            gap=12,
            margin=24,
        )
        lines.setStretchFactor(self.folders, 1)
        self.setLayout(lines)

    def ask_about(self, folder: UnrecognisedFolder) -> None:
        """Ask about the folder that a folder with what was not recognised is in; those above it can be chosen."""
        place = folder.place
        inside = PurePosixPath(place.folder)
        self._place = place
        self._root_name = PurePosixPath(folder.path.removesuffix(f"/{place.folder}")).name
        above = [str(each) for each in (inside, *inside.parents) if str(each) != "."]
        # The folder itself has a plain answer: all of it.
        choices = [*(above[1:] if above else ()), ""]
        self._folder.set_choices(tuple((self._path_of(each), each) for each in reversed(choices)))
        self._show_place(choices[0])
        self.folders.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _path_of(self, folder: str) -> str:
        return f"{self._root_name}/{folder}" if folder else self._root_name

    def _show_place(self, folder: str) -> None:
        self._place = place = FolderPlace(self._place.root, folder)
        self._folder.set_current(folder)
        self.folders.clear()
        self._show_effect()
        self._context.runner.read(
            lambda catalog: catalog.unrecognised.content(place),
            self._fill,
            owner=self,
            key=(id(self), "content"),
        )

    def _fill(self, content: Sequence[FolderContent]) -> None:
        """List the folders, those with something that was recognised first and ticked."""
        self.folders.blockSignals(True)
        for each in sorted(content, key=lambda one: not one.recognised):
            item = QListWidgetItem(_text(each))
            item.setData(_CONTENT, each)
            item.setSizeHint(QSize(0, ROW))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            # The files of the folder itself cannot be kept without all folders in it.
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if each.place.below else flags)
            if each.place.below:
                ticked = Qt.CheckState.Checked if each.recognised else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
            self.folders.addItem(item)
        self.folders.blockSignals(False)
        self.folders.setCurrentRow(0)
        self._show_effect()

    def _contents(self, *, ticked: bool) -> list[FolderContent]:
        items = [self.folders.item(row) for row in range(self.folders.count())]
        return [
            item.data(_CONTENT) for item in items if (item.checkState() is Qt.CheckState.Checked) is ticked
        ]

    def _show_effect(self) -> None:
        rest = self._contents(ticked=False)
        unknown, known = (sum(each.unrecognised for each in rest), sum(each.recognised for each in rest))
        texts = [
            f"The rest has {labels.count(unknown, 'copy', 'copies')} that {_were(unknown)} not recognised."
        ]
        if known:
            are = "is" if known == 1 else "are"
            texts.append(
                f"{labels.count(known, 'copy', 'copies')} in it that {are} matched or asked about would no longer be, unless "
                "you matched them by hand."
            )
        self._effect.setText(" ".join(texts) if rest else "")
        self.done.setEnabled(bool(rest) and bool(self._contents(ticked=True)))

    def _leave_out(self) -> None:
        kept = [each.place for each in self._contents(ticked=True)]
        self.left_out.emit(self._place, kept)


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _text(content: FolderContent) -> str:
    """A folder with how much of it was recognised."""
    name = content.name or "Files in the folder itself"
    parts = [f"{labels.number(content.recognised)} matched or asked about"] if content.recognised else []
    parts += [f"{labels.number(content.unrecognised)} not recognised"] if content.unrecognised else []
    return f"{name} · {', '.join(parts)}"
