"""The series, each with the number of their titles."""

from __future__ import annotations

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.views import View


class SeriesView(NameList):
    """A line for each series."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "series", "series", "Series", ("series", "series"))


VIEW = View("series", "Series", "layers", "Titles", 16, SeriesView)
