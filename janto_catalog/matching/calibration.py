"""How sure the program may say it is: the share found right of answers that were believed as much.

Evidence is added up as if each kind stood for itself, which makes too much of middling sums and cannot know that
the very work may be missing from the library.  So belief is read against what was found: every candidate offered
for some twelve thousand names of known and of left-out works, in bins of belief, monotone, with a little taken off
at the upper end for what nobody has thought of.  `tests/matching/test_calibration.py` finds it again.
"""

from __future__ import annotations

from bisect import bisect_right

from janto_catalog.model.certainty import SURE_FROM

#: What is linked without asking: a link says no less, and is called sure.
LINK_THRESHOLD = SURE_FROM

#: (belief, found right), as corners of a line.
_FOUND = ((0.0, 0.0), (0.1, 0.01), (0.3, 0.06), (0.5, 0.3), (0.65, 0.6), (0.9, 0.75), (0.9, LINK_THRESHOLD), (0.95, 0.98), (0.99, 0.995), (1.0, 0.999))  # fmt: skip
#: The same where something contradicts it.
_FOUND_CONTRADICTED = ((0.0, 0.0), (0.3, 0.05), (0.5, 0.12), (0.7, 0.3), (0.9, 0.6), (1.0, 0.7))


def confidence(belief: float, *, contradicted: bool) -> float:
    """The share of such answers found right, 0 ... 1; `belief` is a probability as the evidence adds up."""
    corners = _FOUND_CONTRADICTED if contradicted else _FOUND
    place = bisect_right(corners, (belief, 1.0))
    (low, least), (high, most) = corners[place - 1], corners[min(place, len(corners) - 1)]
    if high == low:
        return most
    return round(least + (most - least) * (belief - low) / (high - low), 3)
