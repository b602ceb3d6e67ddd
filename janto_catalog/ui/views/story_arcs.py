"""The story arcs, each with the number of their titles."""

from __future__ import annotations

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.views import View


class StoryArcsView(NameList):
    """A line for each story arc."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "arc", "arc", "Story arcs", ("story arc", "story arcs"))


VIEW = View("story_arcs", "Story arcs", "route", "Story", 24, StoryArcsView)
