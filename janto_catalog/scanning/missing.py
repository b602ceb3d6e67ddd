"""Decide when a file that was not found counts as missing.  Missing files are marked, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import Skipped

_NEEDED_SCANS = 2
_MANY_FILES = 20
_MANY_FRACTION = 5


class MissingOutcome(StrEnum):
    """What happens to the known files of a root that a scan did not find."""

    MARK = "mark"
    ASK = "ask"
    OTHER_FOLDER = "other folder"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class MissingDecision:
    """`missing` are the ids to mark as missing, `not_seen_once` those not found for the first time.

    Both are empty unless `outcome` is MARK; `reason` explains why.
    """

    outcome: MissingOutcome
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
    """Decide about `not_found`: pairs of (id, number of earlier scans that did not find it), without moved files.

    `known_count` is the number of files that were not missing before, `found_count` how many of them were found.
    `is_same_folder` is True when the folder is certainly the one that was added; `complete` when the walk was not
    cancelled; `accept_missing` when the user confirmed that the files are gone, so that no second scan is needed.
    """
    files = tuple(not_found)
    if known_count and not (found_count or is_same_folder or accept_missing):
        return MissingDecision(MissingOutcome.OTHER_FOLDER, reason="a different folder is at this path")
    if skipped.errors or not complete:
        return MissingDecision(MissingOutcome.INCOMPLETE, reason="the folder could not be listed completely")
    newly_missing = sum(scans == 0 for _, scans in files)
    many = newly_missing > _MANY_FILES and newly_missing * _MANY_FRACTION > known_count
    mostly_missing = not is_same_folder and newly_missing * 2 > known_count
    if not accept_missing and (many or mostly_missing):
        return MissingDecision(
            MissingOutcome.ASK, reason=f"{newly_missing} of {known_count} files are no longer there"
        )
    needed_scans = 1 if accept_missing else _NEEDED_SCANS
    missing = tuple(id_ for id_, scans in files if scans + 1 >= needed_scans)
    return MissingDecision(
        MissingOutcome.MARK, missing, tuple(id_ for id_, scans in files if scans + 1 < needed_scans)
    )
