"""Confidence: how often matches with the same computed probability were right.

Evidence is added up as if each kind were independent of the others.  This overstates middling sums, and it cannot
know that the work itself may be missing from the index.  So probability is read against what was measured: every
candidate offered for some twelve thousand names, also of works that were left out, in bins of probability, without a
step down, and a little lower at the upper end for names that nobody has thought of.
`python -m tests.matching.calibrate` measures it again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from janto_catalog.matching.calibration_table import CONTRADICTED, SUPPORTED
from janto_catalog.model.certainty import SURE_FROM

#: The confidence from which a work is linked without asking; such a match is called sure.
LINK_THRESHOLD = SURE_FROM

Table = Sequence[tuple[float, float]]


def confidence(probability: float, *, contradicted: bool) -> float:
    """Return the share of matches that were right, 0 ... 1, by the probability that the evidence adds up to, 0 ... 1."""
    return interpolate(CONTRADICTED if contradicted else SUPPORTED, probability)


def interpolate(table: Table, probability: float) -> float:
    """Return the value of a table at a probability, between its points, rounded to three decimals.

    >>> interpolate(((0.0, 0.0), (0.5, 0.2), (1.0, 0.8)), 0.75)
    0.5
    """
    index = bisect_right(table, (probability, 1.0))
    (left, low), (right, high) = table[index - 1], table[min(index, len(table) - 1)]
    if right == left:
        return high
    return round(low + (high - low) * (probability - left) / (right - left), 3)
