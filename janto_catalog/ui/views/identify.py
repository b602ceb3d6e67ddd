"""To identify: one question at a time, the likeliest answers first, what was read beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import words
from janto_catalog.ui.actions import action, bind, offer_by_right_click
from janto_catalog.ui.desk import Desk, Destination, Notice
from janto_catalog.ui.panels.question import QuestionPanel
from janto_catalog.ui.panels.read import ReadPanel
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, rule
from janto_catalog.ui.widgets.question_row import QuestionRow

if TYPE_CHECKING:
    from janto_catalog.model.views import Changed, ItemView, Question, Tally

_ANSWER_SECONDS = 20


@dataclass(frozen=True, slots=True)
class _Inbox:
    questions: tuple[Question, ...]
    unknown: tuple[ItemView, ...]
    tally: Tally


class IdentifyView(QWidget):
    """The inbox: what waits at the left, the question in the middle, what was read at the right."""

    kinds = frozenset({"item", "link", "pack"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.desk = desk
        self._questions: tuple[Question, ...] = ()
        self._shown = ""
        self._head = Header(desk.look, "To identify")
        self._list = QListWidget()
        self._list.setObjectName("waiting")
        self._list.setAccessibleName("What waits")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = QuestionRow(desk.look, self._list)
        self._list.setItemDelegate(self._rows)
        self._panel = QuestionPanel(desk, self._choose, self.later, self.not_part)
        self._read = ReadPanel(desk)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part, width in ((self._list, 240), (self._panel, 360), (self._read, 240)):
            part.setMinimumWidth(width if part is self._panel else 180)
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([260, 600, 260])
        self._empty = EmptyState(desk.look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self._head, rule(), self._stack):
            outer.addWidget(widget)
        self._list.currentRowChanged.connect(self._turn_to)
        bind(self, self._list)
        offer_by_right_click(self._list, desk.look)

    def visit(self, destination: Destination) -> None:
        """Show what waits."""
        self.reload()

    def reload(self) -> None:
        """Read again what waits."""
        self.desk.door.ask(
            lambda catalog: _Inbox(
                catalog.review.list(),
                tuple(item for item in catalog.items.list() if item.state == "unknown"),
                catalog.works.tally(),
            ),
            self._show,
            owner=self,
            key=(id(self), "list"),
        )

    def region(self) -> QWidget:
        """The list of what waits."""
        return self._list

    @property
    def waiting(self) -> int:
        """How many copies wait."""
        return len(self._questions)

    @property
    def asked(self) -> str:
        """The name of the copy in question."""
        question = self._question()
        return question.item.title if question is not None else ""

    @action("It is the first", "To identify", "1", listed=False)
    def first(self) -> None:
        """Answer with the first candidate."""
        self._answer(0)

    @action("It is the second", "To identify", "2", listed=False)
    def second(self) -> None:
        """Answer with the second candidate."""
        self._answer(1)

    @action("It is the third", "To identify", "3", listed=False)
    def third(self) -> None:
        """Answer with the third candidate."""
        self._answer(2)

    @action("Accept the first", "To identify", "Return", "Enter", icon="check")
    def accept(self) -> None:
        """Answer with the first candidate, when it is likely or better."""
        question = self._question()
        if question is not None and question.candidates and self._likely(question):
            self._answer(0)

    @action("Later", "To identify", "S", icon="clock")
    def later(self) -> None:
        """Ask about it last."""
        question = self._question()
        if question is not None:
            self.desk.door.change(lambda catalog: catalog.review.later(question.item.id), self._done)

    @action("Not part of this catalogue", "To identify", "X", icon="x")
    def not_part(self) -> None:
        """Leave it alone on purpose."""
        question = self._question()
        if question is not None:
            self.desk.door.change(lambda catalog: catalog.review.not_part(question.item.id), self._done)

    @action("Another title…", "To identify", "/", icon="search")
    def another(self) -> None:
        """Look for the title by name."""
        self._panel.look_for_another()

    @action("Take the last answer back", "To identify", "Z", icon="undo-2")
    def take_back(self) -> None:
        """Undo the last decision."""
        self.desk.door.change(lambda catalog: catalog.history.undo())

    def _question(self) -> Question | None:
        row = self._list.currentRow()
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def _likely(self, question: Question) -> bool:
        return words.confidence(question.candidates[0].candidate.confidence)[0] in ("Sure", "Likely")

    def _answer(self, number: int) -> None:
        question = self._question()
        if question is not None and number < len(question.candidates):
            self._choose(question.candidates[number].candidate.work)

    def _choose(self, work: str) -> None:
        question, remember = self._question(), self._panel.remember
        if question is not None:
            self.desk.door.change(
                lambda catalog: catalog.review.answer(question.item.id, work, remember=remember), self._done
            )

    def _done(self, changed: Changed | None) -> None:
        if changed is not None:
            self.desk.wires.notice.emit(Notice(changed.label, undo=True))
        self._list.setFocus()

    def _show(self, inbox: _Inbox) -> None:
        from janto_catalog.model.views import Question

        row = max(self._list.currentRow(), 0)
        self._questions = (*inbox.questions, *(Question(item, ()) for item in inbox.unknown))
        self._list.blockSignals(True)
        self._list.clear()
        for question in self._questions:
            self._list.addItem(_row(question))
        self._list.blockSignals(False)
        self._say(inbox)
        self._stack.setCurrentIndex(0 if self._questions else 1)
        if self._questions:
            ids = [question.item.id for question in self._questions]
            # The one that was in sight stays in sight; if it is settled, the next has come to its place.
            self._list.setCurrentRow(ids.index(self._shown) if self._shown in ids else min(row, len(ids) - 1))

    def _say(self, inbox: _Inbox) -> None:
        files = sum(len(question.item.files) for question in inbox.questions)
        minutes = max(1, round(len(inbox.questions) * _ANSWER_SECONDS / 60))
        asks = words.count(len(inbox.questions), "question settles", "questions settle")
        parts = (
            [
                f"{asks} {words.count(files, 'file', 'files')}, about {words.count(minutes, 'minute', 'minutes')}"
            ]
            if inbox.questions
            else []
        )
        parts += [f"{len(inbox.unknown)} not recognised"] if inbox.unknown else []
        self._head.say("To identify", " · ".join(parts))
        linked = words.count(inbox.tally.linked_items, "copy", "copies")
        if inbox.tally.linked_items:
            self._empty.say("inbox", "Everything has a place.", f"{linked} matched.")
        else:
            self._empty.say("inbox", "Nothing to identify.", "Questions about what a scan found come here.")

    def _turn_to(self, row: int) -> None:
        if 0 <= row < len(self._questions):
            question = self._questions[row]
            self._shown = question.item.id
            self._panel.show_question(question)
            self._read.show_question(question)


def _row(question: Question) -> QListWidgetItem:
    item = question.item
    entry = QListWidgetItem(item.title)
    icon = "circle-question-mark" if question.candidates else "square-dashed"
    pages = words.count(item.pages, "page", "pages") if item.pages else ""
    about = [item.folder, words.count(len(item.files), "file", "files") if len(item.files) > 1 else "", pages]
    entry.setData(Qt.ItemDataRole.UserRole, (icon, " · ".join(part for part in about if part)))
    entry.setToolTip(words.tip(item.title))
    return entry


VIEW = View("identify", "To identify", "inbox", "Now", 5, IdentifyView, badge=lambda tally: tally.to_identify)
