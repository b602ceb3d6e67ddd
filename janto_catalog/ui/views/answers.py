"""The remembered answers: what was answered once and is not asked again; each can be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.model.changes import Data
from janto_catalog.model.matching import Answer
from janto_catalog.ui import labels
from janto_catalog.ui.context import REVIEW, UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.views import RememberedAnswer

_SCOPES = {"folder": ("folder", "Folder"), "print": ("copy", "Content"), "name": ("file-text", "Name")}
_FILES = {
    "folder": "New files in this folder",
    "print": "Files with the same content, in any folder,",
    "name": "Files of this name",
}


class AnswersView(CardList):
    """A card for each remembered answer."""

    shows = frozenset({Data.RULES, Data.ITEMS, Data.NAME_FACTS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Remembered answers", gap=8)
        self.head.tools.addWidget(
            button(context.theme, "To identify", self._open_review, icon="arrow-left"),
        )
        self.empty.show_message(
            "check",
            "No answer is remembered yet.",
            "What you answer under To identify is remembered and not asked again.",
        )

    def reload(self) -> None:
        """Read the answers again."""
        self.context.runner.read(
            lambda catalog: catalog.match_rules.list(), self._show, owner=self, key=(id(self), "list")
        )

    def forget(self, answer: str) -> None:
        """Forget an answer, so that it is asked again."""
        self.context.runner.write(
            lambda catalog: catalog.match_rules.forget(answer), self.context.show_change, owner=self
        )

    def _open_review(self) -> None:
        self.context.signals.navigate.emit(REVIEW)

    def _show(self, answers: tuple[RememberedAnswer, ...]) -> None:
        count = labels.count(len(answers), "answer", "answers") if answers else ""
        self.head.set_title("Remembered answers", count)
        self.show_cards([self._card(answer) for answer in answers])

    def _card(self, answer: RememberedAnswer) -> QWidget:
        theme = self.context.theme
        icon, scope = _SCOPES.get(answer.scope, ("info", answer.scope))
        about = answer.about or "A copy that no longer exists"
        forget = button(theme, "Forget", lambda: self.forget(answer.id))
        forget.setAccessibleName(f"Forget that {about} {answer.means}")
        texts = column(
            label(theme, f"{about} {answer.means}", BODY, wrap=True),
            Elided(theme, f"{scope} · {meaning(answer)}", CAPTION, "secondary"),
            gap=2,
        )
        line = row(
            column(2, IconLabel(theme, icon, "secondary", meaning=scope), -1, gap=0), texts, forget, gap=12
        )
        line.setStretch(1, 1)
        line.setContentsMargins(16, 10, 12, 10)
        return framed(line, "card")


def meaning(answer: RememberedAnswer) -> str:
    """What follows from a remembered answer for other files, in a sentence."""
    files = _FILES.get(answer.scope, "Other files")
    if answer.answer is Answer.NOT_WORK:
        return f"{files} are never matched with it"
    if answer.answer is Answer.MAY_BE_PART:
        return f"{files} are matched and asked about, though the folder around it is left out"
    if answer.answer is Answer.IS_SERIES:
        return f"{files} are matched with it first"
    return f"{files} are not asked about"


VIEW = View("answers", "Remembered answers", "check", "Mine", 75, AnswersView)
