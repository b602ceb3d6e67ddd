"""All claims about one work, followed or not, so that disagreement stays visible."""

from __future__ import annotations

from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.claims import Claim
from janto_catalog.model.order import Reason
from janto_catalog.model.story import Story


def claim_text(story: Story, claim: Claim, *, brief: str = "") -> Reason:
    """Return the sentence of a claim, which need not be one of `story`; the title of `brief` is without its series."""
    return ReasonText(story, brief).claim(claim)


def claims_on(story: Story, work: str) -> tuple[tuple[Claim, Reason], ...]:
    """Return each claim on `work` and its sentence: true and apparent, of the story and of characters' lives."""
    claims = [claim for claim in story.claims if claim.subject == work]
    text = ReasonText(story) if claims else None
    return tuple((claim, text.claim(claim)) for claim in claims) if text else ()
