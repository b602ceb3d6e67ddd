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
    found_again: int,
    certain: bool,
    complete: bool = True,
    accepted: bool = False,
) -> Vanished:
    """Decide about `vanished`, pairs of (id, number of earlier scans that did not see it), moves taken out.

    `known` counts the files the root held and that were not missing already, `found_again` those of them that are
    there now; `certain` says that the folder is the one meant, whatever it holds; `complete` that the walk was not
    cancelled; `accepted` that the person confirmed that the files are gone, which need no second scan then.
    """
    gone = tuple(vanished)
    if known and not (found_again or certain or accepted):
        return Vanished(Verdict.OFFLINE, reason="the folder there is not the one that was added")
    if skipped.errors or not complete:
        return Vanished(Verdict.DOUBT, reason="the folder could not be listed to its end")
    fresh = sum(scans == 0 for _, scans in gone)
    many = fresh > _MANY and fresh * _SHARE > known
    doubtful = not certain and fresh * 2 > known
    if not accepted and (many or doubtful):
        return Vanished(Verdict.ASK, reason=f"{fresh} of {known} files are no longer there")
    wait = 1 if accepted else _SCANS
    missing = tuple(id_ for id_, scans in gone if scans + 1 >= wait)
    return Vanished(Verdict.MARK, missing, tuple(id_ for id_, scans in gone if scans + 1 < wait))
