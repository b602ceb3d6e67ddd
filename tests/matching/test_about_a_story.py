"""What is about a story, or goes with it, is not the story: clips, posters, podcasts, music, guides."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound

MINUTE = 60.0


@pytest.mark.parametrize(
    "path",
    [
        "Clips - Torchwood - Captain Jack Harkness.mp4",
        "Torchwood - Children of Earth_ Day Three - Clip.mkv",
        "Torchwood - Exit Wounds [clip].mkv",
        "Poster - Torchwood - They Keep Killing Suzie.mp4",
        "Torchwood - Exit Wounds [Special Features].mp4",
        "Torchwood - Dead Man Walking - Special Features.mkv",
        "Torchwood - Dead Man Walking - Q and A.mkv",
        "Torchwood - The Middle Men [Q&A].mp4",
        "Torchwood - Everything Changes [RiffTrax].mp4",
        "Torchwood - Escape to L.A. [Trivia].mp4",
        "Torchwood - Something Borrowed [Next Time].mp4",
        "Torchwood - Greeks Bearing Gifts - Theme.mkv",
        "Torchwood - Adam watch-through.mkv",
        "Torchwood One Rule Prequel.mp3",
        "Prequel - Torchwood - Children of Earth_ Day Three.mp4",
        "Torchwood - Children of Earth_ Day Two - Sequel.mkv",
        "Torchwood Everyone Says Hello Episode Guide.mp3",
        "Torchwood What Have I Done_ CD Booklet.mp3",
        "Torchwood Book Club 22 - Goodbye Piccadilly.mp3",
        "Torchwood 22 - Goodbye Piccadilly Book Club.mp3",
        "Torchwood Cast 58 - Cadoc Point.mp3",
        "89 Bad Connection - Cues.m4a",
        "10 Moving Target - Tracks.m4a",
    ],
)
def test_what_is_about_a_story_is_not_linked(harness: MatchHarness, path: str) -> None:
    assert harness.linked_works(f"Torchwood/{path}") == []


def test_the_music_of_a_show_is_no_story(harness: MatchHarness) -> None:
    assert harness.linked_works("The Music of Torchwood/62 Dead Plates.mp3") == []


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("Video/Torchwood - Adam.mp4", film(50 * MINUTE, title="Reacting to Torchwood Adam")),
        ("Audio/ep4.mp3", sound(62 * MINUTE, title="Ep 4: Torchwood: One Rule", artists=("Ben and Kate",))),
        (
            "Audio/41. Red Base.mp3",
            sound(62 * MINUTE, title="41. Red Base", album="Torchwood Book Club", artists=("Dave Smith",)),
        ),
    ],
)
def test_nor_is_what_its_tags_call_so(harness: MatchHarness, path: str, facts: MediaFacts) -> None:
    assert harness.match_one(path, facts).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood - One Rule (full cast).mp3", "bf-tw-04-one-rule"),
        ("Torchwood/58 - Cadoc Point (full cast 2022).mp3", "bf-tw-cadoc-point"),
        ("Torchwood - Adam (with special features).mkv", "tw-s02e05-adam"),
        ("Torchwood - What Have I Done_ + CD booklet.mp3", "bf-locj-2-2-what-have-i-done"),
        ("Book Club/Torchwood - Slow Decay.epub", "tw-novel-03-slow-decay"),
    ],
)
def test_the_story_with_what_comes_with_it_is_linked(harness: MatchHarness, path: str, work: str) -> None:
    assert harness.linked_works(path) == ([work] if work else [])
