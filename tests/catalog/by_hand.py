"""Placements by hand for the tests, and a story in which only release dates order the titles."""

from __future__ import annotations

from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Ordering
from tests.chronology.stories import claim, make_story

LETTERS = "a b c d e f"
#: Each letter has a place, and only their releases order them.
PLACED = tuple(claim(f"end after {letter}") for letter in LETTERS.split())
FREE = make_story(f"{LETTERS} end", *PLACED)

Step = tuple[str, str, str]


def by_hand(step: Step, number: int) -> Claim:
    """The claim of a step, as a collector makes it."""
    subject, relation, other = step
    return Claim(
        f"{subject}:{relation}:{other}:you",
        subject,
        ClaimRelation(relation),
        (other,),
        (YOU.id,),
        5,
        directly=True,
        hand_number=number,
    )


def line(ordering: Ordering) -> list[str]:
    """The works in order."""
    return [place.work for place in ordering.placements]
