"""The other answers to a question, when no candidate is right, and their forms; at most one form is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.extra_form import ExtraForm
from janto_catalog.ui.panels.join_form import JoinForm
from janto_catalog.ui.panels.multi_work_form import MultiWorkForm
from janto_catalog.ui.panels.new_title_form import NewTitleForm
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.focus import follow_layout
from janto_catalog.ui.widgets.layouts import Flow, column

if TYPE_CHECKING:
    from janto_catalog.model.views import Question

Form = MultiWorkForm | ExtraForm | NewTitleForm | JoinForm


class QuestionActions(QWidget):
    """Buttons for other answers, and the form of the one that was chosen.

    `chosen` carries the id of a work, `parts_given` the stories of a file, `extra_given` the id of a work and a role,
    `new_title_given` the fields of a new title, `joined` the ids of items that are one, in order, `opened` a form that was opened, `cancelled` comes when it was closed.
    """

    chosen = Signal(str)
    parts_given = Signal(object)
    extra_given = Signal(str, object)
    new_title_given = Signal(object)
    joined = Signal(object)
    separated = Signal()
    postponed = Signal()
    excluded = Signal()
    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, context: UiContext, question: Question) -> None:
        super().__init__()
        self._context = context
        self.form: Form | None = None
        self.title_picker = TitlePicker(context)
        self.title_picker.chosen.connect(lambda work, _title: self.chosen.emit(work))
        self.title_picker.cancelled.connect(self._leave)
        self._slot = column(self.title_picker, gap=0)
        self._separate = button(context.theme, "Separate its files", self.separated.emit)
        self.setLayout(column(self._slot, self._line(), gap=12))
        self.ask_about(question)

    def ask_about(self, question: Question) -> None:
        """Offer the other answers to a question, with nothing open and nothing typed."""
        self._question = question
        self.title_picker.set_title("")
        self._separate.setVisible(len(question.item.files) > 1)
        self.close_forms()

    def close_forms(self) -> None:
        """Close the open form; without candidates, the search for a title stays."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.title_picker.setVisible(not self._question.candidates)

    def look_for_another(self) -> None:
        """Show the search for a title."""
        self.close_forms()
        self.title_picker.show()
        self.title_picker.field.setFocus()
        self.opened.emit(self.title_picker)

    def ask_for_parts(self) -> None:
        """Show the form for several stories in this file."""
        if not isinstance(self.form, MultiWorkForm):
            form = MultiWorkForm(self._context, self._question)
            form.submitted.connect(self.parts_given)
            self._open(form)

    def ask_for_extra(self) -> None:
        """Show the form for an extra."""
        if not isinstance(self.form, ExtraForm):
            form = ExtraForm(self._context, self._question)
            form.submitted.connect(self.extra_given)
            self._open(form)

    def ask_for_new_title(self) -> None:
        """Show the form for a new title."""
        if not isinstance(self.form, NewTitleForm):
            form = NewTitleForm(self._context, self._question)
            form.submitted.connect(self.new_title_given)
            self._open(form)

    def ask_for_parts_of_item(self) -> None:
        """Show the form for files that are one copy."""
        if not isinstance(self.form, JoinForm):
            form = JoinForm(self._context, self._question)
            form.submitted.connect(self.joined)
            form.grown.connect(lambda: self.opened.emit(form))
            self._open(form)

    def show_error(self, text: str) -> None:
        """Show what is wrong with the open form."""
        if isinstance(self.form, MultiWorkForm | NewTitleForm | JoinForm):
            self.form.show_error(text)

    def _open(self, form: Form) -> None:
        self.close_forms()
        self.title_picker.hide()
        self.form = form
        form.cancelled.connect(self._leave)
        self._slot.addWidget(form)
        # The layout shows the form only later, and a hidden widget cannot get the focus.
        form.show()
        follow_layout(self)
        if isinstance(form, MultiWorkForm):
            form.order_tabs()
        form.focus_first()
        self.opened.emit(form)

    def _leave(self) -> None:
        self.close_forms()
        self.cancelled.emit()

    def _line(self) -> Flow:
        line = Flow(8)
        for text, shortcut, callback in (
            ("Another title…", "/", self.look_for_another),
            ("Several stories in this file…", "M", self.ask_for_parts),
            ("Join with other files…", "O", self.ask_for_parts_of_item),
        ):
            line.addWidget(self._link(text, shortcut, callback))
        line.addWidget(self._separate)
        for text, shortcut, callback in (
            ("New title…", "N", self.ask_for_new_title),
            ("An extra of…", "E", self.ask_for_extra),
            ("Later", "S", self.postponed.emit),
            ("Not part of this catalogue", "X", self.excluded.emit),
        ):
            line.addWidget(self._link(text, shortcut, callback))
        return line

    def _link(self, text: str, shortcut: str, callback: Callable[[], object]) -> QWidget:
        link = button(self._context.theme, text, callback)
        link.setToolTip(shortcut)
        return link
