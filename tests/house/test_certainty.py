"""How sure a place is: one table of words for the window, the command line and what is exported."""

from __future__ import annotations

import pytest

from janto_catalog.model.certainty import WORDS, Certainty, of_place, of_reason, of_row
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Place, Reason, ReasonKind, Sure
from janto_catalog.model.views import WorkRow

CASES = [
    (Sure.FIXED, 5, 5),
    (Sure.FIXED, 3, 4),
    (Sure.FIXED, None, 4),
    (Sure.WINDOW, 5, 3),
    (Sure.WINDOW, 2, 2),
    (Sure.WINDOW, 1, 1),
    (Sure.ASSUMED, None, 2),
    (Sure.TIE, 5, None),
    (Sure.UNPLACED, None, None),
]


@pytest.mark.parametrize(("sure", "certain", "step"), CASES)
def test_a_place_and_its_row_say_the_same(sure: Sure, certain: int | None, step: int | None) -> None:
    reason = Reason(ReasonKind.CLAIM, "A before B", "guide", certain)
    place = Place("a", 3, 1, 5, True, sure, (reason,))
    row = WorkRow("a", "A", Kind.NOVEL, sure=sure.value, certainty=certain)
    assert of_place(place) == of_row(row) == Certainty(step, WORDS[step])


def test_a_reason_nobody_gave_a_number_is_likely_and_a_tie_has_no_source() -> None:
    assert of_reason(Reason(ReasonKind.ASSUMED, "in its series")).words == "likely"
    assert of_reason(Reason(ReasonKind.TIE, "by release")).words == "no source, order of release"
    assert of_reason(Reason(ReasonKind.CLAIM, "said", certainty=5)).words == "stated"
