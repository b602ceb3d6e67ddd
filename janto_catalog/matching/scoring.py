"""The score of a comparison: all its evidence added up."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from janto_catalog.matching import weights
from janto_catalog.matching.calibration import confidence
from janto_catalog.matching.comparison import Comparison, contradicts_alone
from janto_catalog.matching.evidence import KINDS
from janto_catalog.model.files import Candidate, Evidence, Range


@dataclass(frozen=True, slots=True)
class ScoredWork:
    """A work that an item may be, with its evidence.

    score: the prior and all weights of the evidence, in log-odds.
    contradicted: a single piece of evidence speaks so much against it that only a person may link it.
    """

    work_id: str
    evidence: tuple[Evidence, ...]
    score: float
    contradicted: bool

    def with_evidence(self, *evidence: Evidence) -> ScoredWork:
        """Return the same work with more evidence."""
        return combine(self.work_id, (*self.evidence, *evidence))

    def confidence(self, share: float = 1.0) -> float:
        """Return how often such a match is right, 0 ... 1; `share` is its probability relative to its competitors."""
        return confidence(share * probability(self.score), contradicted=self.contradicted)

    def to_candidate(self, share: float = 1.0, part: Range | None = None) -> Candidate:
        """Return it as a candidate, the strongest evidence first."""
        strongest = sorted(self.evidence, key=lambda each: -abs(each.weight))
        return Candidate(self.work_id, self.confidence(share), tuple(strongest), part)


def score(comparison: Comparison) -> ScoredWork:
    """Score a comparison by every kind of evidence."""
    return combine(comparison.work.id, [each for kind in KINDS for each in kind.weigh(comparison)])


def combine(work_id: str, evidence: Iterable[Evidence]) -> ScoredWork:
    """Add up the evidence for a work; the order of the evidence does not change the score."""
    all_evidence = tuple(evidence)
    given = [each.weight for each in all_evidence]
    total = round(math.fsum((weights.PRIOR, *given)), weights.SCORE_DECIMALS_COUNT)
    return ScoredWork(work_id, all_evidence, total, any(map(contradicts_alone, all_evidence)))


def best_first(works: Iterable[ScoredWork]) -> list[ScoredWork]:
    """Sort by score; equal scores by id, so that the order of the input does not matter."""
    return sorted(works, key=lambda each: (-each.score, each.work_id))


def probability(score: float) -> float:
    """Return log-odds as a probability, never quite 1.

    >>> probability(0.0), probability(100.0)
    (0.5, 0.999)
    """
    bounded = max(-weights.MAX_SCORE, min(weights.MAX_SCORE, score))
    return min(weights.MAX_PROBABILITY_SHARE, 1 / (1 + math.exp(-bounded)))
