"""Who is in a title, in the detail panel: the main characters, and the others behind "12 more"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from janto_catalog.model.subjects import Named
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.detail_parts import short
from janto_catalog.ui.subject_links import lead_to_page
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow
from janto_catalog.ui.widgets.text import set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.story import Appearance, Character
    from janto_catalog.model.views import WorkDetails

_FEW = 8
"""So many characters are shown at first."""


class Cast(QFrame):
    """A chip for each character, which leads to their page: those of the search first, who are marked, then the leads.
    `opened` comes when all of a long cast are shown."""

    opened = Signal()

    def __init__(
        self, context: UiContext, details: WorkDetails, searched: Collection[str], *, whole: bool
    ) -> None:
        super().__init__()
        self._context, self._details, self._searched = context, details, searched
        self._flow = Flow(6)
        self.setLayout(self._flow)
        sequence = sorted(details.appearances, key=lambda one: self._importance(*one))
        # One more needs no more room than the words that there is one.
        shown = len(sequence) if whole or len(sequence) == _FEW + 1 else _FEW
        self._add(sequence[:shown])
        self._others = sequence[shown:]
        if self._others:
            more = len(self._others)
            self._more = button(context.theme, f"{more} more", self._open, link=True)
            self._more.setAccessibleName(f"Show {more} more characters")
            self._flow.addWidget(self._more)

    def _importance(self, appearance: Appearance, character: Character) -> tuple[bool, int]:
        return character.id not in self._searched, list(type(appearance.weight)).index(appearance.weight)

    def _add(self, cast: Collection[tuple[Appearance, Character]]) -> list[QToolButton]:
        is_had = self._details.row.have.is_had
        chips = [
            _chip(
                self._context,
                appearance,
                character,
                self._details.people.get(appearance.player, ""),
                is_had=is_had,
                is_searched=character.id in self._searched,
            )
            for appearance, character in cast
        ]
        for chip in chips:
            self._flow.addWidget(chip)
        return chips

    def _open(self) -> None:
        self._flow.removeWidget(self._more)
        self._more.hide()
        self._more.deleteLater()
        first, *_ = self._add(self._others)
        self.updateGeometry()
        first.setFocus()
        self.opened.emit()


def _chip(
    context: UiContext,
    appearance: Appearance,
    character: Character,
    player: str,
    *,
    is_had: bool,
    is_searched: bool,
) -> QToolButton:
    word, icon = labels.manner(appearance.manner)
    text = character.name + (f", as {appearance.under_name}" if appearance.under_name else "")
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setProperty("searched", is_searched)
    chip.setText(short(text, 34).replace("&", "&&"))
    if icon:
        chip.setIcon(context.theme.icon(icon))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    searched = "who is searched for" if is_searched else ""
    played = f"played by {player}" if player else ""
    description = ", ".join(part for part in (text, word, appearance.state, played, searched) if part)
    set_tool_tip(chip, f"{description}\nClick: page of {character.name}. Ctrl+click: add to the search.")
    chip.setAccessibleName(description)
    named = Named("character", character.id, character.name)
    players = (Named("person", appearance.player, player),) if player else ()
    lead_to_page(context, chip, named, *players, only_owned=is_had)
    return chip
