"""An order to watch, listen and read by, with the reason for each place, and its export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.model.gaps import EVERYTHING, WHOLE_ORDER, shopping_title
from janto_catalog.model.order import OWN_ORDERS
from janto_catalog.query.description import describe_list, in_order
from janto_catalog.ui.actions import action
from janto_catalog.ui.compared_order import ComparedOrder
from janto_catalog.ui.context import Destination, Notice, UiContext
from janto_catalog.ui.models.columns import COLUMNS
from janto_catalog.ui.models.order_table import OrderTableModel
from janto_catalog.ui.models.work_table import Listing
from janto_catalog.ui.order_drops import OrderDrops
from janto_catalog.ui.panels.compare_line import CompareLine
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.panels.order_footer import OrderFooter
from janto_catalog.ui.panels.order_parts import OrderPart, OrderParts
from janto_catalog.ui.panels.order_rules import OrderRulesLine
from janto_catalog.ui.saved_order_actions import DIVIDER_ACTS, SavedOrderActions
from janto_catalog.ui.title_list import SEARCHED_DECISIONS, TitleList
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconButton, button
from janto_catalog.ui.widgets.focus import show_layer
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, column, hairline, row
from janto_catalog.ui.widgets.order_menu import Groups, OrderButton
from janto_catalog.ui.widgets.row_delegate import OrderRowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.gaps import Span
    from janto_catalog.model.order_listing import OrderRow
    from janto_catalog.model.saved_orders import OrderRules, SavedOrder

# The reasons get the room of all columns that are off in other lists, too, and of these.
_HIDDEN = {column.name for column in COLUMNS if not column.visible_by_default} - {"because"} | {
    "who",
    "series",
    "rating",
}


class OrderView(SavedOrderActions, ComparedOrder, TitleList):
    """One order as a table, limited to what matches the search."""

    shows = SEARCHED_DECISIONS | {Data.FACTS, Data.ORDER, Data.OWNERSHIP, Data.SAVED_ORDERS}
    # The export.
    has_primary = True
    delegate_type = OrderRowDelegate
    row_height = 44

    def __init__(self, context: UiContext) -> None:
        self.order = OrderTableModel(context)
        super().__init__(context, Header(context.theme, "Order"), self.order, stretched="because")
        self._text, self._title = "", ""
        self._by: str = context.settings.get("order/by")
        self._only_owned, self._only_gaps = context.settings.get("order/owned"), False
        self._compared, self._essential = "", False
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
        self.rules = OrderRulesLine(context.theme)
        self.rules.hide()
        outer.addWidget(self.rules)
        self.compared = CompareLine(context.theme)
        self.compared.chosen.connect(self.compare_with)
        outer.addWidget(self.compared)
        self.footer = OrderFooter(context)
        self.footer.essential_chosen.connect(self._leave_out)
        below = column(self.list_area, hairline(), self.footer, gap=0)
        below.setStretchFactor(self.list_area, 1)
        outer.addLayout(row(below, self._right_margin, gap=0), 1)
        self._parts.chosen.connect(self._show_part)
        self._choice.chosen.connect(self.show_order)
        self.rules.changed.connect(self.change_rules)
        self.drops = OrderDrops(self, self.table)
        self.loaded.connect(self.rows_are_shown)
        self.finish_setup()
        self._read_choices()

    def visit(self, destination: Destination) -> None:
        """Show the order that a destination names, else the one that was chosen last; `work` is selected in it."""
        self._named, self._title = destination.work, destination.title if destination.order else ""
        self._by, self._only_gaps = destination.order or self.context.settings.get("order/by"), False
        self._compared, self._essential = "", False
        self._choice.set_current(self._by)
        self._show_tools()
        self._hide_columns()
        self.search(destination.query)

    def search(self, text: str, *, typing: bool = False) -> None:
        self._text = text
        only_owned = self._only_owned and not self._only_gaps
        compared = self._compared if self._compared != self._by else ""
        listing = Listing(text, self._by, typing, only_owned, self._only_gaps, compared, self._essential)
        self.model.show(listing)

    def _leave_out(self, optional: bool) -> None:
        """Leave out what may be skipped of a story arc, or list it again."""
        # The list has most of the same titles.
        self._essential, self._named = optional, self._selected
        self.search(self._text)

    # The comparison with another order

    @property
    def is_compared(self) -> bool:
        return bool(self._compared)

    def orders_to_compare(self) -> Groups:
        others = (
            (heading, tuple(view for view in views if view[0] != self._by))
            for heading, views in self._choice.groups
        )
        return tuple((heading, views) for heading, views in others if views)

    def compare_with(self, view: str) -> None:
        # The focus is not to go on to what is hidden.
        if not view and self.compared.stop.hasFocus():
            self.table.setFocus()
        self._compared, self._only_gaps = view, self._only_gaps and not view
        # The list has the same titles.
        self._named = self._selected
        self.search(self._text)

    def reload(self) -> None:
        self._read_choices(self._reload_in_known_order)

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [self.order.order[row].work.id for row in self.table.selected_rows()]
        return (lambda _catalog: works) if works else None

    def play(self) -> None:
        """Play the current title, and follow its order from now on."""
        super().play()
        if self.selected and not self.play_obstacle:
            self.follow()

    @property
    def is_another(self) -> bool:
        """Whether *Home* follows another order than the one that is shown."""
        return bool(self._by != self.context.settings.get("order/followed"))

    @action("Follow this order", "Order", icon="route", when="is_another")
    def follow(self) -> None:
        """Let *Home* show what comes next in this order."""
        self.context.settings.set("order/followed", self._by)
        # The focus is not to go on to the button beside it.
        if self._follow.hasFocus():
            self.table.setFocus()
        self._show_tools()
        self.context.signals.show_notice.emit(Notice(f"Home follows {self._choice.name or 'this order'}"))

    # What orders of the user are made and changed from

    def view_shown(self) -> str:
        return self._by

    @property
    def is_essential(self) -> bool:
        return self.model.listing.essential

    def rules_shown(self) -> OrderRules:
        from janto_catalog.model.saved_orders import ADDED, OrderRules
        from janto_catalog.query import HAVE

        if self.own_order:
            return OrderRules(by=ADDED)
        listing, query = self.model.listing, self.model.query
        text = query.without(*HAVE) if query is not None and listing.only_owned else listing.text
        owned = "have:yes" if listing.only_owned else "owned:no" if listing.only_gaps else ""
        return OrderRules(f"{owned} {text}".strip(), self._by)

    def rows_listed(self) -> Sequence[OrderRow]:
        return self.order.order

    def rows_chosen(self) -> list[int]:
        if self._kept:
            # They are selected again soon.
            return [row for row, entry in enumerate(self.order.order) if entry.work.id in self._kept]
        return self.table.selected_rows()

    def show_chosen(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def name_shown(self) -> str:
        return (
            self._choice.name
            if self.own_order
            else self.export_title(self.model.listing.text, only_owned=self.model.listing.only_owned)
        )

    def place_of_forms(self, row: int | None = None) -> tuple[QWidget, QPoint] | None:
        if row is None:
            return self, self._choice.mapToGlobal(QPoint(0, self._choice.height() + 4))
        below = self.table.rowViewportPosition(row) + self.table.rowHeight(row)
        return self, self.table.viewport().mapToGlobal(QPoint(88, below))

    def _show_rules(self) -> None:
        """Show the line with the rules over an order of the user."""
        number = self.own_order
        self.rules.setVisible(bool(number))

        def show(found: SavedOrder) -> None:
            if self.own_order == number:
                others = ((heading, views) for heading, views in self._choice.groups if heading != OWN_ORDERS)
                self.rules.show_rules(found.rules, tuple(others))

        if number:
            self.context.runner.read(
                lambda catalog: catalog.saved_orders.find(number),
                show,
                # An order that is gone is not shown any more.
                lambda _error: None,
                owner=self,
                key=(id(self), "rules"),
            )

    def _show_tools(self) -> None:
        self._more.show()
        self._follow.setVisible(self.is_another)
        # The menu beside it has it, too, and the menu of the list has all of them.
        for least_needed in (self._follow, self._more):
            if not self.head.has_room():
                least_needed.hide()
        self.head.fit_count()

    def find_rows(self, works: Collection[str]) -> Callable[[Catalog], Sequence[int]]:
        rows = [row for row, entry in enumerate(self.order.order) if entry.work.id in works]
        return lambda _catalog: rows

    def order_in_force(self) -> str:
        return self.model.listing.sort

    def order_of_titles(self) -> str:
        return self.order_in_force()

    def list_title(self) -> str:
        return self._choice.name or self._title or "Order"

    def export_title(self, query: str, *, only_owned: bool) -> str:
        title = describe_list(query, self.known_names(), only_owned=only_owned)
        if self.model.listing.only_gaps:
            return shopping_title(
                in_order(title, "" if self._by == "story" else self.list_title()) or EVERYTHING
            )
        return title if title and self._by == "story" else in_order(title, self.list_title())

    def shown_search(self) -> str:
        listing = self.model.listing
        found = describe_list(listing.text, self.known_names(), only_owned=listing.only_owned)
        return found or "the whole order"

    def update_list_area(self, count: int) -> None:
        self._parts.mark(self.order)
        self._show_tools()
        self.compared.show_comparison(self.order.comparison, self.orders_to_compare())
        only_gaps = self.model.listing.only_gaps
        self._export.setText("Shopping list…" if only_gaps else "Export…")
        self.footer.show_order(self.order)
        self.allow_export(self._export, "Export as shopping list: Ctrl+E" if only_gaps else "Ctrl+E")
        why = describe_list(self._text, self.known_names())
        if self.order.is_numbered:
            why = "You own none of these."
        elif only_gaps:
            why = "Nothing that you do not own is between titles of yours."
        show_all = ("Show all known titles", lambda: self._show_part(OrderPart.ALL))
        offer = show_all if self.order.is_numbered or only_gaps else None
        if self.own_order and not self.order.total:
            why, offer = "Press O on titles of any list to add them, or write above what goes in.", None
        self._empty.show_message("list-ordered", "No titles in this list.", why, offer)
        if not count:
            tell_kept_back(self.context, self._empty)
        show_layer(self.list_area, self.table if count else self._empty)
        self.table.set_dividers(self.order.dividers)
        self._show_rules()

    def _fill_header(self) -> None:
        theme = self.context.theme
        self._parts = OrderParts(theme, only_owned=self._only_owned)
        self._choice = OrderButton(theme)
        self._choice.set_current(self._by)
        self._export = button(theme, "Export…", self.export, icon="download", primary=True)
        self._export.setToolTip("Ctrl+E")
        self._more = IconButton(theme, "ellipsis", "More about this order")
        self._more.clicked.connect(self._open_menu)
        self._follow = IconButton(theme, "route", "Follow this order")
        self._follow.setToolTip("Follow this order: Home then shows what comes next in it")
        self._follow.clicked.connect(self.follow)
        for widget in (self._parts, self._choice, self._more, self._follow, self._export):
            self.head.tools.addWidget(widget)
        self.head.room_changed.connect(self._show_tools)
        self._show_tools()

    def _open_menu(self) -> None:
        """List what can be done with the whole order."""
        menu = QMenu(self)
        for icon, word, act, is_possible in (
            ("scale", "Compare with…", self.compare, True),
            ("route", "Follow this order", self.follow, self.is_another),
            ("list-plus", "New order of this list…", self.new_order, True),
            ("pencil", "Rename this order…", self.rename_order, bool(self.own_order)),
            ("x", "Delete this order", self.delete_order, bool(self.own_order)),
        ):
            if is_possible:
                menu.addAction(self.context.theme.icon(icon), word).triggered.connect(act)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def menu_group(self, place: QPoint) -> str:
        """Only what is about a divider, where it is clicked."""
        row = self.table.divider_at(place)
        is_meant = self.divider_above and self.rows_chosen()[0] == row
        return DIVIDER_ACTS if is_meant else ""

    def _hide_columns(self) -> None:
        """Show the date of release only in the order of release."""
        self.table.hide_columns(_HIDDEN if self._by == "release" else _HIDDEN | {"released"})

    def _read_choices(self, then: Callable[[], object] = lambda: None) -> None:
        """Read which orders there are, then do something."""

        def show(groups: Groups) -> None:
            self._fill_choices(groups)
            then()

        self.context.runner.read(lambda catalog: catalog.orders.view_groups(), show, owner=self)

    def _reload_in_known_order(self) -> None:
        """Read the list again; by story if its order is not there any more: kept back, or of a story world that is gone."""
        if self._choice.name:
            self.model.reload()
        else:
            self.show_order("story")

    def _fill_choices(self, groups: Groups) -> None:
        self._choice.set_groups(groups)
        if self.model.query is not None:
            self._show_loaded(self.model.rowCount())

    def show_order(self, view: str) -> None:
        by = self._by = view
        self._essential = False
        self.context.settings.set("order/by", by)
        self._choice.set_current(by)
        self._show_tools()
        self._hide_columns()
        self.search(self._text)

    @property
    def exported_gaps(self) -> Span | None:
        return WHOLE_ORDER if self.model.listing.only_gaps else None

    def _show_part(self, part: int) -> None:
        """List only what is owned, all known titles (then also without "have:yes" in the search), or what is in gaps."""
        from janto_catalog.query import HAD

        self._only_gaps = part == OrderPart.GAPS
        self._compared = "" if self._only_gaps else self._compared
        if not self._only_gaps:
            self._only_owned = part == OrderPart.OWNED
            self.context.settings.set("order/owned", self._only_owned)
        query = self.model.query
        if query is not None and query.only_owned and part == OrderPart.ALL:
            self.context.signals.search_text.emit(query.without(*HAD))
        else:
            self.search(self._text)


VIEW = View("order", "Order", "list-ordered", "Mine", 50, OrderView)
