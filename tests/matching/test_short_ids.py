"""Packs whose ids begin with short words and whose series declare no show."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Series, Story, Work
from tests.matching.harness import MatchHarness


@pytest.mark.parametrize(
    "ids", [("dr-no",), ("up",), ("fc",), ("dr-no", "from-russia"), ("a-up-1", "a-up-2")]
)
def test_ids_of_short_words_need_no_show(ids: tuple[str, ...]) -> None:
    series = Series("films", "Secret agent films", Kind.FILM)
    works = tuple(Work(each, f"Story of {each}", Kind.FILM, series="films") for each in ids)
    harness = MatchHarness(WorkIndex(Story(works=works, series=(series,))))
    assert harness.linked_works(f"Secret agent films/Story of {ids[0]}.mkv") == [ids[0]]


def test_a_work_of_no_series_needs_no_show() -> None:
    harness = MatchHarness(WorkIndex(Story(works=(Work("up", "Balloons Above", Kind.FILM),))))
    assert harness.candidate_works("Balloons Above.mkv") == {"up"}
