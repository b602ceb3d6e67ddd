"""Two letters name a show only where no folder has the name of another show with these initials."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, film, sound

MINUTE = 60.0
ADAM = "tw-s02e05-adam"


@pytest.mark.parametrize(
    "path",
    [
        "TV/Teen Wolf/TW S02E05.mkv",
        "TV/Teen Wolf/Season 2/TW S02E05 Venomous.mkv",
        "TV/Teen.Wolf.S02.720p.BluRay/tw.s02e05.720p.mkv",
        "TV/The Wire/TW 2x05 Undertow.avi",
        "TV/The West Wing/Season 2/tw 2x05.avi",
        "TV/The Wheel of Time/tw S02E05.mkv",
        # A show that has other initials is called so all the same.
        "TV/Trapped/TW S02E05.mkv",
        # Where the folder has the same initials, a title is not enough.
        "TV/Teen Wolf/TW 2x05 Adam.mkv",
    ],
)
def test_initials_in_the_folder_of_another_show_are_asked(harness: MatchHarness, path: str) -> None:
    assert harness.match_one(path, film(43 * MINUTE)).outcome is Outcome.ASK


@pytest.mark.parametrize(
    "path",
    [
        "TV/TW/TW S02E05.mkv",
        "TV/TW S02E05.mkv",
        "TV/Sci-Fi/TW S02E05.mkv",
        "TV/Torchwood/TW 2x05.mkv",
        "TV/Torchwood/Season 2/tw.s02e05.720p.mkv",
        "TV/Torchwood Complete/Old rips/TW 2x05.avi",
        "TV/Recorded by Bob/TW 2x05 Adam.mkv",
        "TV/Teen Wolf/Torchwood S02E05.mkv",
    ],
)
def test_initials_without_the_folder_of_another_show_are_enough(harness: MatchHarness, path: str) -> None:
    assert harness.linked_works(path, film(50 * MINUTE)) == [ADAM]


def test_initials_of_a_range_of_recordings_are_read_the_same_way(harness: MatchHarness) -> None:
    facts = sound(60 * MINUTE)
    assert harness.linked_works("Audio/Third Wave/TW 27 - Sync.mp3", facts) == []
    assert harness.linked_works("Audio/Commute/TW 27 - Sync.mp3", facts) == ["bf-tw-27-sync"]
