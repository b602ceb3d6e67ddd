"""Traps that must come out right: what has a work's name and is another work, or none."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, film, sound


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood 1x02 Day One.mkv", "tw-s01e02-day-one"),
        ("Torchwood/Series 1/Day One.mkv", "tw-s01e02-day-one"),
        ("Torchwood - Children of Earth - Day One.mkv", "tw-s03e01-coe-day-one"),
        ("Torchwood/Children of Earth/Day One.mkv", "tw-s03e01-coe-day-one"),
        ("Torchwood S03E01 Day One.mkv", "tw-s03e01-coe-day-one"),
    ],
)
def test_day_one_is_of_series_one_or_of_children_of_earth_as_it_says(
    harness: MatchHarness, path: str, work: str
) -> None:
    assert harness.linked_works(path) == [work]


def test_day_one_alone_may_be_either_and_asks(harness: MatchHarness) -> None:
    path = "Torchwood - Day One.mkv"
    assert harness.match_one(path).outcome is Outcome.ASK
    assert {"tw-s01e02-day-one", "tw-s03e01-coe-day-one"} <= harness.candidate_works(path)


def test_broken_is_a_comic_on_pages_and_a_drama_in_sound(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood - Broken.cbz") == ["tw-comic-broken-comic"]
    assert harness.linked_works("Torchwood - Broken.cbr") == ["tw-comic-broken-comic"]
    assert harness.linked_works("Torchwood - Broken.m4b") == ["bf-tw-11-broken"]
    assert harness.match_one("Torchwood - Broken.mkv").outcome is Outcome.ASK
    assert harness.linked_works("Torchwood - Broken.zip") == []


def test_captain_jack_harkness_is_an_episode_and_a_man(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood S01E12 Captain Jack Harkness.mkv") == [
        "tw-s01e12-captain-jack-harkness"
    ]
    assert harness.linked_works("Torchwood - Captain Jack Harkness.mkv") == [
        "tw-s01e12-captain-jack-harkness"
    ]
    for path in (
        "Captain Jack Harkness.mkv", "Captain Jack Harkness.mp3", "Torchwood - Captain Jack Harkness.mp3",
        "Torchwood - Captain Jack Harkness.pdf", "Captain Jack Harkness tribute.mp4", "Torchwood - Captain Jack.mkv",
        "Doctor Who - Captain Jack Harkness.mkv", "Captain Jack - Drill Instructor.mp3",
    ):  # fmt: skip
        assert harness.match_one(path).outcome is not Outcome.LINK, path


@pytest.mark.parametrize(
    "title", ["Reset", "Adam", "Meat", "Combat", "Fragments", "Asylum", "Hidden", "Smashed"]
)
def test_a_song_or_film_of_that_name_is_not_the_story(harness: MatchHarness, title: str) -> None:
    assert harness.linked_works(f"{title}.mp3", sound(213)) == []
    assert (
        harness.linked_works(
            f"{title}.flac", sound(213, title=title, artists=("Someone",), album="Greatest Hits")
        )
        == []
    )
    assert harness.linked_works(f"{title} (2009) 1080p BluRay.mkv", film(5600)) == []
    assert harness.linked_works(f"Music/Mixtape/07 - {title}.mp3", sound(213)) == []
    assert harness.linked_works(f"Torchwood - {title}.mp3", sound(213)) == []


def test_a_number_alone_asks(harness: MatchHarness) -> None:
    assert harness.match_one("Torchwood 07.mp3").outcome is Outcome.ASK
    assert "bf-tw-07-the-victorian-age" in harness.candidate_works("Torchwood 07.mp3")
    assert harness.match_one("Torchwood 07.epub").outcome is not Outcome.LINK
    assert harness.match_one("Torchwood 07.mkv").outcome is not Outcome.LINK


def test_part_two_of_series_one_is_a_disc_or_an_episode_and_asks(harness: MatchHarness) -> None:
    for path in (
        "Torchwood Series 1 Part 2.mkv",
        "Torchwood Series 1 Part 2.mp4",
        "Torchwood Season 1 Pt 2.avi",
    ):
        assert harness.match_one(path).outcome is not Outcome.LINK


def test_a_game_with_the_name_of_a_drama_is_not_linked(harness: MatchHarness) -> None:
    for path in (
        "The House of the Dead 2 (Dreamcast).cdi", "The House of the Dead 2.mp3", "House of the Dead 2 OST.flac",
        "The House of the Dead 2.zip", "Games/The House of the Dead 2.iso", "House of the Dead II (2005).mkv",
    ):  # fmt: skip
        assert harness.match_one(path).outcome is not Outcome.LINK, path


def test_a_title_in_another_language_is_the_story_where_the_show_is_named(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood/1x01 Todo cambia.avi") == ["tw-s01e01-everything-changes"]
    assert harness.linked_works("Torchwood 1x01 Todo cambia.avi") == ["tw-s01e01-everything-changes"]
    assert harness.candidate_works("1x01 Todo cambia.avi") == {
        "tw-s01e01-everything-changes"
    } or not harness.candidate_works("1x01 Todo cambia.avi")


def test_a_clean_copy_is_found_under_its_show_and_unknown_alone(harness: MatchHarness) -> None:
    for path in ("Torchwood/S02E05.clean.mp4", "TV/Torchwood/Season 2/S02E05.clean.mp4"):
        assert harness.linked_works(path, film(3032)) == ["tw-s02e05-adam"]
    assert harness.match_one("S02E05.clean.mp4").outcome is Outcome.UNKNOWN
    assert harness.linked_works("S02E05.clean.mp4", film(3032)) == []


def test_a_trailer_of_one_minute_named_like_the_episode_asks(harness: MatchHarness) -> None:
    for path in ("Torchwood S02E05 Adam.mkv", "Torchwood/Season 2/05 Adam.mkv", "Torchwood - Adam.mkv"):
        assert harness.match_one(path, film(61)).outcome is Outcome.ASK
    assert harness.match_one("Torchwood - Fall to Earth.mp3", sound(75)).outcome is Outcome.ASK


@pytest.mark.parametrize(
    "name",
    [
        "Big Finish Podcast - Fall to Earth.mp3", "Torchwood Podcast 12 - Children of Earth Day One.mp3",
        "Review of Torchwood Fall to Earth.mp3", "Torchwood - Adrift reaction.mp4",
        "Verity! Episode 12 - Torchwood Countrycide discussion.mp3", "Making of Torchwood - Exit Wounds.mkv",
        "Torchwood Cyberwoman commentary.mp3", "Torchwood - Small Worlds (script).pdf",
    ],
)  # fmt: skip
def test_a_supplement_is_not_the_story(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name).outcome is not Outcome.LINK


def test_the_cancelled_number_fifty_is_linked_by_its_exact_title_only(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood 50 Absent Friends.mp3") == ["bf-tw-50-absent-friends"]
    assert harness.linked_works("Torchwood - Absent Friends.mp3") == ["bf-tw-50-absent-friends"]
    for path in (
        "Torchwood 50.mp3",
        "Torchwood 50 Absent Freinds.mp3",
        "Absent Friends.mp3",
        "Torchwood 50 Absent.mp3",
    ):
        assert harness.linked_works(path) != ["bf-tw-50-absent-friends"], path
    assert harness.linked_works("Torchwood 50 The Black Knight.mp3") == ["bf-tw-50-the-black-knight"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Torchwood - Fall to Earth.mp3", "Uncanny Valley"),
        ("Torchwood 02 Fall to Earth.m4b", "Torchwood: One Rule"),
        ("Torchwood - Asylum.mp3", "Lost Souls"),
    ],
)
def test_a_name_that_says_one_story_and_a_tag_that_says_another_ask(
    harness: MatchHarness, name: str, title: str
) -> None:
    proposal = harness.match_one(name, sound(3500, title=title, album="Torchwood"))
    assert proposal.outcome is Outcome.ASK
    assert len(proposal.candidates) >= 2


def test_a_number_that_is_another_episodes_asks(harness: MatchHarness) -> None:
    for path in (
        "Torchwood S02E05 Meat.mkv",
        "Torchwood S03E03 Visiting Hours.mp3",
        "Torchwood 103 Cyberwoman.avi",
    ):
        assert harness.match_one(path).outcome is Outcome.ASK, path


def test_a_show_that_only_sounds_alike_is_another(harness: MatchHarness) -> None:
    for path in ("Touchwood S01E02.mkv", "Torchlight/1x05.mkv", "Broadchurch - Day One.mkv"):
        assert harness.match_one(path).outcome is not Outcome.LINK


def test_numbers_of_a_partly_known_season_ask(harness: MatchHarness) -> None:
    for outcome in harness.match_all(
        ("Doctor Who/Season 1/09.mkv", None), ("Doctor Who/Season 1/10.mkv", film(2700))
    ):
        assert outcome.outcome is Outcome.ASK


def test_numbers_that_may_be_magazines_or_comics_ask(harness: MatchHarness) -> None:
    outcomes = harness.match_all(*((f"Scans/Torchwood/{number:02}.cbz", None) for number in range(1, 6)))
    assert all(each.outcome is Outcome.ASK for each in outcomes)
    outcomes = harness.match_all(*((f"Torchwood Magazine/{number:02}.cbz", None) for number in range(1, 6)))
    assert [[link.work for link in each.links] for each in outcomes] == [
        [f"tw-mag-0{number}"] for number in range(1, 6)
    ]


def test_a_misspelled_show_is_that_show_and_weighs_less(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchowod S01E02.mkv") == ["tw-s01e02-day-one"]
    assert harness.linked_works("Torchwod - Fall to Earth.mp3") == ["bf-tw-02-fall-to-earth"]
    assert harness.match_one("Torchwod - Adrift.avi").outcome is Outcome.ASK
    assert harness.match_one("Touchwood S01E02.mkv").outcome is Outcome.UNKNOWN


def test_a_release_of_two_parts_is_neither_of_them(harness: MatchHarness) -> None:
    for name in (
        "Torchwood - Double (Parts 1 & 2).mp3", "Torchwood/Double (Parts 1 & 2) - Guy Adams.mp3",
        "Torchwood.Double.Parts.1.&.2.mp3",
    ):  # fmt: skip
        assert harness.linked_works(name) in (["bf-tw-double-parts-1-and-2"], []), name
    assert harness.linked_works("Torchwood - Double - Part 2.mp3") in (["bf-tw-70-double-part-2"], [])


def test_a_surname_with_capitals_inside_is_one_word(index: WorkIndex) -> None:
    made = {word for entry in index.works.values() for word in entry.people_words}
    assert "mcall" in made
    assert not {"mc", "all"} & made


@pytest.mark.parametrize(
    "name",
    [
        "Torchwood S03E03 - Day Four.mkv",
        "Torchwood 3x01 Day Two.mkv",
        "Torchwood.S03E05.Day.Four.720p.HDTV.mkv",
    ],
)
def test_a_number_and_the_short_title_of_another_episode_ask(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name, film(3541)).outcome is Outcome.ASK
    assert len(harness.candidate_works(name)) >= 2


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood 65a A Postcard from Mr Colchester.mp3", "bf-tw-65a-a-postcard-from-mr-colchester"),
        (
            "Torchwood 90A A Christmas Card From Mr Colchester.mp3",
            "bf-tw-90a-a-christmas-card-from-mr-colchester",
        ),
        (
            "TW 080a - Another Postcard from Mr Colchester.m4b",
            "bf-tw-80a-another-postcard-from-mr-colchester",
        ),
    ],
)
def test_a_number_may_have_a_letter(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name) == harness.linked_works(name, sound(14 * 60)) == [work]
    assert harness.match_one(name, sound(75)).outcome is Outcome.ASK
    assert harness.match_one("Torchwood 65a Fall to Earth.mp3").outcome is Outcome.ASK


def test_a_misspelled_series_is_that_series_and_not_only_its_show(harness: MatchHarness) -> None:
    for name in ("Torchwood Declassifed 1x05 Away with the Fairies.avi", "Torchwood Declasified 1x05.avi"):
        assert harness.linked_works(name) == ["tw-decl-s01e05"], name
    assert "tw-s01e05-small-worlds" not in harness.linked_works("Torchwood Declassifed - 05.avi")


def test_a_prequel_of_a_series_is_not_of_the_series(harness: MatchHarness) -> None:
    for name in (
        "Long Time Dead - Sarah Pinborough - Torchwood Miracle Day prequel.epub",
        "Torchwood - Long Time Dead (prequel to Miracle Day) - Sarah Pinborough.epub",
    ):
        assert harness.linked_works(name) == ["tw-novel-17-long-time-dead"], name


def test_a_recording_of_the_broadcast_date_is_that_episode_if_as_long(harness: MatchHarness) -> None:
    name = "Recordings/Torchwood_2008-01-23_2100.mkv"
    assert harness.candidate_works(name) == {"tw-s02e02-sleeper"}
    assert harness.match_one(name).outcome is Outcome.ASK
    assert harness.linked_works(name, film(harness.index.works["tw-s02e02-sleeper"].record.runtime or 0)) == [
        "tw-s02e02-sleeper"
    ]
    assert harness.match_one("Recordings/Torchwood_2008-01-22_2100.mkv").outcome is Outcome.UNKNOWN
