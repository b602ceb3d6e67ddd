"""Names that title, number and show agree with and something else contradicts; each kind with what is still linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from janto_catalog.matching import ItemMatcher
from janto_catalog.model.media import Chapter, MediaFacts, Medium
from tests.matching.trees import facts_of, identify


def linked(matcher: ItemMatcher, path: str, facts: MediaFacts | None) -> str:
    found = identify({path: facts}, matcher)
    return "+".join(sorted(link.work for _, proposal in found for link in proposal.links))


def archive(*members: str) -> MediaFacts:
    return MediaFacts("ZIP", Medium.ARCHIVE, members=members)


ADAM, FALL = "tw-s02e05-adam", "bf-tw-02-fall-to-earth"


@pytest.mark.parametrize(
    ("path", "members", "work"),
    [
        ("Torchwood - 2x05 - Adam.zip", ("torchwood.s02e05.srt",), ""),
        ("Torchwood - 2x05 - Adam.zip", ("adam001.png", "adam002.png", "readme.htm"), ""),
        ("Torchwood - 2x05 - Adam.rar", ("torchwood.s02e05.avi", "torchwood.s02e05.srt"), ADAM),
        ("Torchwood - Fall to Earth.zip", ("cover.jpg", "booklet.pdf"), ""),
        ("Torchwood - Fall to Earth.zip", ("Fall to Earth trailer.mp3",), ""),
        ("Torchwood - Fall to Earth.zip", ("Torchwood - Fall to Earth.mp3", "Torchwood - Broken.mp3"), ""),
        ("Torchwood - Fall to Earth.zip", ("01.mp3", "02.mp3", "cover.jpg", "booklet.pdf"), FALL),
    ],
)
def test_an_archive_is_what_the_files_in_it_can_be(
    matcher: ItemMatcher, path: str, members: Sequence[str], work: str
) -> None:
    assert linked(matcher, path, archive(*members)) == work


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Subs/torchwood.s02e05.rar", ""),
        ("Torchwood - 2x05 - Adam.srt.zip", ""),
        ("Torchwood - 2x05 - Adam napisy.zip", ""),
        ("Torchwood - 2x05 - Adam legendas.rar", ""),
        ("Screencaps/Torchwood 2x05 Adam.zip", ""),
        # An archive of which nothing else is known and that is called like an episode often has subtitles.
        ("Torchwood - 2x05 - Adam.en.zip", ""),
        ("Torchwood - Fall to Earth.zip", FALL),
    ],
)
def test_an_archive_of_unknown_files_is_what_its_name_says(
    matcher: ItemMatcher, path: str, work: str
) -> None:
    assert linked(matcher, path, None) == work


ZERO = "titan-station-zero-"


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Station Zero 1-3", "123"),
        ("Station Zero 1 & 3", "13"),
        ("Station Zero 1 and 3", "13"),
        ("Station Zero 1 + 3", "13"),
        ("Station Zero 1 und 2", "12"),
        ("Station Zero #1 en #2", "12"),
        ("Station Zero Teil 1 und 3", "13"),
    ],
)
def test_numbers_with_and_are_a_list_and_with_to_a_range(
    matcher: ItemMatcher, name: str, numbers: str
) -> None:
    facts = facts_of("a.cbz", {"pages": 26 * len(numbers)})
    works = "+".join(f"{ZERO}{number}" for number in numbers)
    assert linked(matcher, f"Comics/Torchwood - {name}.cbz", facts) == works


def chapters(minutes: float, *titles: tuple[str, float]) -> MediaFacts:
    facts = facts_of("a.m4a", {"minutes": minutes})
    assert facts is not None
    return replace(facts, chapters=tuple(Chapter(title, 60 * start) for title, start in titles))


@pytest.mark.parametrize(
    ("minutes", "starts", "count"),
    [
        # As long as each of them is.
        (185, (("Sync", 0), ("Drive", 60), ("Disco", 120)), 3),
        # What a podcast says of each of them, and a book with chapters called like dramas.
        (90, (("Intro", 0), ("Sync", 5), ("Drive", 30), ("Disco", 60)), 0),
        (400, (("Chapter 1", 0), ("Sync", 100), ("Drive", 250)), 0),
    ],
)
def test_chapters_called_like_works_are_as_long_as_they(
    matcher: ItemMatcher, minutes: float, starts: Sequence[tuple[str, float]], count: int
) -> None:
    works = linked(matcher, "Torchwood/Torchwood special.m4a", chapters(minutes, *starts))
    assert len(works.split("+") if works else ()) == count


BROKEN = "bf-tw-11-broken"


@pytest.mark.parametrize(
    ("folder", "work"),
    [
        ("To sync", ""),
        ("Sync me", ""),
        ("Broken files", ""),
        ("Broken rips", ""),
        ("New drive", ""),
        ("Not tagged", ""),
        ("Broken", BROKEN),
        ("11 Broken", BROKEN),
        ("Broken (2016)", BROKEN),
        ("Broken [MP3]", BROKEN),
        ("Broken by Joseph Lidster", BROKEN),
        ("Torchwood Broken", BROKEN),
    ],
)
def test_a_title_in_the_phrase_of_a_folder_is_asked_about(
    matcher: ItemMatcher, folder: str, work: str
) -> None:
    assert linked(matcher, f"Torchwood/{folder}/01.mp3", facts_of("01.mp3", {"minutes": 59})) == work


@pytest.mark.parametrize(
    ("path", "tags", "minutes", "work"),
    [
        # The title of another show's episode, with the season and number of one of ours.
        ("Torchwood/2x13 Doomsday.avi", {}, 48, ""),
        ("Torchwood 2x05 Utopia.mkv", {}, 51, ""),
        ("Torchwood/2x13 Exit Wounds.avi", {}, 48, "tw-s02e13-exit-wounds"),
        ("Torchwood/2x13 Heridas.avi", {}, 48, "tw-s02e13-exit-wounds"),
        # A title that is near one of ours, of something shorter.
        ("Doctor Who - Resolution of the Daleks.mkv", {}, 59, ""),
        ("Doctor Who - Revolutoin of the Daleks.mkv", {}, 71, "dw-revolution-of-the-daleks"),
        # The album has the title of another drama.
        ("Torchwood - Sync.mp3", {"album": "Torchwood - Drive"}, 60, ""),
        ("Torchwood - Sync.mp3", {"album": "Torchwood 47: Drive"}, 60, ""),
        ("027 Sync.mp3", {"title": "Torchwood 28 Sargasso"}, 60, ""),
        ("Torchwood - Sync.mp3", {"album": "Torchwood 27: Sync"}, 60, "bf-tw-27-sync"),
        ("Torchwood - Sync.mp3", {"album": "Torchwood"}, 60, "bf-tw-27-sync"),
        # A box set, and a title of another one of its series.
        ("The Lives of Captain Jack Volume 2/1 Crush.m4b", {}, 60, ""),
        ("The Lives of Captain Jack Vol 3 - Piece of Mind.m4b", {}, 60, ""),
        ("The Lives of Captain Jack Volume 3/1 Crush.m4b", {}, 60, "bf-locj-3-1-crush"),
        # Much longer than any of its series.
        ("Torchwood 27 - Sync.mp3", {}, 240, ""),
        ("Torchwood 27 - Sync.mp3", {}, 75, "bf-tw-27-sync"),
    ],
)
def test_title_tags_and_length_that_contradict_are_asked_about(
    matcher: ItemMatcher, path: str, tags: Mapping[str, Any], minutes: float, work: str
) -> None:
    facts = facts_of(path, {"tags": dict(tags), "minutes": minutes})
    assert linked(matcher, path, facts) == work


@pytest.mark.parametrize(
    ("folder", "works"),
    [
        ("Aliens Among Us 2", ["love-rat", "a-kill-to-a-view", "zero-hour", "the-empty-hand"]),
        ("Aliens Among Us 7", []),
    ],
)
def test_files_with_numbers_in_the_folder_of_a_numbered_box_set_are_its_stories(
    matcher: ItemMatcher, folder: str, works: list[str]
) -> None:
    files = {
        f"Torchwood/{folder}/0{number}.mp3": facts_of("a.mp3", {"minutes": 60}) for number in range(1, 5)
    }
    found = [link.work for _, proposal in identify(files, matcher) for link in proposal.links]
    assert found == [f"bf-s05-aliens-among-us-2-{number}-{work}" for number, work in enumerate(works, 1)]
