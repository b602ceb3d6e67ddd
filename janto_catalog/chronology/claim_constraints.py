"""From the claims of a story to statements: whose word each is, which works it is about, whether it counts here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, Points, rank
from janto_catalog.chronology.dates import day_span
from janto_catalog.chronology.graph import Edge
from janto_catalog.chronology.scope import MAIN, Scope
from janto_catalog.model.claims import Claim, Layer, Placing, Source

USER_SOURCE = "user"
_RELATIONS_WITH_ENDS = (Placing.DURING, Placing.SAME_TIME)
_FIXED_KEY = attrgetter("id", "subject", "relation", "objects", "date", "sources", "certainty", "reason")


def layer_of(sources: tuple[str, ...], layers: dict[str, Layer]) -> Layer:
    """The strongest layer of `sources`; what no known source says is unverified."""
    return min((layers[source] for source in sources if source in layers), default=Layer.UNVERIFIED)


def source_layers(sources: Iterable[Source]) -> dict[str, Layer]:
    """The layer of each source, your own word among them."""
    return {source.id: source.layer for source in sources} | {USER_SOURCE: Layer.USER}


def true_claims(claims: Iterable[Claim], axis: str) -> list[Claim]:
    """The claims of `axis` that are meant to be true, in the fixed order that decides inside a rank."""
    meant = [claim for claim in claims if claim.axis == axis and not claim.apparent]
    by_id = {claim.id: claim for claim in meant}
    if len(by_id) == len(meant):
        return [by_id[name] for name in sorted(by_id)]
    return sorted(meant, key=_FIXED_KEY)


def works_with_ends(claims: Iterable[Claim], ground: Scope) -> Iterator[str]:
    """The works whose start and end `claims` tell apart."""
    for claim in claims:
        if claim.relation in _RELATIONS_WITH_ENDS:
            for named in (claim.subject, *claim.objects):
                yield from ground.leaves_of(named)


def claim_constraints(
    claims: Iterable[Claim], layers: dict[str, Layer], ground: Scope, points: Points, *, across: bool = False
) -> Iterator[Constraint]:
    """A statement for each claim whose works all have a place, on one line of the story unless `across` is given."""
    known: dict[tuple[str, ...], tuple[Layer, int]] = {}
    branched, standing, plain = ground.branches.keys(), ground.leaves, points.simple_edges
    for claim in claims:
        subject, objects = claim.subject, claim.objects
        links = None
        if across or (claim.timeline == MAIN and not (branched and branched & {subject, *objects})):
            links = plain(claim.relation, subject, objects)
        if links is None:
            links = _claim_edges(claim, ground, points, across)
        if links:
            if claim.sources not in known:
                layer = layer_of(claim.sources, layers)
                known[claim.sources] = layer, rank(layer, 0)
            layer, lowest = known[claim.sources]
            yield Constraint(layer, lowest - claim.certainty, claim, standing[subject], links)


def _claim_edges(claim: Claim, ground: Scope, points: Points, across: bool) -> list[Edge]:
    """The links of a claim; none when a work of it has no place or lies on another line of the story."""
    subjects = ground.leaves_of(claim.subject)
    objects = [ground.leaves_of(named) for named in claim.objects]
    if not subjects or not _has_all_objects(claim, objects):
        return []
    if not across and not _on_one_timeline(claim, ground, subjects, objects):
        return []
    if claim.relation is not Placing.DATED:
        return points.edges(claim.relation, subjects, objects)
    try:
        span = day_span(claim.date)
    except ValueError:
        return []  # The check of a pack names it; an order is not the place to fail on it.
    return points.date_edges(subjects, ground.timeline_of(subjects[0]), span)


def _has_all_objects(claim: Claim, objects: list[tuple[str, ...]]) -> bool:
    if claim.relation is Placing.DATED:
        return True
    return all(objects) and (len(objects) == 2 if claim.relation is Placing.BETWEEN else bool(objects))


def _on_one_timeline(
    claim: Claim, ground: Scope, subjects: tuple[str, ...], objects: list[tuple[str, ...]]
) -> bool:
    """No order holds across branches, but for where they leave and rejoin."""
    lines = {ground.timeline_of(work) for works in (subjects, *objects) for work in works}
    return len(lines) == 1 and claim.timeline in (MAIN, *lines)
