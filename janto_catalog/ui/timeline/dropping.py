"""Where a title of the timeline would be placed if it were dropped: after another one, or before the first."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from janto_catalog.model.views import WorkRow
from janto_catalog.timeline_layout import StoryLayout
from janto_catalog.ui.panels.drop_card import DroppedAt
from janto_catalog.ui.panels.place_page import AFTER, BEFORE


class Drop(NamedTuple):
    """What would be done, and the x of that gap."""

    at: DroppedAt
    x: float


def drop_at(layout: StoryLayout, title: WorkRow, x: float) -> Drop | None:
    """Return what a drop of a title at an x would do; None where nothing would change."""
    own, xs, titles = layout.index_of(title.id), layout.scaled.xs, layout.titles
    before = bisect_right(xs, x) - 1
    if not titles or (own is not None and before in (own - 1, own)):
        return None
    if before < 0:
        first = titles[0].row
        return Drop(DroppedAt(title.id, BEFORE, first.id, f"{title.title} before {first.title}"), xs[0] / 2)
    after = xs[before + 1] if before + 1 < len(xs) else xs[before] + layout.pitch
    other = titles[before].row
    sentence = f"{title.title} after {other.title}"
    return Drop(DroppedAt(title.id, AFTER, other.id, sentence), (xs[before] + after) / 2)
