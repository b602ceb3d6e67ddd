"""Placing a title by hand: what it does is known before, it is one step, and a conflict can be decided either way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from janto_catalog.catalog import Catalog, placing
from janto_catalog.catalog.placement_trial import Trial, try_placement
from janto_catalog.catalog.placing import Choice, PlacementPreview
from janto_catalog.chronology import StoryBasis, claim_text, views
from janto_catalog.chronology.solver import Solution
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.claims import Claim, ClaimRelation, Layer, Source, State
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Ordering, ReasonKind
from janto_catalog.model.story import Appearance, Pack, Story, Work
from tests.catalog.conftest import LANTERN, STORY

BLIND = (Appearance("voices-1", "tobias", state="blind"),)


def positions(catalog: Catalog) -> dict[str, int]:
    return {row.work.id: row.placement.position for row in catalog.orders.order()}


def statements(catalog: Catalog) -> frozenset[str]:
    """What is stated about the title that the tests place, as sentences."""
    stated = catalog.works.details("voices-1").stated
    return frozenset(claim_text(STORY, claim).text for claim, _ in stated if claim.subject == "voices-1")


def step_count(catalog: Catalog) -> int:
    return len(catalog.history.list())


@pytest.mark.parametrize("relation", ["after", "before"])
@pytest.mark.parametrize("other", ["lantern-1", "lantern-2", "lantern-3", "voices-2"])
def test_a_preview_is_what_then_happens_and_stores_nothing(
    catalog: Catalog, relation: str, other: str
) -> None:
    known, steps = positions(catalog), step_count(catalog)
    preview = catalog.placing.preview("voices-1", relation, [other])
    assert (positions(catalog), step_count(catalog)) == (known, steps)
    assert preview.sentence.startswith(f"The Oil Merchant comes {relation} ")
    assert preview.before == (known["voices-1"], known["voices-1"])
    earlier = {conflict.claim.origin for conflict in catalog.orders.conflicts()}
    stated = statements(catalog)
    catalog.placing.place("voices-1", relation, [other])
    assert preview.after == (positions(catalog)["voices-1"],) * 2
    overruled = [one.claim.text for one in catalog.orders.conflicts() if one.claim.origin not in earlier]
    assert sorted(preview.set_aside) == sorted([*overruled, *(stated - statements(catalog))])
    assert step_count(catalog) == steps + 1
    catalog.history.undo()
    assert positions(catalog) == known


def test_a_placement_that_was_shown_is_not_tried_a_second_time(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Claim] = []

    def count(story: Story, now: Ordering, claim: Claim, basis: StoryBasis) -> Trial:
        tried.append(claim)
        return try_placement(story, now, claim, basis)

    monkeypatch.setattr(placing, "try_placement", count)
    catalog.placing.preview("voices-1", "after", ["lantern-3"])
    catalog.placing.place("voices-1", "after", ["lantern-3"])
    assert len(tried) == 1
    # Undone, the order is another one, and the same placement is tried anew.
    catalog.history.undo()
    catalog.placing.place("voices-1", "after", ["lantern-3"])
    catalog.history.undo()
    catalog.edits.add("work", {"title": ["A later one"], "kind": ["novel"]})
    catalog.placing.place("voices-1", "after", ["lantern-3"])
    assert len(tried) == 3


def test_only_the_order_with_the_placements_is_solved_again_for_one_more(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved: list[int] = []
    solve_story = views._solve_story

    def count(story: Story, basis: StoryBasis, claims: Sequence[Claim], by_hand: frozenset[str]) -> Solution:
        solved.append(len(claims))
        return solve_story(story, basis, claims, by_hand)

    monkeypatch.setattr(views, "_solve_story", count)
    catalog.edits.place("work:voices-1", "after", ["work:lantern-3"])
    solved.clear()
    catalog.edits.place("work:voices-2", "after", ["work:lantern-3"])
    assert len(solved) == 1
    positions(catalog)
    catalog.works.details("voices-1")
    assert len(solved) == 1
    # Another fact about the works may change any place.
    catalog.edits.set("work:voices-2", {"released": ["2001"]})
    positions(catalog)
    assert len(solved) == 3


def test_a_title_that_another_one_has_too_is_named_with_its_series_once(catalog: Catalog) -> None:
    catalog.edits.add("work", {"title": ["The Oil Merchant"], "kind": ["novel"]})
    preview = catalog.placing.preview("voices-1", "before", ["lantern-1"])
    assert preview.sentence.startswith("The Oil Merchant (")
    texts = (*preview.set_aside, *preview.against, *preview.stronger)
    assert any(text.startswith("The Oil Merchant comes") for text in texts)
    assert not any("The Oil Merchant (" in text for text in texts)


def test_a_title_that_is_placed_moves_alone_where_the_order_of_a_series_is_weaker(catalog: Catalog) -> None:
    # A source puts it between the first two episodes; their order is only assumed, so it is dropped.
    known = positions(catalog)
    others = sorted(known.keys() - {"voices-1"}, key=known.__getitem__)
    preview = catalog.placing.preview("voices-1", "after", ["lantern-3"])
    assert preview.set_aside == ("The Oil Merchant comes between The Lamplighter and A Cold Wick",)
    catalog.placing.place("voices-1", "after", ["lantern-3"])
    then = positions(catalog)
    assert sorted(known.keys() - {"voices-1"}, key=then.__getitem__) == others
    assert then["voices-1"] > then["lantern-3"]
    catalog.history.undo()
    assert positions(catalog) == known


def test_a_title_comes_directly_before_the_one_it_is_placed_by_and_says_so(catalog: Catalog) -> None:
    before = positions(catalog)
    catalog.placing.place("voices-2", "before", ["lantern-2"])
    order = [row.work.id for row in catalog.orders.order()]
    assert order == ["lantern-1", "voices-1", "voices-2", "lantern-2", "lantern-3"]
    (row,) = [row for row in catalog.orders.order() if row.work.id == "voices-2"]
    assert row.shown[0].startswith("directly before ")
    assert row.shown[0].endswith(", where you placed it")
    # Nothing else orders it and the title before it.
    (reason,) = catalog.orders.explain("voices-2").after
    assert reason.source == "you"
    assert reason.text.endswith(", where you placed it")
    catalog.history.undo()
    assert positions(catalog) == before


def test_a_title_that_is_placed_again_where_it_stands_makes_no_step(catalog: Catalog) -> None:
    catalog.placing.place("voices-2", "before", ["lantern-2"])
    steps, known = step_count(catalog), positions(catalog)
    preview = catalog.placing.preview("voices-2", "before", ["lantern-2"])
    assert preview.is_known
    assert preview.before == preview.after == (known["voices-2"],) * 2
    assert preview == PlacementPreview(
        preview.sentence, before=preview.before, after=preview.after, is_known=True
    )
    changed = catalog.placing.place("voices-2", "before", ["lantern-2"])
    assert changed.change is None
    assert changed.label == "You placed it there already: Ash and Amber comes before A Cold Wick"
    assert (step_count(catalog), positions(catalog)) == (steps, known)
    # With another reason, or once another title is between the two, it is a step.
    other = catalog.placing.preview("voices-2", "before", ["lantern-2"], reason="The fog.")
    assert not other.is_known
    assert other.replaced == ("Ash and Amber comes before A Cold Wick",)
    catalog.placing.place("voices-1", "before", ["lantern-2"])
    assert not catalog.placing.preview("voices-2", "before", ["lantern-2"]).is_known
    assert catalog.placing.place("voices-2", "before", ["lantern-2"]).change is not None


def test_what_is_decided_about_a_conflict_is_no_wish(catalog: Catalog) -> None:
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    (conflict,) = catalog.orders.conflicts()
    catalog.placing.decide(conflict, Choice.THIS)
    own = [claim for claim, reason in catalog.works.details("voices-1").stated if reason.source == "you"]
    assert not any(claim.directly for claim in own if claim.relation is ClaimRelation.BETWEEN)


def test_a_preview_names_what_it_sets_aside(catalog: Catalog) -> None:
    preview = catalog.placing.preview("voices-1", "before", ["lantern-1"])
    assert any("The Oil Merchant" in text for text in preview.set_aside)
    assert preview.against == ()


def test_a_placement_against_your_own_is_announced(catalog: Catalog) -> None:
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    catalog.placing.place("lantern-1", "before", ["voices-2"])
    preview = catalog.placing.preview("voices-2", "before", ["voices-1"])
    assert "The Oil Merchant comes before The Lamplighter" in preview.against


def test_a_title_cannot_be_placed_by_itself_or_by_an_unknown_one(catalog: Catalog) -> None:
    with pytest.raises(UsageError):
        catalog.placing.preview("voices-1", "after", ["voices-1"])
    with pytest.raises(NotFoundError):
        catalog.placing.preview("voices-1", "after", ["no-such-title"])


@pytest.mark.parametrize("others", [["lantern-2", "lantern-3"], ["lantern-3", "lantern-2"]])
def test_the_two_that_a_title_is_between_may_be_named_either_way_round(
    catalog: Catalog, others: list[str]
) -> None:
    known = positions(catalog)
    preview = catalog.placing.preview("voices-1", "between", others)
    assert preview.sentence == "The Oil Merchant comes between A Cold Wick and Ember Days"
    assert not preview.moved
    catalog.placing.place("voices-1", "between", others)
    then = positions(catalog)
    assert then["lantern-2"] < then["voices-1"] < then["lantern-3"]
    rest = known.keys() - {"voices-1"}
    assert sorted(rest, key=then.__getitem__) == sorted(rest, key=known.__getitem__)
    assert catalog.placing.preview("voices-1", "between", others[::-1]).is_known


def test_a_title_that_is_named_twice_is_refused_by_its_title(catalog: Catalog) -> None:
    for relation in ("between", "during", "after"):
        with pytest.raises(UsageError, match="A Cold Wick is named twice"):
            catalog.placing.preview("voices-1", relation, ["lantern-2", "lantern-2"])


@pytest.mark.parametrize("relation", ["after", "before", "same-time"])
@pytest.mark.parametrize(
    ("work", "other", "says"),
    [
        ("voices-1", "voices-1", "The Oil Merchant cannot be placed against itself"),
        ("voices-2", "voices-1", "The Oil Merchant, which is a part of it"),
        ("voices-1", "voices-2", "cannot be placed against Ash and Amber, which it is a part of"),
        ("voices-1", "lantern-3", "cannot be placed against Ember Days, which it is a part of"),
    ],
)
def test_a_title_cannot_be_placed_by_its_own_parts(
    catalog: Catalog, work: str, relation: str, other: str, says: str
) -> None:
    catalog.edits.set("voices-1", {"part_of": ["voices-2"]})
    catalog.edits.set("voices-2", {"part_of": ["lantern-3"]})
    steps = step_count(catalog)
    for place in (catalog.placing.preview, catalog.placing.place, catalog.edits.place):
        with pytest.raises(UsageError, match=says):
            place(work, relation, [other])
    assert step_count(catalog) == steps


def test_a_segment_can_be_placed_by_its_host_and_a_part_by_another_part(catalog: Catalog) -> None:
    segment = Work("voices-1#frame", "The frame", Kind.AUDIO_DRAMA)
    catalog.packs.install(replace(LANTERN, version="2", story=replace(STORY, works=(*STORY.works, segment))))
    for part in ("lantern-1", "lantern-2"):
        catalog.edits.set(part, {"part_of": ["voices-2"]})
    assert catalog.placing.preview("voices-1#frame", "before", ["voices-1"]).sentence
    assert catalog.placing.preview("lantern-1", "after", ["lantern-2"]).sentence


def test_the_side_that_is_chosen_holds_and_the_conflict_is_gone(catalog: Catalog) -> None:
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    (conflict,) = catalog.orders.conflicts()
    assert set(catalog.placing.choices(conflict)) == set(Choice)
    before = positions(catalog)
    catalog.placing.decide(conflict, Choice.OTHER)
    assert not catalog.orders.conflicts()
    assert positions(catalog) == before
    catalog.history.undo()
    assert len(catalog.orders.conflicts()) == 1


def test_the_overruled_side_can_be_made_to_hold(catalog: Catalog) -> None:
    known = positions(catalog)
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    assert positions(catalog) != known
    (conflict,) = catalog.orders.conflicts()
    steps = step_count(catalog)
    catalog.placing.decide(conflict, Choice.THIS)
    assert step_count(catalog) == steps + 1
    assert positions(catalog) == known
    assert not catalog.orders.conflicts()


def test_what_follows_from_other_facts_can_hold_instead_of_your_own_placement(catalog: Catalog) -> None:
    states = (State("blind", "tobias", "blind", "lantern-2", ends="lantern-3", sources=("almanac",)),)
    catalog.packs.install(
        Pack(
            "lantern",
            "Lantern Street",
            "2",
            story=replace(STORY, states=states, claims=STORY.claims[1:], appearances=BLIND),
        )
    )
    known = positions(catalog)
    catalog.placing.place("voices-1", "after", ["lantern-3"])
    (conflict,) = catalog.orders.conflicts()
    assert conflict.claim.kind is ReasonKind.STATE
    assert catalog.placing.choices(conflict) == (Choice.THIS,)
    catalog.placing.decide(conflict, Choice.THIS)
    assert positions(catalog) == known
    assert not catalog.orders.conflicts()
    assert not catalog.edits.list()
    with pytest.raises(UsageError):
        catalog.placing.decide(conflict, Choice.NEITHER)


def test_with_neither_side_both_are_gone_until_it_is_undone(catalog: Catalog) -> None:
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    (conflict,) = catalog.orders.conflicts()
    catalog.placing.decide(conflict, Choice.NEITHER)
    assert not catalog.orders.conflicts()
    details = catalog.works.details("voices-1")
    assert not [claim for claim, _ in details.stated if claim.subject == "voices-1"]
    catalog.history.undo()
    assert len(catalog.orders.conflicts()) == 1


def test_what_was_set_aside_is_listed_by_its_sentence(catalog: Catalog) -> None:
    catalog.placing.place("voices-1", "before", ["lantern-1"])
    (conflict,) = catalog.orders.conflicts()
    catalog.placing.decide(conflict, Choice.OTHER)
    assert all("voices" not in edit.name and "lantern" not in edit.name for edit in catalog.edits.list())


@pytest.fixture
def dated(open_at: Callable[[], Catalog]) -> Catalog:
    """A catalogue in which the publisher dates one title, and an almanac the others, all of them later."""
    dates = {"voices-1": "2001-03-26", "lantern-1": "2005", "lantern-2": "2006", "lantern-3": "2007"}
    claims = tuple(
        Claim(
            f"date of {work}",
            work,
            ClaimRelation.DATED,
            (),
            ("publisher" if work == "voices-1" else "almanac",),
            date=date,
        )
        for work, date in dates.items()
    )
    publisher = Source("publisher", "The Publisher", Layer.CANON)
    catalog = open_at()
    story = replace(STORY, claims=claims, sources=(*STORY.sources, publisher))
    catalog.packs.install(Pack("lantern", "Lantern Street", "1", story=story))
    return catalog


def test_a_placement_sets_aside_the_date_of_its_title_not_those_of_all_others(dated: Catalog) -> None:
    known, steps = positions(dated), step_count(dated)
    preview = dated.placing.preview("voices-1", "after", ["lantern-3"])
    assert preview.set_aside == ("The Oil Merchant is dated 26 March 2001",)
    dated.placing.place("voices-1", "after", ["lantern-3"])
    assert preview.after == (positions(dated)["voices-1"],) * 2
    assert positions(dated)["voices-1"] > positions(dated)["lantern-3"]
    assert not dated.orders.conflicts()
    assert step_count(dated) == steps + 1
    assert {edit.name for edit in dated.edits.list()} == {
        "The Oil Merchant after Ember Days",
        "The Oil Merchant dated 26 March 2001",
    }
    dated.history.undo()
    assert positions(dated) == known


def test_a_date_that_only_the_placement_contradicts_is_overruled_and_kept(dated: Catalog) -> None:
    preview = dated.placing.preview("lantern-1", "before", ["voices-1"])
    assert preview.set_aside == ("The Lamplighter is dated 2005",)
    dated.placing.place("lantern-1", "before", ["voices-1"])
    assert [conflict.claim.text for conflict in dated.orders.conflicts()] == list(preview.set_aside)
