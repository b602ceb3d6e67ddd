"""The order of a story: layers, whole claims, states, series, dates, containers, branches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.chronology import order, reachability
from janto_catalog.model.claims import ClaimRelation, Layer, Source, State
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.order import Ordering, Placement, PlacementStatus
from janto_catalog.model.story import Appearance, Character, Manner, Series, Story, Timeline
from tests.chronology.stories import claim, make_story, work

OWEN = (Character("owen", "Owen"),)
UNDEAD = State("s1", "owen", "undead", "b", True, "d", True, certainty=5)


def line(story: Story, **how: object) -> str:
    """The ids of an order in one line."""
    return " ".join(place.work for place in order(story, **how).placements)  # type: ignore[arg-type]


def places(story: Story, **how: object) -> dict[str, Placement]:
    """The places of an order by work."""
    return {place.work: place for place in order(story, **how).placements}  # type: ignore[arg-type]


def outcome(story: Story) -> list[tuple[str, str]]:
    """The overruled claims, and the beginning of each outcome."""
    ordering: Ordering = order(story)
    return [(conflict.claim.origin, conflict.outcome.partition(":")[0]) for conflict in ordering.conflicts]


def series_of(story: Story, declared: StoryOrder, *members: str) -> Story:
    """`story` with a series of `members`, numbered in that order."""
    numbers = {name: str(number) for number, name in enumerate(members, 1)}
    works = tuple(
        replace(one, series="run", number=numbers[one.id]) if one.id in numbers else one
        for one in story.works
    )
    return replace(story, works=works, series=(Series("run", "The Run", Kind.AUDIO_DRAMA, declared),))


def test_constraints_come_first_and_release_breaks_ties() -> None:
    assert line(make_story("a b c d", claim("d before b"), claim("c after a"))) == "a d b c"


def test_a_work_takes_the_earliest_date_of_the_works_that_must_follow_it() -> None:
    assert (
        line(make_story("a b c d e", claim("e before b"), claim("d after a"), claim("c after a")))
        == "a e b c d"
    )


def test_an_old_story_of_the_far_future_drags_nothing_to_the_front() -> None:
    # A came out first, and is of the far future: what must come before it is of its own time.
    story = make_story("a b c d", claim("a dated Y200100"), claim("c before a"), claim("b before d"))
    assert line(story) == "b c d a"


@pytest.mark.parametrize(
    ("source", "winner"), [("you", "b a"), ("screen", "b a"), ("talk", "a b"), ("nobody", "a b")]
)
def test_a_stronger_layer_wins_at_any_certainty(source: str, winner: str) -> None:
    story = make_story("a b", claim("a before b", "guide", 3), claim("b before a", source, 1))
    assert line(story) == winner


def test_inside_a_layer_the_more_certain_claim_wins_and_the_other_is_shown() -> None:
    story = make_story("a b", claim("a before b", certainty=3), claim("b before a", certainty=4))
    assert line(story) == "b a"
    assert outcome(story) == [("a before b (guide 3)", "Contradiction")]


def test_a_stronger_layer_overrules_a_claim_without_contradiction() -> None:
    story = make_story(
        "a b c", claim("a before b", "screen"), claim("b before c", "screen"), claim("c before a")
    )
    assert outcome(story) == [("c before a (guide 3)", "Set aside")]
    (conflict,) = order(story).conflicts
    assert [reason.origin for reason in conflict.loop] == ["a before b (screen 3)", "b before c (screen 3)"]


def test_the_shortest_loop_is_shown() -> None:
    story = make_story(
        "a b c d", claim("a before b", "screen"), claim("b before c", "screen"), claim("c before d", "screen"),
        claim("a before d", "screen"), claim("d before a"),
    )  # fmt: skip
    assert [reason.origin for reason in order(story).conflicts[0].loop] == ["a before d (screen 3)"]


def test_a_claim_is_accepted_as_a_whole_or_not_at_all() -> None:
    story = make_story("a b c", claim("a before b", "screen"), claim("c between b a"))
    assert outcome(story) == [("c between b a (guide 3)", "Set aside")]
    assert places(story)["c"].status is PlacementStatus.UNPLACED
    assert [reason.origin for reason in places(story)["c"].overruled] == ["c between b a (guide 3)"]


def test_a_claim_that_contradicts_itself_is_overruled() -> None:
    assert (
        order(make_story("a b", claim("a before a"))).conflicts[0].outcome
        == "Set aside: it contradicts itself"
    )


def test_a_host_comes_before_what_happens_during_it() -> None:
    story = make_story("a b c", claim("a during c"), claim("b after c"))
    assert line(story) == "c a b"
    assert places(story)["b"].earliest == 3


def test_during_a_list_begins_in_its_first_work_and_ends_in_its_last() -> None:
    story = make_story(
        "a b c d e", claim("a before b"), claim("b before c"), claim("e during a c"), claim("d after e")
    )
    assert line(story) == "a b c e d" or line(story) == "a e b c d"
    assert places(story)["e"].earliest == 2
    assert order(replace(story, claims=(*story.claims, claim("e before a", "talk")))).conflicts


def test_works_at_the_same_time_are_neighbours() -> None:
    story = make_story("a b c", claim("a same-time c"), claim("b after a", "talk"))
    assert line(story) == "a c b"
    assert (places(story)["c"].earliest, places(story)["b"].earliest) == (1, 3)


def test_dates_order_works_that_no_claim_compares() -> None:
    story = make_story(
        "a b c d",
        claim("b dated 1899"),
        claim("a dated 2007"),
        claim("c dated 194X"),
        claim("d dated 2007-05"),
    )
    assert line(story) == "b c a d"
    assert places(story)["a"].earliest == places(story)["d"].earliest == 3


def test_a_date_has_the_layer_of_its_source() -> None:
    story = make_story(
        "a b", claim("a before b", "screen"), claim("a dated 2007", "screen"), claim("b dated 1899")
    )
    assert outcome(story) == [("b dated 1899 (guide 3)", "Set aside")]


def test_a_state_places_a_work_between_its_bounds() -> None:
    story = make_story("a b c d", claim("b before d"))
    story = replace(
        story, characters=OWEN, states=(UNDEAD,), appearances=(Appearance("a", "owen", state="undead"),)
    )
    assert line(story) == "b a d c" or line(story) == "b a c d"
    assert (places(story)["a"].earliest, places(story)["a"].latest) == (2, 3)


@pytest.mark.parametrize("bound", ["b", "d"])
def test_the_bounds_of_a_state_are_not_counted(bound: str) -> None:
    story = make_story("a b c d", claim("b before d"))
    story = replace(
        story, characters=OWEN, states=(UNDEAD,), appearances=(Appearance(bound, "owen", state="undead"),)
    )
    assert not order(story).conflicts


@pytest.mark.parametrize("manner", [manner for manner in Manner if manner not in ("present", "voice")])
def test_a_state_does_not_bind_an_appearance_that_is_not_bodily(manner: Manner) -> None:
    story = replace(
        make_story("a b d"), states=(UNDEAD,), appearances=(Appearance("a", "owen", manner, state="undead"),)
    )
    assert places(story)["a"].status is PlacementStatus.UNPLACED


def test_an_overruled_state_becomes_a_warning() -> None:
    story = make_story("a b d", claim("a before b", "screen"))
    story = replace(
        story, characters=OWEN, states=(UNDEAD,), appearances=(Appearance("a", "owen", state="undead"),)
    )
    assert places(story)["a"].warnings == (
        "Owen is undead in A, which applies only after B and before D; stronger sources place it elsewhere",
    )


def test_a_serial_is_canon_and_a_numbered_series_is_assumed() -> None:
    against = claim("c before b")
    assert line(series_of(make_story("a b c", against), StoryOrder.SERIAL, "a", "b", "c")) == "a b c"
    assert line(series_of(make_story("a b c", against), StoryOrder.NUMBERED, "a", "b", "c")) == "a c b"
    assert line(series_of(make_story("a b c", against), StoryOrder.NONE, "a", "b", "c")) == "c b a"


def test_a_work_that_only_its_number_places_is_assumed() -> None:
    story = series_of(make_story("a b c d", claim("d after c")), StoryOrder.NUMBERED, "a", "b", "c")
    assert {name: place.status.value for name, place in places(story).items()} == {
        "a": "assumed", "b": "assumed", "c": "assumed", "d": "fixed",
    }  # fmt: skip


def test_numbers_sort_by_value() -> None:
    story = series_of(make_story("a b c"), StoryOrder.SERIAL, "a", "b", "c")
    numbers = {"a": "12.5", "b": "9", "c": "100"}
    assert (
        line(replace(story, works=tuple(replace(one, number=numbers[one.id]) for one in story.works)))
        == "b a c"
    )


def test_a_claim_on_a_container_is_a_claim_on_every_part() -> None:
    box = (work("box", "2007-06-01"), work("b", part_of="box"), work("c", part_of="box"))
    story = make_story((work("a", "2008"), *box), claim("box after a"))
    assert line(story) == "a b c"
    assert places(story)["c"].is_placed


def test_a_work_with_segments_only_has_a_place() -> None:
    story = make_story((work("a"), work("a#epilogue", part_of="a")))
    assert line(story) == "a"
    assert line(story, segments=True) == "a a#epilogue"


def test_a_segment_does_not_bind_its_host_but_connects_other_works() -> None:
    story = make_story(
        (*make_story("a b c").works, work("a#end", None)), claim("a#end after b"), claim("c after a#end")
    )
    assert line(story, segments=True) == "b a#end c a"
    assert places(story)["c"].earliest == 2


def test_works_outside_the_story_or_cancelled_are_listed_by_release_only() -> None:
    works = (work("a"), work("b", in_story=False), work("c", status=Status.CANCELLED))
    story = make_story(works, claim("a after c"))
    assert line(story) == "a"
    assert line(story, view="release") == "a b c"


def test_a_branch_is_between_the_works_where_it_leaves_and_rejoins() -> None:
    branch = Timeline("other", "The other one", "aborted", "b", "d", ("c",))
    story = make_story(
        "a b c d e", claim("a before b"), claim("b before d"), claim("e before c"), claim("c before a")
    )
    story = replace(story, timelines=(branch,))
    assert line(story) == "a b d e"
    assert line(story, timeline="other") == "c"
    assert not order(story).conflicts


def test_a_branch_that_leaves_and_rejoins_in_one_work_is_during_it() -> None:
    works = (*make_story("a b c").works, work("b#undone", None))
    branch = Timeline("undone", "Undone", "aborted", "b", "b", ("b#undone",))
    story = replace(make_story(works, claim("b after a"), claim("c after b")), timelines=(branch,))
    (place,) = order(story, timeline="undone", segments=True).placements
    assert [reason.origin for reason in place.reasons] == ["undone"]
    assert line(story, segments=True) == "a b c"
    assert not order(story).conflicts


def test_dates_hold_on_a_branch_but_not_across() -> None:
    dates = (claim("b dated 1941"), claim("c dated 1899"), claim("a dated 2007"))
    story = replace(
        make_story("a b c", *dates), timelines=(Timeline("x", "X", "alternate", None, None, ("b", "c")),)
    )
    assert line(story, timeline="x") == "c b"
    assert {one.work: one.latest for one in order(story, timeline="x").placements} == {"c": 1, "b": 2}
    assert places(story)["a"].earliest == 1


def test_works_of_a_disputed_timeline_stay_on_the_main_timeline() -> None:
    story = replace(
        make_story("a b"), timelines=(Timeline("maybe", "Maybe", "disputed", None, None, ("b",)),)
    )
    assert line(story) == "a b"
    assert line(story, timeline="maybe") == "b"


def test_apparent_claims_never_enter_the_order() -> None:
    assert line(make_story("a b", claim("b before a", apparent=True))) == "a b"


def test_claims_on_a_life_are_not_claims_on_the_story() -> None:
    assert line(make_story("a b", claim("b before a", axis="life:jack"))) == "a b"


def test_unplaced_works_come_last_by_release_and_are_marked() -> None:
    story = make_story("a b c", claim("c before b"))
    assert line(story) == "c b a"
    place = places(story)["a"]
    assert (place.is_placed, place.status, place.earliest, place.latest) == (
        False,
        PlacementStatus.UNPLACED,
        1,
        3,
    )


def test_an_undated_work_takes_the_date_of_the_work_before_it_in_its_series() -> None:
    story = series_of(
        make_story((work("a", "2007"), work("b", None), work("c", "2008"), work("d", None))),
        StoryOrder.NONE,
        "a",
        "b",
    )
    assert line(story) == "a b c d"


def test_the_reasons_name_the_nearest_works_on_both_sides() -> None:
    story = make_story(
        "a b c d e", claim("a before b"), claim("c after b"), claim("c after a", "talk"), claim("c before e")
    )
    because = [reason.origin for reason in places(story)["c"].reasons if reason.origin]
    assert because == ["c after b (guide 3)", "c before e (guide 3)"]


def test_a_tie_is_shown_as_a_tie() -> None:
    story = make_story("a b c", claim("b after a"), claim("c after a"))
    texts = [reason.text for reason in places(story)["b"].reasons]
    assert texts == ["B comes after A", "A guess puts B before C: no source says which comes first"]


def test_one_gap_only_is_fixed_and_more_is_a_window() -> None:
    story = make_story("a b c d", claim("a before d"), claim("b between a d"))
    assert places(story)["b"].status is PlacementStatus.FIXED
    story = replace(story, claims=(*story.claims, claim("c between a d")))
    assert places(story)["b"].status is PlacementStatus.WINDOW


def test_a_work_bound_only_to_unlisted_works_is_a_tie() -> None:
    story = make_story((work("a"), work("b"), work("a#x", None)), claim("b after a#x"))
    assert places(story)["b"].status is PlacementStatus.TIE


def test_works_with_the_same_title_are_shown_with_their_series() -> None:
    works = (
        replace(work("a"), title="Broken", series="s"),
        replace(work("b"), title="Broken", kind=Kind.COMIC),
    )
    story = make_story(works, claim("a before b"))
    story = replace(story, series=(Series("s", "Main Range", Kind.AUDIO_DRAMA),))
    assert places(story)["a"].reasons[0].text == "Broken (Main Range) comes before Broken (comic)"


def test_the_layer_of_a_claim_is_that_of_its_strongest_source() -> None:
    both = replace(claim("b before a"), sources=("talk", "screen"))
    assert line(make_story("a b", claim("a before b"), both)) == "b a"


def test_one_new_claim_moves_few_works() -> None:
    names = "a b c d e f g h"
    story = make_story(
        names, *(claim(f"{one} before {two}") for one, two in zip("abcdef", "bcdefg", strict=True))
    )
    before, after = (
        line(story).split(),
        line(replace(story, claims=(*story.claims, claim("h before d")))).split(),
    )
    assert before == [*"abcdefgh"]
    assert after == [*"abchdefg"]


def test_claims_without_enough_works_are_ignored() -> None:
    bad = (
        replace(claim("a before b"), objects=()),
        replace(claim("b between a c"), objects=("a",)),
        replace(claim("a dated 2007"), date="whenever"),
        claim("a before nobody"),
    )
    assert line(make_story("a b c", *bad)) == "a b c"
    assert all(
        place.status is PlacementStatus.UNPLACED for place in order(make_story("a b", *bad)).placements
    )


def test_an_unknown_source_is_unverified() -> None:
    story = make_story("a b", claim("a before b", "rumour", 5), replace(claim("b before a", "talk", 1)))
    assert line(story) == "b a"
    assert Source("x", "X", Layer.UNVERIFIED).layer > Layer.COMMENTARY
    assert ClaimRelation("before") is ClaimRelation.BEFORE


def test_counting_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"w{number}" for number in range(12)]
    pairs = [(one, two) for place, one in enumerate(names) for two in names[place + 1 :: 3]]
    story = make_story(" ".join(names), *(claim(f"{one} before {two}") for one, two in pairs if one != "w5"))
    whole = order(story)
    monkeypatch.setattr(reachability, "BLOCK", 3)
    assert order(story) == whole
