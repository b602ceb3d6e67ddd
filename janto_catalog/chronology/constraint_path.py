"""A way through the constraints of a solved view, as pairs of works with a reason each."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.chronology.constraints import Constraint
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.order import OrderedPair

PathEdge = tuple[int, int, int]
"""(tail, head, owner) between points."""


def ordered_pairs(ordered: OrderedView, path: Iterable[PathEdge], text: ReasonText) -> list[OrderedPair]:
    """Return the path as pairs of works: edges over days and eras become one reason."""
    work_of, constraints = ordered.solution.points.work_of, ordered.solution.constraints
    pairs: list[OrderedPair] = []
    begin: str | None = None
    between: list[Constraint] = []
    for tail, head, owner in path:
        if owner == STRUCTURAL:
            continue
        earlier, later, constraint = work_of[tail], work_of[head], constraints[owner]
        if earlier is not None:
            begin, between = earlier, []
        if constraint not in between:
            between.append(constraint)
        if begin is None or later is None or begin == later:
            continue
        reason = text.joined(between, (begin, later)) if len(between) > 1 else text.reason(constraint)
        pairs.append(OrderedPair(begin, later, reason))
    return pairs
