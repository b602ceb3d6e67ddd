"""The form for an extra: of which title, and what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from janto_catalog.model.files import ExtraRole
from janto_catalog.model.text import fold
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, column, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.views import Question


class ExtraForm(QFrame):
    """`submitted` carries the title's id and the role, `cancelled` comes when nothing was decided."""

    submitted = Signal(str, object)
    cancelled = Signal()

    def __init__(self, context: UiContext, question: Question) -> None:
        super().__init__()
        self.setObjectName("card")
        self.work = ""
        self.title = TitlePicker(context)
        self.title.chosen.connect(self._set_work)
        self.title.cancelled.connect(self.cancelled)
        self.title.field.textEdited.connect(lambda _text: self._set_work("", ""))
        self.roles: dict[ExtraRole, QToolButton] = {}
        self._wrong = label(
            context.theme, "Choose a title from the search results.", BODY, "error", wrap=True
        )
        self._wrong.hide()
        body = column(
            label(context.theme, "What is it an extra of?", LEAD, wrap=True),
            label(
                context.theme,
                "It is listed with that title and never played as its story.",
                BODY,
                "secondary",
                wrap=True,
            ),
            self.title,
            label(context.theme, "Kind of extra", BODY, "secondary"),
            self._offer_roles(_guess(question.item.title)),
            self._wrong,
            row(
                -1,
                button(context.theme, "Cancel", self.cancelled.emit),
                button(context.theme, "Mark as extra", self.submit, primary=True),
            ),
            margin=16,
        )
        self.setLayout(body)
        if question.candidates:
            best = question.candidates[0]
            self._set_work(best.candidate.work, best.title)

    @property
    def role(self) -> ExtraRole:
        """The role that is chosen."""
        return next(role for role, chip in self.roles.items() if chip.isChecked())

    def focus_first(self) -> None:
        """Put the cursor where something is missing."""
        if self.work:
            self.roles[self.role].setFocus()
        else:
            self.title.field.setFocus()

    def submit(self) -> None:
        """Submit the title and the role; without a title put the cursor where it is missing."""
        self._wrong.setVisible(not self.work)
        if self.work:
            self.submitted.emit(self.work, self.role)
        else:
            self.title.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _set_work(self, work: str, title: str) -> None:
        self.work = work
        if work:
            self.title.set_title(title)
            self._wrong.hide()

    def _offer_roles(self, chosen: ExtraRole) -> Flow:
        flow, group = Flow(6), QButtonGroup(self)
        for role in ExtraRole:
            chip = QToolButton()
            chip.setObjectName("chip")
            chip.setText(role.label.capitalize())
            chip.setCheckable(True)
            chip.setChecked(role is chosen)
            group.addButton(chip)
            flow.addWidget(chip)
            self.roles[role] = chip
        return flow


def _guess(name: str) -> ExtraRole:
    """The role that a name mentions, or a trailer."""
    text = fold(name)
    return next((role for role in ExtraRole if role.label in text), ExtraRole.TRAILER)
