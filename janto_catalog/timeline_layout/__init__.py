"""Where each title of the timeline is drawn: pure functions over `model.timeline_contents`, without a toolkit.

`dated_gaps` finds out how much time is between titles, `axis` gives each an x at a zoom and ticks of years, `lanes` shares
them out, `marks` places marks and labels in a lane so that none overlap, and `layout` puts all of it together.
"""

from janto_catalog.timeline_layout.axis import MAX_PITCH, Tick
from janto_catalog.timeline_layout.lanes import Lane, LanesBy
from janto_catalog.timeline_layout.layout import BranchLane, TimelineLayout
from janto_catalog.timeline_layout.marks import Mark
from janto_catalog.timeline_layout.placed_lane import PlacedLane
from janto_catalog.timeline_layout.story_layout import StoryLayout
from janto_catalog.timeline_layout.threads import ThreadsLayout

__all__ = [
    "MAX_PITCH",
    "BranchLane",
    "Lane",
    "LanesBy",
    "Mark",
    "PlacedLane",
    "StoryLayout",
    "ThreadsLayout",
    "Tick",
    "TimelineLayout",
]
