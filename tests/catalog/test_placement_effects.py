"""What a placement by hand does to boxes, to titles that are there already, and to those that go back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.catalog.placement_effects import MovedTitle, moved_titles
from janto_catalog.catalog.placement_trial import Trial, try_placement
from janto_catalog.chronology import order
from janto_catalog.model.claims import Claim
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import Series, Story
from tests.catalog.by_hand import FREE, LETTERS, PLACED, by_hand, line
from tests.chronology.stories import claim, make_story, work


def box_story(*claims: Claim, parts: str = "b c") -> Story:
    """The letters, of which some are the parts of a box that is not listed by itself."""
    works = tuple(
        work(
            name, f"2007-{month:02}-01", part_of="box" if name in parts.split() else None, locator=str(month)
        )
        for month, name in enumerate(f"{LETTERS} end".split(), 1)
    )
    return make_story((*works, work("box", "2007-01-01")), *PLACED, *claims)


def try_on(story: Story, text: str) -> Trial:
    """The trial of a placement, "a after d", as the first one by hand."""
    subject, relation, other = text.split()
    return try_placement(story, order(story), by_hand((subject, relation, other), 1))


@pytest.mark.parametrize(
    ("claims", "text", "then", "away"),
    [
        # It goes as near as it can: its follower stays.
        (["b after a"], "a before e", "a b c d e f end", "B comes after A"),
        (["d after a"], "a before f", "b c a d e f end", "D comes after A"),
        (["b before e"], "e after a", "a b e c d f end", "B comes before E"),
        # The parts of a box are moved together, or not at all.
        (["e after b"], "box before f", "a d b c e f end", "E comes after B"),
        (["d after b"], "box before f", "a b c d e f end", "D comes after B"),
        (["c after a", "c before d"], "box after a", "a b c d e f end", ""),
    ],
)
def test_a_title_that_is_on_that_side_already_moves_no_other_and_sets_nothing_aside(
    claims: list[str], text: str, then: str, away: str
) -> None:
    story = box_story(*map(claim, claims))
    trial = try_on(story, text)
    assert line(trial.ordering) == then.split()
    assert not moved_titles(order(story), trial)
    assert not trial.dropped
    assert trial.kept_away() == away


def test_what_sources_state_about_a_title_is_set_aside_where_it_alone_keeps_it_away() -> None:
    story = make_story(f"{LETTERS} end", *PLACED, claim("a before c"), claim("a before d"))
    trial = try_on(story, "a before f")
    assert line(trial.ordering) == ["b", "c", "d", "e", "a", "f", "end"]
    assert {each.id for each in trial.dropped} == {"a before c (guide 3)", "a before d (guide 3)"}
    # Where another title keeps it away too, they hold.
    story = replace(story, claims=(*story.claims, claim("b after a")))
    trial = try_on(story, "a before f")
    assert line(trial.ordering) == line(order(story))
    assert not trial.dropped


@pytest.mark.parametrize("stated", [["box before d"], ["b before d", "c before d"]])
def test_what_is_stated_about_a_box_or_its_parts_is_set_aside_where_the_box_is_placed(
    stated: list[str],
) -> None:
    story = box_story(*map(claim, stated), claim("e after d"), claim("f after e"))
    trial = try_on(story, "box after e")
    assert line(trial.ordering) == ["a", "d", "e", "b", "c", "f", "end"]
    assert not moved_titles(order(story), trial), "the parts of the box are no other titles"
    set_aside = {each.id for each in trial.dropped}
    set_aside |= {each.claim.origin for each in trial.ordering.conflicts}
    assert set_aside == {f"{each} (guide 3)" for each in stated}


def test_what_is_bound_to_one_part_of_a_box_moves_because_of_that() -> None:
    story = box_story(claim("d after c"), claim("c after b"))
    trial = try_on(story, "box after e")
    (moved,) = moved_titles(order(story), trial)
    assert line(trial.ordering) == ["a", "e", "b", "c", "d", "f", "end"]
    assert moved == MovedTitle("d", "D", 4, 5, "D comes after C")


@pytest.mark.parametrize(
    ("steps", "work", "reason"),
    [
        ("a after d, d before f, a after b", "e", "this is replaced: A comes after D"),
        (
            "f after b, c before d, b before d, e before f, f after b",
            "c",
            "this is placed anew: F comes after B",
        ),
        ("f after d, d before f, f before d", "e", "what is set aside or replaced kept it elsewhere"),
    ],
)
def test_a_title_that_goes_back_says_what_does_not_hold_it_any_more(
    steps: str, work: str, reason: str
) -> None:
    story, now, found = FREE, order(FREE), tuple[MovedTitle, ...]()
    for number, step in enumerate(steps.split(", "), 1):
        subject, relation, other = step.split()
        trial = try_placement(story, now, by_hand((subject, relation, other), number))
        found = moved_titles(now, trial)
        story, now = trial.story, trial.ordering
    assert (work, reason) in {(each.work, each.reason) for each in found}


def numbered(names: str) -> Story:
    """The letters, the first of which are a series in the order of its numbers."""
    run = Series("run", "The Run", Kind.AUDIO_DRAMA, StoryOrder.NUMBERED, sort_key="1")
    works = tuple(
        work(name, f"2007-{month:02}-01", series="run", number=str(month))
        if name in names.split()
        else work(name, f"2007-{month:02}-01")
        for month, name in enumerate(f"{LETTERS} end".split(), 1)
    )
    return make_story(works, *PLACED, series=(run,))


def test_the_order_of_a_series_that_is_only_assumed_moves_no_member_after_the_one_that_is_placed() -> None:
    # X is beside B, and must be before C.
    story = numbered("a b c d e")
    story = replace(story, works=(*story.works, work("x", "2007-02-02")))
    story = replace(
        story,
        claims=(
            *story.claims,
            claim("x during b", certainty=4),
            claim("x before c", certainty=4),
            claim("f after e"),
        ),
    )
    now = order(story)
    assert line(now) == ["a", "b", "x", *"cdef", "end"]
    trial = try_placement(story, now, by_hand(("b", "after", "f"), 1))
    assert line(trial.ordering) == ["a", *"def", "b", "x", "c", "end"]
    assert {each.work: each.reason for each in moved_titles(now, trial)} == {
        "x": "X happens during B",
        "c": "X comes before C",
    }


def test_the_same_statement_about_several_parts_is_set_aside_as_one() -> None:
    parts = "b c d"
    stated = [claim(f"{part} before e") for part in parts.split()]
    story = box_story(*stated, claim("f after e"), parts=parts)
    trial = try_on(story, "box after e")
    assert line(trial.ordering) == ["a", "e", "b", "c", "d", "f", "end"]
    gone = {each.id for each in trial.dropped} | {each.claim.origin for each in trial.ordering.conflicts}
    assert gone == {each.id for each in stated}
