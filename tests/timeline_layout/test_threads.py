"""Threads: each title has its stop, nobody seems to meet who does not, lines run on until the end or a death."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.story_threads import StoryThread, shared_titles
from janto_catalog.timeline_layout import ThreadsLayout
from janto_catalog.timeline_layout.thread_lines import Piece
from janto_catalog.timeline_layout.thread_stops import APART, LABEL_LEFT, Station, Stop
from janto_catalog.timeline_layout.threads import letters
from tests.timeline_layout.contents import PITCHES, timeline, title

ROUNDING = 0.001
COUNT = 40


@st.composite
def threads(draw: st.DrawFn) -> tuple[StoryThread, ...]:
    """One to eight threads through some of forty titles or none, with deaths."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        own = sorted(draw(st.sets(st.integers(0, COUNT - 1))))
        there = draw(st.sets(st.sampled_from(own))) if own else set[int]()
        deaths = draw(
            st.lists(st.tuples(st.integers(0, COUNT - 1), st.none() | st.integers(0, COUNT)), max_size=2)
        )
        spans = tuple((begin, back) for begin, back in deaths if back is None or back > begin)
        made.append(StoryThread(f"c{number}", f"Name {number}", tuple(own), frozenset(there), spans))
    return tuple(made)


def laid_out(found: tuple[StoryThread, ...], pitch: float, width: float = 0.0) -> ThreadsLayout:
    layout = ThreadsLayout(timeline([title(number) for number in range(COUNT)]), found, lambda _title: width)
    layout.zoom(pitch, 700)
    return layout


def stations(layout: ThreadsLayout) -> list[Station]:
    return list(layout.stops.stations(0, layout.width))


def stops(layout: ThreadsLayout) -> Iterator[Stop]:
    return (stop for station in stations(layout) for stop in station.stops)


def pieces(layout: ThreadsLayout, thread: int) -> list[Piece]:
    return layout.lines.line(thread, 0, layout.width)[0]


def meet(
    *in_person: tuple[int, ...], deaths: tuple[tuple[int, int | None], ...] = ()
) -> tuple[StoryThread, ...]:
    """Threads with these titles in person, the first of which has the deaths."""
    return tuple(
        StoryThread(f"c{number}", f"Name {number}", own, frozenset(own), deaths if not number else ())
        for number, own in enumerate(in_person)
    )


@given(threads(), PITCHES)
def test_each_title_of_a_thread_is_at_one_of_its_stops(found: tuple[StoryThread, ...], pitch: float) -> None:
    layout = laid_out(found, pitch)
    for number, thread in enumerate(found):
        own = [stop for stop in stops(layout) if number in stop.members]
        there = {index for stop in own if stop.is_in_person for index in stop.titles}
        assert thread.in_person <= there
        # Where the character is at a stop in person, what only speaks of them has none of its own.
        with_thread = [
            station for station in stations(layout) if any(number in stop.members for stop in station.stops)
        ]
        spans = [
            (layout.thread_titles.titles[s.first], layout.thread_titles.titles[s.last]) for s in with_thread
        ]
        assert all(any(low <= index <= high for low, high in spans) for index in thread.titles)
        assert len(own) == len(with_thread), "one stop in each station"


@given(threads(), PITCHES)
def test_stations_are_apart_and_their_stops_in_rows_of_their_own(
    found: tuple[StoryThread, ...], pitch: float
) -> None:
    layout = laid_out(found, pitch)
    for one, two in pairwise(stations(layout)):
        assert two.x - one.x >= APART - ROUNDING
    for station in stations(layout):
        rows = [stop.row for stop in station.stops]
        assert len(rows) == len(set(rows))
        for stop in station.stops:
            assert (stop.row % 1 == 0.5) if stop.is_meeting else stop.row == stop.members[0]


@given(threads())
def test_far_apart_only_those_meet_who_share_the_title(found: tuple[StoryThread, ...]) -> None:
    layout = laid_out(found, 240)
    for stop in stops(layout):
        (index,) = stop.titles
        if stop.is_in_person:
            assert stop.members == tuple(n for n, thread in enumerate(found) if index in thread.in_person)


@given(threads(), PITCHES)
def test_a_line_goes_through_its_stops_and_past_those_of_others(
    found: tuple[StoryThread, ...], pitch: float
) -> None:
    layout = laid_out(found, pitch)
    for number in range(len(found)):
        for station in stations(layout):
            y = layout.lines.y_at(number, station.x)
            own = next((stop for stop in station.stops if number in stop.members), None)
            if own is not None:
                assert y is not None
                assert abs(y - layout.rows.y_of(own, number)) < ROUNDING
            elif y is not None:
                others = [layout.rows.y(stop.row) for stop in station.stops]
                assert all(abs(y - other) > 10 for other in others)


@given(threads(), PITCHES)
def test_a_line_runs_on_without_a_gap(found: tuple[StoryThread, ...], pitch: float) -> None:
    layout = laid_out(found, pitch)
    for number in range(len(found)):
        drawn = pieces(layout, number)
        points = [point for piece in drawn for point in piece.points]
        assert all(one[0] <= two[0] for one, two in pairwise(points))
        assert all(one.points[-1] == two.points[0] for one, two in pairwise(drawn))
        ends = layout.lines.line(number, 0, layout.width)[1]
        assert [end.is_begin for end in ends if end.has_disc] == (
            [True, False] if found[number].titles else []
        )
        assert all(end.x <= layout.width for end in ends)


