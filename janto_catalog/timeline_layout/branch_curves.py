"""The lines of branches: each leaves the story at a title, runs in a lane of its own, and rejoins or ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.model.timeline_contents import TimelineBranch

_LEAST_LENGTH = 96.0
_STEP = 32.0
_LEAD = 28.0


@dataclass(frozen=True, slots=True)
class BranchLine:
    """A branch in px: it runs from `begin` to `end`, and its titles are at `xs`.

    `leaves` and `rejoins` are where the titles are at which it does that, None where it does not.
    """

    begin: float
    end: float
    leaves: float | None
    rejoins: float | None
    xs: tuple[float, ...]


def branch_line(branch: TimelineBranch, main: Sequence[float]) -> BranchLine:
    """Return where a branch runs; `main` has the x of each title of the main line.

    A branch that has no end of its own is as long as its titles need.
    """
    leaves = None if branch.leaves is None else main[branch.leaves]
    rejoins = None if branch.rejoins is None else main[branch.rejoins]
    count = len(branch.titles)
    needed = max(_LEAST_LENGTH, _LEAD + _STEP * (count + 1))
    if leaves is not None:
        begin = leaves
        end = rejoins if rejoins is not None and rejoins > leaves else begin + needed
    elif rejoins is not None:
        begin, end = rejoins - needed, rejoins
    else:
        begin, end = main[0] if main else 0.0, (main[0] if main else 0.0) + needed
    if rejoins is not None and rejoins <= begin:
        rejoins = None
    share = (end - begin) / (count + 1)
    return BranchLine(
        begin, end, leaves, rejoins, tuple(begin + share * number for number in range(1, count + 1))
    )
