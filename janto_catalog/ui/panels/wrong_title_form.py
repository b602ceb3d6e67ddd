"""The form behind "Wrong title?": it asks which title a copy is, and changes nothing before there is an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from janto_catalog.ui.context import REVIEW, Notice, UiContext
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, column
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, ItemSummary

_WHERE = {
    "review": "You are asked again under To identify.",
    "unknown": "It is listed under To identify.",
}


class WrongTitleForm(QFrame):
    """Asks which title a copy is; `closed` comes when it is left without an answer, `answered` when there is one, `grown`
    when its height changes."""

    closed = Signal()
    answered = Signal()
    grown = Signal()

    def __init__(self, context: UiContext, copy: ItemSummary, work: str, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context, self._copy, self._work = context, copy, work
        self.title_picker = TitlePicker(context)
        self.title_picker.chosen.connect(lambda chosen, _title: self._match(chosen))
        self.title_picker.cancelled.connect(self.closed)
        others = Flow(8)
        for text, tip, act in (
            ("I don't know", f"It is no longer matched to {title}, and is asked about again", self._unlink),
            ("Not part of this catalogue", "It is not asked about again", self._leave_out),
            ("Cancel", "Nothing is changed", self.closed.emit),
        ):
            added = button(context.theme, text, act)
            added.setToolTip(tip)
            others.addWidget(added)
        self.setLayout(
            column(
                label(context.theme, f"Which title is {copy.title}?", BODY, wrap=True),
                self.title_picker,
                others,
                gap=8,
                margin=12,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _match(self, chosen: str) -> None:
        if chosen == self._work:
            self.closed.emit()
            return
        copy, work = self._copy.id, self._work

        def correct(catalog: Catalog) -> tuple[ItemSummary, Changed]:
            return catalog.links.correct(copy, work, chosen)

        self.answered.emit()
        self._context.runner.write(correct, lambda done: say_where(self._context, done[0], done[1], chosen))

    def _unlink(self) -> None:
        copy, work = self._copy.id, self._work
        self.answered.emit()
        self._context.runner.write(
            lambda catalog: catalog.links.unlink(copy, work), lambda done: say_where(self._context, *done)
        )

    def _leave_out(self) -> None:
        copy = self._copy.id
        self.answered.emit()
        self._context.runner.write(lambda catalog: catalog.review.not_part(copy), self._context.show_change)


def say_where(context: UiContext, item: ItemSummary, changed: Changed, work: str = "") -> None:
    """Show what was done with a copy, where it is now, and a button that goes there; `work`: its title now."""
    text = f"{changed.label}."
    action: tuple[str, Callable[[], object]] | None = None
    if work:
        action = ("Show the title", lambda: context.signals.select_work.emit(work))
    elif where := _WHERE.get(item.state):
        text = f"{text} {where}"
        action = ("Go there", lambda: context.signals.navigate.emit(replace(REVIEW, item=item.id)))
    context.signals.show_notice.emit(Notice(text, undoes=changed.change, action=action))
