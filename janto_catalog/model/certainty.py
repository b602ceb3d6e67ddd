"""How sure a place in the story is, as one step of six, and how sure a link is, as one of three words: what every
list, page and picture of it says.

The one table of words for this; a glyph is drawn from the step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.model.order import PlacementStatus, ReasonKind

# The window asks for words before its first picture: making all the rows' dataclasses first would be seen.
if TYPE_CHECKING:
    from janto_catalog.model.order import Placement, Reason
    from janto_catalog.model.views import WorkRow

STATED, ONE_GAP, WITHIN, LIKELY, GUESS = 5, 4, 3, 2, 1
NO_SOURCE = "no source, order of release"
WORDS = {
    STATED: "stated",
    ONE_GAP: "fits one gap only",
    WITHIN: "within a run",
    LIKELY: "likely",
    GUESS: "a guess",
    None: NO_SOURCE,
}


#: Confidence from which a link is "sure" (the program makes it without asking), and from which it is "likely" (right
#: more often than not).
SURE_FROM, LIKELY_FROM = 0.95, 0.5


class Certainty(NamedTuple):
    """`step` 5 ... 1, None when no source says anything and the order of release decides; `words` say the same."""

    step: int | None
    words: str


def of_step(step: int | None) -> Certainty:
    """The certainty that a source gives its own word (5 ... 1), or None for none."""
    return Certainty(step, WORDS[step]) if step in WORDS else Certainty(None, NO_SOURCE)


def of_placement(place: Placement) -> Certainty:
    """How sure a place is by what it rests on."""
    return _step(place.status, max((reason.certainty or 0 for reason in place.reasons), default=0))


def of_row(row: WorkRow) -> Certainty:
    """How sure the place of a listed title is."""
    return _step(row.sure, row.certainty or 0)


def of_reason(reason: Reason) -> Certainty:
    """How sure one reason is; likely where nobody says, as with the order of a series taken for the story's."""
    return of_step(None if reason.kind is ReasonKind.TIE else reason.certainty or LIKELY)


def _step(sure: str, certain: int) -> Certainty:
    """A place in one gap is as sure as what says so; one within a run is no surer than that; one that rests on
    the order of its series is likely."""
    if sure == PlacementStatus.FIXED:
        return of_step(STATED if certain == STATED else ONE_GAP)
    if sure == PlacementStatus.WINDOW:
        return of_step(min(WITHIN, certain or WITHIN))
    return of_step(LIKELY if sure == PlacementStatus.ASSUMED else None)
