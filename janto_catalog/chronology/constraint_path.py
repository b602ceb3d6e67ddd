"""A way through the constraints of a solved view, as pairs of works with a reason each."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.order import OrderedPair

PathEdge = tuple[int, int, int]
"""(tail, head, owner) between points."""


def ordered_pairs(ordered: OrderedView, path: Iterable[PathEdge], text: ReasonText) -> list[OrderedPair]:
    """Return the path as pairs of works: two edges over a day become one reason with two dates."""
    work_of, constraints = ordered.solution.points.work_of, ordered.solution.constraints
    pairs: list[OrderedPair] = []
    dated: tuple[str, int] | None = None
    for tail, head, owner in path:
        if owner == STRUCTURAL:
            continue
        earlier, later = work_of[tail], work_of[head]
        if later is None and earlier is not None:
            dated = earlier, owner
        elif earlier is None and later is not None and dated is not None:
            reason = text.two_dates(constraints[dated[1]], constraints[owner], (dated[0], later))
            pairs.append(OrderedPair(dated[0], later, reason))
        elif earlier is not None and later is not None and earlier != later:
            pairs.append(OrderedPair(earlier, later, text.reason(constraints[owner])))
    return pairs
