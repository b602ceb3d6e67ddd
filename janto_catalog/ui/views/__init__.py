"""The views of the middle, one module each: a module that offers `VIEW` is a view.  A new one is one new file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from janto_catalog.model.views import Tally
    from janto_catalog.ui.context import Destination, UiContext


@dataclass(frozen=True, slots=True)
class View:
    """A view on offer: its name, title, icon, group and place in the side bar, and what makes it.

    `badge` takes the tally to a count to show (None: no count); `shown` whether the side bar has a row for it.
    """

    name: str
    title: str
    icon: str
    group: str
    place: int
    make: Callable[[UiContext], Any]
    badge: Callable[[Tally], int | None] = lambda _tally: None
    shown: Callable[[Tally], bool] = lambda _tally: True


class Page(Protocol):
    """What the window asks of a view's widget.  `kinds` are the sorts of change it shows."""

    kinds: frozenset[str]

    def visit(self, destination: Destination) -> None:
        """Show what `destination` says."""

    def reload(self) -> None:
        """Read again what is shown."""

    def region(self) -> QWidget:
        """The widget that takes the focus."""


def collect() -> tuple[View, ...]:
    """Every view there is, by its place."""
    import importlib
    import pkgutil

    found = []
    for module in pkgutil.iter_modules(__path__):
        view = getattr(importlib.import_module(f"{__name__}.{module.name}"), "VIEW", None)
        if isinstance(view, View):
            found.append(view)
    return tuple(sorted(found, key=lambda view: view.place))
