"""The titles of a character, pairing, person, story arc or era, in the shape of the table of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from janto_catalog.model.subject_words import title_words
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import Listing, WorkTableModel

if TYPE_CHECKING:
    from janto_catalog.model.subjects import SubjectPage, SubjectTitle
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext

_HOW = {
    "character": ("How", "How they are in it"),
    "pairing": ("How", "How each of them is in it"),
    "person": ("Credit", "What they did for it, or whom they play"),
    "arc": ("Note", "Whether it may be skipped"),
    "era": ("Note", "Whether only its place in the order says that it is within the era"),
}


class SubjectTableModel(WorkTableModel):
    """The titles of the page it was last given: all of them, or those that one has.  The texts of a row are made when the row
    is scrolled into view."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._page: SubjectPage | None = None
        self._titles: list[SubjectTitle] = []

    @property
    def _kind(self) -> str:
        return self._page.named.kind if self._page is not None else "character"

    def set_page(self, page: SubjectPage, query: ParsedQuery, *, only_owned: bool) -> None:
        """Show the titles of a page; `query` finds them in the query language."""
        titles = [title for title in page.titles if title.row.have.is_had or not only_owned]
        is_same = [one.row.id for one in titles] == [one.row.id for one in self._titles]
        if not is_same:
            self.beginResetModel()
        self._page, self.query, self._titles = page, query, titles
        self.listing = Listing(page.search, self.order_in_force(page), only_owned=only_owned)
        self._rows = [None] * len(titles)
        if is_same:
            self._notify(0, len(titles))
        else:
            self.endResetModel()
        self.loaded.emit(len(titles))

    def texts(self, row: int) -> RowTexts | None:
        if self._page is None or not 0 <= row < len(self._titles):
            return None
        texts = self._rows[row]
        if texts is None:
            title = self._titles[row]
            number = row + 1 if self.is_numbered or self._kind == "arc" else None
            part = title_words(title, self._page)
            texts = self._rows[row] = RowTexts(title.row, self._context.names, number=number, part=part)
        return texts

    def id_at(self, row: int) -> str:
        return self._titles[row].row.id

    def row_of(self, work: str) -> int | None:
        return next((n for n, title in enumerate(self._titles) if title.row.id == work), None)

    @staticmethod
    def order_in_force(page: SubjectPage) -> str:
        """The order that the titles are in; those of a person are listed as they came out."""
        return {"arc": page.order, "person": "release"}.get(page.named.kind, "story")

    @property
    def is_numbered(self) -> bool:
        return self.listing.only_owned

    def number_meaning(self) -> tuple[str, str]:
        if self._kind == "arc" and not self.is_numbered:
            return "Place", "Place in the story arc"
        return super().number_meaning()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and section == column_number("part") and role in roles:
            short, whole = _HOW.get(self._kind, _HOW["character"])
            return short if role == Qt.ItemDataRole.DisplayRole else whole
        return super().headerData(section, orientation, role)
