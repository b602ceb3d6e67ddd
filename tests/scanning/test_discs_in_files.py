"""Discs that are one file beside discs that are folders of tracks: one item with all discs in order."""

from __future__ import annotations

import pytest

from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group


def items(*names: str, minutes: float = 11) -> list[list[str]]:
    """The files of each item."""
    facts = MediaFacts("mp3", Medium.AUDIO, minutes * 60)
    found = group([(name.encode(), facts) for name in names])
    return [[file.path.decode() for file in each.files] for each in found]


@pytest.mark.parametrize(
    "files",
    [
        ("Fog/CD1.mp3", "Fog/CD2/01.mp3", "Fog/CD2/02.mp3"),
        ("Fog/CD1/01.mp3", "Fog/CD1/02.mp3", "Fog/CD2.mp3", "Fog/CD3/01.mp3", "Fog/CD3/02.mp3"),
        ("Fog/CD1.mp3", "Fog/CD2.mp3", "Fog/CD3/01.mp3", "Fog/CD3/02.mp3"),
        ("Fog/CD1.mp3", "Fog/CD2.flac", "Fog/CD3/01.mp3"),
        ("Fog/Fog CD1.mp3", "Fog/CD2/01.mp3", "Fog/CD2/02.mp3"),
        ("Plays/Fog (Disc 1).mp3", "Plays/Fog (Disc 2)/01.mp3", "Plays/Fog (Disc 2)/02.mp3"),
        ("Fog/Disc 1.flac", "Fog/Disc 2/Fog.mp3"),
    ],
)
def test_they_are_one_item_in_the_order_of_the_discs(files: tuple[str, ...]) -> None:
    assert items(*reversed(files)) == [list(files)]


@pytest.mark.parametrize(
    ("files", "count"),
    [
        # The same disc again, another title, the number of a story, and a disc in two formats.
        (("Fog/CD1.mp3", "Fog/CD1/01.mp3", "Fog/CD1/02.mp3", "Fog/CD2/01.mp3", "Fog/CD2/02.mp3"), 2),
        (("Fog/Sea CD3.mp3", "Fog/CD1/01.mp3", "Fog/CD1/02.mp3", "Fog/CD2/01.mp3"), 2),
        (("Plays/Sea (Disc 1).mp3", "Plays/Fog (Disc 2)/01.mp3", "Plays/Fog (Disc 2)/02.mp3"), 2),
        (("Fog/Sea 1.mp3", "Fog/CD2/01.mp3", "Fog/CD2/02.mp3"), 2),
        (("Fog/CD1.mp3", "Fog/CD1.flac", "Fog/CD2/01.mp3", "Fog/CD2/02.mp3"), 3),
    ],
)
def test_what_is_no_other_disc_of_the_story_stays_apart(files: tuple[str, ...], count: int) -> None:
    assert len(items(*files)) == count


def test_nothing_is_missing_of_discs_that_are_all_there() -> None:
    facts = MediaFacts("mp3", Medium.AUDIO, 600.0)
    files = ("Fog/CD1.mp3", "Fog/CD3/01.mp3", "Fog/CD3/02.mp3")
    (item,) = group([(name.encode(), facts) for name in files])
    assert (item.name, item.gaps) == ("Fog", "disc 2")
    (item,) = group([(name.encode(), facts) for name in (*files, "Fog/CD2.mp3")])
    assert item.gaps is None
