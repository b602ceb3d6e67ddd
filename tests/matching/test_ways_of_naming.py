"""What people add to a title or leave out of it, and numbers that count something else than they seem to."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.matching.index.title_variants import make_title_variants
from janto_catalog.model.files import Outcome
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Work
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.trees import identify


@pytest.mark.parametrize(
    ("name", "minutes", "work"),
    [
        ("Torchwood (Miracle Day 7 of 10) 2011-08-25 21.00 BBC1.ts", 60, "tw-s04e07-immortal-sins"),
        ("Torchwood - Series 1 (5 of 13).avi", 48, "tw-s01e05-small-worlds"),
    ],
)
def test_a_number_of_all_of_a_season_counts_its_episodes(
    harness: MatchHarness, name: str, minutes: int, work: str
) -> None:
    assert harness.linked_works(name, film(minutes * 60)) == [work]


def test_a_number_of_fewer_than_the_season_has_does_not_count_its_episodes(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood Miracle Day 4 of 5.ts", film(3600)) == []


@pytest.mark.parametrize(
    ("name", "work"),
    [
        (
            "Tropical Beach Sounds (Torchwood 37).mp3",
            "bf-tw-37-tropical-beach-sounds-and-other-relaxing-seascapes-4",
        ),
        ("Fall to Earth - Torchwood - Kai Owen.mp3", "bf-tw-02-fall-to-earth"),
        ("Torchwood - The Lincolnshire Poacher (complete w extras).m4b", "bf-tw-the-lincolnshire-poacher"),
    ],
)
def test_what_people_add_or_leave_out_is_understood(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name, sound(3700)) == [work]


def test_people_of_other_stories_stay_unexplained(harness: MatchHarness) -> None:
    proposal = harness.match_one("Torchwood - Fall to Earth - Someone Else Unknown.mp3", sound(3700))
    assert proposal.outcome is Outcome.ASK


def test_what_is_not_recognised_although_a_title_is_known_says_why(harness: MatchHarness) -> None:
    proposal = harness.match_one("Fall to Earth - Torchwood - Someone Else Unknown.mp3", sound(3700))
    assert proposal.reason == (
        "“Fall to Earth” is a known title, but unexplained words “someone else unknown”"
    )


def test_the_first_half_of_a_title_with_others_is_a_short_form() -> None:
    work = Work("w", "Storms at Sea and Other Relaxing Sounds", Kind.AUDIO_DRAMA)
    assert "storms at sea" in {" ".join(each.words) for each in make_title_variants(work, frozenset())}


def test_one_word_before_and_others_is_no_title() -> None:
    work = Work("w", "Storms and Other Relaxing Sounds", Kind.AUDIO_DRAMA)
    assert "storms" not in {" ".join(each.words) for each in make_title_variants(work, frozenset())}


def test_a_file_may_be_called_by_the_initials_of_its_folder(harness: MatchHarness) -> None:
    folder = "Sarah Pinborough - Torchwood - Long Time Dead"
    assert harness.linked_works(f"{folder}/ltd.epub") == ["tw-novel-17-long-time-dead"]
    assert harness.linked_works(f"{folder}/xyz.epub") == []


def test_a_motion_comic_is_a_film(harness: MatchHarness) -> None:
    name = "Torchwood Web of Lies (motion comic, all parts).mp4"
    assert harness.linked_works(name, film(2000)) == ["tw-web-web-of-lies"]


def test_an_abridged_reading_is_not_seven_hours_long(harness: MatchHarness) -> None:
    name = "Another Life - Torchwood.m4b"
    assert harness.linked_works(name, sound(200 * 60)) == ["tw-ab-abridged-another-life"]
    assert harness.match_one(name, sound(420 * 60)).outcome is Outcome.ASK


@pytest.mark.parametrize("name", ["Title with the extras", "Title w extras", "Title (inc trailer)"])
def test_a_story_with_extras_is_the_story(name: str) -> None:
    assert parse_name(name).supplement_word == ""


def test_the_length_of_a_box_set_says_how_long_the_stories_of_its_series_are(index: WorkIndex) -> None:
    usual = index.usual_lengths.like(index.works["bf-soho-ascension"])
    assert usual is not None
    assert usual.shortest == usual.longest == 3 * 3600


def test_a_chapter_alone_is_not_the_whole_story(harness: MatchHarness) -> None:
    name = "Torchwood - Save Our Souls - 05 - Chapter 5.mp3"
    proposal = harness.match_one(name, sound(720, album="Torchwood: Save Our Souls", track=5))
    assert proposal.outcome is Outcome.ASK
    assert "chapter 5, and the others are not here" in proposal.reason


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("Torchwood - Orr - Part 2.mp3", 15),
        ("Torchwood - Orr - Chapter 2.mp3", 15),
        ("Torchwood - 03 Orr - Part 2 of 4.mp3", 15),
        # Its place in the box set has the same number.
        ("Torchwood - Orr - Track 3.mp3", 9),
        ("Torchwood - God Among Us 1 - Future Pain - Part 1.mp3", 14),
        ("Torchwood - Double Part 1.mp3", 9),
        ("Torchwood - Double Part 1 Track 3.mp3", 9),
    ],
)
def test_a_part_of_a_story_of_a_box_is_not_the_story(harness: MatchHarness, name: str, minutes: int) -> None:
    assert harness.match_one(name, sound(minutes * 60)).outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - Aliens Among Us Part 1 - 3 of 4 - Orr.mp3", "bf-s05-aliens-among-us-1-3-orr"),
        ("Torchwood - Double Part 1.mp3", "bf-tw-69-double-part-1"),
        ("Torchwood - Believe - Part 1 - Hope.mp3", "bf-sp-believe-1-hope"),
    ],
)
def test_the_number_of_a_story_of_a_box_is_no_part_of_it(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name, sound(58 * 60)) == [work]


@pytest.mark.parametrize("name", ["Slow Decay - Torchwood - Chapter 1", "Torchwood - Slow Decay (excerpt)"])
def test_a_chapter_of_a_book_is_not_the_book(harness: MatchHarness, name: str) -> None:
    assert harness.linked_works(f"{name}.epub") == []
    assert harness.linked_works("Torchwood - Slow Decay.epub") == ["tw-novel-03-slow-decay"]


@pytest.mark.parametrize("folder", ["BF", "Big Finish"])
def test_the_initials_of_a_publisher_name_no_show(harness: MatchHarness, folder: str) -> None:
    assert harness.linked_works(f"{folder}/Sync.m4b", sound(58 * 60)) == []
    assert harness.linked_works(f"{folder}/Torchwood/Sync.m4b", sound(58 * 60)) == ["bf-tw-27-sync"]


@pytest.mark.parametrize("month", ["2009-01", "01-2009", "(2009-01)", "2009.01"])
def test_the_number_of_a_month_is_not_that_of_an_issue(harness: MatchHarness, month: str) -> None:
    assert harness.linked_works(f"Torchwood Magazine {month}.pdf") == []
    assert harness.linked_works(f"Torchwood Magazine {month} - 12.pdf") == ["tw-mag-12"]


def test_a_year_and_an_issue_are_no_month(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood (2010) 01.cbz") == ["titan-2010-01"]


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("www.some-site.org - Torchwood S04E06 HDTV XviD-GRP.avi", "tw-s04e06-the-middle-men"),
        ("20061224 2059 - BBC THREE - Torchwood - Combat.ts", "tw-s01e11-combat"),
    ],
)
def test_addresses_and_padding_are_no_part_of_the_story(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name, film(3480)) == [work]


def test_a_recording_twice_as_long_is_asked_about(harness: MatchHarness) -> None:
    assert harness.linked_works("20061224 2059 - BBC THREE - Torchwood - Combat.ts", film(6200)) == []


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("TW Mag #3.pdf", "tw-mag-03"),
        ("Torchwood Vol. 3 - The Culling 04 (2018) (digital-Group).cbr", "titan-the-culling-4"),
    ],
)
def test_short_forms_and_volumes_of_print(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name) == [work]


def test_a_reading_of_a_novel_without_a_work_of_its_own_is_the_novel(harness: MatchHarness) -> None:
    facts = sound(388 * 60, album="Torchwood: First Born", artists=("James Goss",))
    assert harness.linked_works("Torchwood_ First Born [B00NPBD3EE].m4b", facts) == ["tw-novel-16-first-born"]
    short = sound(70 * 60, album="Torchwood: First Born", artists=("James Goss",))
    assert harness.linked_works("Torchwood_ First Born [B00NPBD3EE].m4b", short) == []


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("EAC/Torchwood/BFPTWCD004.flac", "bf-tw-04-one-rule"),
        ("Torchwood-The_Lost_Files-02-Submission-DAB-2011-07-12-GRP.mp3", "tw-radio-06-submission"),
        ("Torchwood Tales/Torchwood Tales_ Ghost Train.m4b", "tw-ab-ghost-train"),
    ],
)
def test_codes_groups_and_collections_of_audio(harness: MatchHarness, name: str, work: str) -> None:
    seconds = harness.index.works[work].record.runtime or 3700
    assert harness.linked_works(name, sound(seconds)) == [work]


def test_an_anthology_may_be_called_one(harness: MatchHarness) -> None:
    assert harness.linked_works("Consequences - Torchwood anthology.epub") == ["tw-novel-15-consequences"]


def test_a_quarter_of_the_usual_length_is_not_the_whole(harness: MatchHarness) -> None:
    proposal = harness.match_one("Torchwood - Fall to Earth.mp3", sound(16 * 60))
    assert proposal.outcome is Outcome.ASK


def test_an_episode_is_linked_by_a_translated_series(harness: MatchHarness) -> None:
    name = "Torchwood/Temporada 4/Torchwood El Dia del Milagro 4x02 VOSE.mp4"
    assert harness.linked_works(name) == ["tw-s04e02-rendition"]


@pytest.mark.parametrize(
    "name",
    [
        "Torchwood 1-4.cbz",
        "Torchwood Magazine 24-40.cbz",
        "Torchwood Magazine 7 cover.pdf",
        "Torchwood The Culling 2 variant covers.cbz",
        "Magazine/Torchwood Magazine 20 (incomplete).cbz",
        "Torchwood - World Without End 3 (half).cbz",
    ],
)
def test_numbers_that_are_not_known_covers_and_halves_are_no_issue(harness: MatchHarness, name: str) -> None:
    assert harness.linked_works(name) == []


def test_the_covers_that_a_scan_has_are_part_of_it(harness: MatchHarness) -> None:
    name = "Torchwood - The Culling 02 (2018) (3 covers) (digital).cbr"
    assert harness.linked_works(name) == ["titan-the-culling-2"]


def test_the_first_disc_alone_is_asked_about(harness: MatchHarness) -> None:
    name = "Torchwood - The Office of Never Was - disc one.mp3"
    assert harness.match_one(name, sound(33 * 60)).outcome is Outcome.ASK
    assert harness.linked_works(name, sound(66 * 60)) == ["bf-tw-17-the-office-of-never-was"]


def test_as_many_short_tracks_as_stories_are_not_the_stories(index: WorkIndex) -> None:
    folder = "Torchwood Among Us 3"
    files = {f"{folder}/amongus3_{number}.mp3": sound(700) for number in range(1, 5)}
    linked = {link.work for _, proposal in identify(files, ItemMatcher(index)) for link in proposal.links}
    assert not linked & set(index.parts["bf-s07-among-us-3"])


def test_a_folder_and_tags_that_name_two_stories_are_asked_about(index: WorkIndex) -> None:
    folder = "Torchwood 01 The Conspiracy"
    files = {
        f"{folder}/{number:02}.mp3": sound(620, album="Torchwood 2: Fall to Earth", track=number)
        for number in range(1, 7)
    }
    proposals = [proposal for _, proposal in identify(files, ItemMatcher(index))]
    assert [each.outcome for each in proposals] == [Outcome.ASK]


def test_half_a_copy_that_a_person_linked_does_not_change_what_is_usual(index: WorkIndex) -> None:
    work = index.works["bf-tw-06-more-than-this"]
    usual = index.usual_lengths.with_copies({"bf-tw-04-one-rule": 1800.0}).like(work)
    assert usual == index.usual_lengths.like(work)


@pytest.mark.parametrize("path", ["TW/S01E01 - Pilot.avi", "CoE/Circle of Eight/1.mkv"])
def test_initials_of_a_folder_do_not_outweigh_unknown_words(harness: MatchHarness, path: str) -> None:
    assert harness.linked_works(path, film(50 * 60)) == []


@pytest.mark.parametrize("path", ["TW/S01E01 - Everything Changes.avi", "TW/Season 1/S01E01.avi"])
def test_initials_of_a_folder_name_the_show_where_nothing_else_does(harness: MatchHarness, path: str) -> None:
    assert harness.linked_works(path, film(50 * 60)) == ["tw-s01e01-everything-changes"]
