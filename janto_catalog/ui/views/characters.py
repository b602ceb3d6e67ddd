"""The characters, each with the number of their titles."""

from __future__ import annotations

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.views import View


class CharactersView(NameList):
    """A line for each character."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "character", "with", "Characters", ("character", "characters"))


VIEW = View("characters", "Characters", "users", "Story", 20, CharactersView)
