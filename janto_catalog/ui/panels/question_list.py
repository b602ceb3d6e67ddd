"""The list of the inbox: a row for each folder with questions, then the folders with what was not recognised."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.models.inbox_model import InboxModel
from janto_catalog.ui.models.inbox_rows import Expansion, InboxRow, Listing, Spot, make_rows
from janto_catalog.ui.widgets.question_delegate import QuestionDelegate, chevron_width

if TYPE_CHECKING:
    from janto_catalog.model.unrecognised import FolderPlace, UnrecognisedFolder
    from janto_catalog.model.views import ItemSummary, Question

_SELECT = QItemSelectionModel.SelectionFlag.Select


class QuestionList(QListView):
    """The list at the left; `question_changed` comes when another question or folder becomes the current one,
    `selection_changed` when other rows are selected, `listing_wanted` when a folder was opened or closed."""

    question_changed = Signal()
    selection_changed = Signal()
    listing_wanted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("questions")
        self.setAccessibleName("Questions")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expansion = Expansion()
        self._model = InboxModel()
        self.setModel(self._model)
        self._painter = QuestionDelegate(context.theme, self)
        self.setItemDelegate(self._painter)
        self._index_in_row = 0
        self._next, self._advance = "", False
        self._is_filling = False
        self._selects_all = False
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    @property
    def row(self) -> InboxRow | None:
        """The current row."""
        number = self.currentIndex().row()
        return self._model.rows[number] if 0 <= number < len(self._model.rows) else None

    @property
    def question(self) -> Question | None:
        """The current question."""
        row = self.row
        return row.questions[self._index_in_row] if row is not None and row.questions else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the current question in its row, from 1, and how many there are."""
        row = self.row
        return (self._index_in_row + 1, len(row.questions)) if row is not None else (0, 0)

    @property
    def names(self) -> list[str]:
        """The texts of the rows, headings included."""
        return [row.text for row in self._model.rows]

    @property
    def selected(self) -> list[InboxRow]:
        """The selected rows, from the top."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.rows[number] for number in numbers if not self._model.rows[number].is_more]

    @property
    def selected_folders(self) -> list[UnrecognisedFolder]:
        """The selected folders with what was not recognised, without those in another one that is selected too."""
        folders = [row.folder for row in self.selected if row.is_folder and row.folder is not None]
        return [
            folder
            for folder in folders
            if not any(other is not folder and other.place.holds(folder.place) for other in folders)
        ]

    @property
    def selected_questions(self) -> list[ItemSummary]:
        """The copies that the selected questions are about."""
        rows = [row for row in self.selected if row.folder is None]
        return [question.item for row in rows for question in row.questions]

    @property
    def selected_copies(self) -> list[ItemSummary]:
        """The selected copies that were not recognised, without those in a folder that is selected too."""
        places = [folder.place for folder in self.selected_folders]
        return [
            question.item
            for row in self.selected
            if row.folder is not None and not any(place.holds(row.folder.place) for place in places)
            for question in row.questions
        ]

    @property
    def selected_items(self) -> list[ItemSummary]:
        """The copies of all selected rows, without those in a folder that is selected too."""
        return [*self.selected_questions, *self.selected_copies]

    def selectAll(self) -> None:
        """Select all questions, or all that was not recognised, whichever the current row is among.

        Folders that are not listed yet are selected when they are.
        """
        is_asked = self.row is not None and self.row.folder is None
        self._selects_all = not is_asked and any(
            row.is_more and row.folder is None for row in self._model.rows
        )
        if self._selects_all:
            self.expansion.show_all_folders()
            self.listing_wanted.emit()
        chosen = QItemSelection()
        for number, row in enumerate(self._model.rows):
            if (row.folder is None) is is_asked and row.spots:
                chosen.select(self._model.index(number), self._model.index(number))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def step(self, by: int) -> None:
        """Go to the next question or folder, or back with -1."""
        spots, present = self._spots(), self._spot()
        self._next = ""
        if present in spots:
            at = spots.index(present) + by
            if 0 <= at < len(spots):
                self._go_to(spots[at])
                self.question_changed.emit()

    def toggle(self, *, is_open: bool | None = None) -> None:
        """Open or close the current folder (None: the other of the two), or show more where that is offered."""
        row = self.row
        if row is None or not (row.is_folder or row.is_more):
            return
        place = row.folder.place if row.folder is not None else None
        if row.is_more:
            self.expansion.show_more(place)
        elif place is not None and row.is_open != is_open:
            self.expansion.toggled[place] = not row.is_open
        self.listing_wanted.emit()

    def advance_on_fill(self) -> None:
        """Go to the question after the current one when the list is next filled."""
        self._next, self._advance = "", True

    def return_to(self, item: str) -> None:
        """Go to that copy when the list is next filled with it, unless the user goes elsewhere before."""
        self._next = item

    def fill(self, asked: Sequence[Question], listing: Listing) -> None:
        """Show these; the current question stays current, or the one after it when it was answered."""
        wanted, selected = self._wanted(), {row.key for row in self.selected}
        self._is_filling = True
        scroll = self.verticalScrollBar().value()
        self._model.set_rows(make_rows(asked, listing))
        spots = self._spots()
        found = next((spot for spot in map(self._find, wanted) if spot is not None), None)
        first = next((spot for spot in spots if spot[1]), spots[0] if spots else None)
        if (spot := found or first) is not None:
            self._go_to(spot)
        if len(selected) > 1 and not self._advance:
            self._select(selected)
        self.verticalScrollBar().setValue(scroll)
        self.scrollTo(self.currentIndex())
        if spot is not None and spot[1] == self._next:
            # Otherwise it was read before the copy was asked about again.
            self._next = ""
        self._advance, self._is_filling = False, False
        if self._selects_all:
            self.selectAll()
        self.question_changed.emit()

    def go_to(self, item: str) -> None:
        """Make the question about that copy the current one."""
        if (spot := self._find(("", item))) is not None:
            self._go_to(spot)
            self.question_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.row is not None and self.row.is_folder:
            self.toggle(is_open=key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Left and self.row is not None and self.row.folder is not None:
            self._go_to_folder(self.row.folder.place)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        row = self._model.rows[index.row()]
        if row.is_more or (row.is_folder and event.position().x() < chevron_width(row)):
            self.toggle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self.row
        if row is not None and row.is_folder and event.position().x() >= chevron_width(row):
            self.toggle()

    def _wanted(self) -> list[Spot]:
        """What to show next, the most wanted first: questions follow on questions, the others on the others."""
        spots, present, row = self._spots(), self._spot(), self.row
        if present not in spots or row is None:
            return [("", self._next)]
        start = spots.index(present) + self._advance
        after = [spot for spot in spots[start:] if _is_asked(spot) == _is_asked(present)]
        if not _is_asked(present):
            after += reversed(spots[: spots.index(present)])
        return [("", self._next), *after]

    def _spots(self) -> list[Spot]:
        return [spot for row in self._model.rows for spot in row.spots]

    def _spot(self) -> Spot:
        row, question = self.row, self.question
        return (row.key if row is not None else "", question.item.id if question is not None else "")

    def _find(self, wanted: Spot) -> Spot | None:
        """The place of a copy, or of a folder; None when it is not listed any more."""
        key, item = wanted
        for row in self._model.rows:
            for spot in row.spots:
                if (item and spot[1] == item) or (not item and spot == (key, "")):
                    return spot
        return None

    def _go_to(self, spot: Spot) -> None:
        for number, row in enumerate(self._model.rows):
            if spot in row.spots:
                was, self._is_filling = self._is_filling, True
                self.setCurrentIndex(self._model.index(number))
                self._index_in_row = row.spots.index(spot)
                self._is_filling = was
                return

    def _go_to_folder(self, place: FolderPlace) -> None:
        for row in self._model.rows:
            if row.is_folder and row.folder is not None and row.folder.place == place:
                self._go_to(row.spots[0])
                self.question_changed.emit()

    def _select(self, keys: set[Hashable]) -> None:
        for number, row in enumerate(self._model.rows):
            if row.key in keys:
                self.selectionModel().select(self._model.index(number), _SELECT)

    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_filling:
            self._index_in_row, self._next = 0, ""
            self.question_changed.emit()

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._is_filling:
            self.selection_changed.emit()


def _is_asked(spot: Spot) -> bool:
    return isinstance(spot[0], tuple) and spot[0][:1] == ("asked",)
