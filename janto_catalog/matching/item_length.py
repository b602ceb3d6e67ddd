"""How well the length of an item agrees with the known length of a work."""

from __future__ import annotations

from janto_catalog.matching import length_weights
from janto_catalog.model.files import Evidence

#: How the texts of evidence from the length start.
LENGTH, ONLY = "length", "it is only"


def is_from_length(evidence: Evidence) -> bool:
    """Whether evidence comes from the length of the item."""
    return evidence.text.startswith((LENGTH, ONLY))


def length_agreement(seconds: float, known: float) -> float:
    """Return the weight of a length against a known one, both in seconds, in log-odds.

    Known lengths in whole minutes are rounded, so that only others can agree to the second.

    >>> length_agreement(3001, 2999), length_agreement(1500, 3000)
    (3.0, -3.5)
    """
    apart = abs(seconds - known)
    share = apart / known
    if known % 60 and apart <= length_weights.LENGTH_EXACT_SECONDS:
        return length_weights.LENGTH_EXACT
    if apart <= max(length_weights.LENGTH_CLOSE_SECONDS, length_weights.LENGTH_CLOSE_SHARE * known):
        return length_weights.LENGTH_CLOSE
    if share <= length_weights.LENGTH_NEAR_SHARE or apart <= length_weights.LENGTH_NEAR_SECONDS:
        return length_weights.LENGTH_NEAR
    if share <= length_weights.LENGTH_UNCLEAR_SHARE or apart <= length_weights.LENGTH_UNCLEAR_SECONDS:
        return 0.0
    if share <= length_weights.LENGTH_OFF_SHARE:
        return length_weights.LENGTH_OFF
    excerpt = share >= length_weights.LENGTH_EXCERPT_SHARE and seconds <= known
    return length_weights.LENGTH_EXCERPT if excerpt else length_weights.LENGTH_DIFFERS
