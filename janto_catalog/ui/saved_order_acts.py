"""Making an order of one's own, and adding titles to one, from any list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from janto_catalog.ui.context import Destination, Notice, UiContext

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.saved_orders import OrderRules
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.context import FindWorks


_NEW = "new"
_HINT = "You find it in the list of orders by this name."


def ask_name(
    context: UiContext,
    place: tuple[QWidget, QPoint],
    prompt: str,
    name: str,
    named: Callable[[str], object],
    but: str = "",
) -> None:
    """Ask for the name of an order, which no other one has; `but` is the order that is renamed.

    `place` is the widget that the form belongs to, and where it opens on the screen.
    """
    parent, corner = place

    def show(orders: Sequence[tuple[str, str]]) -> None:
        from janto_catalog.ui.widgets.name_form import NameForm

        taken = [name for view, name in orders if view != but]
        form = NameForm(parent, context.theme, prompt, name, taken, what="order", hint=_HINT)
        form.named.connect(named)
        form.open_at(corner)

    context.runner.read(lambda catalog: catalog.saved_orders.names(), show, owner=parent)


def make_order(
    context: UiContext,
    name: str,
    rules: OrderRules,
    find: FindWorks | None = None,
    *,
    essential: bool = False,
) -> None:
    """Make an order of what a search finds and of titles, and open it; `essential`: without what may be skipped of its
    story arc."""

    def make(catalog: Catalog) -> tuple[Changed, str]:
        works = find(catalog) if find is not None else ()
        changed = catalog.saved_orders.create(name, rules, works, essential=essential)
        return changed, catalog.saved_orders.find(name).view

    def show(made: tuple[Changed, str]) -> None:
        changed, view = made
        # The page of orders opens on it from now on.
        context.settings.set("order/by", view)
        context.signals.navigate.emit(Destination("order", order=view, title=name))
        context.show_change(changed)

    context.runner.write(make, show)


def add_to_order(context: UiContext, parent: QWidget, corner: QPoint, find: FindWorks) -> None:
    """Ask which order titles are added to, a new one too, and add them."""
    context.runner.read(
        lambda catalog: catalog.saved_orders.names(),
        partial(_choose, context, parent, corner, find),
        owner=parent,
    )


def _choose(
    context: UiContext, parent: QWidget, corner: QPoint, find: FindWorks, own: Sequence[tuple[str, str]]
) -> None:
    from janto_catalog.ui.widgets.order_menu import OrderList

    groups = (("Add to an order of yours", tuple(own)), ("Or to another", ((_NEW, "New order…"),)))
    shown = OrderList(parent, context.theme, tuple(group for group in groups if group[1]), "")
    shown.chosen.connect(partial(_add_to, context, parent, corner, find, dict(own)))
    shown.open_at(corner)


def _add_to(
    context: UiContext, parent: QWidget, corner: QPoint, find: FindWorks, own: dict[str, str], view: str
) -> None:
    if view == _NEW:
        place = parent, corner
        ask_name(context, place, "Name the new order", "", lambda name: _make_of(context, name, find))
        return

    def show(changed: Changed) -> None:
        place = Destination("order", order=view, title=own[view])
        context.signals.show_notice.emit(
            Notice(
                changed.label,
                undoes=changed.change,
                action=("Show the order", lambda: context.signals.navigate.emit(place)),
            )
        )

    number = view.partition(":")[2]
    context.runner.write(lambda catalog: catalog.saved_orders.add(number, find(catalog)), show)


def _make_of(context: UiContext, name: str, find: FindWorks) -> None:
    from janto_catalog.model.saved_orders import ADDED, OrderRules

    make_order(context, name, OrderRules(by=ADDED), find)
