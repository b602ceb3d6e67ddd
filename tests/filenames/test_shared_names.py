"""Names as words and counters, and what several names share."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.shared_names import own_words, read_shared_name, shape, start_of_shape


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("Pt 01", ["#part"]),
        ("01_Side 1", ["#", "#side"]),
        ("(CD1)Fog", ["#disc", "fog"]),
        ("CD1 - Track 02", ["#disc", "#track"]),
        ("d1t02", ["#disc", "#track"]),
        ("Fog A1", ["fog", "#place"]),
        ("S01E03a", ["s01e03", "#half"]),
        ("1x03b - Fog", ["1x03", "#half", "fog"]),
        ("Part Two", ["#part"]),
        ("Part IV", ["#part"]),
        ("Fog (II)", ["fog", "#part"]),
        ("Fog II", ["fog", "ii"]),
        ("Side B", ["#side"]),
        ("The Dark Side - 01", ["the", "dark", "side", "#"]),
        ("Fog 2006 [64kbps]", ["fog", "2006", "64kbps"]),
        ("Département", ["département"]),
        ("Part", ["part"]),
        ("Particle 3", ["particle", "#"]),
    ],
)
def test_a_name_is_words_and_counters(name: str, shapes: list[str]) -> None:
    assert [token.shape for token in read_tokens(name)] == shapes


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Harbour - Fog Part 1", "Harbour - Fog Part 2"], "Harbour - Fog"),
        (["Harbour.Fog.part1", "Harbour.Fog.part2"], "Harbour.Fog"),
        (["Fog (Part 1)", "Fog (Part 2)"], "Fog"),
        (["01 - Fog - CD 1", "02 - Fog - CD 1"], "Fog - CD 1"),
        (["Fog 1_2", "Fog 2_2"], "Fog"),
        (["Fog 1_3", "Fog 2_3"], "Fog 3"),
        (["Fog [1] (mono)", "Fog [2] (mono)"], "Fog (mono)"),
        (["Harbour 3 - 01 - Fog", "Harbour 3 - 02 - Sea"], "Harbour 3"),
        (["01 - Fog", "02 - Sea"], ""),
        (["Track 01", "Track 02"], ""),
        (["Fog"], "Fog"),
    ],
)
def test_the_shared_name_is_spelled_as_in_the_first(names: list[str], text: str) -> None:
    assert read_shared_name(names).text == text


def test_titles_are_what_follows_the_last_shared_counter() -> None:
    shared = read_shared_name(["01 The Fog", "02 The Sea"])
    assert (shared.titles, shared.words, shared.differ_in_numbers_only) == (("The Fog", "The Sea"), (), False)


def test_shapes_compare_names_that_differ_in_numbers() -> None:
    assert shape("Fog - 01 of 12") == shape("FOG_02 of 12")
    assert shape("Fog 1") != shape("Sea 1")
    assert start_of_shape("Fog 1 - Start") == start_of_shape("Fog 2 - End") == ("fog", "#")


def test_words_that_only_say_what_is_counted_are_no_own_words() -> None:
    assert own_words("Track") == own_words("Digital Media 01") == own_words("CD1 - Chapter Two") == ()


def test_the_number_of_the_only_track_of_each_disc_is_no_part_of_the_title() -> None:
    assert read_shared_name(["Border Princes CD1 01", "Border Princes CD2 01"]).text == "Border Princes"
    # The same number of a story: nothing says that it counts tracks.
    assert read_shared_name(["Story 7 - CD1", "Story 7 - CD2"]).text == "Story 7"
    assert read_shared_name(["Title CD1 05", "Title CD2 05"]).text == "Title 05"
