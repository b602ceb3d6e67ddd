"""Several selected titles in the detail panel, with what can be said of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from janto_catalog.model.views import Progress
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.remarks_block import RefusedTags, rating, tag_lines
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.focus import kept_focus
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, WorkRow

_NAMES = 12
_STEPS = (
    ("Mark finished", "E", Progress.FINISHED),
    ("Mark started", "T", Progress.STARTED),
    ("Skip", "S", Progress.SKIPPED),
    ("Mark as not started", "U", Progress.NONE),
)


class SelectedTitles(QScrollArea):
    """The number of titles, progress, stars and tags for all of them, and their names.  Each change is one step."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._works: list[str] = []
        self._refused = RefusedTags()
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(16, 16, 16, 16)
        self._body.setSpacing(12)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def show_titles(self, rows: Sequence[WorkRow]) -> None:
        """Show these titles."""
        context, theme, works = self._context, self._context.theme, [row.id for row in rows]
        steps = Flow(8)
        for text, key, progress in _STEPS:
            step = button(theme, text, partial(self._write, _marking(works, progress)))
            step.setToolTip(key)
            steps.addWidget(step)
        if works != self._works:
            # Else they are shown again after a change, which may be of the tags that were not refused.
            self._works, self._refused = works, RefusedTags()
        stars = {row.stars for row in rows}
        common = set.intersection(*(set(row.tags) for row in rows))
        tags = tuple(tag for tag in rows[0].tags if tag in common)
        names = [Elided(theme, row.title) for row in rows[:_NAMES]]
        with kept_focus(self, self):
            clear(self._body)
            self._body.addWidget(label(theme, f"{labels.number(len(rows))} titles selected", LEAD, wrap=True))
            self._body.addWidget(framed(steps))
            self._body.addWidget(rating(context, works, stars.pop() if len(stars) == 1 else None))
            self._body.addWidget(framed(tag_lines(context, works, tags, self._refused)))
            self._body.addWidget(framed(column(*names, gap=4)))
            if len(rows) > _NAMES:
                more = f"and {labels.number(len(rows) - _NAMES)} more"
                self._body.addWidget(label(theme, more, BODY, "secondary"))
            self._body.addStretch(1)

    def _write(self, change: Callable[[Catalog], Changed]) -> None:
        self._context.runner.write(change, self._context.show_change)


def _marking(works: Sequence[str], progress: Progress) -> Callable[[Catalog], Changed]:
    return lambda catalog: catalog.progress.mark(works, progress)
