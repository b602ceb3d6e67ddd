"""Link alone, ask or leave: a wrong link is ten times worse than a question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from janto_catalog.matching.calibration import LINK_THRESHOLD
from janto_catalog.matching.scoring import ScoredWork
from janto_catalog.model.files import Outcome, Proposal, Stance

#: Log-odds from which a work is worth asking about, and how far below the best the others may be.
_PLAUSIBLE, _NEAR = -3.0, 7.0
_OFFERED = 3


def decide(key: bytes, ranked: Sequence[ScoredWork], unknown: str) -> Proposal:
    """The outcome for one item from its works, best first; `unknown` says why when none is plausible."""
    plausible = [each for each in ranked if each.score >= max(_PLAUSIBLE, ranked[0].score - _NEAR)]
    if not plausible:
        return Proposal(key, Outcome.UNKNOWN, reason=unknown)
    shares = shares_of_belief(plausible)
    offered = tuple(
        each.to_candidate(share) for each, share in zip(plausible[:_OFFERED], shares, strict=False)
    )
    reason = why_not_link(plausible, shares[0])
    if reason:
        return Proposal(key, Outcome.ASK, candidates=offered, reason=reason)
    return Proposal(key, Outcome.LINK, links=offered[:1], candidates=offered)


def why_not_link(ranked: Sequence[ScoredWork], share: float | None = None) -> str:
    """Why the best, which has this share of the belief, may not be linked alone; "" when it may."""
    best = ranked[0]
    if best.confidence(shares_of_belief(ranked)[0] if share is None else share) >= LINK_THRESHOLD:
        return ""
    if best.contradicted:
        worst = min(
            (each for each in best.evidence if each.stance is Stance.AGAINST), key=lambda each: each.weight
        )
        return worst.text
    return "not enough speaks for it" if best.confidence() < LINK_THRESHOLD else "more than one title fits"


def shares_of_belief(ranked: Sequence[ScoredWork]) -> list[float]:
    """What share of the belief each of some rivals has."""
    odds = [math.exp(min(each.score, 60.0)) for each in ranked]
    total = sum(odds)
    return [each / total for each in odds]
