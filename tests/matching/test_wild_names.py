"""Names in the styles of release groups, recorders, download programs and shops, with neighbours that are no copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.matching.item_names import name_of_release
from janto_catalog.model.files import Outcome
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Series, Story, Work
from tests.matching.blind_sets import read_rows, score_rows
from tests.matching.harness import MatchHarness, film

WILD = Path(__file__).parent / "wild"
LINKED = 0.97
MINUTE = 60.0


@pytest.fixture(scope="module")
def parts(index: WorkIndex) -> dict[str, frozenset[str]]:
    return {whole: frozenset(works) for whole, works in index.parts.items()}


def test_names_are_linked_and_none_wrongly(matcher: ItemMatcher, parts: dict[str, frozenset[str]]) -> None:
    counts = score_rows(read_rows(WILD / "names.tsv"), matcher, parts)
    named = sum(counts[key] for key in ("linked", "asked", "asked without it", "unknown"))
    assert [key for key in counts if key.startswith("WRONG")] == []
    assert counts["linked"] >= LINKED * named
    assert counts["unknown"] == 0


def test_neighbours_are_not_linked(matcher: ItemMatcher, parts: dict[str, frozenset[str]]) -> None:
    counts = score_rows(read_rows(WILD / "neighbours.tsv"), matcher, parts)
    assert [key for key in counts if key.startswith("WRONG")] == []
    assert counts["not linked"] >= 30


@pytest.fixture(scope="module")
def harbour() -> MatchHarness:
    """A show called like a common noun; two of its episodes were first broadcast on one day."""
    days = ("2001-02-03", "2001-02-10", "2001-02-10", "2001-02-17", "", "2001-03-03", "2001-03-10")
    works = [
        Work(
            f"hb-{number}",
            f"The {title}",
            Kind.TV_EPISODE,
            series="hb-1",
            number=str(number),
            released=day or None,
            runtime=50 * MINUTE,
            channel="Channel Two",
        )
        for number, (title, day) in enumerate(
            zip(("Pilot", "Anchor", "Sail", "Tide", "Rope", "Lamp", "Crew"), days, strict=True), 1
        )
    ]
    series = Series(
        "hb-1", "Harbour Series 1", Kind.TV_EPISODE, show="Harbour", season=1, aliases=("灯塔港 第1季",)
    )
    return MatchHarness(WorkIndex(Story(works=tuple(works), series=(series,))))


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("Harbour_20010203_2100_Channel2.ts", ["hb-1"]),
        ("Harbour (Channel Two HD 03.02.2001 2100).ts", ["hb-1"]),
        ("2001-02-03 Harbour Channel Two 2100.mpg", ["hb-1"]),
        # Two were on that day.
        ("Harbour_20010210_2100_Channel2.ts", []),
        # The day of the next one is not known.
        ("Harbour_20010217_2100_Channel2.ts", []),
        # None was on that day.
        ("Harbour_20010204_2100_Channel2.ts", []),
        # Another show of that day.
        ("Safe Harbour_20010203_2100_Channel2.ts", []),
    ],
)
def test_the_day_of_a_recording_names_the_only_episode_of_that_day(
    harbour: MatchHarness, name: str, works: list[str]
) -> None:
    assert harbour.linked_works(name, film(55 * MINUTE)) == works


def test_a_recording_that_is_far_too_short_is_not_the_episode_of_that_day(harbour: MatchHarness) -> None:
    assert harbour.linked_works("Harbour_20010203_2100_Channel2.ts", film(10 * MINUTE)) == []


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("fov-harbour.s01e04.avi", ["hb-4"]),
        ("mvs-harbour.1x04.avi", ["hb-4"]),
        ("safe-harbour.s01e04.avi", []),
        ("mrs-harbour.s01e04.avi", []),
        ("fov-harbourmaster.s01e04.avi", []),
    ],
)
def test_only_a_release_group_before_the_name_says_nothing(
    harbour: MatchHarness, name: str, works: list[str]
) -> None:
    assert harbour.linked_works(name, film(50 * MINUTE)) == works


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("灯塔港第1季第04集.mkv", ["hb-4"]),
        ("【字幕】灯塔港S01E06.mkv", ["hb-6"]),
        ("灯塔港湾第1季第04集.mkv", []),
    ],
)
def test_a_name_in_a_script_without_spaces_is_found_whole(
    harbour: MatchHarness, name: str, works: list[str]
) -> None:
    assert harbour.linked_works(name, film(50 * MINUTE)) == works


@pytest.mark.parametrize(
    ("folder", "name", "works"),
    [
        ("Harbour.S01E04.720p.x264-GRP", "3f5a9c0d77be41e2a9f0.mkv", ["hb-4"]),
        ("Harbour.S01E04.DVD/VIDEO_TS", "VTS_01_1.mkv", ["hb-4"]),
        ("Harbour.S01E04.720p.x264-GRP", "Grimm.mkv", []),
        ("Harbour.S01.720p.x264-GRP", "3f5a9c0d77be41e2a9f0.mkv", []),
    ],
)
def test_a_folder_names_a_file_whose_name_means_nothing(
    harbour: MatchHarness, folder: str, name: str, works: list[str]
) -> None:
    assert harbour.linked_works(f"{folder}/{name}", film(50 * MINUTE)) == works


def test_two_meaningless_names_in_the_folder_of_an_episode_are_not_both_the_episode(
    harbour: MatchHarness,
) -> None:
    folder = "Harbour.S01E04.720p.x264-GRP"
    proposals = harbour.match_all(
        (f"{folder}/3f5a9c0d77be41e2a9f0.mkv", film(50 * MINUTE)),
        (f"{folder}/9f5a9c0d77be41e2a9f1.mkv", film(50 * MINUTE)),
    )
    assert Outcome.LINK not in [each.outcome for each in proposals]


def test_a_word_of_letters_and_a_number_are_no_hash() -> None:
    folders = ("disk", "Harbour.S01E04")
    assert name_of_release("Decade2", folders) == "Decade2"
    assert name_of_release("deadbeefcafe", folders) == "deadbeefcafe"
    assert name_of_release("200102030405", folders) == "200102030405"
