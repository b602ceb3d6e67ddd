"""The question about one copy: its candidates as cards, and the ways out when none of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk
from janto_catalog.ui.panels.other_title import OtherTitle
from janto_catalog.ui.panels.parts import PartsForm
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, Mark, button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.files import Evidence
    from janto_catalog.model.views import CandidateView, Question

_REASONS = 3
_MARKS = {"for": ("check", "sure"), "against": ("x", "cannot"), "neutral": ("info", "text2")}


class Card(QFrame):
    """A candidate to press: number key, title, how sure, and what speaks for and against."""

    pressed = Signal()
    attended = Signal()

    def __init__(self, desk: Desk, number: int, view: CandidateView) -> None:
        super().__init__()
        self.setObjectName("candidate")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look, candidate = desk.look, view.candidate
        word, icon, role = words.confidence(candidate.confidence)
        group = words.GROUP_OF.get(view.kind, "video")
        top = row(Mark(look, words.kind_icon(view.kind), group, 20), Elided(look, view.title, LEAD), gap=10)
        top.setStretch(1, 1)
        for part in (
            Mark(look, icon, role),
            label(look, word, BODY, role),
            label(look, str(number), CAPTION, "text2"),
        ):
            top.addWidget(part)
        facts = (view.series, view.number, words.date(view.released), words.length(view.runtime))
        lines = column(top, Elided(look, " · ".join(part for part in facts if part), BODY, "text2"), gap=4)
        self._reasons(desk, lines, candidate.evidence)
        lines.setContentsMargins(16, 12, 16, 12)
        self.setLayout(lines)
        self.setAccessibleName(f"{number}: {view.title}, {word}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.attended.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.attended.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _reasons(self, desk: Desk, lines: QVBoxLayout, evidence: tuple[Evidence, ...]) -> None:
        """The weightiest reasons, and the rest behind "Details"."""
        ranked = sorted(evidence, key=lambda one: -abs(one.weight))
        for one in ranked[:_REASONS]:
            lines.addWidget(_reason(desk, one, weighed=False))
        if not ranked:
            return
        rest = holder(column(*(_reason(desk, one, weighed=True) for one in ranked), gap=4))
        rest.hide()
        more = button(desk.look, "Details", lambda: rest.setVisible(rest.isHidden()), link=True)
        _leave_the_keys(more)
        lines.addLayout(row(more, -1))
        lines.addWidget(rest)


class QuestionPanel(QWidget):
    """Which story is it?  `chosen` carries a work's id, `parted` what a file of several stories holds."""

    chosen = Signal(str)
    parted = Signal(object)
    stepped = Signal(int)
    put_off = Signal()
    left_alone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._desk = desk
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(24, 24, 24, 24)
        self._body.setSpacing(12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        _leave_the_keys(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._asked: tuple[Question, tuple[int, int], bool] | None = None
        self.remember_box: CheckBox | None = None
        self.other: OtherTitle | None = None
        self.parts: PartsForm | None = None

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
        clear(self._body)
        look, item = self._desk.look, question.item
        if place[1] > 1:
            self._body.addLayout(self._pager(*place))
        self._body.addWidget(label(look, f"Which story is {item.title}?", TITLE, wrap=True))
        if item.reason and not question.candidates:
            self._body.addWidget(label(look, item.reason, BODY, "text2", wrap=True))
        for number, view in enumerate(question.candidates, 1):
            self._body.addWidget(self._card(number, view))
        self._offer_to_remember(question, neighbours)
        self._offer_others(question)
        self._body.addLayout(self._ways_out())
        self._body.addStretch(1)

    def start_afresh(self) -> None:
        """Ask anew even if the same question comes next."""
        self._asked = None

    def look_for_another(self) -> None:
        """Show the field that looks for any title."""
        if self.other is not None:
            self._close_parts()
            self.other.show()
            self.other.field.setFocus()

    def ask_for_parts(self) -> None:
        """Show the lines for several stories in this file."""
        if self._asked is None or self.other is None:
            return
        if self.parts is None:
            self.parts = PartsForm(self._desk, self._asked[0])
            self.parts.given.connect(self.parted)
            self.parts.left.connect(self._close_parts)
            self._body.insertWidget(self._body.indexOf(self.other), self.parts)
        self.other.hide()
        self.parts.start()

    def _card(self, number: int, view: CandidateView) -> Card:
        card = Card(self._desk, number, view)
        card.pressed.connect(lambda: self.chosen.emit(view.candidate.work))
        card.attended.connect(lambda: self._name_series(view.series))
        return card

    def _offer_to_remember(self, question: Question, neighbours: bool) -> None:
        self.remember_box = None
        series = next((view.series for view in question.candidates if view.series), "")
        if neighbours and series:
            self.remember_box = CheckBox(self._desk.look, "")
            _leave_the_keys(self.remember_box)
            self._name_series(series)
            self._body.addWidget(self.remember_box)

    def _name_series(self, series: str) -> None:
        """Name the series that would be remembered: that of the candidate in hand."""
        if self.remember_box is not None and series:
            said = f"Remember: this folder is {series}"
            self.remember_box.say(said)
            self.remember_box.setAccessibleName(said)
            self.remember_box.setToolTip(words.tip(f"{said}. Its neighbours follow."))

    def _offer_others(self, question: Question) -> None:
        self.parts = None
        self.other = OtherTitle(self._desk)
        self.other.chosen.connect(lambda work, _title: self.chosen.emit(work))
        self.other.left.connect(self.other.hide)
        self.other.setVisible(not question.candidates)
        self._body.addWidget(self.other)

    def _close_parts(self) -> None:
        if self.parts is not None:
            self.parts.hide()
            self.parts.deleteLater()
            self.parts = None

    def _pager(self, number: int, of: int) -> QHBoxLayout:
        look = self._desk.look
        back = button(look, "Previous", lambda: self.stepped.emit(-1), link=True)
        on = button(look, "Next", lambda: self.stepped.emit(1), link=True)
        back.setEnabled(number > 1)
        on.setEnabled(number < of)
        for made, key in ((back, "K"), (on, "J")):
            made.setToolTip(key)
            _leave_the_keys(made)
        return row(
            label(look, f"Question {number} of {of} in this folder", BODY, "text2"), -1, back, on, gap=16
        )

    def _ways_out(self) -> Flow:
        look, ways = self._desk.look, Flow(8)
        for word, key, press in (
            ("Another title…", "/", self.look_for_another),
            ("Several stories in this file…", "", self.ask_for_parts),
            ("Later", "S", self.put_off.emit),
            ("Not part of this catalogue", "X", self.left_alone.emit),
        ):
            made = button(look, word, press)
            made.setToolTip(key)
            ways.addWidget(made)
        return ways


def _leave_the_keys(part: QWidget) -> None:
    """Let a click on `part` leave the focus in the list, where 1, 2, 3 and Enter answer."""
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _reason(desk: Desk, one: Evidence, *, weighed: bool) -> QWidget:
    icon, role = _MARKS[one.stance]
    weight = f" ({one.weight:+.1f})" if weighed else ""
    mark = column(1, Mark(desk.look, icon, role), -1, gap=0)
    line = row(mark, label(desk.look, one.text + weight, BODY, "text2", wrap=True), gap=8)
    line.setStretch(1, 1)
    return holder(line)
