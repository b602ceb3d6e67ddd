"""The people who made the titles or play in them, each with the number of their titles."""

from __future__ import annotations

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.views import View


class PeopleView(NameList):
    """A line for each person."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "person", "person", "People", ("person", "people"))


VIEW = View("people", "People", "film", "Story", 25, PeopleView)
