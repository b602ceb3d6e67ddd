"""Names of recorders, rippers, shops and readers in many countries, each with what looks like it and is not."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching import ItemMatcher
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.trees import identify


@pytest.mark.parametrize(
    ("name", "minutes", "work"),
    [
        ("Torchwood_-_Aus_dem_Leben_eines_Toten_08.11.25_23-10_rtl2_60_TVOON_DE.mpg.avi", 60, "tw-s02e08-a-day-in-the-death"),
        ("Torchwood_-_Kinder_der_Erde_(5)_RTL2_10-11-07_22-15_60_TVOON_DE.mpg.avi", 58, "tw-s03e05-coe-day-five"),
        ("Torchwood - 1x11 - Combat - DVDRip by Somebody.avi", 48, "tw-s01e11-combat"),
        ("Miracle Day/Torchwood Miracle Day Disc 2 Folge 05.mkv", 55, "tw-s04e05-the-categories-of-life"),
    ],
)  # fmt: skip
def test_what_recorders_and_rippers_add_is_understood(
    harness: MatchHarness, name: str, minutes: int, work: str
) -> None:
    assert harness.linked_works(name, film(minutes * 60)) == [work]


def test_the_first_numbers_of_a_later_disc_may_count_its_own_episodes(harness: MatchHarness) -> None:
    name = "Miracle Day/Torchwood Miracle Day Disc 2 Folge 03.mkv"
    assert harness.linked_works(name, film(55 * 60)) == []


def test_who_made_a_copy_is_known_behind_technical_words_alone(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood - Reset by Somebody.avi", film(48 * 60)) == []


@pytest.mark.parametrize(
    ("name", "count", "work"),
    [
        ("Torchwood/Riviste/Torchwood_Magazine_n13_(UK)_2009.pdf", 84, "tw-mag-13"),
        ("Torchwood v2 - Station Zero #02 (of 4) (2017) (Digital).cbz", 33, "titan-station-zero-2"),
        ("Comics/Torchwood (2016)/Torchwood 004 (2016) (Digital).cbr", 31, "titan-world-without-end-4"),
        (
            "Torchwood Magazine/Torchwood Magazine 021-022 - Shrouded (strip only).cbz",
            20,
            "tw-comic-shrouded",
        ),
    ],
)
def test_numbers_and_notes_of_scans_are_understood(
    harness: MatchHarness, name: str, count: int, work: str
) -> None:
    assert harness.linked_works(name, pages(count)) == [work]


def test_off_air_says_only_that_it_is_a_recording(harness: MatchHarness) -> None:
    name = "torchwood golden age off air R4 july 09.wav"
    assert harness.linked_works(name, sound(47 * 60)) == ["tw-radio-03-golden-age"]


@pytest.mark.parametrize(
    ("name", "minutes", "work"),
    [
        ("Torchwood.S02E11.Verschollen.German.DVDRip.XviD-iNTENTiON/itn-torchwood-s02e11.avi", 48, "tw-s02e11-adrift"),
        ("Torchwood S04 F06 - Mittelsmänner.mkv", 55, "tw-s04e06-the-middle-men"),
        ("2ª Temporada/Torchwood T2 Ep 09 - Algo Emprestado.mp4", 50, "tw-s02e09-something-borrowed"),
        ("Torchwood/1ª Temporada/Torchwood 1x08 - Eles Continuam Matando Suzie.rmvb", 53, "tw-s01e08-they-keep-killing-suzie"),
        ("Doktor.Who.2007.Xmas.Special.Voyage.of.the.Damned.PL.avi", 72, "dw-voyage-of-the-damned"),
        ("videoplayback (3) torchwood reset.mp4", 46, "tw-s02e06-reset"),
        ("torchwood last disc/13 the end of days.mpg", 47, "tw-s01e13-end-of-days"),
        ("トーチウッド シーズン2/トーチウッド 2-06 リセット.mkv", 47, "tw-s02e06-reset"),
        ("2011-10-09 Torchwood - Kinder der Erde (4_5).ts", 59, "tw-s03e04-coe-day-four"),
    ],
)  # fmt: skip
def test_ways_of_naming_videos_in_many_countries(
    harness: MatchHarness, name: str, minutes: int, work: str
) -> None:
    assert harness.linked_works(name, film(minutes * 60)) == [work]


def test_a_word_in_front_of_a_show_is_no_group_without_the_folder_of_its_release(
    harness: MatchHarness,
) -> None:
    for folder in ("", "Torchwood.S02E10.DVDRip.XviD-iNTENTiON/", "Torchwood.S02E11.DVDRip.XviD-OTHER/"):
        assert harness.linked_works(f"{folder}itn-torchwood-s02e11.avi", film(48 * 60)) == [], folder


def test_a_language_behind_a_title_needs_the_length_or_the_number(harness: MatchHarness) -> None:
    assert harness.linked_works("Doktor Who Voyage of the Damned PL.avi", film(60 * 60)) == []


@pytest.mark.parametrize(
    ("name", "count", "work"),
    [
        ("My Scans/Torchwood magazine no 1 Feb 2008.pdf", 84, "tw-mag-01"),
        ("Torchwood Magazine (UK) Heft 14.pdf", 84, "tw-mag-14"),
        (
            "Comics/TM strips/Captain Jack and the Selkie (TM 14).cbz",
            9,
            "tw-comic-captain-jack-and-the-selkie",
        ),
    ],
)
def test_ways_of_naming_issues_and_what_is_in_them(
    harness: MatchHarness, name: str, count: int, work: str
) -> None:
    assert harness.linked_works(name, pages(count)) == [work]


def test_a_day_is_no_issue_and_another_issue_names_no_strip(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood magazine 1 Feb 2009.pdf", pages(84)) == []
    # Another issue, a title of one word, a folder of something else.
    for name in ("TM 15 - Captain Jack and the Selkie.cbz", "TM03 Jetsam.cbz", "Tex/TM 24 Hell House.cbz"):
        assert harness.linked_works(f"Comics/{name}", pages(10)) == [], name


@pytest.mark.parametrize(
    ("name", "work"),
    [
        (
            "Torchwood - The Story Continues/S5 Aliens Among Us/TSC 5.12 Herald of the Dawn.mp3",
            "bf-s05-aliens-among-us-3-4-herald-of-the-dawn",
        ),
        ("Downloads/BFPTWCD026_TheGreenLife.m4b", "bf-tw-26-the-green-life"),
        ("Torchwood_ In the Shadows-LC_128_44100_stereo.aaxc", "tw-ab-in-the-shadows"),
    ],
)
def test_initials_of_a_series_and_the_letters_of_its_codes_name_it(
    harness: MatchHarness, name: str, work: str
) -> None:
    seconds = 7200 if "Shadows" in name else 3600
    assert harness.linked_works(name, sound(seconds)) == [work]


def test_other_initials_and_codes_name_no_series(harness: MatchHarness) -> None:
    folder = "Torchwood - The Story Continues/S5 Aliens Among Us"
    assert harness.linked_works(f"{folder}/TSX 5.12 Herald of the Dawn.mp3", sound(3600)) == []
    assert harness.linked_works("Downloads/BFPDWCD026_TheGreenLife.m4b", sound(3600)) == []


def test_a_day_and_an_hour_are_no_isbn() -> None:
    assert parse_name("SVT1 2007-10-11 22.15 Torchwood").numbers.date == "2007-10-11"


def test_a_short_year_behind_a_day_and_month_is_a_date_where_no_issue_is_named() -> None:
    assert parse_name("TORCHWOOD BBC3 22 OCT 06 EVERYTHING CHANGES").numbers.date == "2006-10-22"
    assert parse_name("Torchwood Magazine 12 Oct 08").numbers.date == ""


@pytest.mark.parametrize(
    ("name", "minutes", "works"),
    [
        ("Torchwood-Dead Man Walking_ABC2_2009_02_20_20_30_00.wtv", 60, ["tw-s02e07-dead-man-walking"]),
        ("Torchwood_Kinder der Erde - Teil 3_RTL2_2012-05-26_2215.ts", 75, ["tw-s03e03-coe-day-three"]),
        ("torchwood_cap08_t2_www.somesite.com.flv", 47, ["tw-s02e08-a-day-in-the-death"]),
        ("TORCHWOOD_CHILDREN_OF_EARTH/Day Three-B1_t02.mkv", 59, ["tw-s03e03-coe-day-three"]),
        ("Torchwood/Torchwood 1-01 & 1-02.m4v", 100, ["tw-s01e01-everything-changes", "tw-s01e02-day-one"]),
        ("Torchwood (2006)/Season 00/Declassified - Meat Feast.mp4", 10, ["tw-decl-s02e04"]),
    ],
)
def test_recorders_and_readers_of_discs_add_to_names(
    harness: MatchHarness, name: str, minutes: int, works: list[str]
) -> None:
    assert harness.linked_works(name, film(minutes * 60)) == works


@pytest.mark.parametrize(
    "name",
    [
        "Doctor Who Episode 4.avi",
        "doctor who cap04.flv",
        "doctor_who_cap04_t4.flv",
        "Doctor Who 109.avi",
        "DW e04.avi",
    ],
)
def test_the_number_of_a_show_of_which_few_episodes_are_known_is_asked_about(
    harness: MatchHarness, name: str
) -> None:
    # As long as the only fourth episode that the pack has, and as most that it has not.
    assert harness.linked_works(name, film(45 * 60)) == []


def test_a_number_word_in_the_name_of_a_series_is_no_number(harness: MatchHarness) -> None:
    tags = {"title": "Locker 15", "album": "Latter Days", "series": "Torchwood One", "track": 2}
    facts = sound(3400, **tags)
    assert harness.linked_works("Torchwood One/3 - Latter Days/02 - Locker 15.mp3", facts) == [
        "bf-tw1-latter-days-2-locker-15"
    ]


def test_a_folder_of_an_unknown_artist_is_no_other_author(harness: MatchHarness) -> None:
    folder = "My Music/Unknown Artist/Torchwood - Hidden"
    tracks = {
        f"{folder}/{at:02} Track {at}.wma": sound(1800, album="Torchwood - Hidden", track=at)
        for at in range(1, 6)
    }
    ((_, proposal),) = identify(tracks, ItemMatcher(harness.index))
    assert [each.work for each in proposal.links] == ["tw-ab-hidden"]


def test_a_volume_of_a_collected_strip_with_its_isbn(harness: MatchHarness) -> None:
    name = "Torchwood v01 - Rift War! (Titan, 2009) ISBN 9781848562387.pdf"
    assert harness.linked_works(name, pages(130)) == ["titan-rift-war-tpb"]


def test_the_number_of_an_issue_tells_it_from_the_others_of_its_run(harness: MatchHarness) -> None:
    facts = pages(31, title="World Without End", series="Torchwood")
    name = "Comics/Torchwood (2016)/Torchwood 003 (2016) (Digital).cbz"
    assert harness.linked_works(name, facts) == ["titan-world-without-end-3"]


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("Rips/TORCHWOOD_CHILDREN_OF_EARTH_2-C1_t01.mkv", 59),
        ("Rips/TORCHWOOD_S2_1-B3_t02.mkv", 50),
        ("BBC2_2008-02-20_2100_Torchwood.ts", 55),
        ("Torchwood BBC2 2008-02-27.avi", 48),
        ("RTL2 Torchwood 08.07.2009 2015.ts", 60),
        ("Doctor Who conf3 2007-06-16.avi", 45),
        ("Torchwood/Season 2/Disc 2/2-03.mkv", 48),
        ("Torchwood/Season 2/title 2-03.mkv", 50),
        ("Torchwood/Season 2/2-14.mkv", 48),
        ("Doctor Who - Aliens of London (2_2).avi", 45),
        ("Doctor Who - Utopia (2 of 3).avi", 45),
        ("Doctor Who - 3x11 - Utopia - Confidential.avi", 44),
        ("Doctor Who Confidential/Season 3/Doctor Who - 3x11 - Utopia.avi", 44),
        ("Torchwood S02E05 Adam (First Watch).mp4", 48),
        ("Torchwood Series 2 last disc episode 2.mkv", 48),
        ("Doctor Who - Utopia UK.mp4", 50),
        ("Torchwood/Reset UK.mkv", 46),
        ("Doctor Who & Torchwood/2x02.avi", 45),
        ("Doctor Who and Torchwood/S02E12.avi", 45),
    ],
)
def test_videos_that_only_look_like_an_episode_are_not_linked(
    harness: MatchHarness, name: str, minutes: int
) -> None:
    assert harness.linked_works(name, film(minutes * 60)) == []


def test_the_second_number_in_the_folder_of_a_season_is_the_episode(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood/Season 2/2-12.mkv", film(49 * 60)) == ["tw-s02e12-fragments"]


def test_a_number_and_how_many_there_are_name_the_part_of_a_box_set(harness: MatchHarness) -> None:
    for sign in ("3 of 6", "3_6"):
        name = f"Torchwood Soho - Parasite ({sign}).mp3"
        assert harness.linked_works(name, sound(1800)) == ["bf-soho-parasite-3-the-mould"]


def test_a_name_behind_mp3_is_who_made_a_reading_of_their_own(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood - Broken mp3 by cybel.mp3", sound(3900)) == []
