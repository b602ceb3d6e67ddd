"""Your edits: the edits that override a story world, first what it does not have any more and what has changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.pack_export import ask_to_export_pack
from janto_catalog.ui.panels.left_behind_card import LeftBehindCard
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.former_ids import LeftBehind
    from janto_catalog.model.views import Changed, EditSummary

_KINDS = {
    "works": "title", "series": "series", "characters": "character", "people": "person", "arcs": "story arc", "eras": "era",
    "pairings": "pairing", "claims": "placement", "appearances": "appearance", "states": "state",
    "sources": "source", "timelines": "timeline", "relations": "relation",
}  # fmt: skip
_FIELDS = {"also_titled": "also called", "runtime": "length", "description": "about", "works": "titles"}
_STATES = {
    "holds": ("check", "success", ""),
    "agrees": ("check", "success", "The story world now has the same value"),
    "changed": ("triangle-alert", "question", "The story world has a new value"),
    "gone": ("info", "secondary", "The story world no longer has it; your edit applies again if it returns"),
}


class EditsView(CardList):
    """A card for each edit; those that need a decision come first."""

    shows = frozenset(
        {Data.EDITS, Data.FACTS, Data.PACKS, Data.ORDER_FACTS, Data.LINKS, Data.PROGRESS, Data.REMARKS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Your edits", gap=8)
        self._listed: tuple[tuple[EditSummary, ...], tuple[LeftBehind, ...]] | None = None
        self._share = button(
            context.theme, "Share what you added…", lambda: ask_to_export_pack(context, self), icon="download"
        )
        self._share.setToolTip(
            "Write your own titles, people and placements as a story world that others can add: no files, ratings, tags or notes"
        )
        self._share.hide()
        self.head.tools.addWidget(self._share)
        self.empty.show_message(
            "pencil",
            "No edits yet.",
            "Press F2 on a title to edit it. The story worlds themselves are never changed.",
        )

    def reload(self) -> None:
        """Read the edits again."""
        self.context.runner.read(
            lambda catalog: (catalog.edits.list(), catalog.left_behind.list()),
            lambda found: self._show(*found),
            owner=self,
            key=(id(self), "list"),
        )

    def keep(self, edit: EditSummary) -> None:
        """Keep an edit although the story world has a new value."""
        self._write(lambda catalog: catalog.edits.keep(edit.kind, edit.id, edit.field))

    def revert(self, edit: EditSummary) -> None:
        """Remove an edit, so that the value of the story world counts again."""
        self._write(lambda catalog: catalog.edits.revert(edit.kind, edit.id, edit.field))

    def _show(self, edits: tuple[EditSummary, ...], left: tuple[LeftBehind, ...]) -> None:
        if (edits, left) == self._listed:
            # A card may have a field that somebody is typing into.
            return
        self._listed, count = (edits, left), len(edits) + len(left)
        self.head.set_title("Your edits", labels.count(count, "change", "changes") if count else "")
        self._share.setVisible(any(not edit.field and edit.value for edit in edits))
        self.show_cards([*map(self._left_behind_card, left), *map(self._card, edits)])

    def _left_behind_card(self, left: LeftBehind) -> LeftBehindCard:
        card = LeftBehindCard(self.context, left)
        card.moved.connect(
            lambda former, work: self._write(lambda catalog: catalog.left_behind.move(former, work))
        )
        card.forgotten.connect(lambda former: self._write(lambda catalog: catalog.left_behind.forget(former)))
        return card

    def _write(self, do: Callable[[Catalog], Changed]) -> None:
        self.context.runner.write(do, self.context.show_change, owner=self)

    def _card(self, edit: EditSummary) -> QWidget:
        theme, state = self.context.theme, edit.state.value
        icon, role, note = (
            ("gavel", "conflict", edit.set_aside) if edit.set_aside and state != "changed" else _STATES[state]
        )
        texts = column(
            Elided(theme, edit.name, LEAD), label(theme, _about(edit), CAPTION, "secondary"), gap=2
        )
        if edit.field:
            texts.addWidget(label(theme, edit.value or "None", BODY, wrap=True))
            theirs = edit.now if state == "changed" else edit.replaced
            texts.addWidget(label(theme, f"instead of {theirs or 'nothing'}", BODY, "secondary", wrap=True))
        if note:
            texts.addWidget(label(theme, f"{note}.", BODY, role, wrap=True))
        buttons = row(gap=8)
        if state == "changed":
            keep = button(theme, "Keep mine", lambda: self.keep(edit))
            keep.setAccessibleName(f"Keep mine: {edit.name} {edit.field}")
            buttons.addWidget(keep)
        back = button(theme, "Take theirs" if state == "changed" else "Revert", lambda: self.revert(edit))
        back.setAccessibleName(f"{back.text()}: {edit.name} {edit.field}")
        buttons.addWidget(back)
        line = row(column(3, IconLabel(theme, icon, role, meaning=note), -1, gap=0), texts, gap=12)
        line.addLayout(column(buttons, -1, gap=0))
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        return framed(line, "card")


def _about(edit: EditSummary) -> str:
    """Which fact was edited, in words."""
    kind = _KINDS[edit.kind]
    if not edit.field:
        if edit.value and edit.replaced:
            return f"{kind.capitalize()} that you confirmed"
        return f"New {kind}" if edit.value else f"{kind.capitalize()} removed"
    return _FIELDS.get(edit.field, edit.field.replace("_", " ")).capitalize()


VIEW = View(
    "edits",
    "Your edits",
    "pencil",
    "Mine",
    72,
    EditsView,
    badge=lambda counts: counts.edits,
    is_listed=lambda counts: counts.edits > 0,
)
