"""A candidate as a card: what it is, how sure, and what distinguishes it from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from janto_catalog.model.dates import short_date
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.indicators import Cover
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import Elided, label, repolish, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.files import Evidence
    from janto_catalog.model.views import CandidateSummary

_REASONS, _STRONGEST = 3, 2
_COVER_WIDTH = 64
_MARKS = {"for": ("check", "success"), "against": ("x", "error"), "neutral": ("info", "secondary")}


@dataclass(frozen=True, slots=True)
class CardReason:
    """A reason to show; `differs`: the other of the first two candidates does not have it."""

    evidence: Evidence
    differs: bool


class CandidateCard(QFrame):
    """A candidate: its number key, title, how sure it is, and the evidence for and against it.

    One card shows the candidates of one question after another: to make its parts and give them their style takes several
    times as long as to change what they say.

    `picked` comes when the card is clicked, which only selects it; `pressed` when it is the answer: with its button,
    a double click or Enter; `hovered` when the pointer or the focus is on it.
    """

    picked = Signal()
    pressed = Signal()
    hovered = Signal()

    def __init__(
        self, context: UiContext, number: int, view: CandidateSummary, reasons: Sequence[CardReason]
    ) -> None:
        super().__init__()
        self.setObjectName("candidate")
        keep_list_focus(self)
        theme, self._number = context.theme, number
        self._title = Elided(theme, "", LEAD)
        self._mark, self._word = IconLabel(theme), label(theme)
        top = row(self._title, self._mark, self._word, gap=10)
        top.setStretch(0, 1)
        top.addWidget(label(theme, str(number), CAPTION, "secondary"))
        self._about = label(theme, "", BODY, "secondary", wrap=True)
        self.answer_button = button(theme, "This is it", self.pressed.emit)
        self.answer_button.setToolTip(str(number))
        keep_list_focus(self.answer_button)
        self._more = button(theme, "Details", self._unfold, link=True)
        keep_list_focus(self._more)
        self._reasons, self._details = _ReasonLines(theme), _ReasonLines(theme)
        buttons = row(self.answer_button, self._more, -1, gap=12)
        lines = column(top, self._about, self._reasons, buttons, self._details, gap=4)
        self._cover = Cover(context, view.candidate.work, view.kind, view.number, _COVER_WIDTH)
        whole = row(column(self._cover, -1), lines, gap=14)
        whole.setStretch(1, 1)
        whole.setContentsMargins(16, 12, 16, 12)
        self.setLayout(whole)
        self.show_candidate(view, reasons)

    def show_candidate(self, view: CandidateSummary, reasons: Sequence[CardReason]) -> None:
        """Show a candidate, not selected, with its details folded."""
        self.view, candidate = view, view.candidate
        word, icon, role = labels.confidence(candidate.confidence)
        self._title.setText(view.title)
        self._mark.set_icon(icon, role)
        self._word.setText(word)
        set_role(self._word, role)
        facts = (view.series, view.number, short_date(view.released), labels.length(view.runtime))
        self._about.setText(" · ".join(part for part in facts if part))
        self._reasons.show_evidence([(entry.evidence, entry.differs) for entry in reasons])
        shown = {entry.evidence for entry in reasons}
        self._rest = [entry for entry in candidate.evidence if entry not in shown]
        self._more.setVisible(bool(self._rest))
        self._details.hide()
        self._cover.show_title(candidate.work, view.kind, view.number)
        self.answer_button.setAccessibleName(f"This is it: {view.title}")
        self.setAccessibleName(f"{self._number}: {view.title}, {word}")
        self.set_selected(False)

    def set_selected(self, selected: bool) -> None:
        """Show whether Enter would answer with this candidate."""
        if selected != bool(self.property("selected")):
            self.setProperty("selected", selected)
            repolish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.picked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.hovered.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.picked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _unfold(self) -> None:
        """Show or hide the evidence that is not among the reasons, with its weights, below the buttons."""
        if self._details.isHidden():
            ranked = sorted(self._rest, key=lambda entry: -abs(entry.weight))
            self._details.show_evidence([(entry, False) for entry in ranked], weighed=True)
        else:
            self._details.hide()


def card_reasons(view: CandidateSummary, candidates: Sequence[CandidateSummary]) -> tuple[CardReason, ...]:
    """The strongest evidence, which decided, then what distinguishes a candidate from the others; evidence against it is
    always shown.

    `differs` marks what distinguishes the first two candidates.
    """
    evidence = view.candidate.evidence
    others = [{entry.text for entry in other.candidate.evidence} for other in candidates if other is not view]
    common = set.intersection(*others) if others else set()
    by_weight = sorted(evidence, key=lambda entry: -abs(entry.weight))
    ranked = by_weight[:_STRONGEST]
    ranked += sorted(by_weight[_STRONGEST:], key=lambda entry: entry.text in common)
    shown = ranked[:_REASONS]
    against = [entry for entry in ranked if entry.stance == "against"]
    if against and against[0] not in shown:
        shown[-1] = against[0]
    first_two = [other for other in candidates[:2] if other is not view] if view in candidates[:2] else []
    apart = {entry.text for entry in evidence}.difference(
        *({entry.text for entry in other.candidate.evidence} for other in first_two)
    )
    return tuple(CardReason(entry, bool(first_two) and entry.text in apart) for entry in shown)


def keep_list_focus(part: QWidget) -> None:
    """Leave the focus in the list, where the keys 1, 2, 3 and Enter work, when `part` is clicked."""
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _ReasonLines(QWidget):
    """Evidence, a line each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._lines = theme, list[_ReasonLine]()
        self._column = column(gap=4)
        self.setLayout(self._column)
        self.hide()

    def show_evidence(self, evidence: Sequence[tuple[Evidence, bool]], *, weighed: bool = False) -> None:
        """Show these, each with whether it is written strong; `weighed`: with their weights."""
        while len(self._lines) < len(evidence):
            self._lines.append(_ReasonLine(self._theme))
            self._column.addWidget(self._lines[-1])
        for line, (entry, strong) in zip(self._lines, evidence, strict=False):
            line.show_evidence(entry, strong=strong, weighed=weighed)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(evidence))
        self.setVisible(bool(evidence))


class _ReasonLine(QWidget):
    """One piece of evidence, with a mark: for, against or neither."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark, self._text = IconLabel(theme), label(theme, "", BODY, wrap=True)
        line = row(column(1, self._mark, -1, gap=0), self._text, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_evidence(self, entry: Evidence, *, strong: bool, weighed: bool) -> None:
        """Show it; `weighed`: with its weight."""
        self._mark.set_icon(*_MARKS[entry.stance])
        self._text.setText(f"{entry.text} ({entry.weight:+.1f})" if weighed else entry.text)
        set_role(self._text, "text" if strong else "secondary")
        self._text.setFont(self._theme.font(BODY, strong=strong))
