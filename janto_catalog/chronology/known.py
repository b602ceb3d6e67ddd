"""What had better be known before a work: what it continues or leads up to, gives away, or goes on telling."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.chronology.derive import series_statements
from janto_catalog.chronology.ground import Ground
from janto_catalog.chronology.statements import KnownFirst, Points, Statement
from janto_catalog.model.claims import Layer, Placing
from janto_catalog.model.story import Relation, Story

_AFTER = ("sequel-of", "prequel-of")
"""A prequel is told to those who know what it leads up to."""


def known_first(story: Story, ground: Ground, points: Points) -> Iterator[Statement]:
    """A statement for each pair of works of which one is better known first."""
    for relation in story.relations:
        if relation.relation in _AFTER:
            yield from _pair(relation.target, relation.work, relation, Layer.REFERENCE, ground, points)
    for work in story.works:
        for first in work.reveals:
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
                key = ("known", one, two, relation.relation if relation else "")
                yield Statement(layer, 3, key, KnownFirst(one, two, relation), (two,), links)
