"""The law of placing by hand: for any sequence of placements, each title is where it was put, and no other title moves
unless a constraint that is named makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from janto_catalog.catalog.placement_effects import MovedTitle, moved_titles
from janto_catalog.catalog.placement_trial import Trial, _Attempt, try_placement, with_claim
from janto_catalog.chronology import SolvedStory, order, proved
from janto_catalog.chronology.graph import Graph
from janto_catalog.chronology.hand_placements import _Mover
from janto_catalog.chronology.loop_search import Edge
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.chronology.views import ordered_view, story_view
from janto_catalog.model.claims import Claim, ClaimRelation, State
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Appearance, Character, Series, Story
from tests.catalog.by_hand import FREE, LETTERS, PLACED, Step, by_hand, line
from tests.chronology.stories import SOURCES, any_story, claim, make_story, work
from tests.examples import examples

FEW = settings(max_examples=examples(60), deadline=None)
STEPS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["after", "before"]), st.sampled_from("abcdef")),
    min_size=1,
    max_size=6,
)


def at_one_time(subject: str, other: str) -> Claim:
    """The claim that two works happen at the same time."""
    step = by_hand((subject, ClaimRelation.SAME_TIME, other), 1)
    return replace(step, directly=False)


def expected_line(now: list[str], step: Step) -> list[str]:
    """What a person expects who drags one row of a list."""
    subject, relation, other = step
    rest = [work for work in now if work != subject]
    at = rest.index(other) + (relation == "after")
    return [*rest[:at], subject, *rest[at:]]


def is_kept_away(trial: Trial, step: Step) -> bool:
    """Whether a title is not next to the other one of its placement: then the one next to it is bound to it."""
    subject, relation, other = step
    then = line(trial.ordering)
    following = then[:: 1 if relation == "before" else -1]
    nearest = following[following.index(subject) + 1]
    known = proved(trial.story, subject)
    assert nearest == other or nearest in known.before | known.after
    return nearest != other


def without(works: list[str], *gone: str) -> list[str]:
    return [work for work in works if work not in gone]


@FEW
@given(STEPS)
@example([("c", "after", "b"), ("b", "after", "c")])
@example([("a", "after", "b"), ("b", "after", "c"), ("c", "after", "a")])
@example([("e", "after", "a"), ("d", "after", "a"), ("a", "after", "e")])
@example([("a", "after", "b"), ("d", "after", "a"), ("b", "before", "d"), ("d", "after", "b")])
@example([("b", "before", "e"), ("e", "after", "a"), ("c", "after", "b"), ("e", "after", "a")])
def test_in_a_free_order_each_step_moves_its_title_and_what_was_placed_by_it(steps: list[Step]) -> None:
    story, now, placed = FREE, order(FREE), set[str]()
    for number, step in enumerate((step for step in steps if step[0] != step[2]), 1):
        placement = by_hand(step, number)
        trial = try_placement(story, now, placement)
        moved = moved_titles(now, trial)
        assert not any("release date" in each.reason for each in moved)
        placed |= {step[0], step[2]}
        # Nothing binds a title that no step names; what a replaced placement moved goes back.
        assert trial.replaced or trial.dropped or {each.work for each in moved} <= placed
        assert number > 1 or not moved
        if not is_kept_away(trial, step) and not moved:
            assert line(trial.ordering) == expected_line(line(now), step)
        story, now = trial.story, trial.ordering


def test_a_placement_against_an_earlier_one_moves_its_own_title_only() -> None:
    first = try_placement(FREE, order(FREE), by_hand(("a", "after", "d"), 1))
    assert line(first.ordering) == ["b", "c", "d", "a", "e", "f", "end"]
    second = try_placement(first.story, first.ordering, by_hand(("d", "after", "a"), 2))
    # The title that was placed first stays where it is.
    assert line(second.ordering) == ["b", "c", "a", "d", "e", "f", "end"]
    (conflict,) = second.ordering.conflicts
    assert conflict.claim.text == "A comes after D"
    assert [reason.text for reason in conflict.loop] == ["D comes after A"]
    assert conflict.outcome == "Set aside: it contradicts another placement of your own, which is later"


def test_the_last_of_several_placed_next_to_one_title_is_next_to_it() -> None:
    story, now = FREE, order(FREE)
    for number, step in enumerate((("e", "after", "a"), ("d", "after", "a"), ("c", "after", "a")), 1):
        trial = try_placement(story, now, by_hand(step, number))
        story, now = trial.story, trial.ordering
    assert line(now) == ["a", "c", "d", "e", "b", "f", "end"]


def test_an_earlier_placement_of_the_same_title_is_replaced_where_it_is_broken() -> None:
    first = try_placement(FREE, order(FREE), by_hand(("a", "after", "e"), 1))
    second = try_placement(first.story, first.ordering, by_hand(("a", "after", "b"), 2))
    assert [each.id for each in second.replaced] == ["a:after:e:you"]
    assert line(second.ordering) == ["b", "a", "c", "d", "e", "f", "end"]
    assert not second.ordering.conflicts
    # It is kept where the title is still after the other one.
    third = try_placement(first.story, first.ordering, by_hand(("a", "before", "end"), 2))
    assert not third.replaced
    assert line(third.ordering) == ["b", "c", "d", "e", "f", "a", "end"]


def test_what_must_follow_goes_along_and_is_named() -> None:
    story = make_story(f"{LETTERS} end", *PLACED, claim("b after a"))
    now = order(story)
    placement = by_hand(("a", "after", "d"), 1)
    trial = try_placement(story, now, placement)
    assert line(trial.ordering) == ["c", "d", "a", "b", "e", "f", "end"]
    (moved,) = moved_titles(now, trial)
    assert moved == MovedTitle("b", "B", 2, 4, "B comes after A")


def test_the_other_title_of_a_placement_at_the_same_time_moves_because_of_it() -> None:
    story, now = FREE, order(FREE)
    placement = at_one_time("b", "e")
    trial = try_placement(story, now, placement)
    moved = moved_titles(now, trial)
    assert [(each.work, each.reason) for each in moved] == [("e", "B happens at the same time as E")]


def test_a_title_whose_place_is_set_aside_moves_because_of_that() -> None:
    works = "a b c d e end"
    story = make_story(works, *(claim(f"end after {work}") for work in "abcde"), claim("e between a b"))
    now = order(story)
    assert line(now) == ["a", "e", "b", "c", "d", "end"]
    placement = at_one_time("a", "b")
    trial = try_placement(story, now, placement)
    assert line(trial.ordering) == works.split()
    (moved,) = moved_titles(now, trial)
    assert moved == MovedTitle("e", "E", 2, 5, "this is set aside: E comes between A and B")


@FEW
@given(any_story(), STEPS)
def test_in_any_story_titles_that_move_are_named_and_undo_restores_the_order(
    story: Story, steps: list[Step]
) -> None:
    now, known = order(story), {work.id for work in story.works}
    for number, step in enumerate(steps, 1):
        if step[0] == step[2] or not {step[0], step[2]} <= known:
            continue
        placement = by_hand(step, number)
        trial = try_placement(story, now, placement)
        check_step(now, trial, placement)
        # Undo takes the claims back as they were: the order is a function of them.
        assert order(replace(trial.story, claims=story.claims)) == now
        story, now = trial.story, trial.ordering


def check_step(now: Ordering, trial: Trial, placement: Claim) -> None:
    """The title is on its side of the other one, and all titles that are not named keep their order."""
    subject, relation, (other,) = placement.subject, placement.relation, placement.objects
    then = line(trial.ordering)
    position = {work: index for index, work in enumerate(then)}
    is_overruled = placement.id in {conflict.claim.origin for conflict in trial.ordering.conflicts}
    assert is_overruled or (position[subject] > position[other]) is (relation == "after")
    moved = [each.work for each in moved_titles(now, trial)]
    assert without(then, subject, *moved) == without(line(now), subject, *moved)


@pytest.mark.parametrize("other", ["b", "c", "d"])
def test_a_state_in_a_title_that_is_placed_by_hand_moves_no_member_of_a_series(other: str) -> None:
    # X is before the run begins, because of the state of a character in it.
    run = Series("run", "The Run", Kind.AUDIO_DRAMA, StoryOrder.NUMBERED, sort_key="1")
    members = tuple(
        work(name, f"2007-{number:02}-01", series="run", number=str(number))
        for number, name in enumerate("abcd", 2)
    )
    story = Story(
        works=(work("x", "2007-01-01"), *members),
        series=(run,),
        characters=(Character("suzie", "Suzie"),),
        appearances=(Appearance("x", "suzie", state="new", certainty=5),),
        states=(State("new", "suzie", "new", None, True, "a", True, certainty=5),),
        sources=SOURCES,
    )
    now, placement = order(story), by_hand(("x", "after", other), 1)
    assert line(now) == ["x", *"abcd"]
    trial = try_placement(story, now, placement)
    assert line(trial.ordering) == expected_line(line(now), ("x", "after", other))
    assert not moved_titles(now, trial)
    (conflict,) = trial.ordering.conflicts
    assert conflict.claim.text == "Suzie is new in X, which places it before A"
    assert conflict.outcome == (
        "Set aside: it is based on the state of a character, and your own placement is stronger"
    )


def test_a_state_holds_in_a_title_that_is_placed_by_hand_where_nothing_contradicts_it() -> None:
    story = Story(
        works=tuple(work(name, f"2007-{number:02}-01") for number, name in enumerate("abcde", 1)),
        appearances=(Appearance("b", "suzie", state="new", certainty=5),),
        states=(State("new", "suzie", "new", "a", True, "e", True, certainty=5),),
        claims=(claim("c after a"), claim("d after c"), claim("e after d")),
        sources=SOURCES,
    )
    trial = try_placement(story, order(story), by_hand(("b", "after", "d"), 1))
    assert line(trial.ordering) == list("acdbe")
    assert not trial.ordering.conflicts
    assert "b" in proved(trial.story, "e").before


def count_solutions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with each solution of the story order."""
    solved: list[str] = []

    def count(story: Story, basis: StoryBasis | None = None) -> OrderedView:
        solved.append("story")
        return story_view(story, basis)

    for module in ("views", "solved_story"):
        monkeypatch.setattr(import_module(f"janto_catalog.chronology.{module}"), "story_view", count)
    return solved


