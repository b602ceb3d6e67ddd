"""The question about one copy: its candidates as cards, and other answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.candidate_card import CandidateCard, CardReason, card_reasons, keep_list_focus
from janto_catalog.ui.panels.likelihood import has_all_text, several_sure
from janto_catalog.ui.panels.question_actions import QuestionActions
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, IconLabel, button
from janto_catalog.ui.widgets.focus import follow_layout
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import label, set_tool_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import CandidateSummary, Question


_SEVERAL = (
    "Its name has several of these. To say where each begins, choose “Several stories in this file…” (M)."
)
_BOLD = "Bold: where the first two differ."


class QuestionPanel(QWidget):
    """`chosen` carries the id of a work; the other signals are those of `QuestionActions`."""

    chosen = Signal(str)
    parts_given = Signal(object)
    extra_given = Signal(str, object)
    new_title_given = Signal(object)
    joined = Signal(object)
    separated = Signal()
    all_chosen = Signal()
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
        self._inner = inner = QWidget()
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
        self.actions_row: QuestionActions | None = None
        #: The work of the candidate that was clicked, which Enter answers with.
        self.selected: str | None = None
        #: As many as any question had candidates, and how many the current one has.
        self._cards: list[CandidateCard] = []
        self._candidates = 0
        self._opened: QWidget | None = None
        self._fill()
        # What every question has says nothing before there is one.
        scroll.hide()
        self._scroll_timer = QTimer(self, singleShot=True, interval=0)
        self._scroll_timer.timeout.connect(self._scroll_to_form)

    @property
    def remember(self) -> bool:
        """Whether to remember the answer for the series of the folder."""
        return not self._remember_box.isHidden() and self._remember_box.isChecked()

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
        self._shown, made = (question, position, neighbours), len(self._cards)
        self._scroll.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._show_place(*position)
        item = question.item
        self._title.setText(f"Which story is {item.title}?")
        reason = item.reason if not question.candidates else ""
        _show_text(self._reason, f"{reason[:1].upper()}{reason[1:]}." if reason else "")
        _show_text(self._missing, f"Incomplete, missing: {item.missing}" if item.complete is False else "")
        self._incomplete.setVisible(item.complete is False)
        sure = several_sure(question)
        self._several.setVisible(bool(sure))
        self.all_button.setText(has_all_text(sure, len(question.candidates)))
        self._show_candidates(question.candidates)
        self._offer_to_remember(question, neighbours)
        if self.actions_row is None:
            self.actions_row = self._make_actions_row(question)
            self._body.addWidget(self.actions_row)
            self._body.addStretch(1)
        else:
            self.actions_row.ask_about(question)
        if len(self._cards) > made:
            follow_layout(self._inner)

    def forget_question(self) -> None:
        """Ask again from the start, even when the same question comes next."""
        self._shown = None

    def show_error(self, error: Exception) -> None:
        """Show an error in the open form."""
        if self.actions_row is not None:
            self.actions_row.show_error(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < self._candidates and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.number_pressed.emit(number)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        """Make what every question has. It is made once: that takes several times as long as to change what it says."""
        theme = self._context.theme
        self._place = label(theme, "", BODY, "secondary")
        self._back = button(theme, "Previous", lambda: self.stepped.emit(-1), link=True)
        self._on = button(theme, "Next", lambda: self.stepped.emit(1), link=True)
        for link_button, key in ((self._back, "K"), (self._on, "J")):
            link_button.setToolTip(key)
            keep_list_focus(link_button)
        self._pager = framed(row(self._place, -1, self._back, self._on, gap=16))
        self._title = label(theme, "", TITLE, wrap=True)
        self._reason = label(theme, "", BODY, "secondary", wrap=True)
        self._missing = label(theme, "", BODY, "question", wrap=True)
        line = row(IconLabel(theme, "circle-dashed", "question"), self._missing)
        line.setStretch(1, 1)
        self._incomplete = framed(line)
        #: Answers with all candidates that are sure.
        self.all_button = button(theme, "", self.all_chosen.emit)
        self.all_button.setToolTip("A")
        keep_list_focus(self.all_button)
        text = label(theme, _SEVERAL, BODY, "secondary", wrap=True)
        self._several = framed(column(text, row(self.all_button, -1), gap=12))
        self._bold = label(theme, _BOLD, CAPTION, "secondary", wrap=True)
        self._card_column = column(gap=12)
        self._remember_box = CheckBox(theme, "")
        keep_list_focus(self._remember_box)
        for part in (self._pager, self._title, self._reason, self._incomplete, self._several, self._bold):
            self._body.addWidget(part)
        self._body.addLayout(self._card_column)
        self._body.addWidget(self._remember_box)

    def _show_place(self, number: int, of: int) -> None:
        self._pager.setVisible(of > 1)
        self._place.setText(f"Question {labels.number(number)} of {labels.number(of)} in this folder")
        self._back.setEnabled(number > 1)
        self._on.setEnabled(number < of)

    def _show_candidates(self, candidates: Sequence[CandidateSummary]) -> None:
        self.selected, self._candidates = None, len(candidates)
        reasons = [card_reasons(view, candidates) for view in candidates]
        self._bold.setVisible(any(reason.differs for shown in reasons for reason in shown))
        for number, (view, shown) in enumerate(zip(candidates, reasons, strict=True)):
            if number < len(self._cards):
                self._cards[number].show_candidate(view, shown)
            else:
                self._cards.append(self._make_card(number + 1, view, shown))
                self._card_column.addWidget(self._cards[-1])
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(candidates))

    def _make_card(self, number: int, view: CandidateSummary, shown: Sequence[CardReason]) -> CandidateCard:
        card = CandidateCard(self._context, number, view, shown)
        card.picked.connect(lambda: self._select(card))
        card.pressed.connect(lambda: self.chosen.emit(card.view.candidate.work))
        card.hovered.connect(lambda: self._name_series(card.view.series))
        return card

    def _select(self, card: CandidateCard) -> None:
        self.selected = card.view.candidate.work
        for other in self._cards:
            other.set_selected(other is card)

    def _offer_to_remember(self, question: Question, neighbours: bool) -> None:
        series = next((view.series for view in question.candidates if view.series), "")
        self._remember_box.setVisible(neighbours and bool(series))
        self._remember_box.setChecked(False)
        under = next((card for card in self._cards[: self._candidates] if card.underMouse()), None)
        self._name_series((under.view.series if under is not None else "") or series)

    def _name_series(self, series: str) -> None:
        """Name the series that would be remembered: that of the candidate under the pointer."""
        if series:
            text = f"Remember: this folder is {series}"
            self._remember_box.set_label(text)
            self._remember_box.setAccessibleName(text)
            set_tool_tip(self._remember_box, f"{text}. The other files are matched with it first.")

    def _make_actions_row(self, question: Question) -> QuestionActions:
        made = QuestionActions(self._context, question)
        made.chosen.connect(self.chosen)
        made.parts_given.connect(self.parts_given)
        made.extra_given.connect(self.extra_given)
        made.new_title_given.connect(self.new_title_given)
        made.joined.connect(self.joined)
        made.separated.connect(self.separated)
        made.postponed.connect(self.postponed)
        made.excluded.connect(self.excluded)
        made.cancelled.connect(self.cancelled)
        made.opened.connect(self._scroll_to_later)
        return made

    def _scroll_to_later(self, form: QWidget) -> None:
        """Scroll to a form that opened, when its layout is done."""
        self._opened = form
        self._scroll_timer.start()

    def _scroll_to_form(self) -> None:
        if self._opened is not None and isValid(self._opened):
            self._scroll.ensureWidgetVisible(self._opened, 0, 24)


def _show_text(line: QLabel, text: str) -> None:
    """Show a text, or no line without one."""
    line.setText(text)
    line.setVisible(bool(text))
