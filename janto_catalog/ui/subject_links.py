"""Where names lead: to the page of a character, pairing, person, story arc or era, to a search for its titles, to their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget

from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.search.filters import owned_of
from janto_catalog.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.model.subjects import Named

PAGE = "subject"
"""The name of the view that shows the pages."""

KEYS = {
    "character": "with",
    "pairing": "with",
    "person": "person",
    "arc": "arc",
    "era": "era",
    "series": "series",
}
"""The key of the query language that finds the titles of each kind."""

THREADS_OF = "threads:"
"""What the order of a destination begins with that leads to the threads of a name."""

ICONS = {"character": "users", "pairing": "heart", "person": "film", "arc": "route", "era": "clock"}
"""The icon of each kind of page."""


_LISTS = {"character": "characters", "pairing": "pairings", "person": "people", "arc": "story_arcs"}
"""The view that lists the pages of each kind."""


def list_of(destination: Destination) -> str:
    """The view that a destination is found in: of a page, the list that it is in."""
    kind = destination.query.partition(":")[0]
    return _LISTS.get(kind, "") if destination.view == PAGE else destination.view


def page_of(named: Named) -> Destination:
    """The page of a name; that of a series is the search for its titles."""
    if named.kind not in ICONS:
        return Destination("titles", condition(named), title=named.name)
    return Destination(PAGE, f"{named.kind}:{named.id}", title=named.name)


def condition(named: Named) -> str:
    """The search that finds the titles of a name."""
    return f"{KEYS[named.kind]}:{named.id}"


def titles_of(named: Named, *, only_owned: bool) -> Destination:
    """The titles of a name as a list, or those of them that one has."""
    text = condition(named)
    return Destination("titles", owned_of(text) if only_owned else text, title=named.name)


def order_of(named: Named) -> Destination:
    """The titles of a name in an order: that of a story arc, of release for a person, else that of the story."""
    if named.kind == "arc":
        return Destination("order", order=f"arc:{named.id}", title="Order")
    order = "release" if named.kind == "person" else "story"
    return Destination("order", condition(named), order=order, title="Order")


def threads_of(named: Named) -> Destination:
    """The timeline with the thread of a character, or those of the members of a pairing."""
    return Destination("timeline", order=f"{THREADS_OF}{named.kind}:{named.id}", title="Timeline")


def name_link(context: UiContext, named: Named, *, only_owned: bool = False) -> QPushButton:
    """A link to the page of a name."""
    link = button(context.theme, named.name, lambda: None, link=True)
    lead_to_page(context, link, named, only_owned=only_owned)
    return link


def lead_to_page(
    context: UiContext, part: QAbstractButton, named: Named, *others: Named, only_owned: bool = False
) -> None:
    """Let a click on a button open the page of a name, one with Ctrl add it to the search, and its menu offer all of it, and
    where `others` lead."""
    part.clicked.connect(lambda: follow(context, named))
    part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    part.customContextMenuRequested.connect(
        lambda place: show_menu(context, part, place, named, *others, only_owned=only_owned)
    )


def follow(context: UiContext, named: Named) -> None:
    """Open the page of a name; while Ctrl is held down, add the name to the search."""
    if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
        context.signals.narrow_search.emit(condition(named))
    else:
        context.signals.navigate.emit(page_of(named))


def show_menu(
    context: UiContext, parent: QWidget, place: QPoint, *names: Named, only_owned: bool = False
) -> None:
    """Show what can be done with names, at a place in a widget."""
    menu = QMenu(parent)
    for named in names:
        add_entries(context, menu, named, only_owned=only_owned)
    menu.popup(parent.mapToGlobal(place))


def add_entries(context: UiContext, menu: QMenu, named: Named, *, only_owned: bool = False) -> None:
    """Add to a menu what can be done with a name."""
    signals, word, search = context.signals, named.name.replace("&", "&&"), condition(named)

    def add(icon: str, text: str, act: Callable[[], object]) -> None:
        menu.addAction(context.theme.icon(icon), text).triggered.connect(lambda _checked=False: act())

    def go_to(destination: Destination) -> Callable[[], object]:
        return lambda: signals.navigate.emit(destination)

    if named.kind in ICONS:
        add(ICONS[named.kind], f"Page of {word}", go_to(page_of(named)))
    add("search", f"Titles of {word} as a list", go_to(titles_of(named, only_owned=only_owned)))
    add("list-ordered", f"Titles of {word} as an order", go_to(order_of(named)))
    if named.kind in ("character", "pairing"):
        add("chart-gantt", f"{word} on the timeline", go_to(threads_of(named)))
    add("filter", f"Add {word} to the search", lambda: signals.narrow_search.emit(search))
