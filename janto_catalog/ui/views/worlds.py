"""The story worlds: where titles, people and placements come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import PackSummary


class WorldsView(CardList):
    """A card for each story world that is installed or included with the program."""

    shows = frozenset({Data.PACKS, Data.LISTINGS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Story worlds")
        self.head.tools.addWidget(
            button(context.theme, "Add from a folder…", self._choose, icon="folder-plus")
        )
        self.empty.show_message(
            "globe",
            "No story world is added.",
            "A story world is a folder of facts about titles, people and their order.",
        )

    def reload(self) -> None:
        """Read the story worlds again."""
        self.context.runner.read(
            lambda catalog: (catalog.packs.list(), catalog.packs.available()),
            lambda found: self._show(*found),
            owner=self,
            key=(id(self), "list"),
        )

    def _show(self, packs: tuple[PackSummary, ...], bundled: tuple[str, ...]) -> None:
        added = {pack.name for pack in packs}
        self.head.set_title("Story worlds", f"{len(packs)} added" if packs else "")
        cards = [self._card(pack) for pack in packs]
        self.show_cards(cards + [self._available_card(name) for name in bundled if name not in added])

    def _card(self, pack: PackSummary) -> QWidget:
        counts = (
            labels.count(pack.works, "title", "titles"),
            labels.count(pack.characters, "character", "characters"),
            labels.count(pack.claims, "placement", "placements"),
            f"version {pack.version}",
        )
        remove = button(
            self.context.theme, "Remove from catalogue", lambda: self._change("remove", pack.name)
        )
        remove.setToolTip("Your decisions about its titles are kept in case you add it again")
        return self._line(pack.title, " · ".join(counts), remove)

    def _available_card(self, name: str) -> QWidget:
        add = button(self.context.theme, "Add", lambda: self._change("add", name))
        return self._line(name.replace("-", " ").capitalize(), "Included, not added", add)

    def _line(self, title: str, about: str, tool: QWidget) -> QWidget:
        theme = self.context.theme
        texts = column(Elided(theme, title, LEAD), label(theme, about, BODY, "secondary"), gap=2)
        line = row(column(2, IconLabel(theme, "globe", "secondary", 20), -1, gap=0), texts, tool, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        return framed(line, "card")

    def _change(self, verb: str, name: str) -> None:
        self.context.runner.write(lambda catalog: getattr(catalog.packs, verb)(name), owner=self)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Add a story world from its folder")
        if folder:
            self._change("add", folder)


VIEW = View("worlds", "Story worlds", "globe", "Mine", 70, WorldsView)
