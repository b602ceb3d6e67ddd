"""The certainty of a placement: one table of words for the window, the command line and what is exported."""

from __future__ import annotations

import pytest

from janto_catalog.model.certainty import WORDS, Certainty, of_placement, of_reason, of_row
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.views import WorkRow

CASES = [
    (PlacementStatus.FIXED, 5, 5),
    (PlacementStatus.FIXED, 3, 4),
    (PlacementStatus.FIXED, None, 4),
    (PlacementStatus.WINDOW, 5, 3),
    (PlacementStatus.WINDOW, 2, 2),
    (PlacementStatus.WINDOW, 1, 1),
    (PlacementStatus.ASSUMED, None, 2),
    (PlacementStatus.TIE, 5, None),
    (PlacementStatus.UNPLACED, None, None),
]


@pytest.mark.parametrize(("status", "certain", "step"), CASES)
def test_a_placement_and_its_row_have_the_same_certainty(
    status: PlacementStatus, certain: int | None, step: int | None
) -> None:
    reason = Reason(ReasonKind.CLAIM, "A before B", "guide", certain)
    placement = Placement("a", 3, 1, 5, True, status, (reason,))
    row = WorkRow("a", "A", Kind.NOVEL, placement_status=status.value, certainty=certain)
    assert of_placement(placement) == of_row(row) == Certainty(step, WORDS[step])


def test_a_reason_without_a_number_is_likely_and_a_tie_has_no_source() -> None:
    assert of_reason(Reason(ReasonKind.ASSUMED, "in its series")).words == "likely"
    assert of_reason(Reason(ReasonKind.TIE, "by release")).words == "no source, by release date"
    assert of_reason(Reason(ReasonKind.CLAIM, "said", certainty=5)).words == "stated"
