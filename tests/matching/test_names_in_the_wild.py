"""Names as release groups, shops and media managers of many countries write them."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, film


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - 1 сезон 3 серия.avi", "tw-s01e03-ghost-machine"),
        ("Torchwood 2. évad 6. rész.avi", "tw-s02e06-reset"),
        ("Torchwood seizoen 1 aflevering 11.avi", "tw-s01e11-combat"),
        ("Torchwood Staffel 1 Folge 8 German DVDRip.avi", "tw-s01e08-they-keep-killing-suzie"),
        ("Torchwood.1x09.Temporada.1.Cap.109.Castellano.avi", "tw-s01e09-random-shoes"),
        ("Torchwood - Temporada 2 [HDTV][Cap.205][Spanish].avi", "tw-s02e05-adam"),
    ],
)
def test_an_episode_is_linked_by_numbers_in_any_language(harness: MatchHarness, name: str, work: str) -> None:
    seconds = harness.index.works[work].record.runtime
    assert seconds
    assert harness.linked_works(name, film(seconds)) == [work]


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("Torchwood S01E03 (2x06).mkv", {"tw-s01e03-ghost-machine", "tw-s02e06-reset"}),
        ("Torchwood 2 knarf 6 blorp.mkv", {"tw-s02e06-reset"}),
        ("Torchwood Temporada 1 [Cap.206].avi", {"tw-s02e06-reset"}),
    ],
)
def test_numbers_that_disagree_or_mean_something_unknown_are_asked(
    harness: MatchHarness, name: str, works: set[str]
) -> None:
    proposal = harness.match_one(name, film(2900))
    assert proposal.outcome is Outcome.ASK
    assert works <= {each.work for each in proposal.candidates}


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - S00E04 - Weevil Fight Club.mkv", "tw-decl-s01e11"),
        ("Torchwood - S00E17 - Children of Earth - Day Three.mkv", "tw-s03e03-coe-day-three"),
        ("Torchwood.Miracle.Day.S01E03.720p.mkv", "tw-s04e03-dead-of-night"),
        ("Torchwood - Children of Earth - 1x02.mkv", "tw-s03e02-coe-day-two"),
    ],
)
def test_season_0_and_a_season_kept_as_a_show_are_found(harness: MatchHarness, name: str, work: str) -> None:
    seconds = harness.index.works[work].record.runtime or 600
    assert harness.linked_works(name, film(seconds)) == [work]


@pytest.mark.parametrize(
    "name",
    [
        "Grimm - 2 сезон 11 серия.avi",
        "Grimm Torchwooden 1. évad 9. rész.avi",
        "Torchwood - S00E02.mkv",
        "Grimm.Miracle.Day.S01E04.mkv",
    ],
)
def test_another_show_or_no_title_is_not_linked(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name, film(2900)).outcome is not Outcome.LINK
