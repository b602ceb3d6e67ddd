"""Where to begin: with the first title of the story, unless it looks back from later ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from janto_catalog.catalog.beginnings import count_looking_back


@pytest.mark.parametrize(
    ("released", "passed"),
    [
        ([], 0),
        (["2006"], 0),
        (["2006", "2007", "2008"], 0),
        (["2016", "2006", "2007", "2015", "2008"], 1),
        (["2016", "2015", "2006", "2007", "2008", "2009"], 2),
        (["2016-02", "2006-10", "2016-03"], 0),
        (["2016", "2016-01", "2016-02", "2008"], 1),
        ([None, "2006", "2007"], 0),
        (["2016", None, None, "2006"], 0),
        (["2006", "2006", "2006"], 0),
    ],
)
def test_titles_that_came_out_after_most_later_ones_are_passed_over(
    released: Sequence[str | None], passed: int
) -> None:
    assert count_looking_back(released) == passed


def test_a_late_first_release_does_not_hide_the_story_before_it() -> None:
    assert count_looking_back([*(f"2015-{month:02}" for month in range(1, 13)), "2011"]) == 0
