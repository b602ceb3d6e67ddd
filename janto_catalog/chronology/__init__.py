"""Where each work stands in the story, and why: pure functions over `janto_catalog.model` (design, section 5)."""

from janto_catalog.chronology.dates import date_words, day_span, release_key
from janto_catalog.chronology.ordering import contradictions, order
from janto_catalog.chronology.reason_text import CERTAINTY_WORDS
from janto_catalog.chronology.work_claims import claims_on
from janto_catalog.chronology.why import Proved, proved, why

__all__ = [
    "CERTAINTY_WORDS",
    "Proved",
    "contradictions",
    "date_words",
    "day_span",
    "order",
    "proved",
    "release_key",
    "claims_on",
    "why",
]
