"""To identify: one question at a time, with the likeliest candidates first and the facts of the files next to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.model.unrecognised import ItemPage
from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, add_context_menu, bind_actions
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.models.inbox_rows import (
    FEW,
    Expansion,
    InboxRow,
    Listing,
    filter_questions,
    keep_folder_order,
    read_listing,
)
from janto_catalog.ui.models.pending_answers import PendingAnswers
from janto_catalog.ui.panels.bulk_accept import BulkAcceptPanel
from janto_catalog.ui.panels.file_facts import FileFactsPanel
from janto_catalog.ui.panels.likelihood import is_likely
from janto_catalog.ui.panels.rest_panel import RestPanel
from janto_catalog.ui.panels.review_actions import ReviewActions
from janto_catalog.ui.panels.review_columns import InboxFilter, ReviewColumns
from janto_catalog.ui.panels.selection_panel import SelectionPanel
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, hairline

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.unrecognised import FolderPlace, UnrecognisedFolder
    from janto_catalog.model.views import ItemSummary, Question

_ANSWER_SECONDS = 20


@dataclass(frozen=True, slots=True)
class _ReviewQueue:
    """What was read: `neighbours` is the number of items in the folder of each question."""

    questions: tuple[Question, ...] = ()
    listing: Listing = field(default_factory=Listing)
    neighbours: dict[str, int] = field(default_factory=dict)
    matched: int = 0
    left_out: int = 0
    text: str = ""

    @property
    def items(self) -> set[str]:
        """The ids of the copies that are asked about, and of those listed that were not recognised."""
        pages = [page for page in self.listing.inside.values() if isinstance(page, ItemPage)]
        return {question.item.id for question in self.questions} | {
            row.id for page in pages for row in page.rows
        }

    def changed_by(self, pending: PendingAnswers) -> _ReviewQueue:
        """The same as it will be when pending answers are stored and undone."""
        if not pending:
            return self
        listing = self.listing
        for item in pending.stored:
            listing = listing.without(item)
        return replace(self, questions=pending.apply(self.questions), listing=listing)


class ReviewView(ReviewActions):
    """The questions at the left, the current one in the middle, the facts of its files at the right."""

    shows = frozenset({Data.ITEM_STATES, Data.ITEMS, Data.MATCHES, Data.ITEM_DECISIONS, Data.NAME_FACTS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.setObjectName("surface")
        self._queue = _ReviewQueue()
        self._pending = PendingAnswers()
        self._sought = ""
        #: The folders with questions in the order they are listed in, since the page was opened.
        self._folders: list[str] = []
        self._head = Header(context.theme, "To identify")
        self.accept_button = button(context.theme, "Accept all likely…", self.accept_likely)
        self.accept_button.hide()
        self._head.tools.addWidget(button(context.theme, "Remembered answers", self.remembered))
        self._head.tools.addWidget(self.accept_button)
        self.filter_field = InboxFilter(context.theme)
        self.selection_panel = SelectionPanel(context)
        self._middle = QStackedWidget()
        self.rest_panel = RestPanel(context)
        for part in (self.panel, self.selection_panel, self.rest_panel):
            self._middle.addWidget(part)
        self.bulk_accept = BulkAcceptPanel(context)
        self._read = FileFactsPanel(context)
        self._empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        columns = ReviewColumns(self.filter_field, self.list, self._middle, self._read)
        for layer in (columns, self._empty, self.bulk_accept):
            self._stack.addWidget(layer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self._head, hairline(), self._stack):
            outer.addWidget(widget)
        self._connect()
        bind_actions(self, self.list)
        add_context_menu(self.list, context.theme)

    def _connect(self) -> None:
        self.list.question_changed.connect(self._show_next_question)
        self.list.selection_changed.connect(self._show_next_question)
        self.list.listing_wanted.connect(self.reload)
        self.filter_field.filtered.connect(lambda _text: self.reload())
        self.filter_field.left.connect(self.list.setFocus)
        self.selection_panel.excluded.connect(self.not_part)
        self.selection_panel.postponed.connect(self.later)
        self.selection_panel.joined.connect(self.join_selected)
        self.selection_panel.toggled.connect(self.list.toggle)
        self.selection_panel.rest_wanted.connect(self.leave_out_rest)
        self.rest_panel.left_out.connect(self._leave_out_rest)
        self.rest_panel.cancelled.connect(self._close_rest)
        self.panel.chosen.connect(self._choose)
        self.panel.parts_given.connect(self._match_parts)
        self.panel.extra_given.connect(self._mark_extra)
        self.panel.new_title_given.connect(self._make_title)
        self.panel.joined.connect(self._join)
        self.panel.separated.connect(self.separate)
        self.panel.all_chosen.connect(self.has_all)
        self.panel.stepped.connect(self.list.step)
        self.panel.number_pressed.connect(self._answer)
        self.panel.postponed.connect(self.later)
        self.panel.excluded.connect(self.not_part)
        self.panel.cancelled.connect(self.list.setFocus)
        self.bulk_accept.accepted.connect(self._accept)
        self.bulk_accept.cancelled.connect(self.show_list)

    def visit(self, destination: Destination) -> None:
        """Read the questions again, and go to the copy that the destination names."""
        self._sought, self._folders = destination.item, []
        if self._sought:
            self.filter_field.clear()
            self.list.return_to(self._sought)
        self.reload()

    def reload(self) -> None:
        """Read the questions again."""
        text, expansion = self.filter_field.text(), self.list.expansion
        self.context.runner.read(
            lambda catalog: _read_queue(catalog, text, expansion),
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
        return len(self._queue.questions) + self._queue.listing.folders.copies

    @property
    def current_title(self) -> str:
        """The name of the copy that is asked about."""
        question = self.list.question
        return question.item.title if question is not None else ""

    @property
    def some_likely(self) -> bool:
        """Whether any first candidate is likely or better."""
        return any(is_likely(question) for question in self._queue.questions)

    @action("Accept all likely…", "To identify", icon="check", when="some_likely")
    def accept_likely(self) -> None:
        """List the likely candidates, to accept them all at once."""
        self.bulk_accept.show_questions(self._queue.questions)
        self._stack.setCurrentWidget(self.bulk_accept)
        self.bulk_accept.accept_button.setFocus()

    def _accept(self, answers: list[tuple[str, str]]) -> None:
        self.context.runner.write(
            lambda catalog: catalog.review.answer_all(answers),
            lambda done: self._show_answer_result(done, answers[0][0]),
            owner=self,
        )

    def show_list(self) -> None:
        """Show the list, or that nothing is open, with the focus in it."""
        self._stack.setCurrentIndex(0 if self.remaining else 1)
        self.list.setFocus()

    def _show(self, read: _ReviewQueue) -> None:
        """Show what was read, as it will be when the answers given meanwhile are stored."""
        before, queue = self._queue.items, self._in_order(read.changed_by(self._pending))
        self._queue = queue
        # An answer that was undone, with whichever key: its question is the current one again.
        if back := [item for item in self._answered if item in queue.items - before]:
            self.list.return_to(back[-1])
        self._show_counts(queue)
        self.accept_button.setVisible(self.some_likely)
        self.filter_field.setVisible(bool(queue.text) or self.remaining > FEW)
        self.list.fill(filter_questions(queue.questions, queue.text), queue.listing)
        if self._stack.currentWidget() is not self.bulk_accept:
            self._stack.setCurrentIndex(0 if self.remaining else 1)
        self._find_sought()

    def _in_order(self, queue: _ReviewQueue) -> _ReviewQueue:
        """The same with the folders where they were: an answer moves none, and new ones come after them."""
        kept = keep_folder_order(queue.questions, self._folders)
        known = set(self._folders)
        self._folders += dict.fromkeys(each.item.folder for each in kept if each.item.folder not in known)
        return replace(queue, questions=kept)

    def _find_sought(self) -> None:
        """Filter by the name of a copy that is to be asked about, when its folder is closed."""
        sought, self._sought = self._sought, ""
        question = self.list.question
        if sought and (question is None or question.item.id != sought):
            self.context.runner.read(
                lambda catalog: catalog.items.show(sought).title, self.filter_field.setText, owner=self
            )

    def drop_answered(self, item: str) -> None:
        """Go to the next question at once: what is known of the others holds until they are read again."""
        self._pending.answer(item, self._queue.questions)
        self._show(self._queue)

    def answer_stored(self, item: str) -> None:
        # The list was asked for again before, when the change was announced; what was read earlier is not shown.
        self._pending.stored.discard(item)

    def restore_answered(self, item: str) -> None:
        """Show the question at once as it was, when it is still known."""
        if self._pending.undo(item):
            self._show(self._queue)

    def answer_undone(self, item: str) -> None:
        self._pending.undone.pop(item, None)
        # Another change may be the one that was undone.
        self.reload()

    def ask_again(self, item: str) -> None:
        """List the question again and return to it, unless the user goes elsewhere."""
        self._pending.stored.discard(item)
        self.list.return_to(item)
        self.reload()

    def _show_counts(self, queue: _ReviewQueue) -> None:
        asked = len(queue.questions)
        files = labels.count(sum(len(question.item.files) for question in queue.questions), "file", "files")
        minutes = labels.count(max(1, round(asked * _ANSWER_SECONDS / 60)), "minute", "minutes")
        asks = labels.count(asked, "question about", "questions about")
        parts = [f"{asks} {files}, about {minutes}"] if asked else []
        folders = queue.listing.folders
        parts += [f"{labels.count(folders.copies, '', '').strip()} not recognised"] if folders.copies else []
        self._head.set_title("To identify", " · ".join(parts))
        if queue.matched or queue.left_out:
            done = [f"{labels.count(queue.matched, 'copy', 'copies')} matched."] if queue.matched else []
            is_left_out = "copy is left out" if queue.left_out == 1 else "copies are left out"
            done += [f"{labels.number(queue.left_out)} {is_left_out} on purpose."] if queue.left_out else []
            every = "No question is open." if queue.left_out else "Everything is matched."
            self._empty.show_message("inbox", every, " ".join(done))
        else:
            self._empty.show_message(
                "inbox", "Nothing to identify.", "Questions about scanned files are listed here."
            )

    def ask_for_rest(self, folder: UnrecognisedFolder) -> None:
        self._show_no_facts()
        self._middle.setCurrentWidget(self.rest_panel)
        self.rest_panel.ask_about(folder)

    def _leave_out_rest(self, place: FolderPlace, kept: list[FolderPlace]) -> None:
        self._decide_all(lambda catalog: catalog.unrecognised.leave_out_rest(place, kept), ())
        self._close_rest()

    def _close_rest(self) -> None:
        self._show_question()
        self.list.setFocus()

    def _show_next_question(self) -> None:
        """Show the current question, unless a form about the folder around it has the focus: it is read again."""
        if not self.rest_panel.isAncestorOf(QApplication.focusWidget() or self):
            self._show_question()

    def _show_question(self) -> None:
        row, question = self.list.row, self.list.question
        if self.several_selected:
            self._middle.setCurrentWidget(self.selection_panel)
            asked, others = self.list.selected_questions, self.list.selected_copies
            self.selection_panel.show_selection(asked, self.list.selected_folders, others)
            self._show_no_facts()
        elif row is not None and row.is_folder and row.folder is not None:
            self._middle.setCurrentWidget(self.selection_panel)
            self.selection_panel.show_folder(row.folder, is_open=bool(row.is_open))
            self._show_no_facts()
        elif question is not None:
            self._middle.setCurrentWidget(self.panel)
            item = question.item
            self.panel.show_question(question, self.list.position, self._has_neighbours(row, item))
            self._read.show_item(item)
            self.context.runner.read(
                lambda catalog: catalog.review.read(item.id),
                lambda read: self._read.show_item(item, read),
                owner=self,
                key=(id(self), "read"),
            )

    def _show_no_facts(self) -> None:
        """Show the facts of no copy, also when those of the last one come late."""
        self.context.runner.discard((id(self), "read"))
        self._read.show_nothing()

    def _has_neighbours(self, row: InboxRow | None, item: ItemSummary) -> bool:
        """Whether the folder of an item has others."""
        if row is not None and row.folder is not None:
            return row.folder.copies + row.folder.recognised > 1
        return self._queue.neighbours.get(item.folder, 0) > 1


def _read_queue(catalog: Catalog, text: str, expansion: Expansion) -> _ReviewQueue:
    counts = catalog.works.sidebar_counts()
    return _ReviewQueue(
        catalog.review.list(),
        read_listing(catalog, text, expansion),
        catalog.review.neighbours(),
        counts.linked_items,
        counts.left_out,
        text,
    )


VIEW = View("review", "To identify", "inbox", "Now", 5, ReviewView, badge=lambda counts: counts.to_review)
