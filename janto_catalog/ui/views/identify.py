"""To identify: one question at a time, the likeliest answers first, what was read beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, bind, offer_by_right_click
from janto_catalog.ui.context import Desk, Destination, Notice
from janto_catalog.ui.panels.bulk_accept import LikelyPanel, is_likely
from janto_catalog.ui.panels.file_facts import ReadPanel
from janto_catalog.ui.panels.question_list import WaitingList
from janto_catalog.ui.panels.question_panel import QuestionPanel
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, rule

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.files import ExtraRole, Range
    from janto_catalog.model.views import Changed, Question, Tally

_ANSWER_SECONDS = 20
_SIDE, _NARROW, _ROOMY = 280, 200, 1100


@dataclass(frozen=True, slots=True)
class _Inbox:
    questions: tuple[Question, ...]
    unknown: tuple[Question, ...]
    files_in: Counter[str]
    tally: Tally | None


class IdentifyView(QWidget):
    """The inbox: what waits at the left, the question in the middle, what was read at the right."""

    kinds = frozenset({"item", "link", "pack"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.desk = desk
        self._inbox = _Inbox((), (), Counter(), None)
        self._answered: list[str] = []
        self._head = Header(desk.look, "To identify")
        self.accept_button = button(desk.look, "Accept all likely…", self.accept_likely)
        self.accept_button.hide()
        self._head.tools.addWidget(button(desk.look, "Remembered answers", self.remembered))
        self._head.tools.addWidget(self.accept_button)
        self.list = WaitingList(desk)
        self.panel = QuestionPanel(desk)
        self.likely = LikelyPanel(desk)
        self._read = ReadPanel(desk)
        self._empty = EmptyState(desk.look)
        self._stack = QStackedWidget()
        self._split, self._drawn = self._columns(), False
        for part in (self._split, self._empty, self.likely):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self._head, rule(), self._stack):
            outer.addWidget(widget)
        self._wire()
        bind(self, self.list)
        offer_by_right_click(self.list, desk.look)

    def _columns(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for part in (self.list, self.panel, self._read):
            part.setMinimumWidth(360 if part is self.panel else 180)
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.splitterMoved.connect(lambda *_: self._keep_columns())
        return split

    def _keep_columns(self) -> None:
        """Somebody drew the columns: they are left as they are."""
        self._drawn = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the question the more of the width, the less there is."""
        super().resizeEvent(event)
        if not self._drawn:
            side = _SIDE if event.size().width() >= _ROOMY else _NARROW
            self._split.setSizes([side, event.size().width() - 2 * side, side])

    def _wire(self) -> None:
        self.list.turned.connect(self._turn)
        self.panel.chosen.connect(self._choose)
        self.panel.parted.connect(self._part)
        self.panel.attached.connect(self._attach)
        self.panel.named.connect(self._make_title)
        self.panel.stepped.connect(self.list.step)
        self.panel.put_off.connect(self.later)
        self.panel.left_alone.connect(self.not_part)
        self.panel.left.connect(self.list.setFocus)
        self.likely.accepted.connect(self._accept)
        self.likely.left.connect(self._back)

    def visit(self, destination: Destination) -> None:
        """Show what waits."""
        self.reload()

    def reload(self) -> None:
        """Read again what waits."""
        self.desk.door.ask(
            _read_inbox,
            self._show,
            owner=self,
            key=(id(self), "list"),
        )

    def region(self) -> QWidget:
        """The list of what waits."""
        return self.list

    @property
    def waiting(self) -> int:
        """How many copies wait."""
        return len(self._inbox.questions) + len(self._inbox.unknown)

    @property
    def asked(self) -> str:
        """The name of the copy in question."""
        question = self.list.question
        return question.item.title if question is not None else ""

    @property
    def some_likely(self) -> bool:
        """Whether anything can be accepted as likely."""
        return any(is_likely(question) for question in self._inbox.questions)

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
        question = self.list.question
        if question is not None and is_likely(question):
            self._answer(0)

    @action("Accept the first for the whole folder", "To identify", "Shift+Return", "Shift+Enter")
    def accept_for_folder(self) -> None:
        """Answer with the first candidate when it is likely, and remember its series for the folder."""
        question = self.list.question
        if question is not None and is_likely(question):
            self._choose(question.candidates[0].candidate.work, remember=True)

    @action("Later", "To identify", "S", icon="clock")
    def later(self) -> None:
        """Ask about it last."""
        self._decide(lambda catalog, item: catalog.review.later(item))

    @action("Not part of this catalogue", "To identify", "X", icon="x")
    def not_part(self) -> None:
        """Leave it alone on purpose."""
        self._decide(lambda catalog, item: catalog.review.not_part(item))

    @action("Another title…", "To identify", "/", icon="search")
    def another(self) -> None:
        """Look for the title by name."""
        if self.panel.ways is not None:
            self.panel.ways.look_for_another()

    @action("Several stories in this file…", "To identify", icon="layers")
    def several(self) -> None:
        """Say which stories the file holds, and where in it."""
        if self.panel.ways is not None:
            self.panel.ways.ask_for_parts()

    @action("New title from what the file says…", "To identify", "N", icon="pencil")
    def new_title(self) -> None:
        """Say that it is a title nobody has yet."""
        if self.panel.ways is not None:
            self.panel.ways.ask_for_new_title()

    @action("An extra of…", "To identify", "E", icon="paperclip")
    def extra(self) -> None:
        """Say that it is a trailer, an interview or the like, and of which title."""
        if self.panel.ways is not None:
            self.panel.ways.ask_for_extra()

    @action("Next question", "To identify", "J", listed=False)
    def next_question(self) -> None:
        """Go on without an answer."""
        self.list.step(1)

    @action("Previous question", "To identify", "K", listed=False)
    def previous_question(self) -> None:
        """Go back to the question before."""
        self.list.step(-1)

    @action("Take the last answer back", "To identify", "Z", icon="undo-2")
    def take_back(self) -> None:
        """Undo the last decision and ask again."""
        self.desk.door.change(lambda catalog: catalog.history.undo(), self._taken_back, owner=self)

    @action("Accept all likely…", "To identify", icon="check", when="some_likely")
    def accept_likely(self) -> None:
        """Show what is likely, to be accepted at once."""
        self.likely.show_questions(self._inbox.questions)
        self._stack.setCurrentWidget(self.likely)
        self.likely.accept_button.setFocus()

    @action("Remembered answers", "To identify", icon="check")
    def remembered(self) -> None:
        """Show what was answered once and is not asked again."""
        self.desk.wires.go.emit(Destination("answers", title="Remembered answers"))

    def _answer(self, number: int) -> None:
        question = self.list.question
        if question is not None and number < len(question.candidates):
            self._choose(question.candidates[number].candidate.work)

    def _choose(self, work: str, *, remember: bool = False) -> None:
        remember = remember or self.panel.remember
        self._decide(lambda catalog, item: catalog.review.answer(item, work, remember=remember))

    def _part(self, parts: tuple[tuple[str, Range | None], ...]) -> None:
        self._decide(lambda catalog, item: catalog.review.answer_parts(item, parts), self.panel.complain)

    def _attach(self, work: str, role: ExtraRole) -> None:
        self._decide(lambda catalog, item: catalog.links.make_extra(item, work, role)[1])

    def _make_title(self, fields: dict[str, list[str]]) -> None:
        self._decide(lambda catalog, item: catalog.new_titles.make(item, fields)[1], self.panel.complain)

    def _decide(
        self, verb: Callable[[Catalog, str], Changed], refused: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer the question in hand; `refused` hears what is wrong with the answer."""
        question = self.list.question
        if question is not None:
            item = question.item.id
            self.desk.door.change(
                lambda catalog: verb(catalog, item), lambda done: self._done(done, item), refused, owner=self
            )

    def _accept(self, answers: list[tuple[str, str]]) -> None:
        self.desk.door.change(
            lambda catalog: catalog.review.answer_all(answers),
            lambda done: self._done(done, answers[0][0]),
            owner=self,
        )

    def _back(self) -> None:
        self._stack.setCurrentIndex(0 if self.waiting else 1)
        self.list.setFocus()

    def _done(self, changed: Changed, item: str) -> None:
        said = changed.label
        if changed.followed:
            follow = f"{changed.followed} neighbours follow" if changed.followed > 1 else "neighbour follows"
            said = f"Linked. The {follow}."
        self.desk.wires.notice.emit(Notice(said, undo=True))
        self._answered.append(item)
        self.list.leave()
        self.panel.start_afresh()
        self._back()

    def _taken_back(self, changed: Changed | None) -> None:
        self.desk.wires.notice.emit(Notice(changed.label if changed is not None else "Nothing to undo."))
        if changed is not None and self._answered:
            self.list.come_back_to(self._answered.pop())

    def _show(self, inbox: _Inbox) -> None:
        self._inbox = inbox
        self._say(inbox)
        self.accept_button.setVisible(self.some_likely)
        self.list.fill(inbox.questions, inbox.unknown)
        if self._stack.currentWidget() is not self.likely:
            self._stack.setCurrentIndex(0 if self.waiting else 1)

    def _say(self, inbox: _Inbox) -> None:
        asked = len(inbox.questions)
        files = labels.count(sum(len(question.item.files) for question in inbox.questions), "file", "files")
        minutes = labels.count(max(1, round(asked * _ANSWER_SECONDS / 60)), "minute", "minutes")
        asks = labels.count(asked, "question settles", "questions settle")
        parts = [f"{asks} {files}, about {minutes}"] if asked else []
        parts += [f"{len(inbox.unknown)} not recognised"] if inbox.unknown else []
        self._head.say("To identify", " · ".join(parts))
        linked = inbox.tally.linked_items if inbox.tally is not None else 0
        if linked:
            matched = f"{labels.count(linked, 'copy', 'copies')} matched."
            self._empty.say("inbox", "Everything has a place.", matched)
        else:
            self._empty.say("inbox", "Nothing to identify.", "Questions about what a scan found come here.")

    def _turn(self) -> None:
        question = self.list.question
        if question is not None:
            item = question.item
            beside = self._inbox.files_in[item.folder] > len(item.files)
            self.panel.show_question(question, self.list.place, beside)
            self._read.show_copy(item)
            self.desk.door.ask(
                lambda catalog: catalog.review.read(item.id),
                lambda read: self._read.show_copy(item, read),
                owner=self,
                key=(id(self), "read"),
            )


def _read_inbox(catalog: Catalog) -> _Inbox:
    files: Counter[str] = Counter()
    for item in catalog.items.list():
        files[item.folder] += len(item.files)
    return _Inbox(catalog.review.list(), catalog.review.not_recognised(), files, catalog.works.tally())


VIEW = View("identify", "To identify", "inbox", "Now", 5, IdentifyView, badge=lambda tally: tally.to_identify)
