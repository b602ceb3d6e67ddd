"""What can be done with a saved search wherever it is listed: edited, renamed and removed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from janto_catalog.ui.context import Destination, UiContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.model.searches import CountedSearch
    from janto_catalog.model.views import Changed


USED_BY_NAME = "It is used in other searches by this name."
"""What the name of a search is for."""


def saved_search(name: str) -> Destination:
    """Where the titles of a saved search are listed."""
    return Destination("titles", f'search:"{name}"', title=name)


def edit_search(context: UiContext, one: CountedSearch) -> None:
    """Show what a search consists of, to change it and save it again."""
    context.signals.navigate.emit(Destination("titles", one.query, title=one.name))
    context.signals.focus_search.emit()


def rename_search(
    context: UiContext,
    parent: QWidget,
    name: str,
    names: Collection[str],
    corner: QPoint,
    done: Callable[[str], object],
) -> None:
    """Ask for another name than those of the other searches; `done` is called with it when the search has it."""
    from janto_catalog.ui.widgets.name_form import NameForm

    def rename(new: str) -> None:
        if new != name:
            context.runner.write(
                lambda catalog: catalog.searches.rename(name, new),
                lambda changed: _finish(context, changed, done, new),
            )

    others = [other for other in names if other != name]
    form = NameForm(
        parent, context.theme, "Rename this search", name, others, what="search", hint=USED_BY_NAME
    )
    form.named.connect(rename)
    form.open_at(corner)


def remove_search(context: UiContext, name: str, done: Callable[[str], object]) -> None:
    """Remove a search, which can be undone; `done` is called when it is removed."""
    context.runner.write(
        lambda catalog: catalog.searches.remove(name), lambda changed: _finish(context, changed, done, "")
    )


def _finish(context: UiContext, changed: Changed, done: Callable[[str], object], name: str) -> None:
    done(name)
    context.show_change(changed)
