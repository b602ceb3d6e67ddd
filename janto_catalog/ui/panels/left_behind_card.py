"""The card of what a story world does not have any more: what was decided about it, and where that belongs now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from janto_catalog.model.former_ids import LeftBehind
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.layouts import Flow, column, row
from janto_catalog.ui.widgets.text import Elided, label


class LeftBehindCard(QFrame):
    """Asks what is meant by decisions about something that is gone: `moved` carries the id that is gone and that of what
    is meant, `forgotten` the id that is gone.  Titles can be searched for; of other things those are offered that the story
    world names."""

    moved = Signal(str, str)
    forgotten = Signal(str)

    def __init__(self, context: UiContext, left: LeftBehind) -> None:
        super().__init__()
        self.setObjectName("card")
        theme, former, name = context.theme, left.former.id, left.former.title or left.former.id
        texts = column(
            Elided(theme, name, LEAD),
            label(theme, f"{left.word.capitalize()} that is gone", CAPTION, "secondary"),
            label(theme, left.text, BODY, "question", wrap=True),
            gap=2,
        )
        texts.addWidget(label(theme, f"Kept: {', '.join(left.decisions.parts())}.", BODY, wrap=True))
        answers = Flow(8)
        for work, title in zip(left.former.becomes, left.becomes, strict=False):
            answers.addWidget(button(theme, f"It belongs to {title}", partial(self.moved.emit, former, work)))
        forget = button(theme, "Forget", lambda: self.forgotten.emit(former))
        forget.setToolTip("Delete what you decided about it, which can be undone")
        forget.setAccessibleName(f"Forget: {name}")
        answers.addWidget(forget)
        texts.addSpacing(4)
        if left.former.kind == "works":
            texts.addWidget(self._picker(context, former))
            texts.addSpacing(4)
        texts.addLayout(answers)
        icon = column(3, IconLabel(theme, "triangle-alert", "question", meaning=left.text), -1, gap=0)
        line = row(icon, texts, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        self.setLayout(line)

    def _picker(self, context: UiContext, former: str) -> TitlePicker:
        picker = TitlePicker(context)
        picker.set_prompt("Search for the title that it belongs to now")
        picker.setMaximumWidth(560)
        picker.chosen.connect(lambda work, _title: self.moved.emit(former, work))
        return picker
