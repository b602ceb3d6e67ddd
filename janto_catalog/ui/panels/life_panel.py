"""The life of a character: the line, what is at the current place, and the states in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from janto_catalog.model.subject_words import span_parts
from janto_catalog.model.subjects import Life, LifeState, Named, SubjectPage
from janto_catalog.ui import labels
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.subject_links import order_of
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, hairline, row
from janto_catalog.ui.widgets.life_line import LifeLine
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import label

_STATE, _SPACE = 168, 12
_KEY = "Long: yours. Short: not yours. Below the line: a flashback in another title. Dot: finished. Dashed: not sure."


class LifePanel(ScrollArea):
    """`chosen` carries the id of a title that was chosen on the line."""

    chosen = Signal(str)

    def __init__(self, context: UiContext) -> None:
        self._inner = QWidget()
        self._inner.setObjectName("surface")
        super().__init__(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._context = context
        self._page: SubjectPage | None = None
        #: The states that are listed: the same are not made again when something else has changed.
        self._listed: tuple[LifeState, ...] = ()
        theme = context.theme
        self.line = LifeLine(theme)
        self.line.chosen.connect(self.chosen)
        self.line.described.connect(self._describe)
        self.line.moved.connect(self._show_place)
        self._track = QScrollArea()
        self._track.setFrameShape(QFrame.Shape.NoFrame)
        self._track.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._track.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._track.setWidget(self.line)
        self._track.viewport().setObjectName("surface")
        self._track.horizontalScrollBar().installEventFilter(self)
        self._about = label(theme, "", BODY, "secondary", wrap=True)
        self.play = button(theme, "Play this life", self._show_order, icon="list-ordered")
        self.play.setToolTip("The titles as an order to watch, listen and read by")
        top = row(self._about, self.play, gap=16)
        top.setStretch(0, 1)
        self._words = label(theme, "", BODY, wrap=True)
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._states = QVBoxLayout()
        self._states.setSpacing(0)
        lines = column(top, self._track, self._words, label(theme, _KEY, CAPTION, "secondary"), gap=8)
        lines.addSpacing(_SPACE)
        lines.addLayout(self._states)
        lines.addStretch(1)
        lines.setContentsMargins(16, 12, 16, 16)
        self._inner.setLayout(lines)

    def show_life(self, page: SubjectPage, life: Life) -> None:
        """Show the life of the character of a page."""
        self._page = page
        count = labels.count(len(life.works), "title", "titles")
        name = page.named.name
        self._about.setText(
            f"{count} in the order in which {name} lives through them, flashbacks among them."
            if life.works
            else f"No title is known in which {name} is in person."
        )
        self.play.setVisible(page.has_order_of_life and bool(life.works))
        self.line.show_life(life)
        self._fit_track()
        for part in (self._track, self._words):
            part.setVisible(bool(life.works))
        self._describe(self.line.words)
        if life.states != self._listed:
            self._listed = life.states
            clear(self._states)
            for state in life.states:
                self._states.addWidget(self._state(state))
                self._states.addWidget(hairline())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_track()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._fit_track()
        return super().eventFilter(watched, event)

    def _fit_track(self) -> None:
        self.line.set_room(self.viewport().width() - 32)
        bar = self._track.horizontalScrollBar()
        self._track.setFixedHeight(
            self.line.height() + (bar.sizeHint().height() + 4 if self._is_wide() else 0)
        )

    def _is_wide(self) -> bool:
        return self.line.width() > self.viewport().width() - 32

    def _show_place(self, x: int) -> None:
        self._track.ensureVisible(x, 0, 80, 0)

    def _describe(self, words: str) -> None:
        self._words.setText(words)

    def _state(self, state: LifeState) -> QWidget:
        """A line for a state: its name, from where to where, and why."""
        theme = self._context.theme
        name = label(theme, state.name[:1].upper() + state.name[1:], BODY)
        name.setFixedWidth(_STATE)
        name.setWordWrap(True)
        texts = column(self._span(state), gap=1)
        if about := " · ".join(filter(None, (state.reason, *state.sources))):
            texts.addWidget(label(theme, about, CAPTION, "secondary", wrap=True))
        line = row(name, texts, gap=16)
        line.setStretch(1, 1)
        line.setContentsMargins(0, 6, 0, 6)
        return framed(line)

    def _span(self, state: LifeState) -> QWidget:
        """From where to where a state holds; the titles are links."""
        flow = Flow(4)
        for word, named in span_parts(state):
            link = button(
                self._context.theme, named.name, partial(self.chosen.emit, host_of(named)), link=True
            )
            lead = label(self._context.theme, word, BODY)
            lead.setMinimumHeight(link.sizeHint().height())
            flow.addWidget(lead)
            flow.addWidget(link)
        return framed(flow)

    def _show_order(self) -> None:
        if self._page is not None:
            self._context.signals.navigate.emit(life_order(self._page))


def host_of(title: Named) -> str:
    """The id of a title, of a flashback that of the title that it is in."""
    return title.id.partition("#")[0]


def life_order(page: SubjectPage) -> Destination:
    """The titles of a page as an order: a life as it is lived where there is enough of it."""
    if page.has_order_of_life:
        return Destination("order", order=page.order, title="Order")
    return order_of(page.named)
