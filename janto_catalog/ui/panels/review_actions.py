"""What can be done in the inbox, with the keyboard and the menu: answers, decisions about many copies, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from janto_catalog.ui import labels
from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Destination, Notice, UiContext
from janto_catalog.ui.panels.likelihood import is_likely, several_sure
from janto_catalog.ui.panels.question_list import QuestionList
from janto_catalog.ui.panels.question_panel import QuestionPanel
from janto_catalog.ui.view_page import ViewPage

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.files import ExtraRole, Range
    from janto_catalog.model.unrecognised import UnrecognisedFolder
    from janto_catalog.model.views import Changed, ItemSummary


class ReviewActions(ViewPage):
    """A page with a list of questions and the panel of the current one, and the actions on them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.list = QuestionList(context)
        self.panel = QuestionPanel(context)
        self._answered: list[str] = []

    @property
    def several_selected(self) -> bool:
        """Whether several rows are selected."""
        return len(self.list.selected) > 1

    @property
    def several_copies_selected(self) -> bool:
        """Whether several rows are selected, and all are of copies."""
        return self.several_selected and not self.list.selected_folders

    @property
    def some_copies_selected(self) -> bool:
        """Whether copies are selected, and no folder."""
        return bool(self.list.selected_items) and not self.list.selected_folders

    @property
    def asks(self) -> bool:
        """Whether one question is shown."""
        return self.list.question is not None and not self.several_selected

    @property
    def asks_about_likely(self) -> bool:
        """Whether one question is shown, and its first candidate is likely or better."""
        question = self.list.question
        return self.asks and question is not None and is_likely(question)

    @property
    def asks_about_several(self) -> bool:
        """Whether one question is shown, and several of its candidates are sure: the file seems to have them all."""
        question = self.list.question
        return self.asks and question is not None and bool(several_sure(question))

    @property
    def has_several_files(self) -> bool:
        """Whether the current copy has more than one file."""
        question = self.list.question
        return self.asks and question is not None and len(question.item.files) > 1

    @action("Choose the first candidate", "To identify", "1", listed=False)
    def first(self) -> None:
        """Answer with the first candidate."""
        self._answer(0)

    @action("Choose the second candidate", "To identify", "2", listed=False)
    def second(self) -> None:
        """Answer with the second candidate."""
        self._answer(1)

    @action("Choose the third candidate", "To identify", "3", listed=False)
    def third(self) -> None:
        """Answer with the third candidate."""
        self._answer(2)

    @action(
        "Accept the first candidate",
        "To identify",
        "Enter",
        icon="check",
        when="asks_about_likely",
    )
    def accept(self) -> None:
        """Answer with the selected candidate, else with the first when it is likely or better; open a folder."""
        if self.asks and self.panel.selected is not None:
            self._choose(self.panel.selected)
        elif self.asks_about_likely:
            self._answer(0)
        elif not self.several_selected:
            self.list.toggle()

    @action(
        "Accept the first candidate for the whole folder",
        "To identify",
        "Shift+Enter",
        when="asks_about_likely",
    )
    def accept_for_folder(self) -> None:
        """Answer with the first candidate when it is likely, and remember its series for the folder."""
        question = self.list.question
        if question is not None and self.asks_about_likely:
            self._choose(question.candidates[0].candidate.work, remember=True)

    @action("Later", "To identify", "S", icon="clock", when="some_copies_selected")
    def later(self) -> None:
        """Ask last about what is selected."""
        if self.several_copies_selected:
            items = [item.id for item in self.list.selected_items]
            self._decide_all(lambda catalog: catalog.unrecognised.postpone(items), items)
        else:
            self._decide(lambda catalog, item: catalog.review.postpone(item), is_answer=False)

    @action("Not part of this catalogue", "To identify", "X", "Delete", icon="x")
    def not_part(self) -> None:
        """Exclude what is selected from the catalogue: copies, and folders that were not recognised."""
        folders = [folder.place for folder in self.list.selected_folders]
        if folders or self.several_selected:
            items = [item.id for item in self.list.selected_items]
            self._decide_all(lambda catalog: catalog.unrecognised.leave_out(items, folders), items)
        else:
            self._decide(lambda catalog, item: catalog.review.not_part(item))

    @property
    def is_in_folder(self) -> bool:
        """Whether the current row is a folder with copies that were not recognised, or a copy in one."""
        return self.list.row is not None and self.list.row.folder is not None

    @action("Leave out a folder but for some in it…", "To identify", "R", when="is_in_folder")
    def leave_out_rest(self) -> None:
        """Choose which folders in a folder are part of the catalogue; the rest is left out."""
        row = self.list.row
        if row is not None and row.folder is not None:
            self.ask_for_rest(row.folder)

    def ask_for_rest(self, folder: UnrecognisedFolder) -> None:
        """Show the form for what is kept of a folder around `folder`."""

    @action("Another title…", "To identify", "/", icon="search", when="asks")
    def another(self) -> None:
        """Search for the title by name."""
        if self.asks and self.panel.actions_row is not None:
            self.panel.actions_row.look_for_another()

    @action("Several stories in this file…", "To identify", "M", icon="layers", when="asks")
    def several(self) -> None:
        """Enter which stories the file contains, and where in it."""
        if self.asks and self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_parts()

    @action("It has all of these stories", "To identify", "A", icon="layers", when="asks_about_several")
    def has_all(self) -> None:
        """Match the file with all candidates that are sure, without saying where each begins."""
        question = self.list.question
        if question is not None and self.asks_about_several:
            self._match_parts(tuple((each.candidate.work, None) for each in several_sure(question)))

    @action("Join with other files…", "To identify", "O", icon="layers", when="some_copies_selected")
    def one_item(self) -> None:
        """Choose which files of the folder are one copy; selected ones are joined at once."""
        if self.several_copies_selected:
            self.join_selected()
        elif self.asks and self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_parts_of_item()

    @action("Make one copy of the selected", "To identify", when="several_copies_selected")
    def join_selected(self) -> None:
        """Make one copy of all that is selected."""
        items = sorted(self.list.selected_items, key=lambda item: item.files[:1])
        self._join([item.id for item in items])

    @action("Separate its files", "To identify", when="has_several_files")
    def separate(self) -> None:
        """Make an item of each file of the copy."""
        self._decide(lambda catalog, item: catalog.groupings.split(item)[1], is_answer=False)

    @action("New title from the metadata…", "To identify", "N", icon="pencil", when="asks")
    def new_title(self) -> None:
        """Create a title that no story world has."""
        if self.asks and self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_new_title()

    @action("An extra of…", "To identify", "E", icon="paperclip", when="asks")
    def extra(self) -> None:
        """Mark the copy as an extra (a trailer, an interview) of a title."""
        if self.asks and self.panel.actions_row is not None:
            self.panel.actions_row.ask_for_extra()

    @action("Next question", "To identify", "J", listed=False, repeats=True)
    def next_question(self) -> None:
        """Go to the next question without an answer."""
        self.list.step(1)

    @action("Previous question", "To identify", "K", listed=False, repeats=True)
    def previous_question(self) -> None:
        """Go to the previous question."""
        self.list.step(-1)

    @action("Undo the last answer", "To identify", "Z", icon="undo-2")
    def undo_answer(self) -> None:
        """Undo the last decision and ask again, at once, while it is undone."""
        item = self._answered.pop() if self._answered else ""
        if item:
            self.list.return_to(item)
            self.restore_answered(item)

        def show(changed: Changed | None) -> None:
            self.answer_undone(item)
            text = changed.label if changed is not None else "Nothing to undo."
            self.context.signals.show_notice.emit(Notice(text))

        def fail(error: Exception) -> None:
            self.answer_undone(item)
            self.context.runner.failed.emit(error)

        self.context.runner.write(lambda catalog: catalog.history.undo(), show, fail, owner=self)

    @action("Remembered answers", "To identify", icon="check")
    def remembered(self) -> None:
        """Show the remembered answers."""
        self.context.signals.navigate.emit(Destination("answers", title="Remembered answers"))

    def _answer(self, number: int) -> None:
        question = self.list.question
        if self.asks and question is not None and number < len(question.candidates):
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

    def _choose(self, work: str, *, remember: bool = False) -> None:
        remember = remember or self.panel.remember
        self._decide(lambda catalog, item: catalog.review.answer(item, work, remember=remember))

    def _match_parts(self, parts: tuple[tuple[str, Range | None], ...]) -> None:
        """Match with several stories; what is wrong with them is shown in their form, without one by the window."""
        fail = self.panel.show_error if self.panel.has_form else None
        self._decide(lambda catalog, item: catalog.review.answer_parts(item, parts), fail)

    def _mark_extra(self, work: str, role: ExtraRole) -> None:
        self._decide(lambda catalog, item: catalog.links.make_extra(item, work, role)[1])

    def _make_title(self, fields: dict[str, list[str]]) -> None:
        self._decide(lambda catalog, item: catalog.new_titles.make(item, fields)[1], self.panel.show_error)

    def _decide(
        self,
        verb: Callable[[Catalog, str], Changed],
        on_error: Callable[[Exception], None] | None = None,
        *,
        is_answer: bool = True,
    ) -> None:
        """Decide about the current question; `on_error` gets what is wrong with the answer.

        An answer goes to the next question at once, while it is stored; one that can be wrong keeps its form until then.
        is_answer: the question is not asked any more.
        """
        question = self.list.question
        if question is None or self.several_selected:
            return
        item = question.item.id
        at_once = is_answer and on_error is None

        def show(done: Changed) -> None:
            if not at_once:
                self._advance(item)
                if is_answer:
                    self.drop_answered(item)
            self.answer_stored(item)
            self._notify(done)

        def fail(error: Exception) -> None:
            if at_once:
                self._answered = [other for other in self._answered if other != item]
                self.ask_again(item)
            (on_error or self.context.runner.failed.emit)(error)

        if at_once:
            self._advance(item)
            self.drop_answered(item)
        self.context.runner.write(lambda catalog: verb(catalog, item), show, fail, owner=self)

    def _decide_all(self, verb: Callable[[Catalog], Changed], items: Sequence[str]) -> None:
        """Decide about everything that is selected."""
        self.context.runner.write(
            verb,
            lambda done: self._show_answer_result(done, items[0] if items else "", done.label),
            owner=self,
        )

    def _show_answer_result(self, changed: Changed, item: str, text: str = "") -> None:
        self._notify(changed, text)
        self._advance(item)

    def _notify(self, changed: Changed, text: str = "") -> None:
        """Say what was stored."""
        self.context.signals.show_notice.emit(
            Notice(text or labels.answer_result(changed), undoes=changed.change)
        )

    def _advance(self, item: str) -> None:
        """Go on from an answered item when the list is next filled, with the focus in it."""
        self._answered.append(item)
        self.list.advance_on_fill()
        self.panel.forget_question()
        self.show_list()

    def drop_answered(self, item: str) -> None:
        """Show the list without an item that is answered, until the list is read after its answer was stored."""

    def answer_stored(self, item: str) -> None:
        """The answer about an item was stored: what is read from now on knows it."""

    def restore_answered(self, item: str) -> None:
        """Ask about an item again while its answer is being undone, until the list is read after that."""

    def answer_undone(self, item: str) -> None:
        """The answer about an item was undone, or something else was."""

    def ask_again(self, item: str) -> None:
        """The answer about an item could not be stored: show its question again."""

    def show_list(self) -> None:
        """Show the list, with the focus in it."""
        self.list.setFocus()
