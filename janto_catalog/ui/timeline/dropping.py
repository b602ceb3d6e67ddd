"""Where a title of the timeline would be placed if it were dropped: after another one, or before the first."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from janto_catalog.timeline_layout import StoryLayout
from janto_catalog.ui.panels.place_page import AFTER, BEFORE


class Drop(NamedTuple):
    """A title, the one that it would be `relation` ("after", "before"), and the x of that gap; `sentence` says so."""

    work: str
    relation: str
    other: str
    x: float
    sentence: str


def drop_at(layout: StoryLayout, work: str, x: float) -> Drop | None:
    """Return what a drop at an x would do; None where nothing would change."""
    own, xs, titles = layout.index_of(work), layout.scaled.xs, layout.titles
    before = bisect_right(xs, x) - 1
    if own is None or before in (own - 1, own):
        return None
    title = titles[own].row.title
    if before < 0:
        first = titles[0].row
        return Drop(work, BEFORE, first.id, xs[0] / 2, f"{title} before {first.title}")
    after = xs[before + 1] if before + 1 < len(xs) else xs[before] + layout.pitch
    other = titles[before].row
    return Drop(work, AFTER, other.id, (xs[before] + after) / 2, f"{title} after {other.title}")
