"""The page of the detail panel where a title is placed by hand: after or before another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.panels.placement_words import effects, moves_others, new_place
from janto_catalog.ui.panels.reasons_page import ReasonsPage
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.layouts import clear, column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog.placing import PlacementPreview
    from janto_catalog.model.views import Changed

AFTER, BEFORE = "after", "before"
_FEW = 3


class PlacePage(ReasonsPage):
    """Chooses the other title, and shows the sentence and what it sets aside before anything is stored."""

    def __init__(self, context: UiContext, back: Callable[[], None]) -> None:
        super().__init__(context, back)
        self._close = back
        self._work, self._other = "", ""
        theme = context.theme
        self._title = label(theme, "", LEAD, wrap=True)
        self._sides = QButtonGroup(self)
        after, before = QRadioButton("After"), QRadioButton("Before")
        for number, side in enumerate((after, before)):
            self._sides.addButton(side, number)
        self._sides.idToggled.connect(lambda _id, on: self._side_chosen() if on else None)
        self.picker = TitlePicker(context)
        self.picker.chosen.connect(self._choose)
        self.picker.edited.connect(self._forget)
        self.picker.cancelled.connect(back)
        self._result = column(gap=8)
        for part in (self._title, framed(row(after, before, -1, gap=16)), self.picker):
            self._body.addWidget(part)
        self._body.addLayout(self._result)
        self._body.addStretch(1)

    @property
    def relation(self) -> str:
        """Which side is chosen: AFTER or BEFORE."""
        return (AFTER, BEFORE)[max(self._sides.checkedId(), 0)]

    def show_work(self, work: str, title: str, relation: str, other: str = "") -> None:
        """Ask for the title that `work` is after or before; `other` is the one that is chosen first, "" for none."""
        self._work, self._other = work, ""
        self._title.setText(f"Where does {title} belong?")
        clear(self._result)
        self.picker.set_title("")
        self._sides.button((AFTER, BEFORE).index(relation)).setChecked(True)
        self.picker.field.setFocus()
        if other:
            self._context.runner.read(
                lambda catalog: catalog.works.rows([other])[other].title,
                lambda name: self._choose(other, name),
                owner=self,
                key=(id(self), "other"),
            )

    def _side_chosen(self) -> None:
        self.picker.set_prompt(f"{self.relation.capitalize()} which title?")
        self._preview()

    def _choose(self, other: str, title: str) -> None:
        self._other = other
        self.picker.set_title(title)
        self._preview()

    def _forget(self) -> None:
        """Show no answer for a title that is no longer the one in the field."""
        self._other = ""
        clear(self._result)

    def _preview(self) -> None:
        if not (self._work and self._other):
            return
        clear(self._result)
        work, relation, other = self._work, self.relation, self._other
        self._context.runner.read(
            lambda catalog: catalog.placing.preview(work, relation, [other]),
            self._show,
            lambda error: self._show_error(str(error)),
            owner=self,
            key=(id(self), "preview"),
        )

    def _show(self, found: PlacementPreview) -> None:
        clear(self._result)
        if not self._other:
            return
        theme = self._context.theme
        self._result.addWidget(label(theme, f"{found.sentence}.", LEAD, wrap=True))
        self._result.addWidget(label(theme, new_place(found), BODY, "secondary", wrap=True))
        for effect in effects(found, self.relation):
            self._add_list(*effect)
        if moves := moves_others(found):
            self._result.addWidget(self._line(moves, "triangle-alert", "question"))
        self._add_list("They move from → to, because:", found.moved_texts, "arrow-right", "secondary")
        self._add_buttons(found)

    def _add_buttons(self, found: PlacementPreview) -> None:
        """The button that places the title, unless nothing would change, and the one that leaves this page."""
        theme = self._context.theme
        cancel = button(theme, "Close" if found.is_known else "Cancel", self._close)
        cancel.setToolTip("Esc")
        if found.is_known:
            self._result.addWidget(framed(row(cancel, -1)))
            cancel.setFocus()
            return
        done = button(theme, "Place it", self._place, primary=True)
        self._result.addWidget(framed(row(done, cancel, -1, gap=8)))
        done.setFocus()

    def _add_list(self, heading: str, texts: tuple[str, ...], icon: str, role: str) -> None:
        theme = self._context.theme
        if texts:
            self._result.addWidget(label(theme, heading, CAPTION, "secondary", wrap=True))
        for text in texts[:_FEW]:
            self._result.addWidget(self._line(text, icon, role))
        if len(texts) > _FEW:
            # The others unfold in place, below the button of the same name.
            others = [self._line(text, icon, role) for text in texts[_FEW:]]
            more = button(
                theme, f"Show {labels.number(len(others))} more", lambda: _unfold(more, others), link=True
            )
            self._result.addWidget(framed(row(more, -1)))
            for line in others:
                line.hide()
                self._result.addWidget(line)

    def _line(self, text: str, icon: str, role: str) -> QWidget:
        theme = self._context.theme
        line = row(column(2, IconLabel(theme, icon, role), -1, gap=0), label(theme, text, BODY, wrap=True))
        line.setStretch(1, 1)
        return framed(line)

    def _show_error(self, text: str) -> None:
        clear(self._result)
        self._result.addWidget(label(self._context.theme, text, BODY, "error", wrap=True))

    def _place(self) -> None:
        work, relation, other = self._work, self.relation, self._other
        self._context.runner.write(
            lambda catalog: catalog.placing.place(work, relation, [other]),
            self._placed,
            lambda error: self._show_error(str(error)),
            owner=self,
        )

    def _placed(self, changed: Changed) -> None:
        text = f"{'Placed: ' if changed.change is not None else ''}{changed.label}."
        self._context.signals.show_notice.emit(Notice(text, undoes=changed.change))
        self._close()


def _unfold(more: QWidget, lines: Sequence[QWidget]) -> None:
    more.hide()
    for line in lines:
        line.show()


def place_links(context: UiContext, work: str) -> QWidget:
    """Two links that open this page for a title."""
    links = row(gap=12)
    for relation in (AFTER, BEFORE):
        go = partial(context.signals.place_work.emit, work, relation, "")
        links.addWidget(button(context.theme, f"Place {relation}…", go, link=True))
    links.addStretch(1)
    return framed(links)
