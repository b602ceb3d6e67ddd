"""Constraints from the lives of time travellers: where dates do not place the works of a series, lives of leads do.

Such a claim on a life is only an assumption in the story, and a guess about a life is none: what a reference work states of
the story itself is stronger.
"""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.chronology.claim_constraints import placing_claims, works_without_placing_dates
from janto_catalog.chronology.constraints import Constraint, LifeStep, rank
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import Claim, ClaimRelation, Layer
from janto_catalog.model.story import Story, Weight

LIFE = "life:"
_LEAST_CERTAINTY = 3
_DATELESS = frozenset({ClaimRelation.AFTER, ClaimRelation.BEFORE, ClaimRelation.BETWEEN})


def life_constraints(story: Story, scope: Scope, points: Points) -> Iterator[Constraint]:
    """Yield a constraint for each claim on the life of a lead in a work whose dates do not place it."""
    travelling = works_without_placing_dates(story)
    if not travelling:
        return
    dated = {claim.subject for claim in placing_claims(story) if claim.relation is ClaimRelation.DATED}
    leads = {
        (appearance.work, appearance.character)
        for appearance in story.appearances
        if appearance.weight is Weight.LEAD and not appearance.apparent
    }
    for claim in sorted(story.claims, key=lambda each: each.id):
        character = claim.axis.removeprefix(LIFE)
        is_about_life = claim.axis.startswith(LIFE) and not claim.apparent and claim.relation in _DATELESS
        if not is_about_life or claim.certainty < _LEAST_CERTAINTY:
            continue
        named = {claim.subject, *claim.objects}
        hosts = {work.partition("#")[0] for work in named} & travelling
        # A work that its date places is not compared with one that a life places.
        if hosts and not named & dated and all((host, character) in leads for host in hosts):
            yield from _constraint(claim, character, scope, points)


def _constraint(claim: Claim, character: str, scope: Scope, points: Points) -> Iterator[Constraint]:
    subjects = scope.placed_parts_of(claim.subject)
    objects = [scope.placed_parts_of(named) for named in claim.objects]
    works = {*subjects, *(work for named in objects for work in named)}
    if not subjects or not all(objects) or works & scope.branches.keys():
        return
    edges = points.edges(claim.relation, subjects, objects)
    weakest = rank(Layer.ASSUMED, 0)
    yield Constraint(Layer.ASSUMED, weakest, LifeStep(claim, character), subjects, edges)