def test_a_title_of_which_no_source_says_anything_is_placed_with_one_solution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story(f"{LETTERS} end", *PLACED, claim("d after c"), claim("a after end", "talk"))
    loops: list[int] = []
    now, placement = order(story), by_hand(("c", "after", "f"), 1)

    def look_for(graph: Graph, edges: Sequence[Edge], limit: int) -> list[Edge] | None:
        loops.append(limit)
        return shortest_loop(graph, edges, limit)

    shortest_loop = Graph.shortest_loop
    monkeypatch.setattr(Graph, "shortest_loop", look_for)
    ordered_view(story, "story")
    assert not loops, "loops are only looked for where they are reported"
    solved = count_solutions(monkeypatch)
    trial = try_placement(story, now, placement)
    assert not loops
    assert moved_titles(now, trial)
    assert loops
    assert solved == ["story"]


def test_the_reasons_of_all_titles_that_move_need_no_other_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    # C and D are bound to B, and move with it.
    story = make_story(f"{LETTERS} end", *PLACED, claim("c after b"), claim("d after c"))
    now, placement = order(story), by_hand(("b", "after", "f"), 1)
    solved = count_solutions(monkeypatch)
    trial = try_placement(story, now, placement)
    moved = moved_titles(now, trial)
    assert {each.work: each.reason for each in moved} == {"c": "C comes after B", "d": "D comes after C"}
    assert solved == ["story"]


