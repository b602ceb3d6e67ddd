"""The views of the window, one module each.  A module that offers `VIEW` is a view."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from janto_catalog.model.views import SidebarCounts
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.view_page import ViewPage


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, title, icon, group and position in the side bar, and what makes its page.

    A view without a group ("") is in no side bar: an action of the window leads to it.

    `badge` gives the count to show (None: no count); `is_listed` whether the side bar has a row for it.
    """

    name: str
    title: str
    icon: str
    group: str
    position: int
    make: Callable[[UiContext], ViewPage]
    badge: Callable[[SidebarCounts], int | None] = lambda _counts: None
    is_listed: Callable[[SidebarCounts], bool] = lambda _counts: True


def all_views() -> tuple[View, ...]:
    """Every view, by its position."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        view = getattr(importlib.import_module(f"{__name__}.{module.name}"), "VIEW", None)
        if isinstance(view, View):
            found.append(view)
    return tuple(sorted(found, key=lambda view: view.position))
