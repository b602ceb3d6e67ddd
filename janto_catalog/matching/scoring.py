"""A case weighed: all its evidence added up."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from janto_catalog.matching.calibration import confidence
from janto_catalog.matching.comparison import CONTRADICTION, Case
from janto_catalog.matching.evidence import KINDS
from janto_catalog.model.files import Candidate, Evidence, Range

#: Before anything is seen, log-odds that an item is a given work it shares words with.
_PRIOR = -6.0
#: Scores are rounded to so many decimals, so that the order of the evidence cannot decide at a threshold.
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A work an item may be, with its evidence and their sum with the prior, in log-odds; `contradicted` when
    something speaks so much against it that only a person may link it."""

    work: str
    evidence: tuple[Evidence, ...]
    score: float
    contradicted: bool

    def plus(self, *evidence: Evidence) -> Weighed:
        """The same with more evidence."""
        return weighed(self.work, (*self.evidence, *evidence))

    def confidence(self, share: float = 1.0) -> float:
        """How sure it is; `share` of the belief is left to it beside its rivals."""
        return confidence(share * probability(self.score), contradicted=self.contradicted)

    def candidate(self, share: float = 1.0, part: Range | None = None) -> Candidate:
        """As a candidate, its strongest evidence first."""
        strongest = sorted(self.evidence, key=lambda each: -abs(each.weight))
        return Candidate(self.work, self.confidence(share), tuple(strongest), part)


def weigh(case: Case) -> Weighed:
    """Asks every kind of evidence."""
    return weighed(case.entry.id, [each for kind in KINDS for each in kind.weigh(case)])


def weighed(work: str, evidence: Iterable[Evidence]) -> Weighed:
    """Evidence added up."""
    listed = tuple(evidence)
    weights = [each.weight for each in listed]
    return Weighed(
        work,
        listed,
        round(math.fsum((_PRIOR, *weights)), _DECIMALS),
        min(weights, default=0.0) <= CONTRADICTION,
    )


def in_order(found: Iterable[Weighed]) -> list[Weighed]:
    """Best first; equals by id, so that the order of input does not matter."""
    return sorted(found, key=lambda each: (-each.score, each.work))


def probability(score: float) -> float:
    """Log-odds as a probability, never quite 1."""
    return min(0.999, 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