def test_a_title_that_comes_nearer_to_another_one_is_not_looked_around_on_both_sides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sides: list[object] = []
    reach = _Mover._reach

    def count(mover: _Mover, works: Sequence[str], side: object, number: int) -> set[str]:
        sides.append(side)
        return reach(mover, works, side, number)  # type: ignore[arg-type]

    monkeypatch.setattr(_Mover, "_reach", count)
    story = make_story(f"{LETTERS} end", *PLACED)
    assert line(order(with_claim(story, by_hand(("f", "after", "b"), 1)))) == [*"abfcde", "end"]
    assert len(sides) == 1
    # The other way round, what binds either title is looked for once on each side.
    order(with_claim(story, by_hand(("b", "after", "f"), 1)))
    assert len(sides) <= 1 + 4


class OneByOne(_Attempt):
    """What sources state about a title is tried claim by claim, the most certain first."""

    def _moved_alone(self) -> tuple[Sequence[Claim], SolvedStory]:
        most = self._cost(self._with_all)
        dropped = set(self._stated)
        then = self._solve_without(dropped)
        least = self._cost(then)
        if not any(most) or least >= most:
            return [], self._with_all
        for each in sorted(self._stated.values(), key=lambda one: (-one.certainty, one.id)):
            solved = self._solve_without(dropped - {each.id})
            if self._cost(solved) <= least and not self._conflicts(solved):
                dropped.discard(each.id)
                then = solved
        return [each for each in self._stated.values() if each.id in dropped], then


@FEW
@given(any_story(), STEPS)
def test_as_much_is_set_aside_as_if_each_claim_was_tried_by_itself(story: Story, steps: list[Step]) -> None:
    # The same statement twice is one.
    known = {work.id for work in story.works}
    claims = {(each.subject, each.relation, each.objects, each.date): each for each in story.claims}
    story = replace(story, claims=tuple(claims.values()))
    for step in steps:
        if step[0] == step[2] or not {step[0], step[2]} <= known:
            continue
        placement = by_hand(step, 1)
        dropped, solved = OneByOne(
            with_claim(story, placement), order(story), placement, StoryBasis(story)
        ).result()
        trial = try_placement(story, order(story), placement)
        assert {each.id for each in trial.dropped} == {each.id for each in dropped}
        assert trial.solved.sequence == solved.sequence
