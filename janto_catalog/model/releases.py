"""Release dates of a work: often several, from several sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.model.dates import release_key

DOUBTFUL = 2
"""A release with this certainty or less counts only where no better one is known."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a work, as its sources give it.

    `date` is ISO 8601 of any precision, `by` the channel, publisher or shop, `country` where; `certainty` as in a
    claim; `note` distinguishes it from the other releases ("on CD", "by another list").
    """

    date: str
    by: str = ""
    country: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    certainty: int = 3
    said_at: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether it counts only where no better release is known."""
        return self.certainty <= DOUBTFUL


def main_release_date(releases: Sequence[Release]) -> str | None:
    """The date that counts as a work's release: the earliest that is not doubtful, else the earliest; None for none.

    A month or a year comes after the days in it: "2008-02-13" is earlier than "2008-02".
    """
    surer = [release for release in releases if not release.doubtful]
    return min((release.date for release in surer or releases), key=release_key, default=None)


def sort_releases(releases: Sequence[Release]) -> tuple[Release, ...]:
    """`releases` from the earliest to the latest, a month or a year after the days in it."""
    return tuple(sorted(releases, key=lambda release: release_key(release.date)))
