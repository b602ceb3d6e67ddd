"""The form for a new title, filled in from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.title_form import TitleForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.story import Series
    from janto_catalog.model.views import Question

_HINT = "Filled in from the metadata of the file. The new title is added to your story world."


class NewTitleForm(TitleForm):
    """A `TitleForm` that is filled in with the metadata of a copy."""

    def __init__(self, context: UiContext, question: Question) -> None:
        super().__init__(context, "New title", _HINT, "Create title", new=True)
        item = question.item.id
        context.runner.read(
            lambda catalog: _read(catalog, item), lambda found: self._fill(*found), owner=self
        )

    def _fill(self, suggested: Mapping[str, str], series: tuple[Series, ...]) -> None:
        self.show_known(suggested, series)
        self.focus_first()


def _read(catalog: Catalog, item: str) -> tuple[Mapping[str, str], tuple[Series, ...]]:
    return catalog.new_titles.suggest(item), catalog.works.all_series()
