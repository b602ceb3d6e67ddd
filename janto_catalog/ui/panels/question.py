"""The question about one copy: its candidates as cards, and the ways out when none of them is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD, TITLE
from janto_catalog.ui.widgets.buttons import CheckBox, Mark, button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.files import Evidence
    from janto_catalog.model.views import CandidateView, Question, WorkPage

_REASONS, _FOUND, _TYPING_MS = 3, 6, 150
_MARKS = {"for": ("check", "sure"), "against": ("x", "cannot"), "neutral": ("info", "text2")}


class Card(QFrame):
    """A candidate to press: number key, title, how sure, and what speaks for and against."""

    pressed = Signal()

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
        lines.addLayout(row(more, -1))
        lines.addWidget(rest)


class QuestionPanel(QWidget):
    """Which story is it?"""

    def __init__(
        self,
        desk: Desk,
        choose: Callable[[str], None],
        later: Callable[[], None],
        not_part: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._desk, self._choose, self._later, self._not_part = desk, choose, later, not_part
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(24, 24, 24, 24)
        self._body.setSpacing(12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._remember: CheckBox | None = None
        self._other: OtherTitle | None = None

    @property
    def remember(self) -> bool:
        """Whether the answer holds for the folder's series."""
        return self._remember is not None and self._remember.isChecked()

    def show_question(self, question: Question) -> None:
        """Ask about this copy."""
        clear(self._body)
        look, item = self._desk.look, question.item
        self._body.addWidget(label(look, f"Which story is {item.title}?", TITLE, wrap=True))
        if item.reason and not question.candidates:
            self._body.addWidget(label(look, item.reason, BODY, "text2", wrap=True))
        for number, view in enumerate(question.candidates, 1):
            card = Card(self._desk, number, view)
            card.pressed.connect(lambda work=view.candidate.work: self._choose(work))
            self._body.addWidget(card)
        self._other = OtherTitle(self._desk, self._choose)
        self._other.setVisible(not question.candidates)
        self._body.addWidget(self._other)
        self._body.addLayout(self._ways_out())
        self._remember = None
        if item.folder:
            name = Path(item.folder).name or item.folder
            said = f"The folder {name} holds this series: its neighbours follow"
            self._remember = CheckBox(look, said)
            self._body.addWidget(self._remember)
        self._body.addStretch(1)

    def look_for_another(self) -> None:
        """Show the field that looks for any title."""
        if self._other is not None:
            self._other.show()
            self._other.field.setFocus()

    def _ways_out(self) -> Flow:
        look, ways = self._desk.look, Flow(8)
        for word, key, press in (
            ("Another title…", "/", self.look_for_another),
            ("Later", "S", self._later),
            ("Not part of this catalogue", "X", self._not_part),
        ):
            made = button(look, word, press)
            made.setToolTip(key)
            ways.addWidget(made)
        return ways


class OtherTitle(QWidget):
    """Search as you type for the title it is."""

    def __init__(self, desk: Desk, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._desk, self._choose = desk, choose
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search for its title")
        self.field.setAccessibleName("Search for its title")
        self.field.installEventFilter(self)
        self._found = column(gap=2)
        self._first = ""
        self.setLayout(column(self.field, self._found, gap=4))
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self._look)
        self.field.textEdited.connect(lambda _text: self._soon.start())
        self.field.returnPressed.connect(lambda: self._choose(self._first) if self._first else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.hide()
            return True
        return False

    def _look(self) -> None:
        text = self.field.text().strip()
        if text:
            self._desk.door.ask(
                lambda catalog: catalog.works.search(text, limit=_FOUND, typing=True),
                self._show,
                lambda _error: None,
                owner=self,
                key=(id(self), "look"),
            )

    def _show(self, page: WorkPage) -> None:
        clear(self._found)
        self._first = page.rows[0].id if page.rows else ""
        for known in page.rows:
            about = " · ".join(
                part for part in (known.series, known.number, words.date(known.released)) if part
            )
            link = button(self._desk.look, known.title, lambda work=known.id: self._choose(work), link=True)  # type: ignore[misc]
            group = words.GROUP_OF.get(known.kind, "video")
            mark = Mark(self._desk.look, words.kind_icon(known.kind), group)
            line = row(mark, link, Elided(self._desk.look, about, CAPTION, "text2"))
            line.setStretch(2, 1)
            self._found.addWidget(holder(line))
        if not page.rows:
            self._found.addWidget(label(self._desk.look, "No title has these words.", BODY, "text2"))


def _reason(desk: Desk, one: Evidence, *, weighed: bool) -> QWidget:
    icon, role = _MARKS[one.stance]
    weight = f" ({one.weight:+.1f})" if weighed else ""
    mark = column(1, Mark(desk.look, icon, role), -1, gap=0)
    line = row(mark, label(desk.look, one.text + weight, BODY, "text2", wrap=True), gap=8)
    line.setStretch(1, 1)
    return holder(line)
