"""What differs between two lists of claims, most of which are the same objects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import is_

from janto_catalog.model.claims import Claim

MOST = 50
"""With more changes than this it is as fast to start anew."""


def claim_changes(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[list[Claim], list[Claim]] | None:
    """Return the claims that only `old` has and those that only `new` has; None if they are many."""
    first = _first_difference(old, new)
    # What follows the last difference is not looked at either; neither list is shorter than what both begin with.
    same = _first_difference(
        old[: first - 1 if first else None : -1], new[: first - 1 if first else None : -1]
    )
    gone, come = ({id(claim): claim for claim in each[first : len(each) - same]} for each in (old, new))
    if len(gone) + len(come) != len(old) + len(new) - 2 * (first + same):
        return None  # One of them is there twice.
    if abs(len(gone) - len(come)) > MOST:
        return None
    removed = [claim for name, claim in gone.items() if name not in come]
    added = [claim for name, claim in come.items() if name not in gone]
    return None if len(removed) + len(added) > MOST else (removed, added)


def _first_difference(old: Sequence[Claim], new: Sequence[Claim]) -> int:
    same = list(map(is_, old, new))
    return len(same) if all(same) else same.index(False)


def key_in_rank(claim: Claim) -> tuple[int, str]:
    """Return what decides between two true claims of one rank, unless they have the same id: the lowest key is first."""
    return -claim.hand_number, claim.id


def with_claim_changes(
    claims: Sequence[Claim], removed: Iterable[Claim], added: Iterable[Claim]
) -> list[Claim] | None:
    """Return `claims`, which are in the order of their keys, with some removed and some added.

    None if two of them have the same key: then more than that decides.
    """
    changed = list(claims)
    for claim in removed:
        at = bisect_left(changed, key_in_rank(claim), key=key_in_rank)
        if at == len(changed) or changed[at] is not claim:
            return None
        del changed[at]
    for claim in added:
        at = bisect_left(changed, key_in_rank(claim), key=key_in_rank)
        if at < len(changed) and key_in_rank(changed[at]) == key_in_rank(claim):
            return None
        changed.insert(at, claim)
    return changed
