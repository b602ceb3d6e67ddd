"""Shows that are called by a common noun: another show, a phrase or a series in brackets has the noun too."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film
from tests.matching.worlds import all_worlds, world

MINUTE = 60.0


@cache
def harness_of(name: str) -> MatchHarness:
    return MatchHarness(WorkIndex(all_worlds() if name == "all" else world(name)))


@pytest.mark.parametrize(
    ("name", "path", "work"),
    [
        # Another series in brackets.
        ("harbour", "Books/Salt (Harbour Lights #1).epub", ""),
        ("harbour", "Books/Salt (Safe Harbour, Book 1).epub", ""),
        ("harbour", "Books/1912 (Pearl Harbour Trilogy #2).epub", ""),
        ("harbour", "Audio/Zero (Safe Harbour #8).m4b", ""),
        ("harbour", "TV/Blood (Harbour Lights S01E07).mkv", ""),
        ("harbour", "TV/Storm (Sydney Harbour Patrol 1x06).mkv", ""),
        ("harbour", "Books/Salt (Harbour #1).epub", "hn-01-salt"),
        ("harbour", "Books/Salt (Harbour) [retail].epub", "hn-01-salt"),
        ("evening", "Books/Silence (Evening Star #14).epub", ""),
        ("evening", "Books/Silence (Evening #14).epub", "evn-14-silence"),
        ("evening", "Books/Garden (Evening Primrose Book 12).epub", ""),
        ("evening", "Books/Inheritance (Good Evening #7).epub", ""),
        # A phrase: the number and the title are those of another show.
        ("harbour", "TV/In Harbour/In Harbour S01E02.mkv", ""),
        ("harbour", "TV/Home to Harbour S01E04.mkv", ""),
        ("harbour", "TV/On the Harbour/On the Harbour S01E04 - The Regatta.mkv", ""),
        ("harbour", "TV/To Harbour - Home.mkv", ""),
        ("harbour", "Books/Of Harbour - Salt.epub", ""),
        ("harbour", "Audio/To Harbour/07 Mercy.mp3", ""),
        ("harbour", "Audio/At the Harbour - Mercy.mp3", ""),
        ("harbour", "TV/The Harbour S01E04.mkv", "h1-04-home"),
        ("harbour", "TV/Home from Harbour S01E04.mkv", "h1-04-home"),
        ("evening", "TV/An Evening With/An Evening With S01E05 - Billy Connolly.mkv", ""),
        ("evening", "TV/An Evening with Noel Coward/Season 1/07 Ladder.mkv", ""),
        ("evening", "TV/The One Evening S02E07 - Paul.mkv", ""),
        ("evening", "TV/One Evening in May S01E05.mkv", ""),
        ("evening", "TV/By Evening S01E05.mkv", ""),
        ("evening", "TV/Evening S01E05.mkv", "ev1-05-bread"),
        ("all", "TV/In Harbour/In Harbour S01E02 - Almost Perfect.mkv", ""),
        ("all", "TV/Evening at the Harbour S01E04.mkv", ""),
        # Two shows in one folder, and both have a story of this title.
        ("all", "Books/Torchwood & The Quill Agency/Almost Perfect.epub", ""),
        # Two shows in one name.
        ("all", "TV/Harbour and Evening - Trust.mkv", ""),
        ("all", "TV/Harbour - Trust.mkv", "h1-05-trust"),
        ("all", "TV/Evening - Trust.mkv", "ev2-21-trust"),
        # Sounds of what the show is called after.
        ("harbour", "Audio/Sound effects/Harbour - Anchor.wav", ""),
        ("harbour", "Audio/Harbour - Anchor.wav", "ha-10-anchor"),
        ("evening", "Audio/Field recordings/Evening, Gulls.wav", ""),
    ],
)
def test_a_noun_is_the_show_only_where_it_stands_alone(name: str, path: str, work: str) -> None:
    assert harness_of(name).linked_works(path) == ([work] if work else [])


def test_neither_does_a_length_make_a_phrase_the_show() -> None:
    facts: MediaFacts = film(45 * MINUTE)
    path = "TV/An Evening In With S01E06 - Johnny Cash.mkv"
    assert harness_of("evening").linked_works(path, facts) == []
