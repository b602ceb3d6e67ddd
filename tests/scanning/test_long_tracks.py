"""Long files beside the tracks of a story: another story, or a second copy of it, and never one of its tracks."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Grouping
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group

FOLDER = "Harbour - Fog at Sea"


def audio(name: str, minutes: float, **tags: str | int) -> tuple[bytes, MediaFacts]:
    facts = MediaFacts("mp3", Medium.AUDIO, minutes * 60, **tags)  # type: ignore[arg-type]
    return f"{FOLDER}/{name}.mp3".encode(), facts


def chapters(**tags: str | int) -> list[tuple[bytes, MediaFacts]]:
    return [audio(f"{n:02}", 6, **tags, **({"track": n} if tags else {})) for n in range(1, 11)]


def sizes(items: tuple[Grouping, ...]) -> list[int]:
    return sorted(len(item.files) for item in items)


@pytest.mark.parametrize(
    "tags", [{}, {"album": "Harbour: Fog at Sea"}, {"album": "Fog at Sea", "tracks": 11}]
)
@pytest.mark.parametrize(
    "name", ["11 The Salt Clock", "00 Fog at Sea (complete)", "11 Fog at Sea full", "Fog at Sea", "11"]
)
def test_a_long_file_beside_chapters_is_a_copy_of_its_own(name: str, tags: dict[str, str | int]) -> None:
    number = {"track": 11} if tags else {}
    items = group([*chapters(**tags), audio(name, 60, **tags, **number)])
    assert sizes(items) == [1, 10]
    assert [item.gaps for item in items] == [None, None]


def test_a_title_in_the_tags_is_enough() -> None:
    tags: dict[str, str | int] = {"album": "Fog at Sea"}
    items = group([*chapters(**tags), audio("11", 48, title="The Salt Clock", track=11, **tags)])
    assert sizes(items) == [1, 10]


@pytest.mark.parametrize(
    "more",
    [
        [audio("11", 48)],
        [audio("11 The Long Night", 17)],
        [audio("11 The Long Night", 39), audio("12", 14)],
    ],
    ids=lambda more: f"{more[0][0].decode()}, {more[0][1].duration} seconds",
)
def test_what_may_be_a_part_of_the_story_stays_with_its_tracks(more: list[tuple[bytes, MediaFacts]]) -> None:
    assert sizes(group([*chapters(), *more])) == [10 + len(more)]


def test_a_second_disc_in_one_file_is_no_copy() -> None:
    for item in group([*chapters(), audio("CD2", 60)]):
        assert len(item.files) == 11 or item.gaps == "disc 1" or item.gaps is None
        assert len(item.files) != 1 or item.gaps == "disc 1"


def test_introduction_and_credits_stay_with_a_story_in_one_file() -> None:
    tags: dict[str, str | int] = {"album": "Fog at Sea", "tracks": 3}
    files = [audio(f"0{n}", length, track=n, **tags) for n, length in ((1, 1), (2, 1), (3, 60))]
    assert sizes(group(files)) == [3]
