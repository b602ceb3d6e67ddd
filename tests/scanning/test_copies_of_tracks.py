"""Two copies of one story in one folder, each in tracks: two items, not a question for each file."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group

TAGS = {"album": "Harbour: Fog", "tracks": 10}


def copies(*names: str, tags: dict[str, str | int] | None = None, count: int = 10) -> list[int]:
    """How many files the items have, for files of 7 minutes each; the keys of items are different."""
    files: list[tuple[bytes, MediaFacts | None]] = []
    for name in names:
        for n in range(1, count + 1):
            own = {**tags, "track": n} if tags else {}
            facts = MediaFacts("mp3", Medium.AUDIO, 420.0 + n, **own)  # type: ignore[arg-type]
            files.append((f"Shelf/{name.format(n)}.mp3".encode(), facts))
    items = group(files)
    assert len({item.key for item in items}) == len(items)
    assert sorted(file.path for item in items for file in item.files) == sorted(path for path, _ in files)
    return sorted(sum(file.role is Role.STORY for file in item.files) for item in items)


@pytest.mark.parametrize("tags", [None, TAGS])
@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ("Fog (Disc 1)/{:02}", "Fog (Disc 2)/{:02}", "Fog - CD1/{:02}", "Fog - CD2/{:02}"),
            [20, 20],
        ),
        (("Fog/CD1/{:02}", "Fog/CD2/{:02}", "Fog/Disc 1/{:02}", "Fog/Disc 2/{:02}"), [20, 20]),
        (("Fog/CD1/{:02}", "Fog/CD1 (2)/{:02}", "Fog/CD2/{:02}"), [10, 20]),
        (("Fog/{:02}", "Fog/{:02} (1)"), [10, 10]),
        (("Fog/{:02}", "Fog/{:02} - Copy"), [10, 10]),
        (("Fog/{:02} - Fog", "Fog/{:02}. Fog"), [10, 10]),
    ],
)
def test_copies_are_told_apart_by_how_they_are_spelled(
    names: tuple[str, ...], expected: list[int], tags: dict[str, str | int] | None
) -> None:
    assert copies(*names, tags=tags) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Fog/CD1/{:02}", "Fog/Disc 2/{:02}"), [20]),
        (("Fog (Disc 1)/{:02}", "Fog - CD2/{:02}"), [20]),
        (("Fog/Fog - CD 1 - {:02}", "Fog/Fog_CD2_{:02}"), [20]),
    ],
)
def test_discs_of_one_copy_may_be_spelled_differently(names: tuple[str, ...], expected: list[int]) -> None:
    assert copies(*names) == expected


def test_a_picture_beside_two_copies_is_in_one_item() -> None:
    folders = ("Fog (Disc 1)", "Fog (Disc 2)", "Fog - CD1", "Fog - CD2")
    paths = [f"Shelf/{folder}/{n}.mp3" for folder in folders for n in (1, 2)]
    items = group([(path.encode(), None) for path in [*paths, "Shelf/Fog - CD1/cover.jpg"]])
    assert [len(item.files) for item in items] == [4, 5]
