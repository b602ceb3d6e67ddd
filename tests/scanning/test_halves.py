"""Stories cut into a few files: joined where names or lengths say so, incomplete where a part is missing."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.part_counts import missing_parts
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning import group

MINUTE = 60.0


def items(minutes: float, *names: str, album: str = "") -> list[list[str]]:
    """The names of the files of each item of a folder, of files that are nearly equally long."""
    files = []
    for number, name in enumerate(names):
        facts = MediaFacts(
            format="mp3", medium=Medium.AUDIO, duration=minutes * MINUTE + number * 7.3, album=album
        )
        files.append((f"Plays/{name}".encode(), facts))
    return sorted([part.path.decode().rpartition("/")[2] for part in each.files] for each in group(files))


@pytest.mark.parametrize("names", [("A", "B"), ("Amber Road", "Basalt"), ("Amber", "Basalt", "Chalk")])
@pytest.mark.parametrize("count", [2, 3])
def test_several_stories_cut_alike_are_an_item_each(names: tuple[str, ...], count: int) -> None:
    files = [[f"{name} {number}.mp3" for number in range(1, count + 1)] for name in names]
    assert items(29, *(file for story in files for file in story)) == files


@pytest.mark.parametrize(
    ("minutes", "names"),
    [
        (62, ("Amber 1.mp3", "Amber 2.mp3", "Basalt 1.mp3", "Basalt 2.mp3")),
        (29, ("Amber 1.mp3", "Amber 2.mp3")),
        (29, ("Amber 1.mp3", "Amber 2.mp3", "Basalt 1.mp3", "Basalt 2.mp3", "Basalt 3.mp3")),
        (29, ("Amber 1.mp3", "Amber 2.mp3", "Basalt 3.mp3", "Basalt 4.mp3")),
        (29, ("Amber 1.mp3", "Amber 2.mp3", "Basalt 1.mp3", "Basalt 2.mp3", "Chalk.mp3")),
    ],
)
def test_numbered_stories_of_series_stay_apart(minutes: float, names: tuple[str, ...]) -> None:
    assert items(minutes, *names) == [[name] for name in names]


@pytest.mark.parametrize(
    "names",
    [
        ("Amber pt1.mp3", "Amber pt2.m4a"),
        ("Amber - Part 1.ogg", "Amber - Part 2.mp3", "Amber - Part 3.mp3"),
        ("Amber (CD 1).flac", "Amber (CD 2).mp3"),
    ],
)
def test_parts_in_several_formats_are_one_item(names: tuple[str, ...]) -> None:
    assert items(29, *names) == [list(names)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ("Amber pt1.m4a", "Amber pt1.mp3", "Amber pt2.m4a", "Amber pt2.mp3"),
            [["Amber pt1.m4a", "Amber pt2.m4a"], ["Amber pt1.mp3", "Amber pt2.mp3"]],
        ),
        (("Amber pt1.m4a", "Amber pt1.mp3"), [["Amber pt1.m4a"], ["Amber pt1.mp3"]]),
        (("Amber pt1.m4a", "Basalt pt2.mp3"), [["Amber pt1.m4a"], ["Basalt pt2.mp3"]]),
        (("Amber 1.m4a", "Amber 2.mp3"), [["Amber 1.m4a"], ["Amber 2.mp3"]]),
    ],
)
def test_copies_in_several_formats_stay_apart(names: tuple[str, ...], expected: list[list[str]]) -> None:
    assert items(29, *names) == expected


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("Amber Side A",), "side 2"),
        (("Amber - Side B",), "side 1"),
        (("Amber Side 3",), "sides 1, 2, 4"),
        (("Amber Side A", "Amber Side B"), None),
        (("Amber Side A", "Amber Side B", "Amber Side C"), "side 4"),
        (("Amber (2-2)",), "part 1 of 2"),
        (("Amber [3-3]",), "parts 1, 2 of 3"),
        (("Amber (1-2)", "Amber (2-2)"), ""),
        (("Amber (1-2)",), None),
        (("Amber (2-4)",), None),
        (("Amber 2-2",), None),
        (("Amber II",), None),
    ],
)
def test_a_side_or_the_last_part_alone_is_not_the_whole(names: tuple[str, ...], missing: str | None) -> None:
    assert missing_parts([(f"Plays/{name}.mp3", None) for name in names]) == missing
