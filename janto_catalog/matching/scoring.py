"""A case weighed: all its evidence added up."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from janto_catalog.matching.calibration import confidence
from janto_catalog.matching.comparison import CONTRADICTION, Comparison
from janto_catalog.matching.evidence import KINDS
from janto_catalog.model.files import Candidate, Evidence, Range

#: Before anything is seen, log-odds that an item is a given work it shares words with.
_PRIOR = -6.0
#: Scores are rounded to so many decimals, so that the order of the evidence cannot decide at a threshold.
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ScoredWork:
    """A work an item may be, with its evidence and their sum with the prior, in log-odds; `contradicted` when
    something speaks so much against it that only a person may link it."""

    work_id: str
    evidence: tuple[Evidence, ...]
    score: float
    contradicted: bool

    def with_evidence(self, *evidence: Evidence) -> ScoredWork:
        """The same with more evidence."""
        return combine(self.work_id, (*self.evidence, *evidence))

    def confidence(self, share: float = 1.0) -> float:
        """How sure it is; `share` of the belief is left to it beside its rivals."""
        return confidence(share * probability(self.score), contradicted=self.contradicted)

    def to_candidate(self, share: float = 1.0, part: Range | None = None) -> Candidate:
        """As a candidate, its strongest evidence first."""
        strongest = sorted(self.evidence, key=lambda each: -abs(each.weight))
        return Candidate(self.work_id, self.confidence(share), tuple(strongest), part)


def score(case: Comparison) -> ScoredWork:
    """Asks every kind of evidence."""
    return combine(case.work.id, [each for kind in KINDS for each in kind.weigh(case)])


def combine(work: str, evidence: Iterable[Evidence]) -> ScoredWork:
    """Evidence added up."""
    listed = tuple(evidence)
    weights = [each.weight for each in listed]
    return ScoredWork(
        work,
        listed,
        round(math.fsum((_PRIOR, *weights)), _DECIMALS),
        min(weights, default=0.0) <= CONTRADICTION,
    )


def best_first(found: Iterable[ScoredWork]) -> list[ScoredWork]:
    """Best first; equals by id, so that the order of input does not matter."""
    return sorted(found, key=lambda each: (-each.score, each.work_id))


def probability(score: float) -> float:
    """Log-odds as a probability, never quite 1."""
    return min(0.999, 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
