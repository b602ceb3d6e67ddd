"""When a file that was not seen counts as missing.  A mark, never a deletion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import Skipped

_SCANS = 2
_MANY = 20
_SHARE = 5


class Verdict(StrEnum):
    """What to do about the files of a root that a scan did not see."""

    MARK = "mark"
    ASK = "ask"
    OFFLINE = "offline"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Vanished:
    """`missing` are ids to mark now, `once` ids not seen for the first time; both empty unless MARK.

    `reason` says in words why nothing is marked.
    """

    verdict: Verdict
    missing: tuple[int, ...] = ()
    once: tuple[int, ...] = ()
    reason: str = ""


def judge(
    vanished: Iterable[tuple[int, int]],
    known: int,
    skipped: Skipped,
    *,
    identified: bool,
    complete: bool = True,
    accepted: bool = False,
) -> Vanished:
    """Decide about `vanished`, pairs of (id, number of earlier scans that did not see it), moves taken out.

    `known` counts the files the root held and that were not missing already; `identified` says that the
    folder is the one meant; `complete` that the walk was not cancelled; `accepted` that the person said
    the files are gone, who then need not wait for a second scan.
    """
    gone = tuple(vanished)
    if not identified:
        return Vanished(Verdict.OFFLINE, reason="the folder there is not the one that was added")
    if skipped.errors or not complete:
        return Vanished(Verdict.DOUBT, reason="the folder could not be listed to its end")
    fresh = sum(scans == 0 for _, scans in gone)
    if not accepted and fresh > _MANY and fresh * _SHARE > known:
        return Vanished(Verdict.ASK, reason=f"{fresh} of {known} files are no longer there")
    wait = 1 if accepted else _SCANS
    missing = tuple(id_ for id_, scans in gone if scans + 1 >= wait)
    return Vanished(Verdict.MARK, missing, tuple(id_ for id_, scans in gone if scans + 1 < wait))
