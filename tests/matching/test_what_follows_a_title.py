"""Words behind a title that number and show agree with, other numbers and years, and albums of others: each is asked about."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.make_items import shipped

MINUTE = 60.0
EPISODE, HOUR = film(50 * MINUTE), sound(60 * MINUTE)
ADAM, MEAT, SYNC = ["tw-s02e05-adam"], ["tw-s02e04-meat"], ["bf-tw-27-sync"]


@cache
def harness() -> MatchHarness:
    return MatchHarness(WorkIndex(shipped()))


def drama(**tags: object) -> MediaFacts:
    return sound(60 * MINUTE, title="Sync", **tags)


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # It may be about the story, or the rest of another title.
        ("Torchwood 2x05 Adam tweetalong.mkv", EPISODE, []),
        ("Torchwood 2x05 Adam Q&A.mkv", EPISODE, []),
        ("Torchwood 2x05 Adam with Bob and Alice.mkv", EPISODE, []),
        ("Torchwood 2x05 Adam pt1 of my rewatching.mkv", EPISODE, []),
        ("Torchwood 2x05 - The Adam Project.mkv", EPISODE, []),
        ("Torchwood 2x05 Adam-12.mkv", EPISODE, []),
        # Codes of languages and groups, words apart, and several titles.
        ("Torchwood 2x05 Adam.mkv", EPISODE, ADAM),
        ("Torchwood 2x05 Adam PL.mkv", EPISODE, ADAM),
        ("Torchwood 2x05 Adam CZ titulky.avi", EPISODE, ADAM),
        ("Torchwood.2x05.Adam.HUNSUB.720p.mkv", EPISODE, ADAM),
        ("Torchwood 2x05 Adam SDTV.avi", EPISODE, ADAM),
        ("Torchwood 2x05 Adam_360p.mp4", EPISODE, ADAM),
        ("Torchwood 2x05 Adam (somebody).mkv", EPISODE, ADAM),
        (
            "Torchwood - S02E12-E13 - Fragments + Exit Wounds.mkv",
            film(96 * MINUTE),
            ["tw-s02e12-fragments", "tw-s02e13-exit-wounds"],
        ),
        # The number of another story, in front of a title.
        ("Torchwood 205 Meat.mkv", EPISODE, []),
        ("Torchwood 12 - Meat.mkv", EPISODE, []),
        ("Torchwood 28 Sync.mp3", HOUR, []),
        ("Torchwood 204 Meat.mkv", EPISODE, MEAT),
        ("Torchwood 4 - Meat.mkv", EPISODE, MEAT),
        ("Torchwood 27 Sync.mp3", HOUR, SYNC),
        ("12 - Torchwood - Sync.mp3", HOUR, SYNC),
        ("Torchwood One - Machines.m4b", sound(200 * MINUTE), ["bf-tw1-machines"]),
        # A film of another year; a show or a file has a year, too.
        ("Torchwood/Films/Adrift (2018).mkv", film(49 * MINUTE), []),
        ("Torchwood/Films/Adrift (2008).mkv", film(49 * MINUTE), ["tw-s02e11-adrift"]),
        ("Torchwood - 2x11 - Adrift (2012).mkv", film(49 * MINUTE), ["tw-s02e11-adrift"]),
        # Artist and album of somebody else.
        ("Torchwood Sync.mp3", drama(artists=("Lady Gaga",), album="Bernice Summerfield"), []),
        ("Torchwood Sync.mp3", drama(artists=("Lady Gaga",), album="Torchwood: Sync"), SYNC),
        ("Torchwood Sync.mp3", drama(album="Audio Dramas"), SYNC),
    ],
)
def test_what_may_be_something_else_is_asked_about(path: str, facts: MediaFacts, works: list[str]) -> None:
    found = harness().match_one(path, facts)
    assert [link.work for link in found.links] == works, found
