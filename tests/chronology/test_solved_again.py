"""A story that is solved again after edits of its claims: exactly as from scratch, and only where something changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.chronology import StoryBasis, contradictions, order, placement_bounds, views
from janto_catalog.chronology.graph import STRUCTURAL, Graph
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.story import Story
from tests.bench.test_order import long_story
from tests.catalog.by_hand import by_hand
from tests.chronology.made_worlds import seasons_and_ranges
from tests.chronology.stories import any_run, any_story, claim, make_story
from tests.examples import examples

FEW = settings(max_examples=examples(60), deadline=None)
EDGES = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 1)), min_size=1, max_size=3),
    max_size=14,
)
RELATIONS = (*ClaimRelation, ClaimRelation.AFTER, ClaimRelation.AFTER, ClaimRelation.BEFORE)


def edited(story: Story, dice: random.Random, times: int, *, near: int = 12) -> Iterator[Story]:
    """The story after one edit after the other: claims are added, taken out and put back, works are placed by hand."""
    works = [place.work for place in order(story, segments=True).placements]
    claims, gone = list(story.claims), list[Claim]()
    for number in range(1, times + 1):
        kind, subject = dice.random(), dice.randrange(len(works))
        if kind < 0.3 and claims:
            for _ in range(dice.choice([1, 1, 3])):
                gone += [claims.pop(dice.randrange(len(claims)))] if claims else []
        elif kind < 0.4 and gone:
            claims.insert(dice.randrange(len(claims) + 1), gone.pop())
        else:
            others = [one for one in works[max(0, subject - near) : subject + near] if one != works[subject]]
            one, two = (dice.choice(others), dice.choice(others))
            if kind < 0.7:
                made = by_hand((works[subject], dice.choice(["after", "before"]), one), number)
            else:
                made = _claim(dice, f"m{number}", works[subject], (one, two))
            claims = [known for known in claims if known.id != made.id] + [made]
        yield replace(story, claims=tuple(claims))


def _claim(dice: random.Random, name: str, subject: str, others: tuple[str, str]) -> Claim:
    relation = dice.choice(RELATIONS)
    if relation is ClaimRelation.BETWEEN and others[0] == others[1]:
        relation = ClaimRelation.AFTER
    objects = {ClaimRelation.BETWEEN: others, ClaimRelation.DATED: ()}.get(relation, others[:1])
    return Claim(
        name,
        subject,
        relation,
        objects,
        (dice.choice(["screen", "guide", "talk"]),),
        dice.randint(1, 5),
        date="2001" if relation is ClaimRelation.DATED else "",
        directly=relation in (ClaimRelation.AFTER, ClaimRelation.BEFORE) and dice.random() < 0.2,
    )


def check(story: Story, seed: int, times: int) -> None:
    """Solve a story again after each edit, and from scratch, and compare all that an order says."""
    dice, basis = random.Random(seed), StoryBasis(story)
    assert order(story, basis=basis) == order(story)
    for now in edited(story, dice, times):
        segments = dice.random() < 0.3
        assert order(now, segments=segments, basis=basis) == order(now, segments=segments)


@FEW
@given(any_story() | any_run(), st.integers(0, 10**6))
def test_any_story_is_solved_again_as_from_scratch(story: Story, seed: int) -> None:
    check(story, seed, 8)


@settings(max_examples=examples(15), deadline=None)
@given(st.integers(20, 150), st.sampled_from([0.0, 0.01, 0.2]), st.integers(0, 10**6))
def test_a_story_of_many_claims_is_solved_again_as_from_scratch(works: int, wrong: float, seed: int) -> None:
    check(long_story(works, seed=seed, wrong=wrong), seed, 10)


@settings(max_examples=examples(4), deadline=None)
@given(st.integers(0, 11), st.integers(0, 10**6))
def test_a_world_of_series_is_solved_again_as_from_scratch(world: int, seed: int) -> None:
    check(seasons_and_ranges(world, others=40), seed, 6)


@settings(max_examples=examples(200), deadline=None)
@given(EDGES, EDGES, st.data())
def test_a_changed_graph_accepts_what_a_new_one_does(
    known: list[list[tuple[int, int, int]]], more: list[list[tuple[int, int, int]]], data: st.DataObject
) -> None:
    structural = [(0, 1, 1), (2, 3, 0)]
    graph = Graph(7, structural, known)
    rejected = graph.add(len(known))
    left_out = data.draw(st.sets(st.integers(0, 13)))
    line = [owner for owner in range(len(known)) if owner not in left_out]
    for number in range(len(more)):
        line.insert(data.draw(st.integers(0, len(line))), -1 - number)
    edges = [known[owner] if owner >= 0 else more[-1 - owner] for owner in line]
    numbers = [line.index(owner) if owner in line else STRUCTURAL for owner in range(len(known))]
    before = [list(lists) for lists in graph.after]
    added = [(number, edges[number]) for number, owner in enumerate(line) if owner < 0]
    changed, then = graph.changed([*numbers, STRUCTURAL], added, rejected)
    anew = Graph(7, structural, edges)
    assert then == anew.add(len(edges))
    assert _ways(changed) == _ways(anew)
    assert changed.bound_points(then) == anew.bound_points(then)
    # The former graph is still what it was.
    assert graph.after == before


def _ways(graph: Graph) -> list[list[tuple[int, int, int]]]:
    """Where the edges of each point lead to, in their sequence."""
    return [[(graph.head[e], graph.step[e], graph.owner[e]) for e in edges] for edges in graph.after]


def test_one_claim_more_is_not_solved_from_scratch(monkeypatch: pytest.MonkeyPatch) -> None:
    story = long_story(200)
    basis = StoryBasis(story)
    order(story, basis=basis)
    monkeypatch.setattr(views, "_solve_anew", None)
    monkeypatch.setattr(placement_bounds, "count_reachable", None)
    more = claim("w000100 after w000093")
    first = order(replace(story, claims=(*story.claims, more)), basis=basis)
    monkeypatch.undo()
    assert first == order(replace(story, claims=(*story.claims, more)))


def test_what_overruled_a_claim_no_longer_does_when_it_is_gone() -> None:
    claims = (claim("a before b", "screen"), claim("b before a"), claim("c after a"))
    story = make_story("a b c", *claims)
    basis = StoryBasis(story)
    assert len(order(story, basis=basis).conflicts) == 1
    without = replace(story, claims=claims[1:])
    assert order(without, basis=basis) == order(without)
    assert not order(without, basis=basis).conflicts
    assert contradictions(without) == ()
