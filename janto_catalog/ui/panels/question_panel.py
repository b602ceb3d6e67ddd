"""The question about one copy: its candidates as cards, and other answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.candidate_card import CandidateCard, CardReason, card_reasons, keep_list_focus
from janto_catalog.ui.panels.likelihood import several_sure
from janto_catalog.ui.panels.question_actions import QuestionActions
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, IconLabel, button
from janto_catalog.ui.widgets.layouts import clear, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import label, set_tool_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import CandidateSummary, Question


_SEVERAL = "Its name has several of these. If it contains them, choose “Several stories in this file…” (M)."
_BOLD = "Bold: where the first two differ."


class QuestionPanel(QWidget):
    """`chosen` carries the id of a work; the other signals are those of `QuestionActions`."""

    chosen = Signal(str)
    parts_given = Signal(object)
    extra_given = Signal(str, object)
    new_title_given = Signal(object)
    joined = Signal(object)
    separated = Signal()
    stepped = Signal(int)
    #: The number on a candidate's card was pressed while the focus is in the question.
    number_pressed = Signal(int)
    postponed = Signal()
    excluded = Signal()
    cancelled = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._context = context
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(24, 24, 24, 24)
        self._body.setSpacing(12)
        self._scroll = scroll = ScrollArea(inner)
        # The focus stays in the list, where the keys 1, 2, 3 and Enter work.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._shown: tuple[Question, tuple[int, int], bool] | None = None
        self.remember_box: CheckBox | None = None
        self.actions_row: QuestionActions | None = None
        #: The work of the candidate that was clicked, which Enter answers with.
        self.selected: str | None = None
        self._cards: dict[str, CandidateCard] = {}
        self._opened: QWidget | None = None
        self._scroll_timer = QTimer(self, singleShot=True, interval=0)
        self._scroll_timer.timeout.connect(self._scroll_to_form)

    @property
    def remember(self) -> bool:
        """Whether to remember the answer for the series of the folder."""
        return self.remember_box is not None and self.remember_box.isChecked()

    @property
    def has_form(self) -> bool:
        """Whether a form is open."""
        return self.actions_row is not None and self.actions_row.form is not None

    def show_question(self, question: Question, position: tuple[int, int], neighbours: bool) -> None:
        """Ask about a copy; `position`: the number of the question in its folder, and how many there are; `neighbours`:
        whether the folder has other files."""
        if (question, position, neighbours) == self._shown:
            # Keep what was typed or ticked when something else changed.
            return
        self._shown = (question, position, neighbours)
        self._scroll.verticalScrollBar().setValue(0)
        self.selected, self._cards = None, {}
        clear(self._body)
        theme, item = self._context.theme, question.item
        if position[1] > 1:
            self._body.addLayout(self._pager(*position))
        self._body.addWidget(label(theme, f"Which story is {item.title}?", TITLE, wrap=True))
        if item.reason and not question.candidates:
            self._body.addWidget(
                label(theme, f"{item.reason[0].upper()}{item.reason[1:]}.", BODY, "secondary", wrap=True)
            )
        if item.complete is False:
            line = row(
                IconLabel(theme, "circle-dashed", "question"),
                label(theme, f"Incomplete, missing: {item.missing}", BODY, "question", wrap=True),
            )
            line.setStretch(1, 1)
            self._body.addLayout(line)
        if several_sure(question):
            self._body.addWidget(label(theme, _SEVERAL, BODY, "secondary", wrap=True))
        reasons = [card_reasons(view, question.candidates) for view in question.candidates]
        if any(reason.differs for shown in reasons for reason in shown):
            self._body.addWidget(label(theme, _BOLD, CAPTION, "secondary", wrap=True))
        for number, (view, shown) in enumerate(zip(question.candidates, reasons, strict=True), 1):
            self._body.addWidget(self._card(number, view, shown))
        self._offer_to_remember(question, neighbours)
        self._body.addWidget(self._make_actions_row(question))
        self._body.addStretch(1)

    def forget_question(self) -> None:
        """Ask again from the start, even when the same question comes next."""
        self._shown = None

    def show_error(self, error: Exception) -> None:
        """Show an error in the open form."""
        if self.actions_row is not None:
            self.actions_row.show_error(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._cards) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.number_pressed.emit(number)
        else:
            super().keyPressEvent(event)

    def _card(self, number: int, view: CandidateSummary, reasons: Sequence[CardReason]) -> CandidateCard:
        card = CandidateCard(self._context, number, view, reasons)
        work = view.candidate.work
        self._cards[work] = card
        card.picked.connect(lambda: self._select(work))
        card.pressed.connect(lambda: self.chosen.emit(work))
        card.hovered.connect(lambda: self._name_series(view.series))
        return card

    def _select(self, work: str) -> None:
        self.selected = work
        for other, card in self._cards.items():
            card.set_selected(other == work)

    def _offer_to_remember(self, question: Question, neighbours: bool) -> None:
        self.remember_box = None
        series = next((view.series for view in question.candidates if view.series), "")
        if neighbours and series:
            self.remember_box = CheckBox(self._context.theme, "")
            keep_list_focus(self.remember_box)
            self._name_series(series)
            self._body.addWidget(self.remember_box)

    def _name_series(self, series: str) -> None:
        """Name the series that would be remembered: that of the candidate under the pointer."""
        if self.remember_box is not None and series:
            text = f"Remember: this folder is {series}"
            self.remember_box.set_label(text)
            self.remember_box.setAccessibleName(text)
            set_tool_tip(self.remember_box, f"{text}. The other files are matched with it first.")

    def _pager(self, number: int, of: int) -> QHBoxLayout:
        theme = self._context.theme
        back = button(theme, "Previous", lambda: self.stepped.emit(-1), link=True)
        on = button(theme, "Next", lambda: self.stepped.emit(1), link=True)
        back.setEnabled(number > 1)
        on.setEnabled(number < of)
        for link_button, key in ((back, "K"), (on, "J")):
            link_button.setToolTip(key)
            keep_list_focus(link_button)
        return row(
            label(theme, f"Question {number} of {of} in this folder", BODY, "secondary"), -1, back, on, gap=16
        )

    def _make_actions_row(self, question: Question) -> QuestionActions:
        self.actions_row = QuestionActions(self._context, question)
        self.actions_row.chosen.connect(self.chosen)
        self.actions_row.parts_given.connect(self.parts_given)
        self.actions_row.extra_given.connect(self.extra_given)
        self.actions_row.new_title_given.connect(self.new_title_given)
        self.actions_row.joined.connect(self.joined)
        self.actions_row.separated.connect(self.separated)
        self.actions_row.postponed.connect(self.postponed)
        self.actions_row.excluded.connect(self.excluded)
        self.actions_row.cancelled.connect(self.cancelled)
        self.actions_row.opened.connect(self._scroll_to_later)
        return self.actions_row

    def _scroll_to_later(self, form: QWidget) -> None:
        """Scroll to a form that opened, when its layout is done."""
        self._opened = form
        self._scroll_timer.start()

    def _scroll_to_form(self) -> None:
        if self._opened is not None and isValid(self._opened):
            self._scroll.ensureWidgetVisible(self._opened, 0, 24)
