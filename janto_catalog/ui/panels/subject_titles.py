"""The titles on the page of a character, pairing, person or story arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui.models.columns import COLUMNS
from janto_catalog.ui.models.subject_table import SubjectTableModel
from janto_catalog.ui.title_list import TitleList
from janto_catalog.ui.widgets.focus import show_layer
from janto_catalog.ui.widgets.layouts import EmptyState, column

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.subjects import SubjectPage
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.view_page import ViewPage
    from janto_catalog.ui.widgets.header import Header

_HIDDEN = {column.name for column in COLUMNS if not column.visible_by_default} - {"part"} | {"who"}
_OF_A_PERSON = {"place", "position"}
"""The columns about the story: the titles of a person are listed as they came out."""


class SubjectTitles(TitleList):
    """The table of titles of the page that is shown."""

    def __init__(self, context: UiContext, head: Header, page: ViewPage) -> None:
        self._subject_model = SubjectTableModel(context)
        super().__init__(context, head, self._subject_model)
        self._page, self._subject = page, ""
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.hide_columns(_HIDDEN)
        self._empty = EmptyState(context.theme)
        self.list_area.addWidget(self._empty)
        self.setLayout(column(self.list_area, gap=0))
        self.finish_setup()

    @property
    def is_shown(self) -> bool:
        return self._page.is_shown

    def show_page(self, page: SubjectPage, query: ParsedQuery, *, only_owned: bool) -> None:
        """Show the titles of a page, or those of them that one has; `query` finds them."""
        self._subject = page.named.name
        self.table.setAccessibleName(f"Titles of {page.named.name}")
        hidden = _HIDDEN | (_OF_A_PERSON if page.named.kind == "person" else set())
        has_parts = page.named.kind != "arc" or any(title.optional for title in page.titles)
        self.table.hide_columns(hidden if has_parts else hidden | {"part"})
        self._subject_model.set_page(page, query, only_owned=only_owned)

    def leave(self, to: str) -> None:
        """Take note that the titles of another page will be listed, in which the title `to` is selected, "" for the first."""
        self._selected, self._listing, self._named = "", None, to

    def order_in_force(self) -> str:
        return self.model.listing.sort

    def order_of_titles(self) -> str:
        return self.order_in_force()

    def list_title(self) -> str:
        return self._subject

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [self.model.id_at(row) for row in self.table.selected_rows()]
        return (lambda _catalog: works) if works else None

    def find_rows(self, works: Collection[str]) -> Callable[[Catalog], Sequence[int]]:
        rows = [row for row in map(self.model.row_of, works) if row is not None]
        return lambda _catalog: rows

    def update_list_area(self, count: int) -> None:
        self._empty.show_message("list-ordered", "No titles.", f"No title is known with {self._subject}.")
        show_layer(self.list_area, self.table if count else self._empty)
