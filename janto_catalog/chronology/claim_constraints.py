"""Constraints from claims: which layer each claim has, which works it is about, and whether it applies to a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, rank
from janto_catalog.chronology.loop_search import Edge
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import MAIN, Scope
from janto_catalog.model.claims import OF_ERAS, STORY, Claim, ClaimRelation, Layer, Source, layer_of
from janto_catalog.model.dates import day_span
from janto_catalog.model.edits import YOU
from janto_catalog.model.story import Story

_RELATIONS_WITH_ENDS = (ClaimRelation.DURING, ClaimRelation.SAME_TIME)
# Looked up once: access to an enum member costs as much as a look into a dictionary.
_DATED = ClaimRelation.DATED
_BY_HAND = attrgetter("hand_number")
_FIXED_KEY = attrgetter("id", "subject", "relation", "objects", "date", "sources", "certainty", "reason")


def source_layers(sources: Iterable[Source]) -> dict[str, Layer]:
    """Return the layer of each source by id, the user's own included."""
    return {source.id: source.layer for source in sources} | {YOU.id: YOU.layer}


def true_claims(claims: Iterable[Claim], axis: str, chronology: str = "") -> list[Claim]:
    """Return the claims of `axis` that are not apparent, in the fixed order that decides inside a rank: the user's
    latest claim first.  Of named chronologies, only those that belong to `chronology` are among them."""
    counting = frozenset(("", chronology))
    true = [
        claim
        for claim in claims
        if claim.axis == axis and not claim.apparent and claim.chronology in counting
    ]
    by_id = {claim.id: claim for claim in true}
    if len(by_id) == len(true):
        true = [by_id[name] for name in sorted(by_id)]
    else:
        true.sort(key=_FIXED_KEY)
    true.sort(key=_BY_HAND, reverse=True)
    return true


def placing_claims(story: Story, chronology: str = "") -> list[Claim]:
    """Return the true claims of the story that place works, in the fixed order; `chronology` as in `true_claims`.

    Left out are dates, except those of the user: of series that say that their dates do not place, and of works that
    `chronology` dates itself.
    """
    claims = true_claims(story.claims, STORY, chronology)
    dated = [claim for claim in claims if claim.relation is ClaimRelation.DATED]
    undated = works_without_placing_dates(story) if dated else frozenset()
    own = {claim.subject for claim in dated if claim.chronology} if chronology else set[str]()
    if not undated and not own:
        return claims
    left_out = {
        id(claim)
        for claim in dated
        if YOU.id not in claim.sources
        and (claim.subject.partition("#")[0] in undated or (claim.subject in own and not claim.chronology))
    }
    return [claim for claim in claims if id(claim) not in left_out]


def works_without_placing_dates(story: Story) -> frozenset[str]:
    """Return the works of series that say that their dates do not place."""
    series = {each.id for each in story.series if not each.dates_place}
    return frozenset(work.id for work in story.works if work.series in series) if series else frozenset()


def works_with_ends(claims: Iterable[Claim], scope: Scope) -> Iterator[str]:
    """Yield the works that need an end point because of `claims`."""
    for claim in claims:
        if claim.relation in _RELATIONS_WITH_ENDS:
            for named in (claim.subject, *claim.objects):
                yield from scope.placed_parts_of(named)


KnownConstraints = dict[int, Constraint]
"""The constraints of claims that are not about days or eras, by `id(claim)`."""


def claim_constraints(
    claims: Iterable[Claim],
    layers: dict[str, Layer],
    scope: Scope,
    points: Points,
    *,
    across_branches: bool = False,
    known: KnownConstraints | None = None,
) -> Iterator[Constraint]:
    """Yield a constraint for each claim whose works are all in `scope`.

    Claims that compare works of different timelines are left out, unless `across_branches` is true.  Those in `known` are
    taken from there, and new ones added to it: they were made for the same layers, works and points.
    """
    earlier = known or None
    ranks: dict[tuple[str, ...], tuple[Layer, int]] = {}
    on_branch, placed_parts, simple_edges = scope.branches.keys(), scope.placed_parts, points.simple_edges
    for claim in claims:
        # The constraint refers to its claim, so Python does not give that `id` to another object.
        if earlier is not None and (constraint := earlier.get(id(claim))) is not None:
            yield constraint
            continue
        subject, objects = claim.subject, claim.objects
        edges = None
        if across_branches or (
            claim.timeline == MAIN and not (on_branch and on_branch & {subject, *objects})
        ):
            edges = simple_edges(claim.relation, subject, objects)
        if edges is None:
            edges = _claim_edges(claim, scope, points, across_branches)
        if edges:
            if claim.sources not in ranks:
                layer = layer_of(claim.sources, layers)
                ranks[claim.sources] = layer, rank(layer, 0)
            layer, lowest = ranks[claim.sources]
            constraint = Constraint(
                layer, lowest - claim.certainty, claim, placed_parts[subject], edges, not claim.directly
            )
            if known is not None and claim.relation is not _DATED and not claim.era:
                known[id(claim)] = constraint
            yield constraint


def _claim_edges(claim: Claim, scope: Scope, points: Points, across_branches: bool) -> list[Edge]:
    """The edges of a claim; empty if it does not apply to this view."""
    subjects = scope.placed_parts_of(claim.subject)
    objects = [scope.placed_parts_of(named) for named in claim.objects]
    if not subjects or not _has_all_objects(claim, objects):
        return []
    if not across_branches and not _is_on_one_timeline(claim, scope, subjects, objects):
        return []
    if claim.relation in OF_ERAS:
        return points.era_edges(claim.relation, subjects, claim.era, scope.timeline_of(subjects[0]))
    if claim.relation is not ClaimRelation.DATED:
        return points.edges(claim.relation, subjects, objects)
    try:
        span = day_span(claim.date)
    except ValueError:
        return []  # Reported when the pack is checked.  The order of everything else must not fail because of it.
    return points.date_edges(subjects, scope.timeline_of(subjects[0]), span)


def _has_all_objects(claim: Claim, objects: list[tuple[str, ...]]) -> bool:
    if claim.relation is ClaimRelation.DATED or claim.relation in OF_ERAS:
        return True
    return all(objects) and (len(objects) == 2 if claim.relation is ClaimRelation.BETWEEN else bool(objects))


def _is_on_one_timeline(
    claim: Claim, scope: Scope, subjects: tuple[str, ...], objects: list[tuple[str, ...]]
) -> bool:
    timelines = {scope.timeline_of(work) for works in (subjects, *objects) for work in works}
    return len(timelines) == 1 and claim.timeline in (MAIN, *timelines)
