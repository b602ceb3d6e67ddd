"""Link alone, ask or leave: a wrong link is ten times worse than a question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from janto_catalog.matching.weighing import Weighed
from janto_catalog.model.files import Outcome, Proposal, Stance

#: Log-odds from which a work is sure enough to link alone, and how far ahead of the next it must be.
_SURE, _AHEAD = 2.6, 2.5
#: Log-odds from which a work is worth asking about, and how far below the best the others may be.
_PLAUSIBLE, _NEAR = -3.0, 7.0
_OFFERED = 3


def decide(key: bytes, ranked: Sequence[Weighed], unknown: str) -> Proposal:
    """The outcome for one item from its works, best first; `unknown` says why when none is plausible."""
    plausible = [each for each in ranked if each.score >= max(_PLAUSIBLE, ranked[0].score - _NEAR)]
    if not plausible:
        return Proposal(key, Outcome.UNKNOWN, reason=unknown)
    total = sum(math.exp(min(each.score, 60.0)) for each in plausible)
    offered = tuple(each.candidate(math.exp(min(each.score, 60.0)) / total) for each in plausible[:_OFFERED])
    reason = doubt(plausible)
    if reason:
        return Proposal(key, Outcome.ASK, candidates=offered, reason=reason)
    return Proposal(key, Outcome.LINK, links=offered[:1], candidates=offered)


def doubt(ranked: Sequence[Weighed]) -> str:
    """Why the best may not be linked alone; "" when it may."""
    best = ranked[0]
    if best.contradicted:
        worst = min(
            (each for each in best.evidence if each.stance is Stance.AGAINST), key=lambda each: each.weight
        )
        return worst.text
    if best.score < _SURE:
        return "not enough speaks for it"
    if len(ranked) > 1 and best.score - ranked[1].score < _AHEAD:
        return "more than one title fits"
    return ""
