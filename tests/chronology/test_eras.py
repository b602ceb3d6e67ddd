"""Eras: what is placed before, within and after one, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from janto_catalog.chronology import RowReasons, StoryBasis, order, ordered_view, why, works_within
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import PlacementStatus
from janto_catalog.model.story import Series, Story, Timeline
from tests.chronology import reference_solver
from tests.chronology.stories import any_story, claim, make_story, work
from tests.examples import examples


def era(**fields: object) -> StoryEra:
    return StoryEra("old", "The Old Days", sources=("guide",), **fields)  # type: ignore[arg-type]


def line(story: Story) -> str:
    return " ".join(place.work for place in order(story).placements if place.is_placed)


def reasons(story: Story, name: str) -> list[str]:
    ordering = order(story)
    place = next(place for place in ordering.placements if place.work == name)
    return list(RowReasons(story).of(place))


AROUND = (claim("e before-era old"), claim("d within-era old"), claim("a after-era old"))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, "e d a"),
        ({"first": "b"}, "e b d a"),
        ({"last": "b"}, "e d b a"),
        ({"first": "b", "last": "c"}, "e b d c a"),
    ],
)
def test_works_are_before_within_and_after_an_era(bounds: dict[str, str], expected: str) -> None:
    assert line(make_story("a b c d e", *AROUND, eras=(era(**bounds),))) == expected


def test_an_era_between_dates_places_by_them() -> None:
    dated = [claim("x dated 1889"), claim("y dated 1895"), claim("z dated 1901")]
    works = "a x y z d e"
    story = make_story(works, *AROUND, *dated, eras=(era(start="1890", end="1900"),))
    ordering = order(story)
    windows = {place.work: (place.earliest, place.latest) for place in ordering.placements}
    assert windows["d"] == (3, 4), "after E and X, before Z and A; Y may come on either side"
    assert windows["e"] == (1, 2), "before D and what is of 1895 or later"
    assert windows["a"] == (5, 6), "after all but Z"
    assert works_within(ordered_view(story, "story"), "old") == {"d", "y"}


def test_the_reasons_say_so_in_words() -> None:
    story = make_story("a b c d e", *AROUND, eras=(era(first="b", start="1890"),))
    assert reasons(story, "d")[0] == "within the era “The Old Days”"
    assert reasons(story, "e")[0] == "before the era “The Old Days”"
    assert "the first of the era “The Old Days”" in reasons(story, "b")
    (step,) = why(story, "e", "a").chain
    assert step.reason.text == ("E comes before the era “The Old Days”; A comes after the era “The Old Days”")
    (step,) = why(story, "e", "b").chain
    assert step.reason.text.endswith("; The era “The Old Days” begins with B, 1890")


def test_what_an_era_is_known_by_counts_as_much_as_its_source() -> None:
    """The era ends with C by a talk only: what a guide says of D and C is stronger, though a guide puts D within the era."""
    weak = StoryEra("old", "The Old Days", last="c", sources=("talk",))
    story = make_story("c d", claim("d after c"), claim("d within-era old"), eras=(weak,))
    assert line(story) == "c d"
    (conflict,) = order(story).conflicts
    assert conflict.claim.text == "The era “The Old Days” ends with C"


def test_an_era_that_nothing_is_placed_by_places_nothing() -> None:
    ordering = order(make_story("a b", eras=(era(first="b"),)))
    assert [place.status for place in ordering.placements] == [PlacementStatus.UNPLACED] * 2


def test_an_unknown_era_has_no_effect() -> None:
    ordering = order(make_story("a b", claim("b before-era old"), claim("a after-era old")))
    assert [place.status for place in ordering.placements] == [PlacementStatus.UNPLACED] * 2


def test_an_era_of_a_branch_does_not_order_the_main_line() -> None:
    branch = Timeline("b", "B", "alternate", leaves="a", works=("x", "y"))
    claims = [claim("x within-era old"), claim("c before-era old")]
    story = make_story("a c x y", *claims, eras=(era(last="y"),), timelines=(branch,))
    assert order(story, timeline="b").placements[0].work == "x"
    assert {place.work for place in order(story).placements} == {"a", "c"}


def test_of_a_container_the_first_and_the_last_part_count() -> None:
    works = (
        work("box", None), work("p1", "2010", part_of="box", number="1"), work("p2", "2011", part_of="box", number="2"),
        work("d", "2001"), work("e", "2002"),
    )  # fmt: skip
    claims = (claim("p2 after p1"), claim("d within-era old"), claim("e after-era old"))
    assert line(make_story(works, *claims, eras=(era(first="box", last="box"),))) == "p1 d p2 e"


def test_what_is_within_is_solved_with_a_basis_as_without_one() -> None:
    run = Series("run", "The Run", work("x").kind, StoryOrder.NUMBERED)
    story = make_story("a b c d e", *AROUND, eras=(era(first="b", last="c"),), series=(run,))
    basis = StoryBasis(story)
    assert order(story, basis=basis) == order(story) == order(story, basis=basis)


@settings(max_examples=examples(60), deadline=None)
@given(any_story())
def test_what_is_surely_within_an_era_is_what_the_reference_solver_says(story: Story) -> None:
    view = ordered_view(story, "story")
    for each in story.eras:
        assert works_within(view, each.id) == reference_solver.within(story, each)
