"""What was decided, newest first, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import Desk, Destination
from janto_catalog.ui.theme.tokens import CAPTION
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import Mark, button
from janto_catalog.ui.widgets.card_list import CardColumn
from janto_catalog.ui.widgets.layouts import holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import HistoryEntry


class HistoryView(CardColumn):
    """A line for each decision."""

    kinds = frozenset({"progress", "link", "item", "pack", "folder", "order"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "History", gap=0)
        self._undo = button(desk.look, "Undo", lambda: self._turn("undo"), icon="undo-2")
        self._redo = button(desk.look, "Redo", lambda: self._turn("redo"), icon="redo-2")
        self.head.tools.addWidget(self._undo)
        self.head.tools.addWidget(self._redo)
        self.empty.say(
            "history",
            "Nothing was decided yet.",
            "What you answer, mark or match stands here and can be taken back.",
        )

    def visit(self, destination: Destination) -> None:
        """Show the decisions."""
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        self.desk.door.ask(
            lambda catalog: catalog.history.list(), self._show, owner=self, key=(id(self), "list")
        )

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._undo.setEnabled(any(not entry.undone for entry in entries))
        self._redo.setEnabled(any(entry.undone for entry in entries))
        self.head.say("History", labels.count(len(entries), "decision", "decisions") if entries else "")
        self.show_cards([self._line(entry) for entry in entries])

    def _line(self, entry: HistoryEntry) -> QWidget:
        look = self.desk.look
        when = QDateTime.fromString(entry.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        at = QLocale(QLocale.Language.English).toString(when, "d MMM yyyy, HH:mm")
        mark = Mark(look, "undo-2" if entry.undone else "check", "text2" if entry.undone else "sure")
        parts: list[QWidget] = [mark, Elided(look, entry.label)]
        if entry.undone:
            parts.append(label(look, "undone", CAPTION, "text2"))
        line = row(*parts, label(look, at, CAPTION, "text2"), gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(4, 8, 4, 8)
        return holder(line)

    def _turn(self, verb: str) -> None:
        self.desk.door.change(lambda catalog: getattr(catalog.history, verb)(), owner=self)


VIEW = View("history", "History", "history", "Mine", 80, HistoryView)
