"""What can be done with a folder of copies that were not recognised, or with several selected rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.candidate_card import keep_list_focus
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.layouts import Flow, clear, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.model.unrecognised import UnrecognisedFolder
    from janto_catalog.model.views import ItemSummary

_NAMES = 12


class SelectionPanel(QWidget):
    """A folder, or a selection, with the acts for all of it: `excluded`, `postponed`, `joined`; `toggled` opens or
    closes the folder, `rest_wanted` asks which folders around it are kept."""

    excluded = Signal()
    postponed = Signal()
    joined = Signal()
    toggled = Signal()
    rest_wanted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = context.theme
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(24, 24, 24, 24)
        self._body.setSpacing(12)

    def show_folder(self, folder: UnrecognisedFolder, *, is_open: bool) -> None:
        """Show one folder."""
        clear(self._body)
        theme = self._theme
        name = PurePath(folder.path).name or folder.path
        copies = labels.count(folder.copies, "copy was", "copies were")
        self._add_text(f"{copies} not recognised in {name}", TITLE)
        self._body.addWidget(Elided(theme, folder.path, CAPTION, "secondary", middle=True))
        if folder.recognised:
            text = others_text(folder.recognised)
            they_are = "It is" if folder.copies == 1 else "They are"
            exclude = (f"{they_are} not part of this catalogue", "X", self.excluded.emit)
        else:
            folders = labels.count(folder.folders, "folder", "folders")
            where = f"They are in {folders}. " if folder.folders > 1 else ""
            text = (
                f"{where}Nothing here was recognised. If it does not belong in this catalogue, leave the whole folder "
                "out: you are not asked about it or about new files in it. Your files are kept."
            )
            exclude = ("This whole folder is not part of this catalogue", "X", self.excluded.emit)
        self._add_text(text, BODY, "secondary")
        shown = ("Close" if is_open else "Show its folders" if folder.place.below else "Show its copies",)
        rest = ("Leave out a folder but for some in it…", "R", self.rest_wanted.emit)
        self._add_buttons(exclude, rest, (*shown, "Enter", self.toggled.emit))
        self._body.addStretch(1)

    def show_selection(
        self,
        asked: Sequence[ItemSummary],
        folders: Sequence[UnrecognisedFolder],
        others: Sequence[ItemSummary],
    ) -> None:
        """Show several selected rows: copies that are `asked` about, whole folders, and `others`."""
        clear(self._body)
        items = [*asked, *others]
        parts = [labels.count(len(asked), "question", "questions")] if asked else []
        parts += [labels.count(len(folders), "folder", "folders")] if folders else []
        parts += [labels.count(len(others), "copy", "copies")] if others else []
        *first, last = parts
        self._add_text(f"{', '.join(first)}{' and ' if first else ''}{last} selected", TITLE)
        every = len(items) + sum(folder.copies for folder in folders)
        if folders:
            self._add_text(f"{labels.count(every, 'copy', 'copies')} in all.", BODY, "secondary")
        buttons = [("None of them is part of this catalogue", "X", self.excluded.emit)]
        if items and not folders:
            buttons.append(("Later", "S", self.postponed.emit))
        if len(items) > 1 and not folders:
            buttons.append((f"Make one copy of {labels.number(len(items))}", "O", self.joined.emit))
        self._add_buttons(*buttons)
        names = [(item.title, "circle-question-mark") for item in asked]
        names += [(PurePath(folder.path).name or folder.path, "folder-open") for folder in folders]
        names += [(item.title, "square-dashed") for item in others]
        for name, icon in names[:_NAMES]:
            line = row(IconLabel(self._theme, icon), Elided(self._theme, name, middle=True))
            line.setStretch(1, 1)
            self._body.addLayout(line)
        if len(names) > _NAMES:
            self._add_text(f"and {labels.number(len(names) - _NAMES)} more", BODY, "secondary")
        self._body.addStretch(1)

    def _add_text(self, text: str, step: int, role: str = "text") -> None:
        self._body.addWidget(label(self._theme, text, step, role, wrap=True))

    def _add_buttons(self, *buttons: tuple[str, str, Callable[[], object]]) -> None:
        flow = Flow(8)
        for text, shortcut, act in buttons:
            added = button(self._theme, text, act)
            added.setToolTip(shortcut)
            keep_list_focus(added)
            flow.addWidget(added)
        self._body.addLayout(flow)


def others_text(recognised: int) -> str:
    """What happens to the copies of a folder that are matched or asked about when the rest is left out."""
    others = labels.count(recognised, "other copy is", "other copies are")
    return f"{others} matched or asked about, and {'stays' if recognised == 1 else 'stay'} so."
