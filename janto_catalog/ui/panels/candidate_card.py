"""A candidate as a card: what it is, how sure, and what distinguishes it from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from janto_catalog.model.dates import short_date
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.indicators import Cover
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label, repolish

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
        theme, candidate = context.theme, view.candidate
        word, icon, role = labels.confidence(candidate.confidence)
        top = row(Elided(theme, view.title, LEAD), gap=10)
        top.setStretch(0, 1)
        for part in (
            IconLabel(theme, icon, role),
            label(theme, word, BODY, role),
            label(theme, str(number), CAPTION, "secondary"),
        ):
            top.addWidget(part)
        facts = (view.series, view.number, short_date(view.released), labels.length(view.runtime))
        about = row(Elided(theme, " · ".join(part for part in facts if part), BODY, "secondary"))
        about.setStretch(0, 1)
        lines = column(top, about, gap=4)
        for entry in reasons:
            lines.addWidget(_reason(context, entry.evidence, strong=entry.differs))
        self.answer_button = button(theme, "This is it", self.pressed.emit)
        self.answer_button.setToolTip(str(number))
        self.answer_button.setAccessibleName(f"This is it: {view.title}")
        keep_list_focus(self.answer_button)
        buttons = row(self.answer_button, gap=12)
        lines.addLayout(buttons)
        shown = {entry.evidence for entry in reasons}
        if rest := [entry for entry in candidate.evidence if entry not in shown]:
            self._add_details(context, lines, buttons, rest)
        buttons.addStretch(1)
        cover = Cover(context, candidate.work, view.kind, view.number, _COVER_WIDTH)
        whole = row(column(cover, -1), lines, gap=14)
        whole.setStretch(1, 1)
        whole.setContentsMargins(16, 12, 16, 12)
        self.setLayout(whole)
        self.setAccessibleName(f"{number}: {view.title}, {word}")

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

    def _add_details(
        self, context: UiContext, lines: QVBoxLayout, buttons: QHBoxLayout, evidence: Sequence[Evidence]
    ) -> None:
        """The evidence that is not among the reasons, with its weights; "Details" unfolds it below the buttons."""
        ranked = sorted(evidence, key=lambda entry: -abs(entry.weight))
        rest = framed(column(*(_reason(context, entry, weighed=True) for entry in ranked), gap=4))
        rest.hide()
        more = button(context.theme, "Details", lambda: rest.setVisible(rest.isHidden()), link=True)
        keep_list_focus(more)
        buttons.addWidget(more)
        lines.addWidget(rest)


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


def _reason(context: UiContext, entry: Evidence, *, weighed: bool = False, strong: bool = False) -> QWidget:
    icon, role = _MARKS[entry.stance]
    weight = f" ({entry.weight:+.1f})" if weighed else ""
    mark = column(1, IconLabel(context.theme, icon, role), -1, gap=0)
    text = label(context.theme, entry.text + weight, BODY, "text" if strong else "secondary", wrap=True)
    text.setFont(context.theme.font(BODY, strong=strong))
    line = row(mark, text, gap=8)
    line.setStretch(1, 1)
    return framed(line)
