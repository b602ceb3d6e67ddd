"""A box set in tracks: each story has its range in the item, by track, by disc or by title."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.matching.track_chapters import chapters_of_tracks
from janto_catalog.model.files import GroupedFile, Proposal, Role
from janto_catalog.model.matching import ReadFile
from tests.matching.make_items import shipped
from tests.matching.trees import facts_of, identify

_INDEX = WorkIndex(shipped())
_MATCHER = ItemMatcher(_INDEX)
BOX = "bf-tw1-before-the-fall"
PARTS = _INDEX.parts[BOX]
FOLDER = "Big Finish/Torchwood One - Before the Fall"


def proposals(files: dict[str, dict[str, object]]) -> list[Proposal]:
    read = {path: facts_of(path, data) for path, data in files.items()}
    return [proposal for _, proposal in identify(read, _MATCHER)]


@pytest.mark.parametrize(
    ("name", "tracks", "minutes"),
    [
        ("CD{disc}/{track:02}.mp3", 1, 58),
        ("CD{disc}/{track:02}.mp3", 10, 6),
        ("{disc}-{track:02}.mp3", 10, 6),
    ],
)
def test_a_box_is_linked_to_its_stories_with_their_ranges(name: str, tracks: int, minutes: float) -> None:
    discs = range(1, len(PARTS) + 1)
    paths = [name.format(disc=disc, track=track) for disc in discs for track in range(1, tracks + 1)]
    (proposal,) = proposals({f"{FOLDER}/{path}": {"minutes": minutes} for path in paths})
    assert [link.work for link in proposal.links] == PARTS
    starts = [link.range.begin for link in proposal.links if link.range]
    assert starts == [disc * tracks * minutes * 60 for disc in range(len(PARTS))]


def test_more_discs_than_stories_are_not_a_story_each() -> None:
    paths = [f"{FOLDER}/CD{disc}/01.mp3" for disc in range(1, len(PARTS) + 2)]
    for proposal in proposals({path: {"minutes": 58} for path in paths}):
        assert set(PARTS).isdisjoint(link.work for link in proposal.links)


def read_files(*names: str, minutes: float | None = 10) -> list[ReadFile]:
    grouped = GroupedFile(b"x", Role.STORY, 0)
    return [ReadFile(name, grouped, facts_of(name, {"minutes": minutes})) for name in names]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["Fog 1.mp3", "Fog 2.mp3"], ["Part 1", "Part 2"]),
        (["Fog CD1 - 1.mp3", "Fog CD1 - 2.mp3", "Fog CD2 - 1.mp3"], ["Disc 1", "Disc 2"]),
        (["1 Fog.mp3", "2 Sea.mp3"], ["1 Fog", "2 Sea"]),
        (["Fog.mp3"], []),
    ],
)
def test_the_chapters_of_tracks(names: list[str], titles: list[str]) -> None:
    assert [chapter.title for chapter in chapters_of_tracks(read_files(*names))] == titles


def test_tracks_of_unknown_length_are_no_chapters() -> None:
    assert chapters_of_tracks(read_files("1.mp3", "2.mp3", minutes=None)) == ()
