"""The order of a story: layers, whole claims, states, series, dates, containers, branches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.chronology import order, reachability
from janto_catalog.model.claims import Layer, Placing, Source, State
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.order import Ordering, Place, Sure
from janto_catalog.model.story import Appearance, Character, Manner, Series, Story, Timeline
from tests.chronology.stories import claim, story, work

OWEN = (Character("owen", "Owen"),)
UNDEAD = State("s1", "owen", "undead", "b", True, "d", True, certainty=5)


def line(told: Story, **how: object) -> str:
    """The ids of an order in one line."""
    return " ".join(place.work for place in order(told, **how).places)  # type: ignore[arg-type]


def places(told: Story, **how: object) -> dict[str, Place]:
    """The places of an order by work."""
    return {place.work: place for place in order(told, **how).places}  # type: ignore[arg-type]


def outcome(told: Story) -> list[tuple[str, str]]:
    """What was set aside, and the first word of what came of it."""
    ordering: Ordering = order(told)
    return [
        (conflict.claim.origin, conflict.outcome.split()[0].strip(":")) for conflict in ordering.conflicts
    ]


def series_of(told: Story, declared: StoryOrder, *members: str) -> Story:
    """`told` with a series of `members`, numbered in that order."""
    numbers = {name: str(number) for number, name in enumerate(members, 1)}
    works = tuple(
        replace(one, series="run", number=numbers[one.id]) if one.id in numbers else one for one in told.works
    )
    return replace(told, works=works, series=(Series("run", "The Run", Kind.AUDIO_DRAMA, declared),))


def test_what_must_come_first_comes_first_and_release_decides_the_rest() -> None:
    assert line(story("a b c d", claim("d before b"), claim("c after a"))) == "a d b c"


def test_a_work_stands_with_the_earliest_of_those_that_must_follow_it() -> None:
    assert (
        line(story("a b c d e", claim("e before b"), claim("d after a"), claim("c after a"))) == "a e b c d"
    )


@pytest.mark.parametrize(
    ("source", "winner"), [("user", "b a"), ("screen", "b a"), ("talk", "a b"), ("nobody", "a b")]
)
def test_the_stronger_layer_is_followed_whatever_the_certainty(source: str, winner: str) -> None:
    told = story("a b", claim("a before b", "guide", 3), claim("b before a", source, 1))
    assert line(told) == winner


def test_inside_a_layer_the_surer_word_is_followed_and_the_other_shown() -> None:
    told = story("a b", claim("a before b", certainty=3), claim("b before a", certainty=4))
    assert line(told) == "b a"
    assert outcome(told) == [("a before b (guide 3)", "Contradiction")]


def test_a_stronger_layer_sets_a_claim_aside_without_contradiction() -> None:
    told = story("a b c", claim("a before b", "screen"), claim("b before c", "screen"), claim("c before a"))
    assert outcome(told) == [("c before a (guide 3)", "Set")]
    (conflict,) = order(told).conflicts
    assert [reason.origin for reason in conflict.loop] == ["a before b (screen 3)", "b before c (screen 3)"]


def test_the_shortest_loop_is_shown() -> None:
    told = story(
        "a b c d", claim("a before b", "screen"), claim("b before c", "screen"), claim("c before d", "screen"),
        claim("a before d", "screen"), claim("d before a"),
    )  # fmt: skip
    assert [reason.origin for reason in order(told).conflicts[0].loop] == ["a before d (screen 3)"]


def test_a_claim_is_taken_whole_or_not_at_all() -> None:
    told = story("a b c", claim("a before b", "screen"), claim("c between b a"))
    assert outcome(told) == [("c between b a (guide 3)", "Set")]
    assert places(told)["c"].sure is Sure.UNPLACED
    assert [reason.origin for reason in places(told)["c"].overruled] == ["c between b a (guide 3)"]


def test_a_claim_that_contradicts_itself_is_set_aside() -> None:
    assert order(story("a b", claim("a before a"))).conflicts[0].outcome == "Set aside: it contradicts itself"


def test_a_host_comes_before_what_happens_during_it() -> None:
    told = story("a b c", claim("a during c"), claim("b after c"))
    assert line(told) == "c a b"
    assert places(told)["b"].earliest == 3


def test_during_a_list_reaches_from_its_first_to_its_last() -> None:
    told = story(
        "a b c d e", claim("a before b"), claim("b before c"), claim("e during a c"), claim("d after e")
    )
    assert line(told) == "a b c e d" or line(told) == "a e b c d"
    assert places(told)["e"].earliest == 2
    assert order(replace(told, claims=(*told.claims, claim("e before a", "talk")))).conflicts


def test_works_at_one_time_stand_together() -> None:
    told = story("a b c", claim("a same-time c"), claim("b after a", "talk"))
    assert line(told) == "a c b"
    assert (places(told)["c"].earliest, places(told)["b"].earliest) == (1, 3)


def test_dates_order_what_nobody_compared() -> None:
    told = story(
        "a b c d",
        claim("b dated 1899"),
        claim("a dated 2007"),
        claim("c dated 194X"),
        claim("d dated 2007-05"),
    )
    assert line(told) == "b c a d"
    assert places(told)["a"].earliest == places(told)["d"].earliest == 3


def test_a_date_is_a_claim_of_its_own_layer() -> None:
    told = story("a b", claim("a before b", "screen"), claim("a dated 2007", "screen"), claim("b dated 1899"))
    assert outcome(told) == [("b dated 1899 (guide 3)", "Set")]


def test_a_state_places_a_work_between_its_bounds() -> None:
    told = story("a b c d", claim("b before d"))
    told = replace(
        told, characters=OWEN, states=(UNDEAD,), appearances=(Appearance("a", "owen", state="undead"),)
    )
    assert line(told) == "b a d c" or line(told) == "b a c d"
    assert (places(told)["a"].earliest, places(told)["a"].latest) == (2, 3)


@pytest.mark.parametrize("bound", ["b", "d"])
def test_the_bounds_of_a_state_are_not_counted(bound: str) -> None:
    told = story("a b c d", claim("b before d"))
    told = replace(
        told, characters=OWEN, states=(UNDEAD,), appearances=(Appearance(bound, "owen", state="undead"),)
    )
    assert not order(told).conflicts


@pytest.mark.parametrize("manner", [manner for manner in Manner if manner not in ("present", "voice")])
def test_who_is_not_really_there_is_not_held_to_a_state(manner: Manner) -> None:
    told = replace(
        story("a b d"), states=(UNDEAD,), appearances=(Appearance("a", "owen", manner, state="undead"),)
    )
    assert places(told)["a"].sure is Sure.UNPLACED


def test_a_state_that_is_set_aside_becomes_a_warning() -> None:
    told = story("a b d", claim("a before b", "screen"))
    told = replace(
        told, characters=OWEN, states=(UNDEAD,), appearances=(Appearance("a", "owen", state="undead"),)
    )
    assert places(told)["a"].warnings == (
        "Owen is undead in A, which is only so after B and before D; stronger sources place it elsewhere",
    )


def test_a_serial_is_as_good_as_on_screen_and_a_numbered_series_is_assumed() -> None:
    against = claim("c before b")
    assert line(series_of(story("a b c", against), StoryOrder.SERIAL, "a", "b", "c")) == "a b c"
    assert line(series_of(story("a b c", against), StoryOrder.NUMBERED, "a", "b", "c")) == "a c b"
    assert line(series_of(story("a b c", against), StoryOrder.NONE, "a", "b", "c")) == "c b a"


def test_a_work_that_only_its_number_places_is_assumed() -> None:
    told = series_of(story("a b c d", claim("d after c")), StoryOrder.NUMBERED, "a", "b", "c")
    assert {name: place.sure.value for name, place in places(told).items()} == {
        "a": "assumed", "b": "assumed", "c": "assumed", "d": "fixed",
    }  # fmt: skip


def test_numbers_sort_by_value() -> None:
    told = series_of(story("a b c"), StoryOrder.SERIAL, "a", "b", "c")
    numbers = {"a": "12.5", "b": "9", "c": "100"}
    assert (
        line(replace(told, works=tuple(replace(one, number=numbers[one.id]) for one in told.works)))
        == "b a c"
    )


def test_a_claim_on_a_container_is_a_claim_on_every_part() -> None:
    box = (work("box", "2007-06-01"), work("b", part_of="box"), work("c", part_of="box"))
    told = story((work("a", "2008"), *box), claim("box after a"))
    assert line(told) == "a b c"
    assert places(told)["c"].placed


def test_a_container_of_segments_only_keeps_its_place() -> None:
    told = story((work("a"), work("a#epilogue", part_of="a")))
    assert line(told) == "a"
    assert line(told, segments=True) == "a a#epilogue"


def test_a_segment_never_binds_its_host_but_carries_what_is_known() -> None:
    told = story((*story("a b c").works, work("a#end", None)), claim("a#end after b"), claim("c after a#end"))
    assert line(told, segments=True) == "b a#end c a"
    assert places(told)["c"].earliest == 2


def test_what_is_not_in_the_story_or_withdrawn_stands_only_by_release() -> None:
    works = (work("a"), work("b", in_story=False), work("c", status=Status.CANCELLED))
    told = story(works, claim("a after c"))
    assert line(told) == "a"
    assert line(told, view="release") == "a b c"


def test_a_branch_lies_between_where_it_leaves_and_rejoins() -> None:
    branch = Timeline("other", "The other one", "aborted", "b", "d", ("c",))
    told = story(
        "a b c d e", claim("a before b"), claim("b before d"), claim("e before c"), claim("c before a")
    )
    told = replace(told, timelines=(branch,))
    assert line(told) == "a b d e"
    assert line(told, timeline="other") == "c"
    assert not order(told).conflicts


def test_a_branch_that_leaves_and_rejoins_in_one_work_lies_during_it() -> None:
    works = (*story("a b c").works, work("b#undone", None))
    branch = Timeline("undone", "Undone", "aborted", "b", "b", ("b#undone",))
    told = replace(story(works, claim("b after a"), claim("c after b")), timelines=(branch,))
    (place,) = order(told, timeline="undone", segments=True).places
    assert [reason.origin for reason in place.because] == ["undone"]
    assert line(told, segments=True) == "a b c"
    assert not order(told).conflicts


def test_dates_hold_on_a_branch_but_not_across() -> None:
    dates = (claim("b dated 1941"), claim("c dated 1899"), claim("a dated 2007"))
    told = replace(
        story("a b c", *dates), timelines=(Timeline("x", "X", "alternate", None, None, ("b", "c")),)
    )
    assert line(told, timeline="x") == "c b"
    assert {one.work: one.latest for one in order(told, timeline="x").places} == {"c": 1, "b": 2}
    assert places(told)["a"].earliest == 1


def test_works_of_a_disputed_line_stay_on_the_main_one() -> None:
    told = replace(story("a b"), timelines=(Timeline("maybe", "Maybe", "disputed", None, None, ("b",)),))
    assert line(told) == "a b"
    assert line(told, timeline="maybe") == "b"


def test_what_only_seems_so_never_enters_the_order() -> None:
    assert line(story("a b", claim("b before a", apparent=True))) == "a b"


def test_claims_on_a_life_are_not_claims_on_the_story() -> None:
    assert line(story("a b", claim("b before a", axis="life:jack"))) == "a b"


def test_unplaced_works_come_last_by_release_and_say_so() -> None:
    told = story("a b c", claim("c before b"))
    assert line(told) == "c b a"
    place = places(told)["a"]
    assert (place.placed, place.sure, place.earliest, place.latest) == (False, Sure.UNPLACED, 1, 3)


def test_an_undated_work_stands_after_the_one_before_it_in_its_series() -> None:
    told = series_of(
        story((work("a", "2007"), work("b", None), work("c", "2008"), work("d", None))),
        StoryOrder.NONE,
        "a",
        "b",
    )
    assert line(told) == "a b c d"


def test_the_bracket_names_the_nearest_on_either_side() -> None:
    told = story(
        "a b c d e", claim("a before b"), claim("c after b"), claim("c after a", "talk"), claim("c before e")
    )
    because = [reason.origin for reason in places(told)["c"].because if reason.origin]
    assert because == ["c after b (guide 3)", "c before e (guide 3)"]


def test_a_tie_is_named_as_such() -> None:
    told = story("a b c", claim("b after a"), claim("c after a"))
    texts = [reason.text for reason in places(told)["b"].because]
    assert texts == ["B comes after A", "Only the order of release decides between B and C"]


def test_one_gap_only_is_fixed_and_more_is_a_window() -> None:
    told = story("a b c d", claim("a before d"), claim("b between a d"))
    assert places(told)["b"].sure is Sure.FIXED
    told = replace(told, claims=(*told.claims, claim("c between a d")))
    assert places(told)["b"].sure is Sure.WINDOW


def test_a_work_known_only_beside_others_not_listed_stands_by_release() -> None:
    told = story((work("a"), work("b"), work("a#x", None)), claim("b after a#x"))
    assert places(told)["b"].sure is Sure.TIE


def test_titles_that_are_shared_are_told_apart() -> None:
    works = (
        replace(work("a"), title="Broken", series="s"),
        replace(work("b"), title="Broken", kind=Kind.COMIC),
    )
    told = story(works, claim("a before b"))
    told = replace(told, series=(Series("s", "Main Range", Kind.AUDIO_DRAMA),))
    assert places(told)["a"].because[0].text == "Broken (Main Range) comes before Broken (comic)"


def test_the_layer_of_a_claim_is_that_of_its_strongest_source() -> None:
    both = replace(claim("b before a"), sources=("talk", "screen"))
    assert line(story("a b", claim("a before b"), both)) == "b a"


def test_one_new_claim_moves_few_works() -> None:
    names = "a b c d e f g h"
    told = story(names, *(claim(f"{one} before {two}") for one, two in zip("abcdef", "bcdefg", strict=True)))
    before, after = (
        line(told).split(),
        line(replace(told, claims=(*told.claims, claim("h before d")))).split(),
    )
    assert before == [*"abcdefgh"]
    assert after == [*"abchdefg"]


def test_relations_without_enough_works_are_passed_over() -> None:
    bad = (
        replace(claim("a before b"), objects=()),
        replace(claim("b between a c"), objects=("a",)),
        replace(claim("a dated 2007"), date="whenever"),
        claim("a before nobody"),
    )
    assert line(story("a b c", *bad)) == "a b c"
    assert all(place.sure is Sure.UNPLACED for place in order(story("a b", *bad)).places)


def test_an_unknown_source_is_unverified() -> None:
    told = story("a b", claim("a before b", "rumour", 5), replace(claim("b before a", "talk", 1)))
    assert line(told) == "b a"
    assert Source("x", "X", Layer.UNVERIFIED).layer > Layer.COMMENTARY
    assert Placing("before") is Placing.BEFORE


def test_counting_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"w{number}" for number in range(12)]
    pairs = [(one, two) for place, one in enumerate(names) for two in names[place + 1 :: 3]]
    told = story(" ".join(names), *(claim(f"{one} before {two}") for one, two in pairs if one != "w5"))
    whole = order(told)
    monkeypatch.setattr(reachability, "BLOCK", 3)
    assert order(told) == whole
