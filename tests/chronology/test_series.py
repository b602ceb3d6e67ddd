"""Series with an order: each member before every later one, and the parts of a serial together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.chronology import RowReasons, order, proved, why
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Series, Story, Timeline, Work
from janto_catalog.model.text import sort_key
from tests.chronology.stories import any_run, any_story, claim, make_story, work
from tests.chronology.test_order import line, outcome, places
from tests.examples import examples

FEW = settings(max_examples=examples(60), deadline=None)
NUMBERED = Series("run", "The Run", Kind.TV_EPISODE, StoryOrder.NUMBERED)
SERIAL = Series("run", "The Run", Kind.TV_EPISODE, StoryOrder.SERIAL)


def members(count: int, released: str = "2015") -> tuple[Work, ...]:
    """Members p1, p2 … of a series, released a month apart."""
    return tuple(
        work(f"p{number}", f"{released}-{number:02}-01", series="run", number=str(number))
        for number in range(1, count + 1)
    )


def by_hand(text: str, number: int = 1) -> Claim:
    """A placement by hand."""
    return claim(text, "you", 5, directly=True, hand_number=number)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((by_hand("p3 before p1"),), "p3 p1 p2 p4 p5"),
        ((claim("p3 before p1"),), "p3 p1 p2 p4 p5"),
        ((claim("p1 after p5"),), "p2 p3 p4 p5 p1"),
        ((by_hand("p5 before p2"),), "p1 p5 p2 p3 p4"),
        ((claim("p4 before p2"), claim("p3 before p1")), "p3 p1 p4 p2 p5"),
    ],
)
def test_a_member_that_is_put_elsewhere_leaves_the_others_in_their_order(
    claims: tuple[Claim, ...], expected: str
) -> None:
    story = make_story(members(5), *claims, series=(NUMBERED,))
    assert line(story) == expected
    assert not outcome(story)
    rest = [name for name in expected.split() if name not in {one.subject for one in claims}]
    for earlier, later in combinations(rest, 2):
        assert not why(story, earlier, later).tie


def test_a_member_that_is_put_elsewhere_by_way_of_another_title_leaves_the_others_in_their_order() -> None:
    works = (*members(5), work("x", "2020"))
    story = make_story(works, claim("p3 before x"), claim("x before p1"), series=(NUMBERED,))
    assert line(story) == "p3 x p1 p2 p4 p5"
    assert not why(story, "p2", "p4").tie


def test_the_members_on_each_timeline_are_in_their_order() -> None:
    branch = Timeline("other", "The other line", "alternate", leaves="p1", works=("p3",))
    story = make_story(members(4), claim("end after p4"), series=(NUMBERED,), timelines=(branch,))
    assert not why(story, "p2", "p4").tie


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        # Whatever part has a date, the others are around it.
        (("p1",), "war p1 p2 p3 modern winter"),
        (("p2",), "war p1 p2 p3 modern winter"),
        (("p3",), "war p1 p2 p3 modern winter"),
        ((), "modern winter war p1 p2 p3"),
    ],
)
def test_what_places_one_part_of_a_serial_keeps_the_others_with_it(
    dated: tuple[str, ...], expected: str
) -> None:
    films = (work("modern", "2008-05-02"), work("war", "2011-07-22"), work("winter", "2014-04-04"))
    dates = ("modern dated 2008", "war dated 1942/1945", "winter dated 2014")
    claims = [claim(text) for text in (*dates, *(f"{part} dated 1946" for part in dated))]
    placed = line(make_story((*films, *members(3)), *claims, series=(SERIAL,))).split()
    if not dated:
        # Without any date the parts are where their release puts them, together.
        assert placed[-3:] == ["p1", "p2", "p3"]
    else:
        assert placed == expected.split()


def test_only_what_something_puts_between_two_parts_is_between_them() -> None:
    others = (work("x", "2015-01-15"), work("y", "2015-02-15"), work("end", "2016"))
    placed = (claim("end after x"), claim("end after y"), claim("end after p3"))
    story = make_story((*members(3), *others), *placed, series=(SERIAL,))
    assert line(story) == "p1 p2 p3 x y end"
    between = make_story((*members(3), *others), *placed, claim("x between p1 p2"), series=(SERIAL,))
    assert line(between) == "p1 x p2 p3 y end"
    by_date = make_story(
        (*members(3), *others),
        *placed,
        claim("p1 dated 1940"),
        claim("x dated 1950"),
        claim("p2 dated 1960"),
        series=(SERIAL,),
    )
    assert line(by_date) == "p1 x p2 p3 y end"
    # A numbered series has others between its members if they are put there; else they are in a pause of it.
    numbered = make_story((*members(3), *others), *placed, series=(NUMBERED,))
    assert line(numbered) == "p1 p2 p3 x y end"
    assert line(replace(numbered, claims=(*numbered.claims, claim("x between p1 p2")))) == "p1 x p2 p3 y end"


def test_what_a_part_must_follow_is_before_the_whole_serial() -> None:
    others = (work("x", "2020"), work("end", "2021"))
    story = make_story((*members(3), *others), claim("p2 after x"), claim("end after p3"), series=(SERIAL,))
    assert line(story) == "x p1 p2 p3 end"


def test_a_part_says_that_the_parts_are_kept_together() -> None:
    story = make_story((*members(2), work("x", "2015-01-15")), claim("x after p1"), series=(SERIAL,))
    place, row = places(story)["p2"], RowReasons(story)
    how = "The Run is one continuous story, its parts are kept together"
    assert place.reasons[0].text == f"P2 comes directly after P1: {how}"
    assert row.of(place)[0] == f"directly after P1: {how}"
    assert row.of(places(story)["p1"])[0] == f"directly before P2: {how}"
    assert not [reason for reason in place.reasons if "release" in reason.text]
    apart = make_story((*members(2), work("x")), claim("x between p1 p2"), series=(SERIAL,))
    assert "together" not in " ".join(RowReasons(apart).of(places(apart)["p2"]))


def test_a_part_that_is_placed_by_hand_takes_the_others_along() -> None:
    others = (work("x", "2014"), work("y", "2016"), work("z", "2017"))
    placed = tuple(claim(f"z after {name}") for name in ("x", "y", "p3"))
    story = make_story((*members(3), *others), *placed, by_hand("p2 after y"), series=(SERIAL,))
    assert line(story) == "x y p1 p2 p3 z"
    # One part next to another one is moved alone.
    inside = make_story((*members(3), *others), *placed, by_hand("p3 before p2"), series=(SERIAL,))
    assert line(inside) == "x p1 p3 p2 y z"
    # A title placed next to a part is there.
    guest = make_story((*members(3), *others), *placed, by_hand("x after p1"), series=(SERIAL,))
    assert line(guest) == "p1 x p2 p3 y z"


@FEW
@given(any_story())
def test_members_that_nothing_else_names_are_in_their_order(story: Story) -> None:
    (series,) = story.series
    named = {work for one in story.claims for work in (one.subject, *one.objects)}
    named |= {one.work for one in story.appearances}
    named |= {bound for state in story.states for bound in (state.begins, state.ends) if bound}
    run = sorted(
        (one for one in story.works if one.series == series.id and "#" not in one.id and one.id not in named),
        key=lambda one: sort_key(one.number),
    )
    if series.story is not StoryOrder.NONE:
        position = positions(order(story))
        assert all(position[one.id] < position[two.id] for one, two in pairwise(run))


@FEW
@given(any_run())
def test_a_member_that_claims_move_leaves_all_others_in_their_order(story: Story) -> None:
    apart = replace(story, series=tuple(replace(one, story=StoryOrder.NONE) for one in story.series))
    run = [one.id for one in story.works if one.series == "run"]
    known = {one: proved(apart, one) for one in run}
    pairs = [(one, two) for one, two in combinations(run, 2) if two in known[one].before | known[one].same]
    moved = {work for pair in pairs for work in pair}
    position = positions(order(story))
    kept = [work for work in run if work not in moved]
    assert sorted(kept, key=position.__getitem__) == kept


@FEW
@given(any_run(), st.integers(0, 11))
def test_a_member_without_a_number_is_among_the_others_by_its_release(story: Story, month: int) -> None:
    released = f"2006-{month + 1:02}-15" if month < 9 else f"2007-{month - 3:02}-15"
    special = work("special", released, series="run")
    run = [one for one in story.works if one.series == "run"]
    whole = replace(story, works=(*story.works, special), claims=())
    position = positions(order(whole))
    earlier = [one.id for one in run if str(one.released) <= released]
    assert all((position[one.id] < position["special"]) is (one.id in earlier) for one in run)


@FEW
@given(any_story())
def test_nothing_is_between_the_parts_of_a_serial_that_need_not_be(story: Story) -> None:
    (series,) = story.series
    ordering = order(story)
    sequence = [place.work for place in ordering.placements]
    parts = [
        place.work
        for place in ordering.placements
        if place.work in {one.id for one in story.works if one.series == series.id}
    ]
    if series.story is not StoryOrder.SERIAL or ordering.conflicts:
        return
    for one, two in pairwise(parts):
        between = sequence[sequence.index(one) + 1 : sequence.index(two)]
        assert set(between) <= proved(story, one).after & proved(story, two).before | at_one_time(story)


def at_one_time(story: Story) -> set[str]:
    """The works that are at the time of another one, or during it."""
    together = (ClaimRelation.SAME_TIME, ClaimRelation.DURING)
    return {work for one in story.claims if one.relation in together for work in (one.subject, *one.objects)}


def positions(ordering: Ordering) -> dict[str, int]:
    """The position of each work."""
    return {place.work: place.position for place in ordering.placements}


def test_numbers_as_printed_are_the_order_of_a_series() -> None:
    printed = ("20", "½", "10B", "-1", "10", "0")
    works = tuple(
        work(f"n{place}", "1996", series="run", number=number) for place, number in enumerate(printed)
    )
    story = make_story(works, series=(NUMBERED,))
    assert line(story) == "n3 n5 n1 n4 n2 n0"


def test_a_sort_key_says_where_a_work_is_in_its_series() -> None:
    special = work("special", "1990", series="run", number="Special 3", sort_key="2.5")
    assert line(make_story((*members(3), special), series=(NUMBERED,))) == "p1 p2 special p3"


@pytest.mark.parametrize(
    ("released", "expected"),
    [
        ("2015-02-15", "p1 p2 special p3"),
        ("2015-02-01", "p1 p2 special p3"),
        ("2014", "special p1 p2 p3"),
        ("2016", "p1 p2 p3 special"),
    ],
)
def test_a_member_without_a_number_follows_those_released_before_it(released: str, expected: str) -> None:
    special = work("special", released, series="run")
    story = make_story((*members(3), special), series=(NUMBERED,))
    assert line(story) == expected
    assert not why(story, "p1", "special").tie


def test_a_member_without_a_number_follows_the_last_number_although_an_earlier_one_came_out_later() -> None:
    late = replace(members(1)[0], released="2015-12")
    works = (late, *members(3)[1:], work("special", "2015-03-15", series="run"))
    assert line(make_story(works, series=(NUMBERED,))) == "p1 p2 p3 special"
