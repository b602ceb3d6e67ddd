"""Prerequisites for the newcomer order: what should be known before a work."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, Prerequisite, rank
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import Scope
from janto_catalog.chronology.series_constraints import series_constraints, series_runs
from janto_catalog.model.claims import ClaimRelation, Layer
from janto_catalog.model.story import Relation, Story

_KNOWN_FIRST_RELATIONS = ("sequel-of", "prequel-of")
"""A prequel is included: it is made for people who know the work it leads up to."""


def prerequisite_constraints(story: Story, scope: Scope, points: Points) -> Iterator[Constraint]:
    """Yield a constraint for each pair of works of which one should be known first."""
    for relation in sorted(story.relations, key=attrgetter("work", "relation", "target")):
        if relation.relation in _KNOWN_FIRST_RELATIONS:
            yield from _pair_constraints(
                relation.target, relation.work, relation, Layer.REFERENCE, scope, points
            )
    for work in sorted(story.works, key=attrgetter("id")):
        for revealed in sorted(work.reveals):
            yield from _pair_constraints(revealed, work.id, None, Layer.COMMENTARY, scope, points)
    for constraint in series_constraints(series_runs(story, scope), points):
        if constraint.layer is Layer.CANON:
            yield constraint


def _pair_constraints(
    first: str, work: str, relation: Relation | None, layer: Layer, scope: Scope, points: Points
) -> Iterator[Constraint]:
    for first_part in scope.placed_parts_of(first):
        for part in scope.placed_parts_of(work):
            if first_part != part:
                edges = points.edges(ClaimRelation.BEFORE, (first_part,), ((part,),))
                yield Constraint(
                    layer, rank(layer, 3), Prerequisite(first_part, part, relation), (part,), edges
                )
