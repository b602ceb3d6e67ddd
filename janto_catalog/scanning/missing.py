"""When a file that was not seen counts as missing.  A mark, never a deletion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import Skipped

_NEEDED_SCANS = 2
_MANY_FILES = 20
_MANY_FRACTION = 5


class Verdict(StrEnum):
    """What to do about the files of a root that a scan did not see."""

    MARK = "mark"
    ASK = "ask"
    OTHER_FOLDER = "offline"
    INCOMPLETE = "doubt"


@dataclass(frozen=True, slots=True)
class MissingDecision:
    """`missing` are ids to mark now, `once` ids not seen for the first time; both empty unless MARK.

    `reason` says in words why nothing is marked.
    """

    verdict: Verdict
    missing: tuple[int, ...] = ()
    not_seen_once: tuple[int, ...] = ()
    reason: str = ""


def decide_missing(
    not_found: Iterable[tuple[int, int]],
    known_count: int,
    skipped: Skipped,
    *,
    found_count: int,
    is_same_folder: bool,
    complete: bool = True,
    accept_missing: bool = False,
) -> MissingDecision:
    """Decide about `vanished`, pairs of (id, number of earlier scans that did not see it), moves taken out.

    `known` counts the files the root held and that were not missing already, `found_again` those of them that are
    there now; `certain` says that the folder is the one meant, whatever it holds; `complete` that the walk was not
    cancelled; `accepted` that the person confirmed that the files are gone, which need no second scan then.
    """
    files = tuple(not_found)
    if known_count and not (found_count or is_same_folder or accept_missing):
        return MissingDecision(Verdict.OTHER_FOLDER, reason="the folder there is not the one that was added")
    if skipped.errors or not complete:
        return MissingDecision(Verdict.INCOMPLETE, reason="the folder could not be listed to its end")
    newly_missing = sum(scans == 0 for _, scans in files)
    many = newly_missing > _MANY_FILES and newly_missing * _MANY_FRACTION > known_count
    doubtful = not is_same_folder and newly_missing * 2 > known_count
    if not accept_missing and (many or doubtful):
        return MissingDecision(
            Verdict.ASK, reason=f"{newly_missing} of {known_count} files are no longer there"
        )
    needed_scans = 1 if accept_missing else _NEEDED_SCANS
    missing = tuple(id_ for id_, scans in files if scans + 1 >= needed_scans)
    return MissingDecision(
        Verdict.MARK, missing, tuple(id_ for id_, scans in files if scans + 1 < needed_scans)
    )
