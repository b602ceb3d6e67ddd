"""Everything that is said of a work's place, followed or not: what disagrees stays in sight."""

from __future__ import annotations

from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.claims import Claim
from janto_catalog.model.order import Reason
from janto_catalog.model.story import Story


def claims_on(story: Story, work: str) -> tuple[tuple[Claim, Reason], ...]:
    """Each claim on `work` itself, as it is and in words: true and apparent, of the story and of single lives."""
    claims = [claim for claim in story.claims if claim.subject == work]
    words = ReasonText(story) if claims else None
    return tuple((claim, words.claim(claim)) for claim in claims) if words else ()
