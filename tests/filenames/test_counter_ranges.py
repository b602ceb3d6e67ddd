"""Two counters in a name that are the first and last of several parts, and totals that count one of several discs."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.part_counts import PartCount, counted_parts, missing_parts
from janto_catalog.model.media import MediaFacts, Medium


def _track(path: str, track: int, tracks: int) -> tuple[str, MediaFacts]:
    return path, MediaFacts("mp3", Medium.AUDIO, 300.0, album="Fog", track=track, tracks=tracks)


@pytest.mark.parametrize("name", ["CD1+CD2", "CD1 + CD2", "CD1+2", "CD 1 & 2", "CD1-CD2", "discs 1 and 2"])
def test_a_folder_of_two_discs_lacks_neither(name: str) -> None:
    files = [(f"Fog {name}/{number:02}.mp3", None) for number in (1, 2, 3)]
    assert counted_parts(files)[0] == PartCount("disc", (1, 2))
    # There may be a third.
    assert missing_parts(files) is None


def test_discs_that_are_not_joined_are_no_range() -> None:
    assert missing_parts([("Fog CD1/CD2 - 01.mp3", None)]) == "disc 1"
    assert counted_parts([("Fog (CD 2) Part 1.mp3", None)])[0] == PartCount("disc", (2,))


def test_the_tracks_of_each_disc_do_not_say_how_many_discs_there_are() -> None:
    discs = [_track(f"Fog/{disc}-{n:02}.mp3", n, 3) for disc in (1, 2) for n in (1, 2, 3)]
    assert missing_parts(discs) is None
    # In one run they do.
    in_one_run = [_track(f"Fog/{(n + 2) // 3}-{n:02}.mp3", n, 6) for n in range(1, 7)]
    assert missing_parts(in_one_run) == ""
