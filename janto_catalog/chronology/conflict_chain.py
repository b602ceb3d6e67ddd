"""The loop of a conflict as a chain of works, with the steps of one series joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from janto_catalog.model.order import Conflict, Reason

Run = tuple[Reason, ...]
"""Neighbouring reasons of a loop with the same origin, such as the steps of one series."""


def conflict_runs(conflict: Conflict) -> list[Run]:
    """Return the reasons of the loop, neighbours with the same origin together."""
    return [tuple(run) for _, run in groupby(conflict.loop, key=lambda reason: reason.origin or reason.text)]


def conflict_chain(claim: Reason, runs: Sequence[Run]) -> list[str]:
    """Return the works where one run meets the next, from one end of the claim to the other.

    Empty if they do not form a chain.
    """
    touched = [{work for reason in run for work in reason.works} for run in runs]
    ends = set(claim.works)
    if not touched:
        return []
    if len(touched) == 1:
        works = [work for work in runs[0][0].works if work in ends]
        return works if len(works) == 2 else []
    joints = [works & next_works for works, next_works in pairwise(touched)]
    chain: list[str] = []
    for candidates in (touched[0] & ends, *joints, touched[-1] & ends):
        work = next(iter(sorted(candidates - set(chain))), None)
        if work is None:
            return []
        chain.append(work)
    return chain
