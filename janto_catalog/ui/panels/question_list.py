"""The questions that are open: a row for each folder, then the copies that are unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.question_delegate import QuestionDelegate

if TYPE_CHECKING:
    from janto_catalog.model.views import ItemSummary, Question


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions of one folder, or one unknown copy."""

    questions: tuple[Question, ...]
    needs_review: bool

    @property
    def name(self) -> str:
        """The text of the row: the folder, or the copy."""
        item = self.questions[0].item
        return (Path(item.folder).name or item.folder or item.title) if self.needs_review else item.title

    @property
    def about(self) -> str:
        """The second line of the row."""
        if self.needs_review:
            files = sum(len(question.item.files) for question in self.questions)
            asks = labels.count(len(self.questions), "question", "questions")
            return f"{labels.count(files, 'file', 'files')} · {asks}"
        item = self.questions[0].item
        pages = labels.count(item.pages, "page", "pages") if item.pages else ""
        files = len(item.files)
        parts = (Path(item.folder).name, labels.count(files, "file", "files") if files > 1 else "", pages)
        return " · ".join(part for part in parts if part)


class QuestionList(QListWidget):
    """The list at the left; `question_changed` comes when another question becomes the current one."""

    question_changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("questions")
        self.setAccessibleName("Questions")
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = QuestionDelegate(context.theme, self)
        self.setItemDelegate(self._painter)
        self._groups: list[QuestionGroup | None] = []
        self._index_in_group = 0
        self._next, self._advance = "", False
        self.currentRowChanged.connect(self._row_changed)

    @property
    def group(self) -> QuestionGroup | None:
        """The current row."""
        row = self.currentRow()
        return self._groups[row] if 0 <= row < len(self._groups) else None

    @property
    def selected_items(self) -> list[ItemSummary]:
        """The copies of all selected rows."""
        groups = (self._groups[self.row(entry)] for entry in self.selectedItems())
        return [question.item for group in groups if group is not None for question in group.questions]

    @property
    def question(self) -> Question | None:
        """The current question."""
        group = self.group
        return group.questions[self._index_in_group] if group is not None else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the current question in its folder, from 1, and how many there are."""
        group = self.group
        return (self._index_in_group + 1, len(group.questions)) if group is not None else (0, 0)

    @property
    def names(self) -> list[str]:
        """The texts of the rows, headings included."""
        return [self.item(row).text() for row in range(self.count())]

    def step(self, by: int) -> None:
        """Go to the next question, or back with -1, across folders."""
        questions = list(self._questions())
        present = self.question
        if present is not None:
            at = [question.item.id for question in questions].index(present.item.id) + by
            if 0 <= at < len(questions):
                self.go_to(questions[at].item.id)

    def advance_on_fill(self) -> None:
        """Go to the question after the current one when the list is next filled."""
        self._advance = True

    def return_to(self, item: str) -> None:
        """Go to that copy when the list is next filled."""
        self._next = item

    def fill(self, asked: Sequence[Question], unknown: Sequence[Question]) -> None:
        """Show these questions; the current one stays current, or the one after it when it was answered."""
        wanted = self._wanted_items()
        self._index_in_group = 0
        self.blockSignals(True)
        self.clear()
        self._groups = []
        for _, questions in groupby(asked, key=lambda question: question.item.folder):
            self._add(QuestionGroup(tuple(questions), needs_review=True))
        if unknown:
            self._add_head("Unknown")
        for question in unknown:
            self._add(QuestionGroup((question,), needs_review=False))
        listed = {question.item.id for question in self._questions()}
        found = next((item for item in wanted if item in listed), None)
        first = next((question.item.id for question in self._questions()), None)
        self._next, self._advance = "", False
        self.blockSignals(False)
        self.go_to(found or first or "")

    def go_to(self, item: str) -> None:
        """Make the question about that copy the current one."""
        self.blockSignals(True)
        for row, group in enumerate(self._groups):
            for inside, question in enumerate(group.questions if group else ()):
                if question.item.id == item:
                    self.setCurrentRow(row)
                    self._index_in_group = inside
        self.blockSignals(False)
        self.question_changed.emit()

    def _wanted_items(self) -> list[str]:
        """The copies to show next, the most wanted first."""
        group, present = self.group, self.question
        if group is None or present is None:
            return [self._next]
        similar = (
            other for other in self._groups if other is not None and other.needs_review == group.needs_review
        )
        order = [question.item.id for other in similar for question in other.questions]
        return [self._next, *order[order.index(present.item.id) + self._advance :]]

    def _questions(self) -> Iterator[Question]:
        for group in self._groups:
            yield from group.questions if group is not None else ()

    def _add(self, group: QuestionGroup) -> None:
        entry = QListWidgetItem(group.name)
        icon = "circle-question-mark" if group.needs_review else "square-dashed"
        entry.setData(Qt.ItemDataRole.UserRole, (icon, group.about))
        item = group.questions[0].item
        entry.setToolTip(labels.tool_tip(item.folder if group.needs_review else item.title))
        entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.name}, {group.about}")
        self.addItem(entry)
        self._groups.append(group)

    def _add_head(self, title: str) -> None:
        entry = QListWidgetItem(title)
        entry.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(entry)
        self._groups.append(None)

    def _row_changed(self, _row: int) -> None:
        self._index_in_group = 0
        self.question_changed.emit()
