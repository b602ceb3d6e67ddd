"""The card over a title that the pointer rests on: its title, place in words, and the first reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.timeline.sentences import cluster_words, state_words
from janto_catalog.ui.widgets.layouts import column
from janto_catalog.ui.widgets.text import label

_WIDTH, _BELOW = 280, 16


class TitleCard(QFrame):
    """A card that the pointer never meets."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._title = label(theme, "", BODY, wrap=True)
        self._title.setFont(theme.font(BODY, strong=True))
        self._place = label(theme, "", CAPTION, "secondary", wrap=True)
        self._reason = label(theme, "", CAPTION, "secondary", wrap=True)
        self.setLayout(column(self._title, self._place, self._reason, gap=4, margin=10))
        self.hide()

    def show_titles(self, titles: Sequence[TimelineTitle], total: int, at: QPoint, who: str = "") -> None:
        """Show what a mark stands for, near a point of the widget below; of one title, `who` is in it."""
        title = titles[0]
        if len(titles) > 1:
            self._title.setText(cluster_words(titles))
            self._place.setText("Double click or zoom to see them apart.")
        else:
            self._title.setText(title.row.title)
            series = " ".join(filter(None, (title.row.series, title.row.number)))
            place = f"{labels.ordinal(title.position)} of {labels.number(total)}" if title.position else ""
            lines = filter(None, (series, title.row.story_date_words, place))
            words = " · ".join((*lines, *state_words(title)))
            self._place.setText("\n".join(filter(None, (words, who))))
        self.show_reason("")
        self._move_to(at)

    def show_reason(self, reason: str) -> None:
        """Add the first reason for the place, "" for none."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.adjustSize()

    def _move_to(self, at: QPoint) -> None:
        over = self._over
        self.adjustSize()
        x = min(max(at.x() - 24, 0), max(over.width() - self.width() - 8, 0))
        below = at.y() + _BELOW
        fits = below + self.height() + 48 <= over.height()
        self.move(x, below if fits else max(at.y() - self.height() - _BELOW - 24, 0))
        self.show()
        self.raise_()
