"""Reasons relative to the row of a title: they name the other titles, never the row's own, and never an id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from janto_catalog.chronology import RowReasons, order, why
from janto_catalog.chronology.work_titles import UNKNOWN, MarkedTitles, WorkTitles
from janto_catalog.model.claims import Claim, State
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Placement
from janto_catalog.model.story import (
    Appearance,
    Arc,
    Character,
    Manner,
    Relation,
    Series,
    Story,
    Timeline,
)
from tests.chronology.stories import any_story, claim, make_story, work


def reasons(story: Story, of: str, *, view: str = "story", segments: bool = False) -> tuple[str, ...]:
    """The relative reasons of a work, ties included."""
    place = next(one for one in order(story, view=view, segments=segments).placements if one.work == of)
    return RowReasons(story).of(place)


def shown(story: Story, of: str, *, view: str = "story") -> tuple[str, ...]:
    """The reasons that the row of a work shows."""
    place = next(one for one in order(story, view=view).placements if one.work == of)
    reasons = RowReasons(story)
    return reasons.shown(reasons.of(place), place)


@pytest.mark.parametrize(
    ("text", "of_subject", "of_first", "of_last"),
    [
        ("b after a", "after A", "before B", "before B"),
        ("a before b", "before B", "after A", "after A"),
        ("b between a c", "between A and C", "before B", "after B"),
        ("b during a", "during A", "B happens during it", "B happens during it"),
        ("b during a c", "begins during A and ends during C", "B begins during it", "B ends during it"),
        ("b same-time a", "at the same time as A", "at the same time as B", "at the same time as B"),
    ],
)
def test_a_claim_is_read_from_each_of_its_titles(
    text: str, of_subject: str, of_first: str, of_last: str
) -> None:
    one = claim(text)
    story = make_story("a b c", one)
    assert of_subject in reasons(story, one.subject)
    assert of_first in reasons(story, one.objects[0])
    assert of_last in reasons(story, one.objects[-1])


def test_the_reason_that_a_source_gives_follows() -> None:
    story = make_story("a b", claim("b after a", reason="Owen is dead"))
    assert reasons(story, "b") == ("after A – Owen is dead",)


def test_a_date_is_the_whole_reason_of_its_own_row_and_a_word_in_that_of_others() -> None:
    story = make_story("a b c", claim("a dated 1899"), claim("b after a"), claim("c dated 2007"))
    assert "1899" in reasons(story, "a")
    assert reasons(story, "b")[0] == "after A, which is dated 1899"


def test_a_disputed_date_is_not_told_to_other_rows() -> None:
    story = make_story("a b", claim("a dated 1899"), claim("a dated 1901", "talk"), claim("b after a"))
    assert reasons(story, "b") == ("after A",)


def test_part_of_a_title_is_named_with_it() -> None:
    works = (
        work("a"),
        work("b"),
        replace(work("a#x", None), title="Two women"),
        replace(work("a#y", None), title="A: The end"),
    )
    story = make_story(works, claim("b after a#x"), claim("b before a#y"))
    assert set(reasons(story, "b")) >= {"after A: Two women", "before A: The end"}


def test_a_title_that_is_in_no_pack_has_no_id_in_a_reason() -> None:
    story = make_story("a b", claim("b after a"))
    place = next(one for one in order(story).placements if one.work == "b")
    assert RowReasons(replace(story, works=story.works[1:])).of(place) == (f"after {UNKNOWN}",)


def test_a_claim_about_a_whole_is_read_from_its_parts() -> None:
    works = (work("box"), work("p", part_of="box"), work("q", part_of="box"), work("z", "2020-01-01"))
    story = make_story(works, claim("box after z"))
    assert "after Z" in reasons(story, "p")


def test_a_state_says_where_it_places_the_row() -> None:
    state = State("s1", "owen", "un-dead", "a", True, "c", True, certainty=5)
    story = make_story(
        "a b c",
        characters=(Character("owen", "Owen"),),
        states=(state,),
        appearances=(Appearance("b", "owen", Manner.PRESENT, state="un-dead", certainty=5),),
    )
    assert reasons(story, "b") == ("after A and before C – Owen is un dead in it",)
    assert "before B, in which Owen is un dead" in reasons(story, "a")
    assert "after B, in which Owen is un dead" in reasons(story, "c")


@pytest.mark.parametrize(
    ("declared", "ending"),
    [
        (StoryOrder.SERIAL, "in the order of The Run, one continuous story"),
        (StoryOrder.NUMBERED, "in the order of The Run"),
    ],
)
def test_a_step_of_a_series_names_the_series(declared: StoryOrder, ending: str) -> None:
    works = tuple(work(name, series="run", number=str(n)) for n, name in enumerate("ab"))
    story = make_story(works, series=(Series("run", "The Run", Kind.AUDIO_DRAMA, declared),))
    # Where the parts of a serial are together, their rows say that instead.
    reason = why(story, "a", "b").chain[0].reason
    assert RowReasons(story).text(reason, "b") == f"after A, {ending}"
    assert RowReasons(story).text(reason, "a") == f"before B, {ending}"


def test_a_branch_is_named() -> None:
    line = Timeline("other", "The other line", "alternate", leaves="a", rejoins="c", works=("b",))
    story = make_story("a b c", timelines=(line,))
    (text,) = RowReasons(story).of(
        next(one for one in order(story, timeline="other").placements if one.work == "b")
    )
    assert text == "on the story line “The other line”, which leaves after A and rejoins before C"


def test_a_newcomer_reads_what_should_be_known() -> None:
    story = make_story("a b", relations=(Relation("a", "sequel-of", "b"),))
    assert reasons(story, "a", view="newcomer") == ("after B, which should be known first",)
    assert reasons(story, "b", view="newcomer") == ("should be known before A",)


def test_that_it_is_a_guess_is_said_once() -> None:
    story = make_story("a b c")
    assert shown(replace(story, claims=(claim("a before c"),)), "b") == (
        "no source says where it belongs; listed by its release date",
    )
    tied = make_story("a b c d", claim("a before d"), claim("b before d"), claim("c before d"))
    assert shown(tied, "b") == ("before D",)
    assert "after A, a guess: no source says so" in reasons(tied, "b")


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            (
                claim("b before c", reason="by one reviewer", certainty=2),
                claim("b before c", "talk", reason="two agree", certainty=4),
            ),
            ("before C – two agree",),
        ),
        (
            (
                claim("b between a c", reason="weeks after it", certainty=4),
                claim("b after a", reason="it says so", certainty=5),
            ),
            ("between A and C – weeks after it",),
        ),
        # One guess says no more about A than what is certain.
        (
            (claim("b between a c", reason="a guess", certainty=1), claim("b after a", certainty=5)),
            ("between A and C – a guess", "after A"),
        ),
        ((claim("b after a"), claim("b before c", certainty=2)), ("after A", "before C")),
    ],
)
def test_each_other_title_is_named_once_with_the_strongest_reason(
    claims: tuple[Claim, ...], expected: tuple[str, ...]
) -> None:
    assert sorted(shown(make_story("a b c", *claims), "b")) == sorted(expected)


def test_claims_come_before_what_is_assumed_and_nothing_twice() -> None:
    works = (work("a", series="run", number="0"), work("b", series="run", number="1"), work("c"))
    story = make_story(
        works,
        claim("b before c"),
        claim("b before c", "talk", reason="by one list"),
        series=(Series("run", "The Run", Kind.AUDIO_DRAMA, StoryOrder.NUMBERED),),
    )
    assert shown(story, "b")[0].startswith("before C")
    assert len(shown(story, "b")) == len({text.partition(" – ")[0] for text in shown(story, "b")})


def test_the_orders_of_release_and_of_an_arc_have_their_own_words() -> None:
    arc = Arc("road", "The whole secret", ("b", "a"), safe_title="Ianto's road")
    story = make_story("a b", arcs=(arc,))
    assert shown(story, "a", view="release") == ("came out on 1 January 2007",)
    assert shown(story, "a", view="arc:road") == ("number 2 of Ianto's road",)


def test_in_a_collection_owned_titles_come_first_and_others_are_marked() -> None:
    story = make_story("a b c d", claim("c after a"), claim("c before d"), claim("c between b d"))
    place = next(one for one in order(story).placements if one.work == "c")
    everything = RowReasons(story)
    before = everything.shown(everything.of(place), place)
    mine = everything.for_collection(lambda id: id == "a")
    shown = mine.shown(mine.of(place), place)
    assert shown[-1] == "after A (not owned)"
    assert {text.removesuffix(" (not owned)") for text in shown} == set(before)
    assert everything.shown(everything.of(place), place) == before


def test_a_title_is_marked_in_reasons_with_words_of_their_own() -> None:
    wish = claim("c after a", "you", 5, directly=True)
    story = make_story("a b c", wish)
    place = next(one for one in order(story).placements if one.work == "c")
    mine = RowReasons(story).for_collection(lambda id: id == "a")
    assert any(text.startswith("directly after A (not owned)") for text in mine.of(place))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("ARTFUL is between ART TWO and ART", "ARTFUL is between ART TWO and ART (not owned)"),
        ("after ART, as ART shows", "after ART (not owned), as ART shows"),
    ],
)
def test_a_title_is_marked_where_it_stands_alone_and_once(text: str, marked: str) -> None:
    titles = WorkTitles(make_story((work("art"), work("art two"))))
    assert MarkedTitles(titles, lambda id: id == "art").mark_in(text, ("art", "art two")) == marked


@given(any_story())
def test_every_reason_has_a_text_and_a_row_has_one_unless_it_is_alone(story: Story) -> None:
    relative = RowReasons(story)
    for place in order(story, segments=True).placements:
        _check(relative, place)


def _check(relative: RowReasons, place: Placement) -> None:
    texts = relative.of(place)
    assert len(texts) == len(place.reasons)
    assert all(texts)
    assert bool(relative.shown(texts, place)) == bool(place.reasons)
