"""Videos in parts that letters count: "Day 1a" and "Day 1b" are one item, the halves of day 1."""

from __future__ import annotations

import pytest

from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group


def items(*names: str, minutes: float | None = 29) -> dict[str, int]:
    """By the name of each item: how many files it has."""
    facts = MediaFacts("mkv", Medium.VIDEO, minutes * 60) if minutes else None
    found = group([(f"Show/{name}.mkv".encode(), facts) for name in names])
    return {each.name: len(each.files) for each in found}


@pytest.mark.parametrize("minutes", [29, None])
@pytest.mark.parametrize(
    "form", ["Show - Day {}{}", "Show.Day.{}{}", "Show - Day {} {}", "Show - Day {} ({})", "Show {}0{}"]
)
def test_letters_from_a_on_count_the_parts_of_a_story(form: str, minutes: float | None) -> None:
    files = [form.format(day, letter) for day in (1, 2) for letter in "ab"]
    assert sorted(items(*files, minutes=minutes).values()) == [2, 2]


@pytest.mark.parametrize(
    "names",
    [
        ("Show - Day 1a", "Show - Day 1c"),
        ("Show - Day 1b", "Show - Day 1c"),
        ("Show - Day 1a", "Show - Day 2b"),
        ("02a", "02b"),
        ("Show 2009a", "Show 2009b"),
    ],
)
def test_other_letters_are_part_of_the_names(names: tuple[str, ...]) -> None:
    assert items(*names) == dict.fromkeys(names, 1)


def test_what_is_as_long_as_an_episode_is_no_part() -> None:
    assert items("Show - Day 1a", "Show - Day 1b", minutes=58) == {"Show - Day 1a": 1, "Show - Day 1b": 1}


def test_the_item_is_called_like_the_story() -> None:
    assert items("Show - Day 1a", "Show - Day 1b") == {"Show - Day 1": 2}
