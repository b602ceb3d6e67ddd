"""The ways out when no candidate is right, and the form of the one that was taken: at most one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from janto_catalog.ui.context import Desk
from janto_catalog.ui.panels.extra_form import ExtraForm
from janto_catalog.ui.panels.multi_work_form import PartsForm
from janto_catalog.ui.panels.new_title_form import NewTitleForm
from janto_catalog.ui.panels.title_picker import OtherTitle
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, column

if TYPE_CHECKING:
    from janto_catalog.model.views import Question

Form = PartsForm | ExtraForm | NewTitleForm


class WaysOut(QWidget):
    """`chosen` carries a work's id, `parted` what a file of several stories holds, `attached` of which work it
    is an extra, in which role, `named` the fields of a new title; `opened` a form that came into being, `left` that
    it was left."""

    chosen = Signal(str)
    parted = Signal(object)
    attached = Signal(str, object)
    named = Signal(object)
    put_off = Signal()
    left_alone = Signal()
    opened = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self._desk, self._question = desk, question
        self.form: Form | None = None
        self.other = OtherTitle(desk)
        self.other.chosen.connect(lambda work, _title: self.chosen.emit(work))
        self.other.left.connect(self._leave)
        self._slot = column(self.other, gap=0)
        self.setLayout(column(self._slot, self._line(), gap=12))
        self.close_forms()

    def close_forms(self) -> None:
        """Close what is open; without a candidate the search for a title stays."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.other.setVisible(not self._question.candidates)

    def look_for_another(self) -> None:
        """Show the field that looks for any title."""
        self.close_forms()
        self.other.show()
        self.other.field.setFocus()
        self.opened.emit(self.other)

    def ask_for_parts(self) -> None:
        """Show the lines for several stories in this file."""
        if not isinstance(self.form, PartsForm):
            form = PartsForm(self._desk, self._question)
            form.given.connect(self.parted)
            self._open(form)

    def ask_for_extra(self) -> None:
        """Show what it may be an extra of."""
        if not isinstance(self.form, ExtraForm):
            form = ExtraForm(self._desk, self._question)
            form.given.connect(self.attached)
            self._open(form)

    def ask_for_new_title(self) -> None:
        """Show the facts of a title that nobody has yet."""
        if not isinstance(self.form, NewTitleForm):
            form = NewTitleForm(self._desk, self._question)
            form.given.connect(self.named)
            self._open(form)

    def complain(self, text: str) -> None:
        """Say what is wrong with what was given."""
        if isinstance(self.form, PartsForm | NewTitleForm):
            self.form.complain(text)

    def _open(self, form: Form) -> None:
        self.close_forms()
        self.other.hide()
        self.form = form
        form.left.connect(self._leave)
        self._slot.addWidget(form)
        # A layout shows what it is given only later, and what is not shown takes no focus.
        form.show()
        self.setTabOrder(self.other, form)
        form.start()
        self.opened.emit(form)

    def _leave(self) -> None:
        self.close_forms()
        self.left.emit()

    def _line(self) -> Flow:
        look, line = self._desk.look, Flow(8)
        for word, key, press in (
            ("Another title…", "/", self.look_for_another),
            ("Several stories in this file…", "", self.ask_for_parts),
            ("New title…", "N", self.ask_for_new_title),
            ("An extra of…", "E", self.ask_for_extra),
            ("Later", "S", self.put_off.emit),
            ("Not part of this catalogue", "X", self.left_alone.emit),
        ):
            made = button(look, word, press)
            made.setToolTip(key)
            line.addWidget(made)
        return line
