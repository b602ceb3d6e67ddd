"""Works placed directly next to another one: near it, unless something stronger is between, and never against it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.chronology import RowReasons, order, proved
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Story
from tests.chronology import reference_solver
from tests.chronology.stories import any_story, claim, make_story, work
from tests.chronology.test_order import line, outcome, places

LETTERS = "a b c d e"
#: Claims that give each letter a place and none a position: without any, they would be listed last.
PLACED = tuple(claim(f"end after {letter}") for letter in LETTERS.split())
FEW = settings(max_examples=120, deadline=None)


def wish(text: str, source: str = "you") -> Claim:
    """A claim that places a work directly next to another one: "e after a"."""
    return claim(text, source, 5, directly=True)


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (("e after a",), "a e b c d"),
        (("a after c",), "b c a d e"),
        (("a before d",), "b c a d e"),
        (("e before b",), "a e b c d"),
        # Several next to one title: by release.  A chain: each next to the one it was placed by.
        (("e after a", "d after a"), "a d e b c"),
        (("a before e", "b before e"), "c d a b e"),
        (("e after a", "c after e"), "a e c b d"),
        (("d after a", "e after a", "c after d"), "a d c e b"),
        (("b after a", "a before d"), "c a b d e"),
        # The later one of two titles, and nothing at all where it is already.
        (("e after a", "e after c"), "a b c e d"),
        (("b after a",), "a b c d e"),
    ],
)
def test_a_work_is_directly_next_to_the_one_it_was_placed_by_and_moves_no_other(
    placed: tuple[str, ...], expected: str
) -> None:
    story = make_story(f"{LETTERS} end", *PLACED, *map(wish, placed))
    assert line(story) == f"{expected} end"
    assert not outcome(story)


def test_what_must_be_between_is_between() -> None:
    story = make_story(f"{LETTERS} end", *PLACED, claim("d after b"), wish("d after a"))
    assert line(story) == "a b d c e end"
    (reason,) = [one for one in places(story)["d"].reasons if one.origin.startswith("d after a")]
    assert reason.text == "D comes after A, as near as the other reasons allow"
    # A date is stronger too.
    dated = make_story(
        "a b c", claim("a dated 1899"), claim("b dated 1901"), claim("c dated 1905"), wish("c after a")
    )
    assert line(dated) == "a b c"


def test_a_work_follows_what_happens_during_the_other_one() -> None:
    story = make_story(f"{LETTERS} end", *PLACED, claim("b during a"), wish("d after a"))
    assert line(story) == "a b d c e end"


def test_the_reason_says_that_it_is_your_own_placement_and_no_guess_is_made() -> None:
    story = make_story(f"{LETTERS} end", *PLACED, wish("d after a"))
    place, row = places(story)["d"], RowReasons(story)
    assert place.reasons[0].text == "D comes directly after A, where you placed it"
    assert row.of(place) == ("directly after A, where you placed it", "before END")
    assert place.reasons[0].source == "you"
    (tie,) = [reason.text for reason in places(story)["b"].reasons if "A before B" in reason.text]
    assert tie == "A guess puts A before B: no source says which comes first"
    assert not [reason for reason in place.reasons if "guess" in reason.text]
    from_a_pack = make_story("a b c d", claim("b after a"), wish("d after a", "guide"))
    assert places(from_a_pack)["d"].reasons[0].text == "D comes directly after A"


def test_a_wish_that_is_overruled_is_none() -> None:
    story = make_story("a b c d", claim("d before a", "screen"), wish("d after a", "talk"))
    assert line(story) == "d a b c"
    assert len(outcome(story)) == 1


def test_a_container_is_followed_by_its_last_part_and_moved_with_all_of_its_parts() -> None:
    works = (
        *(work(name, f"2007-{month:02}-01") for month, name in enumerate("abcd", 1)),
        work("box", None),
        work("box-1", "2010", part_of="box"),
        work("box-2", "2011", part_of="box"),
        work("last", "2012"),
    )
    placed = [claim(f"last after {name}") for name in "abcd"]
    assert line(make_story(works, *placed, wish("box after a"))) == "a box-1 box-2 b c d last"
    assert line(make_story(works, *placed, wish("a after box"))) == "b c d box-1 box-2 a last"


@st.composite
def wished_story(draw: st.DrawFn) -> Story:
    """A story in which some claims place a work directly next to another one."""
    story = draw(any_story())
    claims = [
        replace(
            one, directly=one.relation in (ClaimRelation.AFTER, ClaimRelation.BEFORE) and draw(st.booleans())
        )
        if len(one.objects) == 1
        else one
        for one in story.claims
        # Works at one time are one place: which of them is listed first says nothing.
        if one.relation not in (ClaimRelation.SAME_TIME, ClaimRelation.DURING)
    ]
    return replace(story, claims=tuple(claims))


@FEW
@given(wished_story())
def test_wishes_change_no_window_and_no_conflict(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    position = {place.work: place.position for place in ordering.placements}
    assert {place.work: (place.earliest, place.latest) for place in ordering.placements} == expected.windows
    assert all(place.earliest <= place.position <= place.latest for place in ordering.placements)
    assert all(
        position[one] < position[two] for one, two in expected.precedes if one in position and two in position
    )
    assert sorted(conflict.claim.origin for conflict in ordering.conflicts) == sorted(expected.overruled)


@FEW
@given(wished_story())
def test_only_what_must_be_there_or_was_placed_there_is_between(story: Story) -> None:
    ordering = order(story, segments=True)
    overruled = {conflict.claim.origin for conflict in ordering.conflicts}
    kept = [one for one in story.claims if one.directly and not one.apparent and one.id not in overruled]
    moved = {one.subject for one in kept}
    for subject in moved:
        own = [one for one in kept if one.subject == subject]
        assert any(is_fulfilled(story, ordering, one, moved) for one in own)


def is_fulfilled(story: Story, ordering: Ordering, wished: Claim, moved: set[str]) -> bool:
    """Whether only works that were placed by hand are between a work and the nearest one that must be on that side;
    the reason says whether that is the one it was placed by."""
    is_after, known = wished.relation is ClaimRelation.AFTER, proved(story, wished.subject)
    fixed = {*wished.objects, *(known.before if is_after else known.after)}
    places = list(ordering.placements if is_after else reversed(ordering.placements))
    at = next(index for index, place in enumerate(places) if place.work == wished.subject)
    near = [place.work for place in reversed(places[:at])]
    nearest = next(index for index, name in enumerate(near) if name in fixed)
    reason = next((one for one in places[at].reasons if one.origin == wished.id), None)
    if reason is not None and "directly" in reason.text:
        assert set(near[: near.index(wished.objects[0])]) <= moved
    return set(near[:nearest]) <= moved


@FEW
@given(wished_story(), st.randoms(use_true_random=False))
def test_the_input_order_does_not_matter(story: Story, shuffler: random.Random) -> None:
    claims = tuple(shuffler.sample(story.claims, len(story.claims)))
    works = tuple(shuffler.sample(story.works, len(story.works)))
    assert order(replace(story, claims=claims, works=works)) == order(story)
