"""Timelines of any titles, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from janto_catalog.model.certainty import of_step
from janto_catalog.model.dates import DaySpan
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import PlacementStatus
from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
from janto_catalog.model.views import WorkRow
from janto_catalog.timeline_layout.dated_gaps import YEAR

KINDS = (Kind.TV_EPISODE, Kind.AUDIO_DRAMA, Kind.NOVEL, Kind.CLIPPING)


def title(
    number: int, days: DaySpan | None = None, kind: Kind = Kind.TV_EPISODE, **more: object
) -> TimelineTitle:
    """The title at a place of a timeline."""
    row = WorkRow(f"work-{number}", f"Title {number}", kind, **more)  # type: ignore[arg-type]
    place = number + 1
    return TimelineTitle(row, place, place, place, PlacementStatus.FIXED, of_step(5), days)


def timeline(titles: Sequence[TimelineTitle], **more: object) -> TimelineContents:
    """A timeline of titles."""
    return TimelineContents(titles=tuple(titles), **more)  # type: ignore[arg-type]


@st.composite
def day_spans(draw: st.DrawFn) -> DaySpan | None:
    """Dates from a day to a century, or none."""
    first = draw(st.integers(-50, 2100)) * YEAR + draw(st.integers(0, YEAR - 1))
    length = draw(st.sampled_from((0, 0, 30, YEAR - 1, 10 * YEAR - 1, 100 * YEAR)))
    return draw(st.sampled_from((None, DaySpan(first, first + length))))


@st.composite
def timelines(draw: st.DrawFn) -> TimelineContents:
    """Timelines with dates, of several media and characters."""
    spans = draw(st.lists(day_spans(), min_size=1, max_size=60))
    return timeline(
        [
            title(
                number,
                span,
                draw(st.sampled_from(KINDS)),
                characters=tuple(draw(st.lists(st.sampled_from("abcd"), unique=True))),
            )
            for number, span in enumerate(spans)
        ]
    )


PITCHES = st.floats(0.05, 240)
