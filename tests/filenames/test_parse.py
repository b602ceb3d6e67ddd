"""Parsed names: words, seasons and episodes, parts, discs, codes, years, in many styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.filenames import parse_name
from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.vocabulary import FileForm


@pytest.mark.parametrize(
    ("name", "season", "episodes"),
    [
        ("Show.S02E05.Title.720p.x264-GRP", 2, (5,)), ("show_1x02_title", 1, (2,)), ("Show 2x05 & 2x06", 2, (5, 6)),
        ("Show S01E12E13", 1, (12, 13)), ("Show S01E01-E03", 1, (1, 2, 3)), ("Show s1 e2", 1, (2,)),
        ("Show - Season 2, Episode 3 - Title", 2, (3,)), ("Show.Temporada.1.Capitulo.4", 1, (4,)),
        ("Show Staffel 2 Folge 7", 2, (7,)), ("Show [Cap.105]", 1, (5,)), ("Show Series Two Episode 4", 2, (4,)),
        ("Show 1920x1080 Title", None, ()), ("Show 007", None, ()), ("Show (2005) Ep9", None, (9,)),
    ],
)  # fmt: skip
def test_seasons_and_episodes_are_read_in_many_styles(
    name: str, season: int | None, episodes: tuple[int, ...]
) -> None:
    numbers = parse_name(name).numbers
    assert (numbers.season, numbers.episodes) == (season, episodes)


def test_a_range_of_seasons_is_not_an_episode() -> None:
    assert parse_name("Show.S01-S03.720p").numbers.season_range == "series 1 to 3"
    assert parse_name("Show Season 1-2 Complete").numbers.season_range == "series 1 to 2"


def test_parts_and_discs_are_not_part_of_the_title() -> None:
    assert parse_name("Title (abridged) CD2").numbers.disc == 2
    for volume in ("SHOW_S1_D3", "Show S01D03", "show.s1.d3"):
        parsed = parse_name(volume)
        assert (parsed.plain_words, parsed.numbers.season, parsed.numbers.disc) == (("show",), 1, 3), volume
    numbers = parse_name("Title - Part 1 of 3").numbers
    assert (numbers.part, numbers.parts) == (1, 3)
    assert parse_name("Title, Part One").words == parse_name("Title 1").words


@pytest.mark.parametrize(
    "name",
    [
        "Ghost Machine",
        "ghost.machine",
        "GHOST_MACHINE",
        "GhostMachine",
        "Ghost-Machine",
        "ghost  machine",
        "Ghöst Machine",
    ],
)
def test_spelling_with_dots_case_accents_or_without_spaces_is_the_same(name: str) -> None:
    assert "".join(parse_name(name).words) == "ghostmachine"


def test_number_words_compare_as_digits_but_keep_their_spelling() -> None:
    parsed = parse_name("Day One & the 02nd")
    assert parsed.words[:2] == ("day", "1")
    assert parsed.raw_words[:2] == ("day", "one")


def test_codes_years_and_trailers_are_found() -> None:
    assert parse_name("BFPTWCD002 Title").numbers.code == ("bfptwcd", 2)
    assert parse_name("Title (2008) [2010 reprint]").numbers.years == (2008, 2010)
    assert parse_name("Title - Trailer").supplement_word == "trailer"


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("Title_20090709_2100_BBC1", "2009-07-09"),
        ("Title_20090709_21000000_BBC1", "2009-07-09"),
        ("Title (BBC1 HD 09.07.2009 2100)", "2009-07-09"),
        ("2009-07-09 Title BBC Three 2100", "2009-07-09"),
        ("Title_2009_07_09_21_00_00", "2009-07-09"),
    ],
)
def test_a_date_and_its_time_are_read_whole(name: str, date: str) -> None:
    numbers = parse_name(name).numbers
    assert (numbers.date, numbers.years, numbers.episodes, numbers.code) == (date, (2009,), (), None)


@pytest.mark.parametrize(
    ("name", "date", "issue"),
    [
        ("Title #17 Aug 2009", "", 17),
        ("Title 17 Aug 2009", "2009-08-17", None),
        ("Title.Iss17.20Aug2009", "2009-08-20", 17),
    ],
)
def test_a_number_with_its_sign_is_an_issue_and_no_day(name: str, date: str, issue: int | None) -> None:
    numbers = parse_name(name).numbers
    assert (numbers.date, numbers.issue) == (date, issue)


@pytest.mark.parametrize(
    ("name", "episodes"),
    [
        ("Show Series 2 Episodes 1 & 2", (1, 2)),
        ("Show Eps 1 to 3", (1, 2, 3)),
        ("Show S1 E1+2", (1, 2)),
        ("Show Episode 3 & 7", (3,)),
        ("Show Episode 3 - 24 Hours", (3,)),
        ("Show Series 1 - 13 Episodes", ()),
    ],
)
def test_several_episodes_are_a_range_only_if_they_follow_each_other(
    name: str, episodes: tuple[int, ...]
) -> None:
    assert parse_name(name).numbers.episodes == episodes


def test_a_word_with_a_range_of_numbers_is_read() -> None:
    assert parse_name("Show Days 1-3").numbers.counted_range == ("day", (1, 2, 3))
    assert parse_name("Show - Days One to Three").numbers.counted_range == ("day", (1, 2, 3))
    assert parse_name("From Nine to Five").numbers.counted_range == ("", ())


def test_an_extension_gives_the_form_of_a_file() -> None:
    assert split_extension("Title.Mkv") == ("Title", FileForm.VIDEO)
    assert split_extension("L.A. Story") == ("L.A. Story", FileForm.UNKNOWN)


def test_most_names_of_other_peoples_television_are_read(shared_naming: Path) -> None:
    read = total = 0
    for file in ("video_medusa.tsv", "video_jellyfin.tsv"):
        for line in (shared_naming / file).read_text("utf-8").splitlines()[1:]:
            name, expected = line.split("\t")[:2]
            values = dict(pair.split("=", 1) for pair in expected.split(";") if "=" in pair)
            if (
                not values.get("season", "").isdecimal()
                or not values.get("episode", "").replace("|", "").isdecimal()
            ):
                continue
            numbers = parse_name(split_extension(name.rstrip("/").rpartition("/")[2])[0]).numbers
            wanted = (int(values["season"]), tuple(map(int, values["episode"].split("|"))))
            total += 1
            read += (numbers.season, numbers.episodes) == wanted
    assert total > 200
    assert read / total >= 0.8
