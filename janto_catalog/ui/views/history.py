"""All decisions, newest first, with undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import CAPTION
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import HistoryEntry


class HistoryView(CardList):
    """A line for each decision."""

    shows = frozenset({Data.HISTORY})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "History", gap=0)
        self._undo = button(context.theme, "Undo", lambda: self._run("undo"), icon="undo-2")
        self._redo = button(context.theme, "Redo", lambda: self._run("redo"), icon="redo-2")
        self.head.tools.addWidget(self._undo)
        self.head.tools.addWidget(self._redo)
        self.empty.show_message(
            "history",
            "No decisions yet.",
            "What you answer, mark or match is listed here and can be undone.",
        )

    def reload(self) -> None:
        """Read the decisions again."""
        self.context.runner.read(
            lambda catalog: catalog.history.list(), self._show, owner=self, key=(id(self), "list")
        )

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._undo.setEnabled(any(not entry.undone for entry in entries))
        self._redo.setEnabled(any(entry.undone for entry in entries))
        self.head.set_title("History", labels.count(len(entries), "decision", "decisions") if entries else "")
        self.show_cards([self._line(entry) for entry in entries])

    def _line(self, entry: HistoryEntry) -> QWidget:
        theme = self.context.theme
        when = QDateTime.fromString(entry.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        at = QLocale(QLocale.Language.English).toString(when, "d MMM yyyy, HH:mm")
        mark = IconLabel(
            theme, "undo-2" if entry.undone else "check", "secondary" if entry.undone else "success"
        )
        parts: list[QWidget] = [mark, Elided(theme, entry.label)]
        if entry.undone:
            parts.append(label(theme, "undone", CAPTION, "secondary"))
        line = row(*parts, label(theme, at, CAPTION, "secondary"), gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(4, 8, 4, 8)
        return framed(line)

    def _run(self, verb: str) -> None:
        self.context.runner.write(lambda catalog: getattr(catalog.history, verb)(), owner=self)


VIEW = View("history", "History", "history", "Mine", 80, HistoryView)
