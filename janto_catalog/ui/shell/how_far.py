"""The step of the first run that asks how far the user is, before any title is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.model.spoiler_limit import SpoilerLimit
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.choices import ChoiceCard
from janto_catalog.ui.widgets.layouts import Flow, framed
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog.spoiler_limits import Nameable
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.panels.filter_menu import FilterMenu

_ALL, _UNTIL, _SEEN = "all", "until", "seen"
_ABOUT = {
    _ALL: ("Show everything", "I know it all, or do not mind"),
    _UNTIL: ("Up to a title…", "What comes after it is kept back"),
    _SEEN: ("What I finished", "The twists of the rest are kept back"),
}


class HowFar(QWidget):
    """One of three answers; `limit` is the spoiler limit that follows from it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._works: Sequence[Nameable] = ()
        self._until = ""
        self._answer = _ALL
        self.names: FilterMenu | None = None
        self._cards: dict[str, ChoiceCard] = {}
        flow = Flow(16)
        for answer, (title, about) in _ABOUT.items():
            card = ChoiceCard(context, title, about, chosen=answer == _ALL)
            card.toggled.connect(partial(self._choose, answer))
            self._cards[answer] = card
            flow.addWidget(card)
        self._result = label(context.theme, "", BODY, "secondary", wrap=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(framed(flow))
        lines.addWidget(self._result)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def limit(self) -> SpoilerLimit:
        """What is kept back."""
        return SpoilerLimit(until=self._until if self._answer == _UNTIL else "", seen=self._answer == _SEEN)

    def first_card(self) -> QWidget:
        """The card that is chosen first."""
        return self._cards[_ALL]

    def set_works(self, works: Sequence[Nameable]) -> None:
        """Set the titles to choose from."""
        self._works = works

    def _choose(self, answer: str, _on: bool) -> None:
        if answer == _UNTIL:
            self._ask_for_title()
            # Without a title the answer before stays.
            answer = self._answer
        self._show(answer)

    def _show(self, answer: str) -> None:
        self._answer = answer
        for each, card in self._cards.items():
            card.set_chosen(each == answer)
        names = {id: name for id, name, _ in self._works}
        self._result.setText(f"Up to {names[self._until]}" if answer == _UNTIL else "")

    def _ask_for_title(self) -> None:
        from janto_catalog.ui.panels.filter_menu import FilterMenu

        card = self._cards[_UNTIL]
        values = [(name, id, None) for id, name, _ in self._works]
        own = {id: title for id, _, title in self._works}
        self.names = FilterMenu(self._context.theme, "Up to a title", values, (), wide=True, found_by=own)
        self.names.chosen.connect(self._until_chosen)
        self.names.open_at(card.mapToGlobal(card.rect().bottomLeft()) + QPoint(0, 4))

    def _until_chosen(self, work: str) -> None:
        self._until = work
        self._show(_UNTIL)
