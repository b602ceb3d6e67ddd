"""The certainty of a position in the story, in six steps, and of a link, in three.

This is the only table of the words that lists, pages and exports use; indicators are drawn from the step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.model.order import PlacementStatus, ReasonKind

# The window needs the words before it is first drawn; importing the dataclasses first would delay that.
if TYPE_CHECKING:
    from janto_catalog.model.order import Placement, Reason
    from janto_catalog.model.views import WorkRow

STATED, ONE_GAP, WITHIN, LIKELY, GUESS = 5, 4, 3, 2, 1
NO_SOURCE = "no source, by release date"
WORDS = {
    STATED: "stated",
    ONE_GAP: "fits one gap only",
    WITHIN: "fits several gaps",
    LIKELY: "likely",
    GUESS: "a guess",
    None: NO_SOURCE,
}
#: What each step says of a position, in a sentence.
MEANINGS = {
    STATED: "A source says so for certain, and no other place is left for it.",
    ONE_GAP: "What sources say leaves no other place for it among the other titles.",
    WITHIN: "What sources say leaves several places for it among the other titles. Which of them it has is a guess.",
    LIKELY: "A doubtful source, or the order of its series, puts it about here. Other places are left for it.",
    GUESS: "Its source only guesses that it belongs about here. Other places are left for it.",
    None: "No source says where it belongs. It is listed by its release date.",
}
#: A reason says nothing about the gaps between titles, so two of the steps have other words there.
REASON_WORDS = WORDS | {ONE_GAP: "nearly sure", WITHIN: "fairly sure"}


#: The lowest confidence of a link that is "sure" (made without asking) and of one that is "likely" (right more often
#: than wrong).
SURE_FROM, LIKELY_FROM = 0.95, 0.5


class Certainty(NamedTuple):
    """`step` is 5 (stated) to 1 (a guess), or None when no source says so; `words` is its text."""

    step: int | None
    words: str

    @property
    def explained(self) -> str:
        """What it says of a position: its words and a sentence."""
        return f"{self.words.capitalize()}: {MEANINGS[self.step]}"


def of_step(step: int | None) -> Certainty:
    """The certainty of a claim (5 to 1), or of None: no source."""
    return Certainty(step, WORDS[step]) if step in WORDS else Certainty(None, NO_SOURCE)


def of_placement(placement: Placement) -> Certainty:
    """The certainty of a placement, from its status and its strongest reason."""
    return _step(placement.status, max((reason.certainty or 0 for reason in placement.reasons), default=0))


def of_row(row: WorkRow) -> Certainty:
    """The certainty of the placement of a listed work."""
    return _step(row.placement_status, row.certainty or 0)


def of_reason(reason: Reason) -> Certainty:
    """The certainty of one reason; "likely" where it has no number, such as the assumed order of a series."""
    step = None if reason.kind is ReasonKind.TIE else reason.certainty or LIKELY
    return of_step(step)._replace(words=REASON_WORDS.get(step, NO_SOURCE))


def _step(status: str, certain: int) -> Certainty:
    """`certain` is the highest certainty among the reasons, 0 for none.

    A fixed position is as certain as its reason, one within a window is at most WITHIN, an assumed one is LIKELY.
    """
    if status == PlacementStatus.FIXED:
        return of_step(STATED if certain == STATED else ONE_GAP)
    if status == PlacementStatus.WINDOW:
        return of_step(min(WITHIN, certain or WITHIN))
    return of_step(LIKELY if status == PlacementStatus.ASSUMED else None)
