"""Stories of time travellers: where their dates do not place them, the lives of their leads do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog import chronology
from janto_catalog.chronology import RowReasons
from janto_catalog.model.claims import Claim
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Ordering, ReasonKind
from janto_catalog.model.story import Appearance, Character, Manner, Series, Story, Weight
from tests.chronology.stories import claim, make_story, work

WORKS = (
    work("home", "2006-10"),
    work("far", "2005-06-11", series="box"),
    work("near", "2005-06-18", series="box"),
    work("war", "2007-01"),
)


def lived(text: str, certainty: int = 5) -> Claim:
    return claim(text, "guide", certainty, axis="life:jack")


def a_story(*claims: Claim, places: bool = False, weight: Weight = Weight.LEAD) -> Story:
    """Two stories of a series of travellers, one of home and one of the war; Jack is in all of them."""
    return make_story(
        WORKS,
        claim("far dated Y200100"),
        claim("war dated 1941"),
        claim("home dated 2007"),
        *claims,
        series=(Series("box", "The Box", Kind.TV_EPISODE, dates_place=places),),
        characters=(Character("jack", "Jack"),),
        appearances=tuple(Appearance(each.id, "jack", Manner.PRESENT, weight) for each in WORKS),
    )


def line(ordering: Ordering) -> list[str]:
    return [each.work for each in ordering.placements if each.is_placed]


def test_dates_place_unless_the_series_says_that_they_do_not() -> None:
    assert line(chronology.order(a_story(places=True))) == ["war", "home", "far"]
    assert line(chronology.order(a_story())) == ["war", "home"]


def test_what_a_lead_lives_through_is_assumed_of_the_story() -> None:
    story = a_story(lived("near after far"), lived("near before home"))
    undated = replace(story, claims=tuple(each for each in story.claims if each.subject != "home"))
    ordering = chronology.order(undated)
    places = {each.work: each for each in ordering.placements}
    assert places["far"].position < places["near"].position < places["home"].position
    (reason,) = [each for each in places["far"].reasons if each.kind is ReasonKind.ASSUMED]
    assert reason.text == "NEAR comes after FAR, in the life of Jack"
    assert (reason.source, reason.certainty) == ("guide", 5)
    assert "before NEAR, in the life of Jack" in RowReasons(undated).of(places["far"])


@pytest.mark.parametrize(
    ("claims", "weight", "places"),
    [
        ([lived("near after far", 2)], Weight.LEAD, False), ([lived("near after far")], Weight.SUPPORT, False),
        ([lived("near after far")], Weight.LEAD, True),
    ],
)  # fmt: skip
def test_a_guess_and_the_life_of_another_than_a_lead_are_not_assumed(
    claims: list[Claim], weight: Weight, places: bool
) -> None:
    assert "near" not in line(chronology.order(a_story(*claims, places=places, weight=weight)))


def test_what_is_stated_of_the_story_is_stronger_than_a_life() -> None:
    ordering = chronology.order(a_story(lived("near after far"), claim("near before far", "guide", 1)))
    assert line(ordering).index("near") < line(ordering).index("far")
    assert ordering.conflicts == ()


def test_a_life_does_not_compare_a_traveller_with_a_work_that_its_date_places() -> None:
    ordering = chronology.order(a_story(lived("near after far"), lived("near before war")))
    assert ordering.conflicts == ()
    places = {each.work: each for each in ordering.placements}
    assert not any(reason.kind is ReasonKind.ASSUMED for reason in places["war"].reasons)
