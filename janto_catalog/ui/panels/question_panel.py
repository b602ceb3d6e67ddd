"""The question about one copy: its candidates as cards, and the ways out when none of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from janto_catalog.ui import labels
from janto_catalog.ui.context import Desk
from janto_catalog.ui.panels.candidate_card import Card, leave_the_keys, telling
from janto_catalog.ui.panels.question_actions import WaysOut
from janto_catalog.ui.theme.tokens import BODY, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, button
from janto_catalog.ui.widgets.layouts import clear, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import CandidateView, Question


class QuestionPanel(QWidget):
    """Which story is it?  `chosen` carries a work's id, `parted`, `attached` and `named` what `WaysOut` says."""

    chosen = Signal(str)
    parted = Signal(object)
    attached = Signal(str, object)
    named = Signal(object)
    stepped = Signal(int)
    put_off = Signal()
    left_alone = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._desk = desk
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(24, 24, 24, 24)
        self._body.setSpacing(12)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        leave_the_keys(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._asked: tuple[Question, tuple[int, int], bool] | None = None
        self.remember_box: CheckBox | None = None
        self.ways: WaysOut | None = None
        self._opened: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._scroll_to_form)

    @property
    def remember(self) -> bool:
        """Whether the answer holds for the folder's series."""
        return self.remember_box is not None and self.remember_box.isChecked()

    def show_question(self, question: Question, place: tuple[int, int], neighbours: bool) -> None:
        """Ask about this copy, the first number of `place` of so many in its folder; `neighbours` says
        whether other files lie there."""
        if (question, place, neighbours) == self._asked:
            # What is typed or ticked stays when something else changed.
            return
        self._asked = (question, place, neighbours)
        self._scroll.verticalScrollBar().setValue(0)
        clear(self._body)
        look, item = self._desk.look, question.item
        if place[1] > 1:
            self._body.addLayout(self._pager(*place))
        self._body.addWidget(label(look, f"Which story is {item.title}?", TITLE, wrap=True))
        if item.reason and not question.candidates:
            self._body.addWidget(
                label(look, f"{item.reason[0].upper()}{item.reason[1:]}.", BODY, "text2", wrap=True)
            )
        for number, view in enumerate(question.candidates, 1):
            self._body.addWidget(self._card(number, view, question.candidates))
        self._offer_to_remember(question, neighbours)
        self._body.addWidget(self._ways_out(question))
        self._body.addStretch(1)

    def start_afresh(self) -> None:
        """Ask anew even if the same question comes next."""
        self._asked = None

    def complain(self, error: Exception) -> None:
        """Say in the form that is open what is wrong with it."""
        if self.ways is not None:
            self.ways.complain(str(error))

    def _card(self, number: int, view: CandidateView, candidates: Sequence[CandidateView]) -> Card:
        card = Card(self._desk, number, view, telling(view, candidates))
        card.pressed.connect(lambda: self.chosen.emit(view.candidate.work))
        card.attended.connect(lambda: self._name_series(view.series))
        return card

    def _offer_to_remember(self, question: Question, neighbours: bool) -> None:
        self.remember_box = None
        series = next((view.series for view in question.candidates if view.series), "")
        if neighbours and series:
            self.remember_box = CheckBox(self._desk.look, "")
            leave_the_keys(self.remember_box)
            self._name_series(series)
            self._body.addWidget(self.remember_box)

    def _name_series(self, series: str) -> None:
        """Name the series that would be remembered: that of the candidate in hand."""
        if self.remember_box is not None and series:
            said = f"Remember: this folder is {series}"
            self.remember_box.say(said)
            self.remember_box.setAccessibleName(said)
            self.remember_box.setToolTip(labels.tip(f"{said}. Its neighbours follow."))

    def _pager(self, number: int, of: int) -> QHBoxLayout:
        look = self._desk.look
        back = button(look, "Previous", lambda: self.stepped.emit(-1), link=True)
        on = button(look, "Next", lambda: self.stepped.emit(1), link=True)
        back.setEnabled(number > 1)
        on.setEnabled(number < of)
        for made, key in ((back, "K"), (on, "J")):
            made.setToolTip(key)
            leave_the_keys(made)
        return row(
            label(look, f"Question {number} of {of} in this folder", BODY, "text2"), -1, back, on, gap=16
        )

    def _ways_out(self, question: Question) -> WaysOut:
        self.ways = WaysOut(self._desk, question)
        self.ways.chosen.connect(self.chosen)
        self.ways.parted.connect(self.parted)
        self.ways.attached.connect(self.attached)
        self.ways.named.connect(self.named)
        self.ways.put_off.connect(self.put_off)
        self.ways.left_alone.connect(self.left_alone)
        self.ways.left.connect(self.left)
        self.ways.opened.connect(self._bring_into_sight)
        return self.ways

    def _bring_into_sight(self, form: QWidget) -> None:
        """Scroll to a form that opened, once it has its place."""
        self._opened = form
        self._soon.start()

    def _scroll_to_form(self) -> None:
        if self._opened is not None and isValid(self._opened):
            self._scroll.ensureWidgetVisible(self._opened, 0, 24)
