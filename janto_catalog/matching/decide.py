"""The decision about one item: link it, ask about it or leave it unknown.  A wrong link is ten times worse than a question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from janto_catalog.matching import weights
from janto_catalog.matching.calibration import LINK_THRESHOLD
from janto_catalog.matching.scoring import ScoredWork
from janto_catalog.model.files import Outcome, Proposal, Stance


def decide(key: bytes, works: Sequence[ScoredWork], unknown_reason: str) -> Proposal:
    """Decide about the item `key` by its works, the best first; `unknown_reason` is used when none is plausible."""
    plausible = [
        each for each in works if each.score >= max(weights.PLAUSIBLE, works[0].score - weights.FAR_BEHIND)
    ]
    if not plausible:
        return Proposal(key, Outcome.UNKNOWN, reason=unknown_reason)
    shares = relative_probabilities(plausible)
    candidates = tuple(
        each.to_candidate(share)
        for each, share in zip(plausible[: weights.MAX_CANDIDATES_COUNT], shares, strict=False)
    )
    reason = why_not_link(plausible, shares[0])
    if reason:
        return Proposal(key, Outcome.ASK, candidates=candidates, reason=reason)
    return Proposal(key, Outcome.LINK, links=candidates[:1], candidates=candidates)


def why_not_link(works: Sequence[ScoredWork], share: float | None = None) -> str:
    """Return why the best of some works may not be linked without asking; "" when it may.

    share: its relative probability, computed when it is not given.
    """
    best = works[0]
    if best.confidence(relative_probabilities(works)[0] if share is None else share) >= LINK_THRESHOLD:
        return ""
    if best.contradicted:
        against = (each for each in best.evidence if each.stance is Stance.AGAINST)
        return min(against, key=lambda each: each.weight).text
    if best.confidence() < LINK_THRESHOLD:
        return "too little evidence"
    return "more than one title fits"


def relative_probabilities(works: Sequence[ScoredWork]) -> list[float]:
    """Return the probability of each of some competing works relative to the others; they add up to 1."""
    odds = [math.exp(min(each.score, weights.MAX_COMPARED_SCORE)) for each in works]
    total = sum(odds)
    return [each / total for each in odds]
