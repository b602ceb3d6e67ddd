"""An order to watch, listen and read by, with the reason for each place, and its export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui import labels
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.models.order_table import OrderTableModel
from janto_catalog.ui.models.work_table import Listing
from janto_catalog.ui.search.description import describe_list, describe_query
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.title_list import SEARCHED_DECISIONS, TitleList
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import CheckBox, button
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, framed, hairline, row
from janto_catalog.ui.widgets.order_menu import Groups, OrderButton
from janto_catalog.ui.widgets.row_delegate import OrderRowDelegate
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WithoutPlace

_HIDDEN = frozenset({"who", "progress", "sure", "length", "series"})


class OrderView(TitleList):
    """One order as a table, limited to what matches the search."""

    shows = SEARCHED_DECISIONS | {Data.FACTS, Data.ORDER, Data.OWNERSHIP}
    # The export.
    has_primary = True
    delegate_type = OrderRowDelegate
    row_height = 44

    def __init__(self, context: UiContext) -> None:
        self.order = OrderTableModel(context)
        super().__init__(context, Header(context.theme, "Order"), self.order, stretched="because")
        self._text = ""
        self._by = context.settings.get("order/by")
        self._only_owned = context.settings.get("order/owned")
        self.table.setAccessibleName("Order")
        self.table.horizontalHeader().setSectionsClickable(False)
        self._hide_columns()
        self._empty = EmptyState(context.theme)
        self.list_area.addWidget(self._empty)
        self._fill_header()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addLayout(row(self.list_area, self._right_margin, gap=0), 1)
        outer.addWidget(hairline())
        outer.addWidget(self._make_footer())
        self._owned.toggled.connect(self._set_only_owned)
        self._choice.chosen.connect(self._order_by)
        self.finish_setup()
        context.runner.read(
            lambda catalog: catalog.orders.view_groups(),
            self._fill_choices,
            owner=self,
        )

    def visit(self, destination: Destination) -> None:
        """Show the order that a destination names, else the last one."""
        if destination.order:
            self._by = destination.order
            self._choice.set_current(self._by)
            self._hide_columns()
        self.search(destination.query)

    def search(self, text: str, *, typing: bool = False) -> None:
        self._text = text
        self.model.show(Listing(text, self._by, typing, self._only_owned))

    def reload(self) -> None:
        self.model.reload()

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [self.order.order[row].work.id for row in self.table.selected_rows()]
        return (lambda _catalog: works) if works else None

    def works_up_to_here(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [entry.work.id for entry in self.order.order[: self.table.currentIndex().row() + 1]]
        return (lambda _catalog: works) if works else None

    def order_in_force(self) -> str:
        return self.model.listing.sort

    def list_title(self) -> str:
        return self._choice.name or "Order"

    def shown_search(self) -> str:
        listing = self.model.listing
        parts = (
            describe_query(listing.text, self.known_names()),
            "that you own" if listing.only_owned else "",
        )
        return " ".join(part for part in parts if part) or "the whole order"

    def update_list_area(self, count: int) -> None:
        self._show_only_owned()
        self._total.setText(_summary(self.order))
        self._total.setToolTip(_names(self.order.without_place))
        self._export.setEnabled(bool(count))
        why = (
            "You own none of these."
            if self.order.is_numbered
            else describe_list(self._text, self.known_names())
        )
        self._empty.show_message("list-ordered", "No titles in this list.", why)
        self.list_area.setCurrentWidget(self.table if count else self._empty)

    def _fill_header(self) -> None:
        theme = self.context.theme
        self._owned = CheckBox(theme, "Only owned titles")
        self._owned.setChecked(self._only_owned)
        self._choice = OrderButton(theme)
        self._choice.set_current(self._by)
        self._export = button(theme, "Export…", self.export, icon="download", primary=True)
        self._export.setToolTip("Ctrl+E")
        for widget in (self._owned, self._choice, self._export):
            self.head.tools.addWidget(widget)

    def _hide_columns(self) -> None:
        """Show the date of release only in the order of release."""
        self.table.hide_columns(_HIDDEN if self._by == "release" else _HIDDEN | {"released"})

    def _make_footer(self) -> QWidget:
        self._total = label(self.context.theme, "", BODY, "secondary", wrap=True)
        line = row(self._total)
        line.setContentsMargins(16, 8, 16, 8)
        return framed(line)

    def _fill_choices(self, groups: Groups) -> None:
        self._choice.set_groups(groups)
        if self.model.query is not None:
            self._show_loaded(self.model.rowCount())

    def _order_by(self, by: str) -> None:
        self._by = by
        self.context.settings.set("order/by", by)
        self._choice.set_current(by)
        self._hide_columns()
        self.search(self._text)

    def _set_only_owned(self, on: bool) -> None:
        self._only_owned = on
        self.context.settings.set("order/owned", on)
        self.search(self._text)

    def _show_only_owned(self) -> None:
        """Tick the box while the search itself asks for owned titles."""
        asked = self.model.query is not None and self.model.query.only_owned
        with QSignalBlocker(self._owned):
            self._owned.setChecked(asked or self._only_owned)
        self._owned.setEnabled(not asked)
        self._owned.setToolTip("The search asks for owned titles" if asked else "")


def _names(groups: tuple[WithoutPlace, ...]) -> str:
    """The titles without a place, by reason."""
    return "\n".join(
        f"No place in this order, {group.reason}: {', '.join(work.title for work in group.works)}"
        for group in groups
    )


def _summary(model: OrderTableModel) -> str:
    """How many titles, how long they are together, how many are not owned, and where the others are."""
    order = model.order
    others = _others(model)
    if not order:
        return others
    seconds = sum(entry.work.runtime or 0 for entry in order)
    unknown = sum(not entry.work.runtime for entry in order)
    missing = sum(not entry.work.have.is_had for entry in order)
    hours, minutes = int(seconds // 3600), int(seconds // 60 % 60)
    length = f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else ""
    parts = (
        labels.count(len(order), "title", "titles"),
        f"{length} and {unknown} of unknown length" if length and unknown else length,
        f"{missing} not owned" if missing else "all owned",
    )
    summary = " · ".join(part for part in parts if part)
    return f"{summary}\n{others}" if others else summary


def _others(model: OrderTableModel) -> str:
    """Where the titles are that were found and have no number: "90 more have no number: 50 not part of the story"."""
    # Without a search, what an arc or a life leaves out is not worth a line.
    whole = model.listing.text or model.listing.sort in ("story", "release", "newcomer")
    groups = [(len(group.works), group.reason) for group in model.without_place] if whole else []
    if model.listed_by_parts and whole:
        groups.append((model.listed_by_parts, "listed by their parts"))
    count = sum(number for number, _ in groups)
    reasons = ", ".join(f"{number:,} {reason}".replace(",", "\u2009") for number, reason in groups)
    have = "has" if count == 1 else "have"
    return f"{count:,} more {have} no number: ".replace(",", "\u2009") + reasons if groups else ""


VIEW = View("order", "Order", "list-ordered", "Mine", 50, OrderView)
