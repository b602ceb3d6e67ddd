"""Accepting many likely candidates at once, from a list to check first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.likelihood import is_likely
from janto_catalog.ui.theme.tokens import BODY, CAPTION, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, IconLabel, button
from janto_catalog.ui.widgets.layouts import clear, column, framed, hairline, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import Elided, label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.views import CandidateSummary, Question


class BulkAcceptPanel(QWidget):
    """A check box for each answer; `accepted` carries the (item, work) pairs that are checked."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._theme = context.theme
        self.boxes: list[tuple[CheckBox, str, str]] = []
        inner = QWidget()
        inner.setObjectName("surface")
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(24, 8, 24, 8)
        self._lines.setSpacing(0)
        self.accept_button = button(context.theme, "Accept", self.accept, primary=True)
        head = column(
            label(context.theme, "Accept all likely candidates", TITLE),
            label(
                context.theme,
                "Clear the boxes of wrong candidates. You can undo all matches in one step.",
                BODY,
                "secondary",
                wrap=True,
            ),
            gap=4,
        )
        head.setContentsMargins(24, 16, 24, 8)
        foot = row(-1, button(context.theme, "Cancel", self.cancelled.emit), self.accept_button)
        foot.setContentsMargins(24, 12, 24, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(ScrollArea(inner))
        outer.addWidget(hairline())
        outer.addLayout(foot)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """List the first candidate of each question for which it is likely or better."""
        clear(self._lines)
        self.boxes = []
        for question in filter(is_likely, questions):
            self._lines.addWidget(self._line(question, question.candidates[0]))
        self._lines.addStretch(1)
        self._count()

    def accept(self) -> None:
        """Accept the answers that are checked."""
        chosen = [(item, work) for box, item, work in self.boxes if box.isChecked()]
        if chosen:
            self.accepted.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, question: Question, view: CandidateSummary) -> QWidget:
        theme, item = self._theme, question.item
        word, icon, role = labels.confidence(view.candidate.confidence)
        box = CheckBox(theme, item.title)
        box.setChecked(True)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_tool_tip(box, item.title)
        box.setAccessibleName(f"Match {item.title} to {view.title}")
        box.toggled.connect(self._count)
        self.boxes.append((box, item.id, view.candidate.work))
        series_and_number = " · ".join(part for part in (view.series, view.number) if part)
        what = column(
            Elided(theme, view.title, BODY), Elided(theme, series_and_number, CAPTION, "secondary"), gap=0
        )
        sure = row(IconLabel(theme, icon, role), label(theme, word, CAPTION, role), gap=4)
        why = column(sure, Elided(theme, _reason(view), CAPTION, "secondary"), gap=0)
        line = row(box, IconLabel(theme, "chevron-right"), what, why, gap=12)
        for place, share in ((0, 4), (2, 3), (3, 4)):
            line.setStretch(place, share)
        sure.addStretch(1)
        line.setContentsMargins(0, 6, 0, 6)
        return framed(line)

    def _count(self) -> None:
        checked = sum(box.isChecked() for box, _, _ in self.boxes)
        self.accept_button.setText(f"Accept {checked}" if checked else "Accept")
        self.accept_button.setEnabled(checked > 0)


def _reason(view: CandidateSummary) -> str:
    """The strongest reason for it, and the strongest against it if there is one."""
    ranked = sorted(view.candidate.evidence, key=lambda evidence: -abs(evidence.weight))
    against = [evidence.text for evidence in ranked if evidence.stance == "against"]
    agrees = [evidence.text for evidence in ranked if evidence.stance != "against"]
    return "; but ".join([*agrees[:1], *against[:1]])
