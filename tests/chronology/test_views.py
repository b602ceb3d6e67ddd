"""The other views: release, what must be known first, an arc, a life; and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.chronology import contradictions, order, proved, why
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.claims import State
from janto_catalog.model.order import ReasonKind
from janto_catalog.model.story import Appearance, Arc, Character, Manner, Relation, Story
from tests.chronology.stories import claim, make_story, work

JACK = (Character("jack", "Jack"),)
FORBIDDEN = ("edge", "constraint", "rank", "claim", "tie-break", "lineage")


def line(story: Story, **how: object) -> str:
    """The ids of an order in one line."""
    return " ".join(place.work for place in order(story, **how).placements)  # type: ignore[arg-type]


def test_release_ignores_the_story() -> None:
    assert line(make_story("a b c", claim("c before a")), view="release") == "a b c"


def test_the_newcomer_order_puts_prerequisites_first() -> None:
    story = replace(
        make_story("a b c d"), relations=(Relation("a", "sequel-of", "c"), Relation("b", "retells", "d"))
    )
    assert line(story, view="newcomer") == "b c a d"
    works = (work("a", "2007", reveals=("b",)), work("b", "2008"))
    assert line(make_story(works), view="newcomer") == "b a"


def test_an_arc_keeps_its_own_order_with_parts_for_containers() -> None:
    works = (*make_story("a b").works, work("box"), work("c", part_of="box"))
    story = make_story(works, claim("a before b"))
    story = replace(story, arcs=(Arc("x", "The Arc", ("b", "box", "a"), sources=("guide",)),))
    assert line(story, view="arc:x") == "b c a"
    assert order(story, view="arc:x").placements[0].reasons[0].source == "guide"


def test_a_life_follows_its_own_claims_and_then_the_story() -> None:
    story = make_story("a b c d e", claim("a before b"), claim("b before c"), claim("c before e"))
    story = replace(
        story,
        claims=(*story.claims, claim("e before b", axis="life:jack")),
        characters=JACK,
        appearances=(*(Appearance(one, "jack") for one in "abce"), Appearance("d", "jack", Manner.MENTIONED)),
    )
    assert line(story, view="life:jack") == "a e b c"
    reasons = {place.work: place.reasons for place in order(story, view="life:jack").placements}
    assert {reason.kind for reason in reasons["c"]} == {ReasonKind.ASSUMED}


def test_even_an_uncertain_claim_on_a_life_overrules_the_story_order() -> None:
    story = make_story("a b c", claim("a before b"), claim("b before c"))
    story = replace(
        story,
        claims=(*story.claims, claim("c before a", source="talk", certainty=1, axis="life:jack")),
        characters=JACK,
        appearances=tuple(Appearance(one, "jack") for one in "abc"),
    )
    assert line(story, view="life:jack") == "c a b"
    assert order(story, view="life:jack").conflicts == ()


def test_states_of_a_life_apply_to_that_life_only() -> None:
    young = State("s", "jack", "young", None, True, "a", True, axis="life:jack")
    story = replace(
        make_story("a b", claim("a before b")),
        characters=JACK,
        states=(young,),
        appearances=(Appearance("a", "jack"), Appearance("b", "jack", state="young")),
    )
    assert line(story) == "a b"
    assert line(story, view="life:jack") == "b a"


@pytest.mark.parametrize("view", ["arc:nothing", "life:nobody"])
def test_a_view_of_an_unknown_thing_is_refused(view: str) -> None:
    with pytest.raises(NotFoundError):
        order(make_story("a"), view=view)


@pytest.mark.parametrize("view", ["by-colour", "arc", "life:", ""])
def test_an_unknown_view_is_refused(view: str) -> None:
    with pytest.raises(UsageError):
        order(make_story("a"), view=view)
    with pytest.raises(NotFoundError):
        order(make_story("a"), timeline="nowhere")


def test_why_gives_the_shortest_chain_with_the_strongest_reasons() -> None:
    story = make_story(
        "a b c d",
        claim("a before b", "talk"),
        claim("b before d", "talk"),
        claim("a before c"),
        claim("c before d"),
    )
    answer = why(story, "d", "a")
    assert (answer.before, answer.after, answer.tie) == ("a", "d", False)
    assert [edge.later for edge in answer.chain] == ["c", "d"]


def test_why_says_when_only_release_decides() -> None:
    answer = why(make_story("a b", claim("a before b", apparent=True)), "b", "a")
    assert (answer.before, answer.after, answer.tie, answer.chain) == ("a", "b", True, ())


def test_why_names_both_dates() -> None:
    answer = why(make_story("a b", claim("a dated 2007"), claim("b dated 194X", "talk")), "a", "b")
    (edge,) = answer.chain
    assert edge.reason.text == "B is dated the 1940s, A 2007"
    assert edge.reason.source == "talk"


def test_why_of_a_container_answers_for_its_parts() -> None:
    works = (work("a"), work("box"), work("b", part_of="box"), work("c", part_of="box"), work("d"))
    boxed = make_story(works, claim("box after a"), claim("d after box"))
    assert [edge.earlier + edge.later for edge in why(boxed, "box", "a").chain] == ["ab"]
    assert [edge.earlier + edge.later for edge in why(boxed, "box", "d").chain] == ["cd"]
    assert proved(boxed, "box").before == {"a"}


def test_why_of_containers_that_overlap_compares_their_first_parts() -> None:
    works = (work("x"), work("a", part_of="x"), work("d", part_of="x"), work("y"), work("b", part_of="y"))
    answer = why(make_story(works, claim("a before b"), claim("b before d")), "y", "x")
    assert (answer.before, answer.after, answer.tie) == ("a", "b", False)


def test_why_of_a_container_and_its_only_part_is_refused() -> None:
    with pytest.raises(UsageError, match="part of the other"):
        why(make_story((work("box"), work("b", part_of="box")), claim("b dated 2007")), "box", "b")


@pytest.mark.slow
def test_containers_may_be_nested_to_any_depth() -> None:
    works = (work("w0"), *(work(f"w{depth}", part_of=f"w{depth - 1}") for depth in range(1, 3000)))
    assert line(make_story(works, claim("w0 dated 2007"))) == "w2999"


def test_contradictions_are_loops_of_equals() -> None:
    story = make_story(
        "a b c", claim("a before b"), claim("b before a"), claim("c before b"), claim("b before c", "screen")
    )
    assert [origin for origin, _ in contradictions(story)] == ["b before a (guide 3)"]


def test_sentences_for_people_have_no_technical_terms() -> None:
    story = make_story(
        "i j k l m n", claim("i before j"), claim("j before i"), claim("k between i j"), claim("l during k m"),
        claim("m same-time n"), claim("n dated 2007~"), claim("k dated 1899"), claim("k after k"),
    )  # fmt: skip
    ordering = order(story)
    reasons = [reason for place in ordering.placements for reason in (*place.reasons, *place.overruled)]
    texts = [reason.text for reason in reasons] + [conflict.outcome for conflict in ordering.conflicts]
    assert texts
    assert not [text for text in texts for word in FORBIDDEN if word in text.casefold()]


def test_an_arc_says_what_may_be_skipped_and_states_its_own_order() -> None:
    works = (*make_story("a b").works, work("box"), work("c", part_of="box"))
    arc = Arc("x", "The Arc", ("b", "box", "a"), optional=("box",), sources=("guide",))
    places = order(replace(make_story(works), arcs=(arc,)), view="arc:x").placements
    reasons = {place.work: place.reasons[0].relative for place in places}
    assert reasons == {
        "b": "number 1 of The Arc",
        "c": "number 2 of The Arc, may be skipped",
        "a": "number 3 of The Arc",
    }
    assert {of_placement(place).words for place in places} == {"stated"}
