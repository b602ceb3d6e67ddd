"""The names of characters, pairings, story arcs and series, which queries are described with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from janto_catalog.ui.context import UiContext


def read_names(context: UiContext, owner: QObject) -> None:
    """Read the names in the catalogue into `context`."""

    def keep(names: dict[tuple[str, str], str]) -> None:
        context.record_names.clear()
        context.record_names.update(names)
        context.names.clear()
        context.names.update({id: name for (field, id), name in names.items() if field == "character"})

    context.runner.read(lambda catalog: catalog.works.record_names(), keep, owner=owner)
