"""A page whose titles are exported, all of them or those that are selected: which they are, in words and as a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Notice
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.view_page import SearchPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from janto_catalog.model.gaps import Span
    from janto_catalog.query.phrases import Names
    from janto_catalog.ui.models.work_table import WorkTableModel
    from janto_catalog.ui.widgets.header import Header
    from janto_catalog.ui.widgets.title_table import TitleTable


#: The sorts of a list that are orders; any other sort leaves the story in force.
_ORDERS = ("story", "release")


class ExportedPage(TitleActions, SearchPage):
    """A page with a table of titles, which can be exported."""

    head: Header
    model: WorkTableModel
    table: TitleTable

    def order_in_force(self) -> str:
        """The order that the list is in, and that *Why here?* explains: "story", "release", "arc:ID" ..."""
        return self.model.listing.sort if self.model.listing.sort in _ORDERS else _ORDERS[0]

    @property
    def exported_gaps(self) -> Span | None:
        """The part of the order of which a shopping list is exported; None where the list itself is."""
        return None

    @property
    def export_obstacle(self) -> str:
        """Why there is nothing to export."""
        return "" if self.model.rowCount() else "There are no titles in this list"

    @action("Export…", "Order", "Ctrl+E", icon="download", obstacle="export_obstacle", whole_window=True)
    def export(self) -> None:
        """Open the sheet where the list is written to a file: if several titles are selected, at first only those."""
        from janto_catalog.query import HAD
        from janto_catalog.ui.shell.export_sheet import ExportedList, open_export

        query, obstacle = self.model.query, self.export_obstacle
        if query is not None and obstacle:
            self.context.signals.show_notice.emit(Notice(f"{obstacle}."))
        if query is None or obstacle:
            return
        selected_count = len(self.table.selected_rows())
        only_owned, text = self.model.listing.only_owned or query.only_owned, self.listed_search()
        title = self.export_title(query.without(*HAD), only_owned=only_owned)
        exported = ExportedList(
            text,
            self.order_in_force(),
            title,
            numbered=only_owned,
            count=self.model.rowCount(),
            selected=self.selected_works() if selected_count > 1 else None,
            selected_count=selected_count,
            gaps=self.exported_gaps,
            essential=self.model.listing.essential,
        )
        open_export(self.context, self, exported)

    def allow_export(self, export: QAbstractButton, tip: str) -> None:
        """Enable the button of the export while there is something to export; else its tool tip says why not."""
        obstacle = self.export_obstacle
        export.setEnabled(not obstacle)
        export.setToolTip(obstacle or tip)

    def export_title(self, query: str, *, only_owned: bool) -> str:
        """The title of the list in a file: what is searched for, in words, else that over the list."""
        from janto_catalog.query.description import describe_list

        return describe_list(query, self.known_names(), only_owned=only_owned) or self.list_title()

    def known_names(self) -> Names:
        """The names of records for a description of the search that is listed."""
        from janto_catalog.query.description import names_in

        names = self.context.record_names
        return names_in(self.model.query, names) if self.model.query is not None else names

    def listed_search(self) -> str:
        from janto_catalog.query import HAD

        query = self.model.query
        if query is None:
            return ""
        rest = query.without(*HAD)
        owned = "have:yes" if self.model.listing.only_owned or query.only_owned else ""
        return " ".join(part for part in (f"({rest})" if rest else "", owned) if part)

    def list_title(self) -> str:
        """The title over the list."""
        return self.head.title.text()
