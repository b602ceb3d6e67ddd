"""What had better be known before a work: what it continues or leads up to, gives away, or goes on telling."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, Points, Prerequisite, rank
from janto_catalog.chronology.derived_constraints import series_constraints
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import Layer, Placing
from janto_catalog.model.story import Relation, Story

_KNOWN_FIRST_RELATIONS = ("sequel-of", "prequel-of")
"""A prequel is told to those who know what it leads up to."""


def prerequisite_constraints(story: Story, ground: Scope, points: Points) -> Iterator[Constraint]:
    """A statement for each pair of works of which one is better known first."""
    for relation in sorted(story.relations, key=attrgetter("work", "relation", "target")):
        if relation.relation in _KNOWN_FIRST_RELATIONS:
            yield from _pair_constraints(
                relation.target, relation.work, relation, Layer.REFERENCE, ground, points
            )
    for work in sorted(story.works, key=attrgetter("id")):
        for first in sorted(work.reveals):
            yield from _pair_constraints(first, work.id, None, Layer.COMMENTARY, ground, points)
    for statement in series_constraints(story, ground, points):
        if statement.layer is Layer.CANON:
            yield statement


def _pair_constraints(
    first: str, work: str, relation: Relation | None, layer: Layer, ground: Scope, points: Points
) -> Iterator[Constraint]:
    for one in ground.leaves_of(first):
        for two in ground.leaves_of(work):
            if one != two:
                links = points.edges(Placing.BEFORE, (one,), ((two,),))
                yield Constraint(layer, rank(layer, 3), Prerequisite(one, two, relation), (two,), links)
