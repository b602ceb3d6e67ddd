"""Names as cameras, recorders and scanners write them, and folders that count volumes."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.trees import facts_of, identify


@pytest.mark.parametrize("name", ["IMG_2231", "MVI_0012", "DSC01234", "IMG_1004", "VID_2113"])
def test_the_number_of_a_camera_is_no_episode(harness: MatchHarness, name: str) -> None:
    facts = film(3120, title="Torchwood: Miracle Day - Rendition")
    assert harness.linked_works(f"Unsorted/{name}.mov", facts) == ["tw-s04e02-rendition"]


def test_a_title_behind_it_is_read(harness: MatchHarness) -> None:
    path = "Torchwood/IMG_2231 Torchwood - Rendition.mov"
    assert harness.linked_works(path, film(3120)) == ["tw-s04e02-rendition"]


@pytest.mark.parametrize(("ending", "minutes", "is_linked"), [
    ("mpg", 60, True), ("ts", 58, True), ("wtv", 65, True), ("mkv", 60, False), ("mpg", 88, False), ("ts", 30, False),
])  # fmt: skip
def test_a_recorder_adds_to_a_programme(
    harness: MatchHarness, ending: str, minutes: int, is_linked: bool
) -> None:
    """*Army of Ghosts* is 45 minutes long; with adverts it fills an hour."""
    path = f"TV/Doctor Who/Doctor Who - Army of Ghosts.{ending}"
    found = harness.match_one(path, film(60 * minutes))
    assert (found.outcome is Outcome.LINK) == is_linked


def test_pages_of_a_magazine_are_where_the_story_was(harness: MatchHarness) -> None:
    for written in ("page_038-043", "pp. 38-43", "p38-43"):
        path = f"Magazines/Torchwood Magazine 19/{written} They Keep Killing Andy.pdf"
        assert harness.linked_works(path, pages(6)) == ["tw-ss-they-keep-killing-andy"]


def test_an_issue_with_another_cover_is_the_issue(harness: MatchHarness) -> None:
    name = "Magazines/Torchwood_The_Official_Magazine_Issue_14_US_cover.pdf"
    assert harness.linked_works(name, pages(68)) == ["tw-mag-14"]
    # One page is the picture.
    assert harness.match_one(name, pages(1)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("folder", ["vol 2", "Volume 2", "02", "Box Set 2"])
def test_a_folder_counts_the_boxes_of_the_series_above(harness: MatchHarness, folder: str) -> None:
    found = harness.match_one(f"Audio/The Lives of Captain Jack/{folder}/03.mp3", sound(3600))
    assert (found.outcome, found.candidates[0].work) == (Outcome.ASK, "bf-locj-2-3-driving-miss-wells")


def test_a_short_form_in_brackets_is_explained_with_what_the_folder_has(harness: MatchHarness) -> None:
    folder = "Library/T1. Torchwood - Specials (TWsp)/TWsp 04. The Sins of Captain John"
    found = harness.linked_works(f"{folder}/TWsp 04.3 - Peach Blossom Heights.mp3", sound(3420))
    assert found == ["bf-sp-the-sins-of-captain-john-3-peach-blossom-heights"]
    other = f"{folder}/TXsq 04.3 - Peach Blossom Heights.mp3"
    assert harness.match_one(other, sound(3420)).outcome is Outcome.ASK


def test_one_character_beside_title_show_and_length(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood stuff/TW audio Ianto coffee.mp3", sound(4260)) == [
        "bf-tw-46-coffee"
    ]
    # Without the length it may be a clip, and somebody who is not in it speaks against it.
    assert harness.match_one("Torchwood stuff/TW audio Ianto coffee.mp3").outcome is Outcome.ASK
    assert harness.match_one("Torchwood stuff/TW audio Suzie coffee.mp3", sound(4260)).outcome is Outcome.ASK


def test_two_titles_in_a_row_are_worth_a_question(harness: MatchHarness) -> None:
    found = harness.match_one("Jack/Empty Child - Doctor Dances (movie edit).mp4", film(5160))
    assert found.outcome is Outcome.ASK
    assert [each.work for each in found.candidates] == ["dw-the-empty-child", "dw-the-doctor-dances"]
    # Not those that do not follow each other.
    found = harness.match_one("Jack/Doctor Dances - Bad Wolf (movie edit).mp4", film(5160))
    assert len(found.candidates) < 2


def test_all_days_in_one_go(harness: MatchHarness) -> None:
    days = [
        f"tw-s03e0{n}-coe-day-{word}" for n, word in enumerate(("one", "two", "three", "four", "five"), 1)
    ]
    path = "COE all five days in one go.mkv"
    assert harness.linked_works(f"Torchwood stuff/{path}", film(60 * 291)) == days
    # Only the abbreviation: a question about all.
    found = harness.match_one(f"stuff/{path}", film(60 * 291))
    assert (found.outcome, [each.work for each in found.candidates]) == (Outcome.ASK, days)


@pytest.mark.parametrize("folder", ["Broken", "Broken (2016)", "[BFPTWCD011] Broken (2016)"])
def test_a_title_of_two_stories_is_of_the_one_that_the_file_can_be(folder: str, index: WorkIndex) -> None:
    """*Broken* is a drama and a comic: the folder of the tracks names both."""
    paths = [f"Torchwood (Big Finish)/{folder}/{n:02}. Torchwood - Broken.flac" for n in range(1, 9)]
    facts = {path: facts_of(path, {"minutes": 8}) for path in paths}
    ((_, proposal),) = identify(facts, ItemMatcher(index))
    assert [link.work for link in proposal.links] == ["bf-tw-11-broken"]


@pytest.mark.parametrize("words", [
    "Especial de Natal 2006 - The Runaway Bride (Legendado)", "Weihnachtsspecial - The Runaway Bride",
    "The Runaway Bride [字]", "The Runaway Bride (字幕)", "Speciale di Natale - The Runaway Bride",
])  # fmt: skip
def test_words_of_other_languages_for_what_every_release_has(harness: MatchHarness, words: str) -> None:
    path = f"TV/Doctor Who/Doctor Who - {words}.avi"
    assert harness.linked_works(path, film(3600)) == ["dw-the-runaway-bride"]


def test_a_scan_in_high_resolution(harness: MatchHarness) -> None:
    path = "Magazines/Torchwood/Torchwood Mag Issue 19 (Jan 2010) hi-res scan.cbr"
    assert harness.linked_works(path, pages(68)) == ["tw-mag-19"]
