"""A page that is a column of cards below a header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.widgets.focus import kept_focus
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, clear, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea

_WIDEST = 1120


class CardList(ViewPage):
    """A page of cards below each other, or an empty state."""

    def __init__(self, context: UiContext, title: str, gap: int = 12) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.head = Header(context.theme, title)
        self.empty = EmptyState(context.theme)
        inner, centre = QWidget(), QWidget()
        centre.setMaximumWidth(_WIDEST)
        self._cards = QVBoxLayout(centre)
        self._cards.setContentsMargins(16, 8, 16, 24)
        self._cards.setSpacing(gap)
        across = row(centre, gap=0)
        across.addStretch()
        across.setStretch(0, 100)
        inner.setLayout(across)
        self._scroll = ScrollArea(inner)
        self._scroll.setObjectName("bare")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # As wide as the cards, so that its buttons are above them.
        self.head.setMaximumWidth(_WIDEST)
        above = row(self.head, gap=0)
        above.addStretch()
        above.setStretch(0, 100)
        outer.addLayout(above)
        self._right_margin = RightMargin()
        outer.addLayout(row(self._stack, self._right_margin, gap=0), 1)

    def focus_target(self) -> QWidget:
        """The list of cards."""
        return self._scroll

    def reserve_right(self, width: int) -> None:
        """Leave so much at the right of the cards for what overlaps it."""
        self._right_margin.setFixedWidth(width)

    def scroll_to(self, card: QWidget) -> None:
        """Scroll to a card."""
        self._scroll.ensureWidgetVisible(card, 0, 24)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these, or the empty state when there are none."""
        at = self._scroll.verticalScrollBar().value()
        with kept_focus(self._scroll, self._scroll):
            clear(self._cards)
            for card in cards:
                self._cards.addWidget(card)
            self._cards.addStretch(1)
            self._stack.setCurrentIndex(0 if cards else 1)
        self._scroll.verticalScrollBar().setValue(at)
