"""The reasons of a placement without those that repeat what a stronger one says about the same works."""

from __future__ import annotations

from janto_catalog.model.order import Placement, Reason, ReasonKind

#: The kinds of reasons, the strongest first.
STRONGEST_FIRST = (ReasonKind.CLAIM, ReasonKind.STATE, ReasonKind.ASSUMED, ReasonKind.TIE)
_LESS_CERTAIN = 1


def distinct_reasons(placement: Placement) -> tuple[int, ...]:
    """Return the indexes of the reasons that do not repeat another one, in their order.

    Of several about the same other works the one of the strongest kind is kept, then the most certain one.  "Between A
    and B" repeats "after A", unless it is less certain by more than one level.  A reason without other works, as a
    date, is always kept.
    """
    kept: list[tuple[frozenset[str], Reason]] = []
    found = set[int]()
    others = [frozenset(reason.works) - {placement.work} for reason in placement.reasons]
    for index in sorted(range(len(others)), key=lambda each: _rank(placement.reasons[each], others[each])):
        reason = placement.reasons[index]
        if others[index] and any(_covers(one, about, reason, others[index]) for about, one in kept):
            continue
        kept.append((others[index], reason))
        found.add(index)
    return tuple(sorted(found))


def _rank(reason: Reason, others: frozenset[str]) -> tuple[int, bool, int, int]:
    # A reason with its own words for the row says that nothing comes in between.
    return (-len(others), not reason.relative, STRONGEST_FIRST.index(reason.kind), -(reason.certainty or 0))


def _covers(stronger: Reason, about: frozenset[str], reason: Reason, others: frozenset[str]) -> bool:
    if others == about:
        return True
    return others < about and (stronger.certainty or 0) + _LESS_CERTAIN >= (reason.certainty or 0)
