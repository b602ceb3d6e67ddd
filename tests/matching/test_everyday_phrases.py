"""A show and a title of one word each may be an everyday phrase: a video called so is asked about."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.worlds import world

MINUTE = 60.0


@cache
def _harness_of(pack: str) -> MatchHarness:
    return MatchHarness(WorkIndex(world(pack)))


@pytest.mark.parametrize(
    ("pack", "path", "facts"),
    [
        ("harbour", "Videos/Storm in the harbour.mp4", film(45 * MINUTE)),
        ("harbour", "Videos/Home Harbour.mp4", film(45 * MINUTE)),
        ("harbour", "Photos/Harbour/Storm.mp4", film(45 * MINUTE)),
        ("harbour", "Photos/Sydney/Harbour - Bridge.mp4", film(45 * MINUTE)),
        ("evening", "Evening/Sunday Evening.mkv", film(42 * MINUTE)),
        ("evening", "Evening/2010-03-21 Sunday Evening.mkv", film(42 * MINUTE)),
        ("evening", "Evening/Winter Evening.mkv", None),
        # A show that is called by an everyday noun, in front of the title.
        ("harbour", "Videos/Harbour Storm.mp4", film(45 * MINUTE)),
        ("harbour", "Video/Harbour Bridge 2012.mp4", None),
        ("harbour", "Audio/Harbour Anchor.wav", sound(50 * MINUTE)),
        ("evening", "Video/Evening Tide.mp4", None),
        ("evening", "TV/Evening and Morning.mkv", None),
        ("evening", "Docs/Evening Paper 2012.pdf", None),
    ],
)
def test_a_phrase_is_asked_about(pack: str, path: str, facts: MediaFacts | None) -> None:
    assert _harness_of(pack).linked_works(path, facts) == []


@pytest.mark.parametrize(
    ("pack", "path", "facts", "works"),
    [
        ("harbour", "Videos/Harbour - Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Videos/Harbour/Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Videos/Harbour/Harbour Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Videos/Harbour.Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Audio/Harbour Anchor by Mirela Costin.mp3", sound(50 * MINUTE), ["ha-10-anchor"]),
        ("harbour", "Books/Harbour Salt.epub", None, ["hn-01-salt"]),
        ("harbour", "Videos/Harbour S01E06 Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Photos/Harbour/S01E06 Storm.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("harbour", "Videos/Harbour Storm 720p.mp4", film(45 * MINUTE), ["h1-06-storm"]),
        ("evening", "Evening/Evening - Sunday.mkv", film(47 * MINUTE), ["ev1-22-sunday"]),
        ("evening", "Evening/Evening Sunday.mkv", film(47 * MINUTE), ["ev1-22-sunday"]),
    ],
)
def test_a_name_that_says_more_is_linked(
    pack: str, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert _harness_of(pack).linked_works(path, facts) == works


def test_a_length_or_a_longer_title_says_which_it_is(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood Adam.avi", film(50 * MINUTE)) == ["tw-s02e05-adam"]
    assert harness.linked_works("Torchwood/Torchwood Adam.avi") == ["tw-s02e05-adam"]
    assert harness.linked_works("Torchwood Sleeper.avi") == ["tw-s02e02-sleeper"]
    assert harness.linked_works("Torchwood Ghost Machine.avi") == ["tw-s01e03-ghost-machine"]
    assert harness.linked_works("Pictures/Torchwood Ghost Machine.avi") == ["tw-s01e03-ghost-machine"]


def test_an_occasion_behind_a_title_of_one_word_may_be_another_title(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood - Disco anniversary special.mp3", sound(60 * MINUTE)) == []
    assert harness.linked_works("Torchwood - Disco (anniversary edition).mp3", sound(60 * MINUTE)) == [
        "bf-tw-83-disco"
    ]
