"""The story worlds: where titles, people and placements come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.model.packs import needed_text
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.focus import FOCUS_KEY
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.packs import PackDecisions
    from janto_catalog.model.views import PackSummary


class WorldsView(CardList):
    """A card for each story world that is installed or included with the program."""

    shows = frozenset({Data.PACKS, Data.LISTINGS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Story worlds")
        #: The world that the user is asked about before it is removed, and what hangs on its titles.
        self._asked: tuple[str, PackDecisions, tuple[str, ...]] | None = None
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
        about = " · ".join(counts)
        if not pack.is_on:
            about = f"Switched off: nothing shows its titles, and what you decided about them waits.\n{about}"
        if self._asked is not None and self._asked[0] == pack.name:
            return self._line(pack.title, about, self._question(pack, *self._asked[1:]), is_below=True)
        return self._line(pack.title, about, framed(row(self._switch(pack), self._remove(pack), gap=8)))

    def _switch(self, pack: PackSummary) -> QWidget:
        word = "Switch off" if pack.is_on else "Switch on"
        switch = button(self.context.theme, word, lambda: self._turn(pack.name, on=not pack.is_on))
        switch.setAccessibleName(f"{word}: {pack.title}")
        tip = "Take its titles out of all lists for now; what you decided about them waits"
        switch.setToolTip(
            tip if pack.is_on else "Show its titles again, with all that you decided about them"
        )
        return switch

    def _remove(self, pack: PackSummary) -> QWidget:
        remove = button(self.context.theme, "Remove…", lambda: self._ask(pack.name))
        remove.setAccessibleName(f"Remove: {pack.title}")
        # The question takes its place, with the focus on the button that removes nothing.
        remove.setProperty(FOCUS_KEY, f"remove {pack.name}")
        remove.setToolTip(
            "Says first what hangs on its titles; your decisions are kept in case you add it again"
        )
        return remove

    def _question(self, pack: PackSummary, decisions: PackDecisions, needed_by: tuple[str, ...]) -> QWidget:
        """What would wait for the return of a world, and the button that removes it."""
        theme = self.context.theme
        kept = "; ".join(decisions.parts())
        text = (
            f"Remove {pack.title}? Kept, and in use again when you add it again: {kept}."
            if decisions.is_any
            else f"Remove {pack.title}? You have decided nothing about its titles, and copies of them are recognised again when you add it."
        )
        if needed_by:
            text += f" {needed_text(needed_by)}"
        keep = button(theme, "Keep it", lambda: self._answer(None))
        keep.setProperty(FOCUS_KEY, f"remove {pack.name}")
        buttons = row(button(theme, "Remove", lambda: self._change("remove", pack.name)), keep, -1, gap=8)
        if pack.is_on:
            buttons.insertWidget(1, button(theme, "Only switch off", lambda: self._turn(pack.name, on=False)))
        question = column(label(theme, text, BODY, wrap=True), buttons, gap=8)
        return framed(question)

    def _ask(self, name: str) -> None:
        self.context.runner.read(
            lambda catalog: (name, catalog.packs.decisions(name), catalog.packs.needed_by(name)),
            self._answer,
            owner=self,
            key=(id(self), "decisions"),
        )

    def _answer(self, asked: tuple[str, PackDecisions, tuple[str, ...]] | None) -> None:
        """Show the question whether to remove a world, or none."""
        self._asked = asked
        self.reload()

    def _available_card(self, name: str) -> QWidget:
        add = button(self.context.theme, "Add", lambda: self._change("add", name))
        return self._line(name.replace("-", " ").capitalize(), "Included, not added", add)

    def _line(self, title: str, about: str, tool: QWidget, *, is_below: bool = False) -> QWidget:
        theme = self.context.theme
        texts = column(Elided(theme, title, LEAD), label(theme, about, BODY, "secondary", wrap=True), gap=2)
        icon = column(2, IconLabel(theme, "globe", "secondary", 20), -1, gap=0)
        if is_below:
            texts.addSpacing(8)
            texts.addWidget(tool)
            line = row(icon, texts, gap=12)
        else:
            line = row(icon, texts, tool, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        return framed(line, "card")

    def _turn(self, name: str, *, on: bool) -> None:
        self._asked = None
        self.context.runner.write(lambda catalog: catalog.packs.switch(name, on=on), owner=self)

    def _change(self, verb: str, name: str) -> None:
        self._asked = None
        self.context.runner.write(lambda catalog: getattr(catalog.packs, verb)(name), owner=self)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Add a story world from its folder")
        if folder:
            self._change("add", folder)


VIEW = View("worlds", "Story worlds", "globe", "Mine", 70, WorldsView)
