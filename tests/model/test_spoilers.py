"""The gate that every fact passes: what is shown of it behind a spoiler limit."""

from __future__ import annotations

from janto_catalog.model.claims import Claim, ClaimRelation, State
from janto_catalog.model.kinds import Kind
from janto_catalog.model.spoilers import NOTHING_KEPT_BACK, KeptBack, state_key
from janto_catalog.model.story import (
    Alias,
    AlsoTitled,
    Appearance,
    Arc,
    Character,
    Manner,
    Pairing,
    Relation,
    Timeline,
    Work,
)

FINALE, AFTERMATH = "finale", "aftermath"
KEPT = KeptBack(frozenset({("works", FINALE)}), frozenset({FINALE, AFTERMATH}), frozenset({AFTERMATH}))


def test_nothing_is_changed_without_a_limit() -> None:
    work = Work("one", "One", Kind.NOVEL, reveals=("finale",))
    assert not NOTHING_KEPT_BACK
    assert NOTHING_KEPT_BACK.visible("works", work) is work


def test_a_work_that_is_absent_is_not_shown_and_one_that_reveals_it_has_its_safe_title() -> None:
    assert KEPT.visible("works", Work(FINALE, "The End of Ada", Kind.NOVEL)) is None
    telling = Work(
        "wake",
        "The Wake of Ada",
        Kind.NOVEL,
        reveals=(FINALE,),
        safe_title="Novel 5",
        also_titled=(AlsoTitled("Adas Totenwache"),),
        note="Some say that she lives.",
    )
    shown = KEPT.visible("works", telling)
    assert isinstance(shown, Work)
    assert (shown.title, shown.also_titled, shown.note, shown.reveals) == ("Novel 5", (), "", ())


def test_an_alias_that_reveals_something_is_left_out() -> None:
    character = Character("ada", "Ada", (Alias("the Lamplighter"), Alias("the ghost", (FINALE,))))
    shown = KEPT.visible("characters", character)
    assert isinstance(shown, Character)
    assert [alias.name for alias in shown.aliases] == ["the Lamplighter"]


def test_what_seems_to_be_is_shown_in_place_of_what_is() -> None:
    true = Appearance(AFTERMATH, "ada", Manner.SPIRIT, reveals=(AFTERMATH,))
    apparent = Appearance(AFTERMATH, "ada", apparent=True, reveals=(AFTERMATH,))
    assert KEPT.visible("appearances", true) is None
    shown = KEPT.visible("appearances", apparent)
    assert isinstance(shown, Appearance)
    assert not shown.apparent
    after = Claim("c1", AFTERMATH, ClaimRelation.AFTER, ("other",))
    before = Claim("c2", AFTERMATH, ClaimRelation.BEFORE, ("other",), apparent=True)
    assert KEPT.visible("claims", after) is None
    shown_claim = KEPT.visible("claims", before)
    assert isinstance(shown_claim, Claim)
    assert not shown_claim.apparent


def test_a_claim_a_relation_and_a_story_line_about_an_absent_work_are_not_shown() -> None:
    assert KEPT.visible("claims", Claim("c", "other", ClaimRelation.BEFORE, (FINALE,))) is None
    assert KEPT.visible("relations", Relation("other", "sequel-of", FINALE)) is None
    assert KEPT.visible("timelines", Timeline("t", "Ada lives", leaves=FINALE)) is None


def test_a_state_ends_openly_where_its_end_is_absent_and_is_not_shown_where_it_reveals() -> None:
    shown = KEPT.visible("states", State("s", "ada", "hiding", begins="one", ends=FINALE))
    assert isinstance(shown, State)
    assert shown.ends is None
    # That it ends in a title whose contents are not shown tells what happens there.
    shown = KEPT.visible("states", State("s", "ada", "hiding", begins="one", ends=AFTERMATH))
    assert isinstance(shown, State)
    assert shown.ends is None
    assert KEPT.visible("states", State("s", "ada", "dead", begins=FINALE)) is None
    assert KEPT.visible("states", State("s", "ada", "dead", begins="one", reveals=(FINALE,))) is None


def test_an_appearance_does_not_name_a_state_that_is_not_told() -> None:
    kept = KeptBack(frozenset({state_key("ada", "bereaved")}), frozenset({FINALE}))
    shown = kept.visible("appearances", Appearance("one", "ada", state="bereaved"))
    assert isinstance(shown, Appearance)
    assert shown.state == ""


def test_an_arc_has_its_safe_words_and_only_the_works_that_are_shown() -> None:
    arc = Arc(
        "arc",
        "Ada's death",
        ("one", FINALE),
        (FINALE,),
        "She dies",
        "Ada, year two",
        "Her hardest year",
        (FINALE,),
    )
    shown = KEPT.visible("arcs", arc)
    assert isinstance(shown, Arc)
    assert (shown.title, shown.description) == ("Ada, year two", "Her hardest year")
    assert (shown.works, shown.optional) == (("one",), ())


def test_a_pairing_with_somebody_who_is_not_shown_is_not_shown() -> None:
    kept = KeptBack(frozenset({("characters", "zug")}), frozenset({FINALE}))
    assert kept.visible("pairings", Pairing("p", "Adazug", ("ada", "zug"))) is None
    assert kept.visible("pairings", Pairing("p", "Adamira", ("ada", "mira"))) is not None


def test_a_work_that_reveals_something_may_be_played_after_it() -> None:
    wake = Work("wake", "The Wake", Kind.NOVEL, reveals=(FINALE, "wake"))
    kept = KeptBack(unknown=frozenset({FINALE, "wake"}))
    assert not kept.may_be_played(wake, ())
    assert kept.may_be_played(wake, (FINALE,))
    seeming = KeptBack(unknown=frozenset({"wake"}), apparent=frozenset({"wake"}))
    assert not seeming.may_be_played(wake, (FINALE,))