@given(threads(), PITCHES, st.floats(0, 4000), st.floats(10, 900))
def test_a_part_of_a_line_is_as_in_the_whole(
    found: tuple[StoryThread, ...], pitch: float, left: float, width: float
) -> None:
    layout = laid_out(found, pitch)
    for number in range(len(found)):
        whole = {point for piece in pieces(layout, number) for point in piece.points}
        part = layout.lines.line(number, left, left + width)[0]
        assert whole.issuperset(point for piece in part for point in piece.points)
        inside = {point for point in whole if left <= point[0] <= left + width}
        assert inside.issubset(point for piece in part for point in piece.points)


@given(threads(), PITCHES, st.integers(10, 160))
def test_no_label_reaches_over_the_next_stop_of_its_row(
    found: tuple[StoryThread, ...], pitch: float, width: int
) -> None:
    layout = laid_out(found, pitch, width)
    for row in {stop.row for stop in stops(layout)}:
        above = [stop for stop in stops(layout) if stop.row in (row, row - 0.5)]
        for stop in above:
            following = [other.x for other in above if other.x > stop.x]
            if stop.row == row and stop.label and following:
                assert stop.x - LABEL_LEFT + stop.label < min(following)


def test_a_line_is_dashed_where_a_character_is_not_in_person() -> None:
    spoken_of = StoryThread("a", "A", (0, 1, 2, 3), frozenset({0, 1, 3}))
    drawn = pieces(laid_out((spoken_of,), 100), 0)
    # The beginning, to the second title, to the one that speaks of them, to the last one, the end.
    assert [piece.is_dashed for piece in drawn] == [False, False, True, True, False]


def test_a_line_ends_in_a_bar_where_a_character_dies_and_goes_on_dashed_until_they_are_back() -> None:
    layout = laid_out(meet((0, 1, 4, 5), deaths=((1, 5),)), 100)
    drawn, ends = layout.lines.line(0, 0, layout.width)
    (death,) = [end for end in ends if end.is_death]
    assert layout.scaled.xs[1] < death.x < layout.scaled.xs[2]
    assert [piece.is_dashed for piece in drawn if piece.points[0][0] >= death.x] == [True, True, False]
    _, ends = laid_out(meet((0, 1), deaths=((1, None),)), 100).lines.line(0, 0, 2000)
    assert [(end.is_death, end.has_disc) for end in ends] == [(False, True), (True, True)]


def test_who_shares_titles_one_after_the_other_stays_together() -> None:
    layout = laid_out(meet((0, 1), (0, 1), (5,)), 100)
    first, second = (stop for stop in stops(layout) if stop.is_meeting)
    between = (first.x + second.x) / 2
    assert layout.lines.y_at(0, between) == layout.rows.y_of(first, 0)
    assert layout.lines.y_at(1, between) == layout.rows.y_of(first, 1)


def test_who_meets_others_in_between_goes_to_a_row_of_its_own() -> None:
    layout = laid_out(meet((0, 2), (0, 2), (1,), (1,)), 100)
    xs = layout.scaled.xs
    assert layout.lines.y_at(0, xs[1]) == layout.rows.y(0)


def test_titles_that_are_near_each_other_share_a_stop_with_all_who_meet_there() -> None:
    layout = laid_out(meet((0, 1), (1, 2), (2, 3), (4,)), 3)
    (station,) = stations(layout)
    assert [(stop.members, stop.titles) for stop in station.stops] == [
        ((0, 1, 2), (0, 1, 2, 3)),
        ((3,), (4,)),
    ]


def test_most_of_them_meet_in_one_row_whoever_else_is_there() -> None:
    layout = laid_out(meet((0, 1, 2), (0, 1, 2), (0, 1, 2), (1,), (2,)), 100)
    assert len({stop.row for stop in stops(layout)}) == 1


def test_what_all_share_is_where_all_are_in_person() -> None:
    both = (
        StoryThread("a", "A", (0, 1, 2), frozenset({0, 2})),
        StoryThread("b", "B", (0, 1, 2), frozenset({1, 2})),
    )
    assert shared_titles(both) == [2]
    assert shared_titles(both[:1]) == [0, 2]
    assert shared_titles(()) == []


def test_a_death_belongs_to_the_last_title_in_person_before_it() -> None:
    thread = StoryThread("a", "A", (0, 2, 6), frozenset({0, 2}), ((4, None),))
    assert thread.ends == ((2, None),)
    assert thread.is_dead_after(6)
    assert not thread.is_dead_after(1)


@given(
    st.lists(
        st.text(st.characters(categories=("L", "Zs")), min_size=1, max_size=12).filter(str.strip), max_size=8
    )
)
def test_each_thread_has_letters_of_its_own(names: list[str]) -> None:
    found = letters(names)
    assert len(set(found)) == len(names)
    assert all(0 < len(each) <= 4 for each in found)
