"""Properties of an order, tested against the reference solver on random stories."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from janto_catalog.chronology import StoryBasis, order, proved, why
from janto_catalog.chronology import graph as graph_module
from janto_catalog.chronology.graph import Graph
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import PlacementStatus, ReasonKind
from janto_catalog.model.story import Story
from tests.catalog.by_hand import by_hand
from tests.chronology import reference_solver
from tests.chronology.stories import any_run, any_story, claim, make_story
from tests.examples import examples

FEW = settings(max_examples=examples(60), deadline=None)
EDGES = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 1)), min_size=1, max_size=3),
    max_size=14,
)


@FEW
@given(any_story())
def test_the_order_is_that_of_the_reference_solver(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    if all(series.story is not StoryOrder.SERIAL for series in story.series):
        # Serials are kept together besides.
        assert [place.work for place in ordering.placements] == expected.order
    assert [place.position for place in ordering.placements] == list(range(1, len(expected.order) + 1))
    assert {place.work: (place.earliest, place.latest) for place in ordering.placements} == expected.windows
    assert {place.work for place in ordering.placements if place.is_placed} == expected.placed & set(
        expected.order
    )


@FEW
@given(any_run())
def test_the_guess_is_that_of_the_reference_solver(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    assert [place.work for place in ordering.placements] == expected.order
    for place in ordering.placements:
        assert place.earliest <= place.position <= place.latest


@FEW
@given(any_story())
def test_exactly_the_constraints_that_close_a_loop_are_overruled_and_shown(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    assert sorted(conflict.claim.origin for conflict in ordering.conflicts) == sorted(expected.overruled)
    for conflict in ordering.conflicts:
        assert {reason.origin for reason in conflict.loop} <= set(expected.accepted)
        assert conflict.outcome


@FEW
@given(any_story())
def test_each_position_is_in_its_window_and_every_reason_is_accepted(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    for place in ordering.placements:
        assert place.earliest <= place.position <= place.latest
        assert place.is_placed == (place.status is not PlacementStatus.UNPLACED)
        assert (
            place.reasons
            or not place.is_placed
            or len(ordering.placements) == 1
            or place.status is PlacementStatus.TIE
        )
        for reason in place.reasons:
            assert reason.kind is ReasonKind.TIE or reason.origin in expected.accepted
        assert {reason.origin for reason in place.overruled} <= set(expected.overruled)


@FEW
@given(any_story(), st.randoms(use_true_random=False))
def test_the_input_order_does_not_matter(story: Story, shuffler: random.Random) -> None:
    shuffled = {
        name: tuple(shuffler.sample(values, len(values)))
        for name in ("works", "claims", "appearances", "states", "series", "sources", "eras")
        if (values := getattr(story, name))
    }
    assert order(replace(story, **shuffled), segments=True) == order(story, segments=True)


@FEW
@given(any_story(), st.lists(st.sets(st.integers(0, 7)), min_size=1, max_size=3), st.booleans())
def test_a_story_with_other_claims_is_solved_with_the_same_basis(
    story: Story, left_out: list[set[int]], is_by_hand: bool
) -> None:
    basis = StoryBasis(story)
    assert order(story, basis=basis) == order(story)
    names = [work.id for work in story.works]
    for number, gone in enumerate(left_out, 1):
        claims = [claim for index, claim in enumerate(story.claims) if index not in gone]
        if is_by_hand:
            pair = names[number % len(names)], "after", names[-number % len(names)]
            claims += [by_hand(pair, number)] if pair[0] != pair[2] else []
        other = replace(story, claims=tuple(claims))
        assert basis.follow(other)
        assert order(other, segments=True, basis=basis) == order(other, segments=True)
        assert order(other, view="life:owen", basis=basis) == order(other, view="life:owen")
    assert not basis.follow(replace(story, works=story.works[1:]))
    assert basis.follow(story)
    assert order(story, basis=basis) == order(story)


@FEW
@given(any_story(), st.lists(st.sampled_from(["", "", "fan", "guide"]), min_size=9, max_size=9))
def test_a_chronology_is_the_story_with_its_own_claims_and_those_of_none(
    story: Story, names: list[str]
) -> None:
    claims = [replace(one, chronology=name) for one, name in zip(story.claims, names, strict=False)]
    story = replace(
        story, claims=tuple(claims), chronologies=(NamedChronology("fan", "F"), NamedChronology("guide", "G"))
    )
    for name, view in (("", "story"), ("fan", "chronology:fan"), ("guide", "chronology:guide")):
        counting = [replace(one, chronology="") for one in claims if one.chronology in ("", name)]
        expected = order(replace(story, claims=tuple(counting)))
        found = order(story, view=view)
        assert [place[:6] for place in found.placements] == [place[:6] for place in expected.placements]
        assert [each.claim.origin for each in found.conflicts] == [
            each.claim.origin for each in expected.conflicts
        ]


@settings(max_examples=examples(150), deadline=None)
@given(EDGES, st.permutations(range(7)))
def test_levels_to_start_from_change_nothing(
    constraints: list[list[tuple[int, int, int]]], levels: list[int]
) -> None:
    structural = [(0, 1, 1), (2, 3, 0)]
    usual, with_levels = (Graph(7, structural, constraints, start) for start in ((), levels))
    end = len(constraints)
    assert with_levels.add(end) == usual.add(end)
    assert (with_levels.after, with_levels.before) == (usual.after, usual.before)
    for graph in (usual, with_levels):
        taken = [edge for edges in graph.after for edge in edges]
        assert all(graph.levels[graph.tail[e]] + graph.step[e] <= graph.levels[graph.head[e]] for e in taken)


def test_a_graph_with_levels_that_fit_looks_for_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    constraints = [[(number, number + 1, 1)] for number in range(6)]
    levels = Graph(7, (), constraints).levels
    monkeypatch.setattr(graph_module, "likely_levels", None)
    assert not Graph(7, (), constraints, levels).add(len(constraints))


def test_the_sentence_of_a_claim_is_made_once_for_all_orders_of_a_basis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story("a b c", claim("b after a"), claim("c after b"))
    basis = StoryBasis(story)
    first = order(story, basis=basis)
    monkeypatch.setattr(ReasonText, "claim", None)
    again = replace(story, claims=story.claims[:1])
    assert basis.follow(again)
    assert order(again, basis=basis).placements[1].reasons[0] is first.placements[1].reasons[0]


@FEW
@given(any_story())
def test_chains_connect_works_that_must_follow(story: Story) -> None:
    expected, ordering = reference_solver.solve(story), order(story)
    position = {place.work: place.position for place in ordering.placements}
    works = [place.work for place in ordering.placements][:4]
    for one, two in ((one, two) for one in works for two in works if position[one] < position[two]):
        answer = why(story, two, one)
        assert (answer.before, answer.after) == (one, two)
        assert answer.tie == ((one, two) not in expected.precedes)
        assert [edge.later for edge in answer.chain][:-1] == [edge.earlier for edge in answer.chain][1:]
        assert {edge.reason.origin for edge in answer.chain} <= set(expected.accepted)
        if answer.chain:
            assert (answer.chain[0].earlier, answer.chain[-1].later) == (one, two)


@FEW
@given(any_story())
def test_proved_works_are_those_that_must_precede_and_follow(story: Story) -> None:
    expected = reference_solver.solve(story)
    for work in expected.order:
        known = proved(story, work)
        assert known.before == {one for one, two in expected.precedes if two == work}
        assert known.after == {two for one, two in expected.precedes if one == work}


@FEW
@given(any_story())
def test_segments_do_not_change_the_order_of_other_works(story: Story) -> None:
    with_segments = [place.work for place in order(story, segments=True).placements]
    without = [place.work for place in order(story).placements]
    assert [work for work in with_segments if "#" not in work] == without
    assert len(with_segments) == len(story.works)


@settings(max_examples=examples(150), deadline=None)
@given(EDGES)
@example([[(0, 1, 1), (0, 2, 0), (2, 0, 0)], [(1, 2, 0), (2, 1, 0)]])
@example([[(0, 1, 1), (1, 2, 1)], [(2, 0, 1), (2, 0, 1), (2, 0, 0)]])
def test_the_graph_accepts_constraints_that_close_no_loop(
    constraints: list[list[tuple[int, int, int]]],
) -> None:
    graph = Graph(7, (), constraints)
    accepted: list[tuple[tuple[str, str], tuple[str, str], int]] = []
    for owner, edges in enumerate(constraints):
        named = [(("p", str(tail)), ("p", str(head)), step) for tail, head, step in edges]
        loop = reference_solver.closes_a_loop(accepted + named)
        assert graph.add(owner + 1) == [owner] * loop
        assert (graph.shortest_loop(edges, owner) is None) is not loop
        if not loop:
            accepted += named
        for tail, onward in enumerate(graph.after):
            taken = [(graph.head[edge], graph.step[edge]) for edge in onward if graph.owner[edge] <= owner]
            assert all(graph.levels[tail] + step <= graph.levels[head] for head, step in taken)
            assert onward == sorted(onward)
            assert all(edge in graph.before[graph.head[edge]] for edge in onward)
