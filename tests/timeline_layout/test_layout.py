"""The whole timeline: each lane is a sequence, lanes share the room, branches run between their titles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.timeline_contents import TimelineBranch, TimelineContents
from janto_catalog.model.views import Era
from janto_catalog.timeline_layout import LanesBy, TimelineLayout
from janto_catalog.timeline_layout.story_layout import AXIS, ERAS
from tests.timeline_layout.contents import PITCHES, timeline, timelines, title


@pytest.mark.parametrize("by", list(LanesBy))
@given(contents=timelines(), pitch=PITCHES)
def test_each_lane_is_a_sequence_and_no_title_is_lost(
    by: LanesBy, contents: TimelineContents, pitch: float
) -> None:
    layout = TimelineLayout(contents, by)
    layout.zoom(pitch, 700)
    shown = set[int]()
    for lane in layout.placed:
        assert all(one < two for one, two in pairwise(lane.found))
        marks = list(lane.marks(0, layout.width))
        assert [n for mark in marks for n in range(mark.first, mark.last + 1)] == list(range(len(lane.found)))
        shown.update(lane.found)
    assert shown == set(range(len(contents.titles)))


@given(timelines(), PITCHES)
def test_lanes_follow_each_other_without_a_gap(contents: TimelineContents, pitch: float) -> None:
    layout = TimelineLayout(contents)
    layout.zoom(pitch, 700)
    top = float(AXIS + ERAS)
    for lane in layout.all_lanes:
        assert lane.top == top
        top += lane.height
    assert layout.height == top


def test_a_mark_of_several_titles_knows_the_share_that_is_owned() -> None:
    titles = [title(number, have=Have.YES if number % 4 == 0 else Have.NO) for number in range(8)]
    layout = TimelineLayout(timeline(titles))
    layout.zoom(0.1)
    (lane,) = layout.placed
    (mark,) = lane.marks(0, 1000)
    assert (mark.size, lane.owned_share(mark)) == (8, 0.25)


def test_what_a_search_does_not_find_is_shown_without_a_mark() -> None:
    contents = timeline([title(number) for number in range(9)], found=frozenset({"work-3"}))
    layout = TimelineLayout(contents)
    layout.zoom(50)
    (lane,) = layout.placed
    assert [layout.title_of(lane, mark.first).row.id for mark in lane.marks(0, 2000)] == ["work-3"]
    assert len(list(lane.others(0, 2000))) == 8


def test_lanes_without_anything_found_are_left_out_except_media() -> None:
    titles = [
        title(0, series="One", series_id="one"),
        title(1, None, Kind.NOVEL, series="Two", series_id="two"),
    ]
    contents = timeline(titles, found=frozenset({"work-1"}))
    assert [lane.name for lane in TimelineLayout(contents, LanesBy.SERIES).lanes] == ["Two"]
    assert [lane.name for lane in TimelineLayout(contents, LanesBy.MEDIUM).lanes] == ["Video", "Print"]


def test_lanes_of_characters_begin_with_those_in_most_titles() -> None:
    titles = [title(number, characters=("b",) if number else ("a", "b")) for number in range(4)]
    titles.append(title(4, characters=("a",)))
    titles.append(title(5))
    contents = timeline(titles, characters={"a": "Anna", "b": "Berta"})
    lanes = TimelineLayout(contents, LanesBy.CHARACTER).lanes
    assert [(lane.name, lane.titles) for lane in lanes] == [
        ("Berta", (0, 1, 2, 3)),
        ("Anna", (0, 4)),
        ("Others", (5,)),
    ]


def test_a_title_is_in_the_lane_of_each_of_its_arcs() -> None:
    titles = [replace(title(0), arcs=("x", "y")), replace(title(1), arcs=("y",))]
    lanes = TimelineLayout(timeline(titles, arcs={"x": "The X", "y": "The Y"}), LanesBy.ARC).lanes
    assert [(lane.name, lane.titles) for lane in lanes] == [("The X", (0,)), ("The Y", (0, 1))]


def test_eras_share_the_whole_width() -> None:
    contents = timeline([title(number) for number in range(6)], eras=(Era(0, "Before"), Era(3, "After")))
    layout = TimelineLayout(contents)
    layout.zoom(100)
    (first, second) = layout.eras(0, layout.width)
    assert (first[3], second[3]) == ("Before", "After")
    assert first[1] == 0
    assert layout.scaled.xs[2] < first[2] == second[1] < layout.scaled.xs[3]
    assert second[2] == layout.width


def test_a_branch_runs_from_where_it_leaves_to_where_it_rejoins() -> None:
    branch = TimelineBranch("b", "Branch", "alternate", 1, 4, (title(20), title(21)))
    layout = TimelineLayout(timeline([title(number) for number in range(6)], branches=(branch,)))
    layout.zoom(100)
    line = layout.branch_lanes[0].line
    assert (line.begin, line.end) == (layout.scaled.xs[1], layout.scaled.xs[4])
    assert line.begin < line.xs[0] < line.xs[1] < line.end


def test_a_branch_that_never_rejoins_is_as_long_as_its_titles_need() -> None:
    branch = TimelineBranch("b", "Branch", "dream", 5, None, tuple(title(20 + n) for n in range(8)))
    layout = TimelineLayout(timeline([title(number) for number in range(6)], branches=(branch,)))
    layout.zoom(1)
    line = layout.branch_lanes[0].line
    assert line.rejoins is None
    assert all(two - one >= 24 for one, two in pairwise(line.xs))
    assert layout.width >= line.end


def test_the_window_of_a_title_is_between_the_places_it_may_have() -> None:
    titles = [title(number) for number in range(6)]
    titles[2] = replace(titles[2], earliest=2, latest=5)
    layout = TimelineLayout(timeline(titles))
    layout.zoom(10)
    assert layout.window_of(titles[2]) == (layout.scaled.xs[1], layout.scaled.xs[4])


def test_lanes_with_more_titles_have_more_tracks_where_there_is_room() -> None:
    titles = [title(number, None, Kind.NOVEL if number < 2 else Kind.TV_EPISODE) for number in range(80)]
    layout = TimelineLayout(timeline(titles))
    layout.zoom(1, 600)
    video, print_ = layout.placed
    assert video.tracks > print_.tracks >= 1
    assert layout.height <= 600
    layout.zoom(1, 100)
    assert [lane.tracks for lane in layout.placed] == [1, 1]
