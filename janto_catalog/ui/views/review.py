"""Needs review: one question at a time, with the likeliest candidates first and the facts of the files next to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, add_context_menu, bind_actions
from janto_catalog.ui.context import Destination, Notice, UiContext
from janto_catalog.ui.panels.bulk_accept import BulkAcceptPanel, is_likely
from janto_catalog.ui.panels.file_facts import FileFactsPanel
from janto_catalog.ui.panels.question_list import QuestionList
from janto_catalog.ui.panels.question_panel import QuestionPanel
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, hairline

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.files import ExtraRole, Range
    from janto_catalog.model.views import Changed, ItemSummary, Question, SidebarCounts

_ANSWER_SECONDS = 20
_SIDE, _NARROW, _ROOMY = 280, 200, 1100


@dataclass(frozen=True, slots=True)
class _ReviewQueue:
    questions: tuple[Question, ...]
    unknown: tuple[Question, ...]
    files_in: Counter[str]
    counts: SidebarCounts | None


class ReviewView(ViewPage):
    """The questions at the left, the current one in the middle, the facts of its files at the right."""

    shows = frozenset({Data.ITEM_STATES, Data.ITEMS, Data.MATCHES, Data.ITEM_DECISIONS, Data.NAME_FACTS})

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.context = context
        self._queue = _ReviewQueue((), (), Counter(), None)
        self._answered: list[str] = []
        self._head = Header(context.theme, "Needs review")
        self.accept_button = button(context.theme, "Accept all likely…", self.accept_likely)
        self.accept_button.hide()
        self.join_button = button(context.theme, "", self.join_selected)
        self.join_button.hide()
        self._head.tools.addWidget(self.join_button)
        self._head.tools.addWidget(button(context.theme, "Remembered answers", self.remembered))
        self._head.tools.addWidget(self.accept_button)
        self.list = QuestionList(context)
        self.panel = QuestionPanel(context)
        self.bulk_accept = BulkAcceptPanel(context)
        self._read = FileFactsPanel(context)
        self._empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._split, self._columns_resized = self._columns(), False
        for part in (self._split, self._empty, self.bulk_accept):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self._head, hairline(), self._stack):
            outer.addWidget(widget)
        self._connect()
        bind_actions(self, self.list)
        add_context_menu(self.list, context.theme)

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
        """Remember that the user has resized the columns, so that they stay so."""
        self._columns_resized = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the question a larger share of the width in a narrow window."""
        super().resizeEvent(event)
        if not self._columns_resized:
            side = _SIDE if event.size().width() >= _ROOMY else _NARROW
            self._split.setSizes([side, event.size().width() - 2 * side, side])

    def _connect(self) -> None:
        self.list.question_changed.connect(self._show_question)
        self.list.itemSelectionChanged.connect(self._show_selection)
        self.panel.chosen.connect(self._choose)
        self.panel.parts_given.connect(self._match_parts)
        self.panel.extra_given.connect(self._mark_extra)
        self.panel.new_title_given.connect(self._make_title)
        self.panel.joined.connect(self._join)
        self.panel.separated.connect(self.separate)
        self.panel.stepped.connect(self.list.step)
        self.panel.postponed.connect(self.later)
        self.panel.excluded.connect(self.not_part)
        self.panel.cancelled.connect(self.list.setFocus)
        self.bulk_accept.accepted.connect(self._accept)
        self.bulk_accept.cancelled.connect(self._back)

    def reload(self) -> None:
        """Read the questions again."""
        self.context.runner.read(
            _read_queue,
            self._show,
            owner=self,
            key=(id(self), "list"),
        )

    def focus_target(self) -> QWidget:
        """The list of questions."""
        return self.list

    @property
    def remaining(self) -> int:
        """How many copies have no answer yet."""
        return len(self._queue.questions) + len(self._queue.unknown)

    @property
    def current_title(self) -> str:
        """The name of the copy that is asked about."""
        question = self.list.question
        return question.item.title if question is not None else ""

    @property
    def some_likely(self) -> bool:
        """Whether any first candidate is likely or better."""
        return any(is_likely(question) for question in self._queue.questions)

    @property
    def several_selected(self) -> bool:
        """Whether rows with more than one copy are selected."""
        return len(self.list.selectedItems()) > 1

    @property
    def has_several_files(self) -> bool:
        """Whether the current copy has more than one file."""
        question = self.list.question
        return question is not None and len(question.item.files) > 1

    @action("Choose the first candidate", "Needs review", "1", listed=False)
    def first(self) -> None:
        """Answer with the first candidate."""
        self._answer(0)

    @action("Choose the second candidate", "Needs review", "2", listed=False)
    def second(self) -> None:
        """Answer with the second candidate."""
        self._answer(1)

    @action("Choose the third candidate", "Needs review", "3", listed=False)
    def third(self) -> None:
        """Answer with the third candidate."""
        self._answer(2)

    @action("Accept the first candidate", "Needs review", "Return", "Enter", icon="check")
    def accept(self) -> None:
        """Answer with the first candidate, when it is likely or better."""
        question = self.list.question
        if question is not None and is_likely(question):
            self._answer(0)

    @action("Accept the first candidate for the whole folder", "Needs review", "Shift+Return", "Shift+Enter")
    def accept_for_folder(self) -> None:
        """Answer with the first candidate when it is likely, and remember its series for the folder."""
        question = self.list.question
        if question is not None and is_likely(question):
            self._choose(question.candidates[0].candidate.work, remember=True)

    @action("Later", "Needs review", "S", icon="clock")
    def later(self) -> None:
        """Ask about it last."""
        self._decide(lambda catalog, item: catalog.review.postpone(item))

    @action("Not part of this catalogue", "Needs review", "X", icon="x")
    def not_part(self) -> None:
        """Exclude the copy from the catalogue."""
        self._decide(lambda catalog, item: catalog.review.not_part(item))

    @action("Another title…", "Needs review", "/", icon="search")
    def another(self) -> None:
        """Search for the title by name."""
        if self.panel.actions_row is not None:
            self.panel.actions_row.look_for_another()

    @action("Several stories in this file…", "Needs review", icon="layers")
    def several(self) -> None:
        """Enter which stories the file contains, and where in it."""
        if self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_parts()

    @action("These files are one copy…", "Needs review", "O", icon="layers")
    def one_item(self) -> None:
        """Choose which files of the folder are one copy; selected ones are joined at once."""
        if self.several_selected:
            self.join_selected()
        elif self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_parts_of_item()

    @action("Make one copy of the selected", "Needs review", when="several_selected")
    def join_selected(self) -> None:
        """Make one copy of all that is selected."""
        items = sorted(self.list.selected_items, key=lambda item: item.files[:1])
        self._join([item.id for item in items])

    @action("Separate its files", "Needs review", when="has_several_files")
    def separate(self) -> None:
        """Make an item of each file of the copy."""
        self._decide(lambda catalog, item: catalog.groupings.split(item)[1])

    @action("New title from the metadata…", "Needs review", "N", icon="pencil")
    def new_title(self) -> None:
        """Create a title that no story world has."""
        if self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_new_title()

    @action("An extra of…", "Needs review", "E", icon="paperclip")
    def extra(self) -> None:
        """Mark the copy as an extra (a trailer, an interview) of a title."""
        if self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_extra()

    @action("Next question", "Needs review", "J", listed=False)
    def next_question(self) -> None:
        """Go to the next question without an answer."""
        self.list.step(1)

    @action("Previous question", "Needs review", "K", listed=False)
    def previous_question(self) -> None:
        """Go to the previous question."""
        self.list.step(-1)

    @action("Undo the last answer", "Needs review", "Z", icon="undo-2")
    def undo_answer(self) -> None:
        """Undo the last decision and ask again."""
        self.context.runner.write(lambda catalog: catalog.history.undo(), self._show_undo_result, owner=self)

    @action("Accept all likely…", "Needs review", icon="check", when="some_likely")
    def accept_likely(self) -> None:
        """List the likely candidates, to accept them all at once."""
        self.bulk_accept.show_questions(self._queue.questions)
        self._stack.setCurrentWidget(self.bulk_accept)
        self.bulk_accept.accept_button.setFocus()

    @action("Remembered answers", "Needs review", icon="check")
    def remembered(self) -> None:
        """Show the remembered answers."""
        self.context.signals.navigate.emit(Destination("answers", title="Remembered answers"))

    def _answer(self, number: int) -> None:
        question = self.list.question
        if question is not None and number < len(question.candidates):
            self._choose(question.candidates[number].candidate.work)

    def _join(self, items: list[str]) -> None:
        self.context.runner.write(
            lambda catalog: catalog.groupings.join(items),
            lambda done: self._show_joined(*done),
            # Without a form the window shows what is wrong.
            self.panel.show_error if self.panel.has_form else None,
            owner=self,
        )

    def _show_joined(self, item: ItemSummary, changed: Changed) -> None:
        """Ask about the joined item next, if it is not matched."""
        self._show_answer_result(changed, item.id)
        self.list.return_to(item.id)

    def _show_selection(self) -> None:
        self.join_button.setVisible(self.several_selected)
        self.join_button.setText(f"Make one copy of {len(self.list.selected_items)}")

    def _choose(self, work: str, *, remember: bool = False) -> None:
        remember = remember or self.panel.remember
        self._decide(lambda catalog, item: catalog.review.answer(item, work, remember=remember))

    def _match_parts(self, parts: tuple[tuple[str, Range | None], ...]) -> None:
        self._decide(lambda catalog, item: catalog.review.answer_parts(item, parts), self.panel.show_error)

    def _mark_extra(self, work: str, role: ExtraRole) -> None:
        self._decide(lambda catalog, item: catalog.links.make_extra(item, work, role)[1])

    def _make_title(self, fields: dict[str, list[str]]) -> None:
        self._decide(lambda catalog, item: catalog.new_titles.make(item, fields)[1], self.panel.show_error)

    def _decide(
        self, verb: Callable[[Catalog, str], Changed], on_error: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer the current question; `on_error` gets what is wrong with the answer."""
        question = self.list.question
        if question is not None:
            item = question.item.id
            self.context.runner.write(
                lambda catalog: verb(catalog, item),
                lambda done: self._show_answer_result(done, item),
                on_error,
                owner=self,
            )

    def _accept(self, answers: list[tuple[str, str]]) -> None:
        self.context.runner.write(
            lambda catalog: catalog.review.answer_all(answers),
            lambda done: self._show_answer_result(done, answers[0][0]),
            owner=self,
        )

    def _back(self) -> None:
        self._stack.setCurrentIndex(0 if self.remaining else 1)
        self.list.setFocus()

    def _show_answer_result(self, changed: Changed, item: str) -> None:
        self.context.signals.show_notice.emit(Notice(labels.answer_result(changed), undo=True))
        self._answered.append(item)
        self.list.advance_on_fill()
        self.panel.forget_question()
        self._back()

    def _show_undo_result(self, changed: Changed | None) -> None:
        self.context.signals.show_notice.emit(
            Notice(changed.label if changed is not None else "Nothing to undo.")
        )
        if changed is not None and self._answered:
            self.list.return_to(self._answered.pop())

    def _show(self, queue: _ReviewQueue) -> None:
        self._queue = queue
        self._show_counts(queue)
        self.accept_button.setVisible(self.some_likely)
        self.list.fill(queue.questions, queue.unknown)
        self._show_selection()
        if self._stack.currentWidget() is not self.bulk_accept:
            self._stack.setCurrentIndex(0 if self.remaining else 1)

    def _show_counts(self, queue: _ReviewQueue) -> None:
        asked = len(queue.questions)
        files = labels.count(sum(len(question.item.files) for question in queue.questions), "file", "files")
        minutes = labels.count(max(1, round(asked * _ANSWER_SECONDS / 60)), "minute", "minutes")
        asks = labels.count(asked, "question about", "questions about")
        parts = [f"{asks} {files}, about {minutes}"] if asked else []
        parts += [f"{len(queue.unknown)} unknown"] if queue.unknown else []
        self._head.set_title("Needs review", " · ".join(parts))
        linked = queue.counts.linked_items if queue.counts is not None else 0
        if linked:
            matched = f"{labels.count(linked, 'copy', 'copies')} matched."
            self._empty.show_message("inbox", "Everything is matched.", matched)
        else:
            self._empty.show_message(
                "inbox", "Nothing needs review.", "Questions about scanned files are listed here."
            )

    def _show_question(self) -> None:
        question = self.list.question
        if question is not None:
            item = question.item
            has_neighbours = self._queue.files_in[item.folder] > len(item.files)
            self.panel.show_question(question, self.list.position, has_neighbours)
            self._read.show_item(item)
            self.context.runner.read(
                lambda catalog: catalog.review.read(item.id),
                lambda read: self._read.show_item(item, read),
                owner=self,
                key=(id(self), "read"),
            )


def _read_queue(catalog: Catalog) -> _ReviewQueue:
    files: Counter[str] = Counter()
    for item in catalog.items.list():
        files[item.folder] += len(item.files)
    return _ReviewQueue(
        catalog.review.list(), catalog.review.unknown(), files, catalog.works.sidebar_counts()
    )


VIEW = View("review", "Needs review", "inbox", "Now", 5, ReviewView, badge=lambda counts: counts.to_review)
