"""The head over the titles of one character, pairing, story arc or series: first, last, owned and finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.search.filters import subject_of
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.facets import TitlesSummary
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.context import UiContext

_BAR = 120


class SubjectHead(QWidget):
    """Hidden for every other search."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context, self._text = context, ""
        theme = context.theme
        self.counts = label(theme, "", BODY)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName("Share that you have")
        self._ends = Flow(16)
        lines = column(row(self.counts, self._bar, -1, gap=12), framed(self._ends), gap=4)
        lines.setContentsMargins(16, 0, 16, 10)
        self.setLayout(lines)
        self.hide()

    def show_for(self, text: str) -> None:
        """Show the head for a search, or none when it is not for one subject."""
        self._text = text
        if subject_of(text) is None:
            self.hide()
            return
        self._context.runner.read(
            lambda catalog: catalog.facets.summary(text),
            lambda found: self._show(text, found),
            owner=self,
            key=(id(self), "summary"),
        )

    def _show(self, text: str, found: TitlesSummary) -> None:
        if text != self._text:
            return
        self.counts.setText(
            f"You have {found.owned} of {labels.count(found.titles, 'title', 'titles')} · {found.finished} finished"
        )
        self._bar.setRange(0, max(1, found.titles))
        self._bar.setValue(found.owned)
        clear(self._ends)
        for word, work in (("First", found.first), ("Last", found.last)):
            if work is not None:
                self._ends.addWidget(self._end(word, work))
        self.setVisible(bool(found.titles))

    def _end(self, word: str, work: WorkRow) -> QWidget:
        theme = self._context.theme
        when = labels.date(work.released)
        link = button(theme, work.title, lambda: self._context.signals.select_work.emit(work.id), link=True)
        link.setAccessibleName(f"{word}: {work.title}")
        parts = [label(theme, f"{word} in the story:", BODY, "secondary"), link]
        if when:
            parts.append(label(theme, f"({when})", BODY, "secondary"))
        return framed(row(*parts, gap=6))
