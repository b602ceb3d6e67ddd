"""The other views: release, what must be known first, an arc, a life; and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.chronology import contradictions, order, proved, why
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.claims import State
from janto_catalog.model.order import ReasonKind
from janto_catalog.model.story import Appearance, Arc, Character, Manner, Relation, Story
from tests.chronology.stories import claim, story, work

JACK = (Character("jack", "Jack"),)
FORBIDDEN = ("edge", "constraint", "rank", "claim", "tie-break", "lineage")


def line(told: Story, **how: object) -> str:
    """The ids of an order in one line."""
    return " ".join(place.work for place in order(told, **how).places)  # type: ignore[arg-type]


def test_release_ignores_the_story() -> None:
    assert line(story("a b c", claim("c before a")), view="release") == "a b c"


def test_a_newcomer_waits_for_what_must_be_known_first() -> None:
    told = replace(
        story("a b c d"), relations=(Relation("a", "sequel-of", "c"), Relation("b", "retells", "d"))
    )
    assert line(told, view="newcomer") == "b c a d"
    works = (work("a", "2007", reveals=("b",)), work("b", "2008"))
    assert line(story(works), view="newcomer") == "b a"


def test_an_arc_is_told_as_it_is_stored_and_containers_by_their_parts() -> None:
    works = (*story("a b").works, work("box"), work("c", part_of="box"))
    told = story(works, claim("a before b"))
    told = replace(told, arcs=(Arc("x", "The Arc", ("b", "box", "a"), sources=("guide",)),))
    assert line(told, view="arc:x") == "b c a"
    assert order(told, view="arc:x").places[0].because[0].source == "guide"


def test_a_life_follows_its_own_claims_and_else_the_story() -> None:
    told = story("a b c d e", claim("a before b"), claim("b before c"), claim("c before e"))
    told = replace(
        told,
        claims=(*told.claims, claim("e before b", axis="life:jack")),
        characters=JACK,
        appearances=(*(Appearance(one, "jack") for one in "abce"), Appearance("d", "jack", Manner.MENTIONED)),
    )
    assert line(told, view="life:jack") == "a e b c"
    reasons = {place.work: place.because for place in order(told, view="life:jack").places}
    assert {reason.kind for reason in reasons["c"]} == {ReasonKind.ASSUMED}


def test_even_an_unsure_word_on_a_life_comes_before_the_story() -> None:
    told = story("a b c", claim("a before b"), claim("b before c"))
    told = replace(
        told,
        claims=(*told.claims, claim("c before a", source="talk", certainty=1, axis="life:jack")),
        characters=JACK,
        appearances=tuple(Appearance(one, "jack") for one in "abc"),
    )
    assert line(told, view="life:jack") == "c a b"
    assert order(told, view="life:jack").conflicts == ()


def test_states_of_a_life_hold_in_it_alone() -> None:
    young = State("s", "jack", "young", None, True, "a", True, axis="life:jack")
    told = replace(
        story("a b", claim("a before b")),
        characters=JACK,
        states=(young,),
        appearances=(Appearance("a", "jack"), Appearance("b", "jack", state="young")),
    )
    assert line(told) == "a b"
    assert line(told, view="life:jack") == "b a"


@pytest.mark.parametrize("view", ["arc:nothing", "life:nobody"])
def test_a_view_of_nothing_known_is_refused(view: str) -> None:
    with pytest.raises(NotFoundError):
        order(story("a"), view=view)


@pytest.mark.parametrize("view", ["by-colour", "arc", "life:", ""])
def test_a_view_that_is_none_is_refused(view: str) -> None:
    with pytest.raises(UsageError):
        order(story("a"), view=view)
    with pytest.raises(NotFoundError):
        order(story("a"), timeline="nowhere")


def test_why_gives_the_shortest_chain_with_the_strongest_reasons() -> None:
    told = story(
        "a b c d",
        claim("a before b", "talk"),
        claim("b before d", "talk"),
        claim("a before c"),
        claim("c before d"),
    )
    answer = why(told, "d", "a")
    assert (answer.before, answer.after, answer.tie) == ("a", "d", False)
    assert [edge.later for edge in answer.chain] == ["c", "d"]


def test_why_says_when_only_release_decides() -> None:
    answer = why(story("a b", claim("a before b", apparent=True)), "b", "a")
    assert (answer.before, answer.after, answer.tie, answer.chain) == ("a", "b", True, ())


def test_why_names_both_dates() -> None:
    answer = why(story("a b", claim("a dated 2007"), claim("b dated 194X", "talk")), "a", "b")
    (edge,) = answer.chain
    assert edge.reason.text == "B is dated the 1940s, A 2007"
    assert edge.reason.source == "talk"


def test_why_of_a_container_asks_for_a_part() -> None:
    told = story((work("a"), work("box"), work("b", part_of="box")))
    with pytest.raises(NotFoundError, match="Ask for one of them: b"):
        why(told, "a", "box")
    assert proved(story(told.works, claim("box after a")), "box").before == {"a"}


def test_contradictions_are_loops_of_equals() -> None:
    told = story(
        "a b c", claim("a before b"), claim("b before a"), claim("c before b"), claim("b before c", "screen")
    )
    assert [origin for origin, _ in contradictions(told)] == ["b before a (guide 3)"]


def test_nobody_is_spoken_to_in_the_words_of_the_trade() -> None:
    told = story(
        "i j k l m n", claim("i before j"), claim("j before i"), claim("k between i j"), claim("l during k m"),
        claim("m same-time n"), claim("n dated 2007~"), claim("k dated 1899"), claim("k after k"),
    )  # fmt: skip
    ordering = order(told)
    reasons = [reason for place in ordering.places for reason in (*place.because, *place.overruled)]
    texts = [reason.text for reason in reasons] + [conflict.outcome for conflict in ordering.conflicts]
    assert texts
    assert not [text for text in texts for word in FORBIDDEN if word in text.casefold()]
