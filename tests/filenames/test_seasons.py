"""Seasons and episodes in the words of many languages, and in several forms in one name."""

from __future__ import annotations

import pytest

from janto_catalog.filenames import parse_name
from janto_catalog.filenames.number_words import LANGUAGES


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row.language)
def test_every_language_reads_its_words_before_and_behind_the_number(row: object) -> None:
    for season in row.season.split():  # type: ignore[attr-defined]
        for episode in row.episode.split():  # type: ignore[attr-defined]
            before = parse_name(f"Show {season} 2 {episode} 11").numbers
            assert (before.season, before.episodes, before.explicit) == (2, (11,), True), (season, episode)
            behind = parse_name(f"Show 2. {season} 11. {episode}").numbers
            assert (behind.season, behind.episodes, behind.explicit) == (2, (11,), True), (season, episode)


@pytest.mark.parametrize(
    ("name", "season", "episodes"),
    [
        ("Show - 2 сезон 11 серия", 2, (11,)), ("Show 1. évad 9. rész", 1, (9,)), ("Show seizoen 2 afl 08", 2, (8,)),
        ("Show 2. Staffel, 3. Folge", 2, (3,)), ("Show 2ª temporada episódio 11", 2, (11,)), ("11 серия", None, (11,)),
        ("2-й сезон", 2, ()), ("Show 第2シーズン 第11話", 2, (11,)), ("第二季第十一集", 2, (11,)), ("第二季十一集", 2, (11,)),
        ("Show 第三期二十五話", 3, (25,)), ("第2季十集", 2, (10,)), ("第2季11集", 2, (11,)),
        ("第一季 一季风", 1, ()), ("시즌 2 11화", 2, (11,)),
        ("Show S02Е11", 2, (11,)), ("Show T02E11", 2, (11,)), ("Show 3rd season", 3, ()),
        ("Show Folge 3 Staffel 2", 2, (3,)), ("Show_2_sezon_11_bolum", 2, (11,)), ("Show Season Two, Episode Four", 2, (4,)),
        ("10 episodes of 2 series", None, ()), ("Osa 3", None, ()), ("Show (2005) 720p", None, ()),
    ],
)  # fmt: skip
def test_both_orders_ordinals_and_other_scripts_are_read(
    name: str, season: int | None, episodes: tuple[int, ...]
) -> None:
    numbers = parse_name(name).numbers
    assert (numbers.season, numbers.episodes) == (season, episodes)


@pytest.mark.parametrize(
    "name", ["Show Temporada 2 [HDTV][Cap.211]", "Show S02E11 (2x11)", "Show 2x11 - Season 2 - Folge 11"]
)
def test_forms_that_agree_explain_each_other(name: str) -> None:
    parsed = parse_name(name)
    assert (parsed.numbers.season, parsed.numbers.episodes, parsed.numbers.other_forms) == (2, (11,), ())
    assert parsed.plain_words == ("show",)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Show S03E02 (2x11)", ((2, (11,)),)),
        ("Show Temporada 3 [Cap.211]", ((3, ()),)),
        ("Show 2x11 Folge 3", ((None, (3,)),)),
    ],
)
def test_forms_that_differ_are_all_kept(name: str, other: object) -> None:
    assert parse_name(name).numbers.other_forms == other


def test_a_disc_between_season_and_episode_starts_a_new_count() -> None:
    numbers = parse_name("Show Series 2 Disc 3 Episode 2").numbers
    assert (numbers.season, numbers.episodes, numbers.explicit) == (2, (2,), False)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Outbreak - Part I", ("outbreak", "1")),
        ("The End (Part I)", ("the", "end", "1")),
        ("Teil X", ("10",)),
        ("What I Did", ("what", "i", "did")),
        ("Party I Gave", ("party", "i", "gave")),
    ],
)
def test_a_roman_letter_is_a_number_behind_the_word_for_a_part(name: str, words: tuple[str, ...]) -> None:
    assert parse_name(name).plain_words == words


def test_half_a_number_is_neither_of_its_digits() -> None:
    assert parse_name("Show #½").numbers.issue is None
    assert parse_name("Show #½").plain_words == ("show", "half")
    assert parse_name("Show #12½").plain_words == ("show", "12half")
