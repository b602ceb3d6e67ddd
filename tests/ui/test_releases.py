"""The other releases of a title, in one line of the detail."""

from __future__ import annotations

import pytest

from janto_catalog.model.kinds import Kind
from janto_catalog.model.releases import Release, main_release_date, sort_releases
from janto_catalog.model.story import Work
from janto_catalog.ui.labels import other_releases

THREE = Release("2008-02-13", "BBC Three", "UK", certainty=5)
TWO = Release("2008-02-20", "BBC Two", "UK", certainty=5)
AMERICA = Release("2008-03", "BBC America", "US", "cut for time")
RUMOUR = Release("2008-01", "BBC Three", "UK", certainty=1)


@pytest.mark.parametrize(
    ("releases", "line"),
    [
        ((), ""),
        ((THREE,), ""),
        ((THREE, TWO), "Also 20 Feb 2008, BBC Two"),
        ((AMERICA, THREE), "Also Mar 2008, BBC America, US, cut for time"),
        ((RUMOUR, THREE), "Also perhaps Jan 2008"),
        ((RUMOUR,), "Also perhaps Jan 2008, BBC Three, UK"),
    ],
)
def test_other_releases_leave_out_what_the_main_one_has(releases: tuple[Release, ...], line: str) -> None:
    work = Work(
        "reset",
        "Reset",
        Kind.TV_EPISODE,
        released=main_release_date(releases),
        releases=sort_releases(releases),
    )
    assert other_releases(work) == line
