"""What had better be known before a work: what it continues or leads up to, gives away, or goes on telling."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from janto_catalog.chronology.constraints import KnownFirst, Points, Statement, rank
from janto_catalog.chronology.derived_constraints import series_statements
from janto_catalog.chronology.scope import Ground
from janto_catalog.model.claims import Layer, Placing
from janto_catalog.model.story import Relation, Story

_AFTER = ("sequel-of", "prequel-of")
"""A prequel is told to those who know what it leads up to."""


def known_first(story: Story, ground: Ground, points: Points) -> Iterator[Statement]:
    """A statement for each pair of works of which one is better known first."""
    for relation in sorted(story.relations, key=attrgetter("work", "relation", "target")):
        if relation.relation in _AFTER:
            yield from _pair(relation.target, relation.work, relation, Layer.REFERENCE, ground, points)
    for work in sorted(story.works, key=attrgetter("id")):
        for first in sorted(work.reveals):
            yield from _pair(first, work.id, None, Layer.COMMENTARY, ground, points)
    for statement in series_statements(story, ground, points):
        if statement.layer is Layer.CANON:
            yield statement


def _pair(
    first: str, work: str, relation: Relation | None, layer: Layer, ground: Ground, points: Points
) -> Iterator[Statement]:
    for one in ground.standing_for(first):
        for two in ground.standing_for(work):
            if one != two:
                links = points.links(Placing.BEFORE, (one,), ((two,),))
                yield Statement(layer, rank(layer, 3), KnownFirst(one, two, relation), (two,), links)
