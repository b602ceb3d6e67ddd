"""Extras and discs: files that are about a story or accompany it, and numbers that count a disc's titles."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.make_items import item


@pytest.mark.parametrize(
    "path",
    [
        "Torchwood_Miracle_Day_Disc_1_Title_02.mkv", "Torchwood Miracle Day/Disc 2/title05.mkv",
        "Torchwood_S2_Disc_2_Title_2.mkv", "Torchwood_S1_Title_04.mkv", "Torchwood Season 2 DVD 4 - 03.mkv",
        "Torchwood Series 2 Disc 3 Episode 2.mkv", "Torchwood.S02.Disc2.E03.mkv", "Torchwood/Season 2/Disc 2/03.mkv",
        "Torchwood Season 1/Track 3.mkv",
    ],
)  # fmt: skip
def test_numbers_of_disc_titles_are_not_episode_numbers(harness: MatchHarness, path: str) -> None:
    proposal = harness.match_one(path)
    assert proposal.outcome is Outcome.ASK
    assert "disc" in proposal.reason
    assert harness.match_one(path, film(3039)).outcome is not Outcome.LINK


@pytest.mark.parametrize("seconds", [None, 3000.0])
def test_what_is_offered_for_the_title_of_a_later_disc_may_be_on_it(
    harness: MatchHarness, seconds: float | None
) -> None:
    for folder in ("Torchwood/Season 1/Disc 2", "Torchwood Season 1 DVD 2", "TORCHWOOD_S1_D2"):
        for number in (1, 2, 3):
            path = f"{folder}/title0{number}.mkv"
            proposal = harness.match_one(path, film(seconds) if seconds else None)
            assert proposal.outcome is Outcome.ASK, path
            offered = {each.work[:9] for each in proposal.candidates}
            assert offered <= {f"tw-s01e{episode:02}" for episode in range(3, 11)}, path
            assert f"tw-s01e0{4 + number}" in offered or seconds, path
            assert all(each.confidence < 0.1 for each in proposal.candidates)


def test_a_title_or_explicit_number_on_a_disc_still_links(harness: MatchHarness) -> None:
    for path in (
        "Torchwood Season 2 Disc 1/Torchwood S02E02.mkv", "Torchwood Season 2/Disc 1/02 Sleeper.mkv",
        "Torchwood S02E02 Disc 1.mkv",
    ):  # fmt: skip
        assert harness.linked_works(path) == ["tw-s02e02-sleeper"], path


@pytest.mark.parametrize(
    "path",
    [
        "Torchwood/Podcasts/Fallout.mp3", "Torchwood/Reactions/S02E05 Adam.mkv", "Torchwood/Fan Films/Combat.mp4",
        "Torchwood/Fan Comics/Hell House.cbz", "Torchwood/Fanfiction/Fated to Pretend.pdf",
        "Torchwood/Fanfiction/AO3/Into the Silence.epub", "Torchwood/Podcasts/2010/Torchwood - Fallout.mp3",
        "Torchwood/Commentaries/Season 1/Torchwood S01E04 Cyberwoman.mp3", "Torchwood - Adrift (fan-made).mkv",
        "Torchwood/Rewatch/Torchwood S01E04 Cyberwoman.mp3", "Torchwood Interview2 - Fall to Earth.mp3",
    ],
)  # fmt: skip
def test_files_in_a_folder_of_interviews_or_the_like_are_not_linked(harness: MatchHarness, path: str) -> None:
    assert harness.match_one(path).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood Seasons 1-4 with Extras/Season 2/Torchwood S02E02 Sleeper.mkv", "tw-s02e02-sleeper"),
        ("Torchwood Complete + Extras/Season 2/Torchwood S02E02 Sleeper.mkv", "tw-s02e02-sleeper"),
        ("Torchwood Complete Extras/Season 2/Torchwood S02E02 Sleeper.mkv", "tw-s02e02-sleeper"),
        ("Torchwood/Extras/Torchwood Declassified 1x03 Living History.mkv", "tw-decl-s01e03"),
    ],
)
def test_a_folder_of_stories_may_name_its_extras(harness: MatchHarness, path: str, work: str) -> None:
    assert harness.linked_works(path) == [work]


def test_the_name_of_the_root_does_not_make_files_extras(index: WorkIndex) -> None:
    below = item("Torchwood S02E02 Sleeper.mkv", folders=("Reviews", "Torchwood"))
    assert [link.work for link in match_items([below], index)[0].links] == ["tw-s02e02-sleeper"]


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood/Extras/Torchwood Web of Lies (Motion Comic) 2011.mp4", "tw-web-web-of-lies"),
        ("Torchwood/Season 1/Featurettes/Torchwood Declassified - Jack's Back.mkv", "tw-decl-s01e01"),
        ("Torchwood/Extras/Declassified/Home & Hart.mp4", "tw-decl-s02e01"),
    ],
)
def test_documentaries_and_web_animations_among_extras_are_works(
    harness: MatchHarness, path: str, work: str
) -> None:
    assert harness.linked_works(path) == [work]


@pytest.mark.parametrize(
    "path",
    [
        "Torchwood/Extras/Unclassified/Home & Hart.mp4", "Torchwood/Season 1/Extra/Torchwood S01E03 Ghost Machine.mkv",
        "Torchwood/Season 2/Shorts/Torchwood - Adam.mkv", "Torchwood/Extras/Torchwood Declassified.mkv",
        "Torchwood/Bonus/Sleepr.mkv", "Torchwood/Season 2/Behind The Scenes/01.mkv",
    ],
)  # fmt: skip
def test_other_extras_are_not_asked_about(harness: MatchHarness, path: str) -> None:
    assert harness.match_one(path).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("path", "seconds", "work"),
    [
        ("Torchwood/Night of the Fendahl/Bonus/Torchwood - The Last Beacon.mp3", 3600, "bf-tw-20-the-last-beacon"),
        ("Torchwood/Extras/Torchwood - Asylum.mp3", 2640, "tw-radio-02-asylum"),
        ("Torchwood/Season 1/Extra/Torchwood S01E03 Ghost Machine.mkv", 3000, "tw-s01e03-ghost-machine"),
        ("Torchwood/Season 1/Extra/Torchwood S01E03.mkv", 3000, "tw-s01e03-ghost-machine"),
    ],
)  # fmt: skip
def test_a_story_among_extras_is_asked_about(
    harness: MatchHarness, path: str, seconds: float, work: str
) -> None:
    facts = film(seconds) if path.endswith("mkv") else sound(seconds)
    proposal = harness.match_one(path, facts)
    assert proposal.outcome is Outcome.ASK
    assert proposal.candidates[0].work == work
    # What is about it is shorter.
    facts = film(600) if path.endswith("mkv") else sound(600)
    assert harness.match_one(path, facts).outcome is Outcome.UNKNOWN


def test_a_book_among_extras_is_asked_about(harness: MatchHarness) -> None:
    assert harness.match_one("Torchwood/Extras/Torchwood - Another Life.epub").outcome is Outcome.ASK
    path = "Torchwood/Extras/Torchwood - Another Life.pdf"
    assert harness.match_one(path, pages(256)).outcome is Outcome.ASK
    assert harness.match_one(path, pages(4)).outcome is Outcome.UNKNOWN


def test_what_is_in_another_folder_of_programmes_about_stories_is_not_asked_about(
    harness: MatchHarness,
) -> None:
    path = "Torchwood/Podcasts/Extras/Torchwood - Asylum.mp3"
    assert harness.match_one(path, sound(2640)).outcome is Outcome.UNKNOWN
