"""The pairings, each with the number of the titles that they share."""

from __future__ import annotations

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.views import View


class PairingsView(NameList):
    """A line for each pairing."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "pairing", "with", "Pairings", ("pairing", "pairings"))


VIEW = View("pairings", "Pairings", "heart", "Story", 22, PairingsView)
