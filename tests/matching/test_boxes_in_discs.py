"""A box set on several discs: each disc is one of its stories, never the whole box set."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.kinds import Group
from tests.matching.make_items import shipped
from tests.matching.styles import show_of
from tests.matching.trees import facts_of, identify

_INDEX = WorkIndex(shipped())
_MATCHER = ItemMatcher(_INDEX)
BOXES = [
    work
    for work in _INDEX.works.values()
    if work.id in _INDEX.parts and work.record.kind.group is Group.AUDIO and len(_INDEX.parts[work.id]) > 1
]


def proposals(paths: list[str], minutes: float = 58.0) -> list[Proposal]:
    files = {path: facts_of(path, {"minutes": minutes}) for path in paths}
    return [proposal for _, proposal in identify(files, _MATCHER)]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: str(box.id))
def test_one_disc_is_never_the_whole(box: IndexedWork) -> None:
    title, count = box.record.title.replace("/", "-"), len(_INDEX.parts[box.id])
    for number in range(1, count + 1):
        for name in (f"{title} - Disc {number} of {count}", f"{title} (CD{number})"):
            (proposal,) = proposals([f"{title}/{name}.mp3"])
            assert box.id not in {link.work for link in proposal.links}, name


def test_a_disc_that_says_how_many_there_are_is_its_story() -> None:
    linked = offered = 0
    for box in BOXES:
        title, parts = box.record.title.replace("/", "-"), _INDEX.parts[box.id]
        folder = f"{show_of(box, _INDEX)}/{title}"
        for number, part in enumerate(parts, 1):
            (proposal,) = proposals([f"{folder}/{title} - Disc {number} of {len(parts)}.mp3"])
            works = [link.work for link in proposal.links]
            assert works in ([], [part])
            linked += works == [part]
            offered += part in {each.work for each in proposal.candidates}
    total = sum(len(_INDEX.parts[box.id]) for box in BOXES)
    assert offered >= 0.95 * total
    assert linked >= 0.5 * total


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - Among Us Part 2 - Episode 2", "bf-s07-among-us-2-2-at-her-majestys-pleasure"),
        ("Torchwood - God Among Us 2 - Episode 2", "bf-s06-god-among-us-2-2-hostile-environment"),
        ("Torchwood - Aliens Among Us 1 - Episode 3", "bf-s05-aliens-among-us-1-3-orr"),
        ("Torchwood - Aliens Among Us Part 1 E02", "bf-s05-aliens-among-us-1-2-aliens-and-sex-and-chips-and-gravy"),
        ("Torchwood - Aliens Among Us Part 1 - Story 2", "bf-s05-aliens-among-us-1-2-aliens-and-sex-and-chips-and-gravy"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("minutes", [58.0, 0.0])
def test_an_episode_of_a_box_is_its_story(name: str, work: str, minutes: float) -> None:
    """Without a length it may be asked about, and the story comes first."""
    (proposal,) = proposals([f"Big Finish/{name}.mp3"], minutes)
    assert [link.work for link in proposal.links] in ([], [work])
    assert proposal.candidates[0].work == work


@pytest.mark.parametrize("name", ["Aliens Among Us Part 1 - Episode 9", "Aliens Among Us Part 1 - 02"])
def test_a_number_that_is_no_story_of_the_box_is_asked_about(name: str) -> None:
    (proposal,) = proposals([f"Big Finish/Torchwood - {name}.mp3"], 0.0)
    assert proposal.outcome is Outcome.ASK


@pytest.mark.parametrize(
    "name",
    [
        "Part II - Torchwood - Rendition",
        "Torchwood - Rendition - Part 2",
        "Torchwood - Rendition (Part 2)",
        "Torchwood - Adam - Part 5",
    ],
)
def test_a_part_that_has_the_number_of_the_story_by_chance_is_asked_about(name: str) -> None:
    (proposal,) = proposals([f"Torchwood/{name}.mp4"], 0.0)
    assert proposal.links == ()


@pytest.mark.parametrize(
    "name", ["Torchwood.S02E05.CD1", "Torchwood 2x05 (Disc 1)", "Torchwood S02E05 part 1"]
)
def test_half_an_episode_by_its_number_is_asked_about(name: str) -> None:
    (half,) = proposals([f"TV/{name}.avi"], 24.0)
    assert half.outcome is Outcome.ASK
    (whole,) = proposals([f"TV/{name}.avi"], 50.0)
    assert [link.work for link in whole.links] == ["tw-s02e05-adam"]


@pytest.mark.parametrize(
    ("path", "minutes", "work"),
    [
        ("Torchwood/Torchwood Miracle Day Part 2 - Rendition.mp4", 0.0, "tw-s04e02-rendition"),
        ("Torchwood/Part 2 - Torchwood Miracle Day - Rendition.mp4", 0.0, "tw-s04e02-rendition"),
        ("Torchwood Miracle Day/Part 2 - Rendition.mp4", 0.0, "tw-s04e02-rendition"),
        ("Torchwood/Part II - Torchwood - Rendition.mp4", 54.0, "tw-s04e02-rendition"),
        ("Torchwood Series 2/Part 5 - Torchwood - Adam.mp4", 0.0, "tw-s02e05-adam"),
        ("Torchwood/Part Two - Torchwood - Children of Earth - Day Two.mp4", 0.0, "tw-s03e02-coe-day-two"),
    ],
)
def test_a_part_of_a_named_series_or_as_long_as_the_story_is_the_story(
    path: str, minutes: float, work: str
) -> None:
    (proposal,) = proposals([path], minutes)
    assert [link.work for link in proposal.links] == [work]


def test_parts_of_one_work_by_number_alone_are_asked_about() -> None:
    """Nothing says what the numbers count, and the lengths fit no whole."""
    work = next(work for work in _INDEX.works.values() if work.record.runtime and work.id not in _INDEX.parts)
    title = work.record.title
    made = proposals([f"Many/{title} {number} of the tape.mp3" for number in (1, 2)], minutes=44)
    assert all(proposal.outcome is not Outcome.LINK for proposal in made)


NUMBERED = [box for box in BOXES if box.id.startswith(("bf-s05", "bf-s06", "bf-s07")) and box.number]


def album(title: str, *discs: int, minutes: float | None = 6.5) -> list[Proposal]:
    """What is proposed for discs of eight tracks each, whose tags count the tracks of each disc."""
    tags = {"album": f"Torchwood: {title}"}
    files = {
        f"Big Finish/Torchwood/Torchwood - {title}/CD{disc}/{track:02}.mp3": facts_of(
            "01.mp3", {"minutes": minutes, "tags": {**tags, "track": f"{track}/8"}}
        )
        for disc in discs
        for track in range(1, 9)
    }
    return [proposal for _, proposal in identify(files, _MATCHER)]


def test_there_are_boxes_that_are_called_like_their_series_and_a_number() -> None:
    assert len(NUMBERED) >= 9


@pytest.mark.parametrize("box", NUMBERED, ids=lambda box: str(box.id))
@pytest.mark.parametrize("minutes", [6.5, None])
def test_some_discs_of_a_numbered_box_are_not_the_box(box: IndexedWork, minutes: float | None) -> None:
    stories = _INDEX.parts[box.id]
    for count in range(1, len(stories)):
        (proposal,) = album(box.record.title, *range(1, count + 1), minutes=minutes)
        assert proposal.outcome is Outcome.ASK, count
        assert box.id in {each.work for each in proposal.candidates}


@pytest.mark.parametrize("box", NUMBERED, ids=lambda box: str(box.id))
def test_all_discs_of_a_numbered_box_are_its_stories(box: IndexedWork) -> None:
    stories = _INDEX.parts[box.id]
    (proposal,) = album(box.record.title, *range(1, len(stories) + 1))
    assert [link.work for link in proposal.links] == list(stories)


@pytest.mark.parametrize("ending", ["- CD1.zip", "- (incomplete).mp3", "- Episode 2.mp3"])
@pytest.mark.parametrize("box", NUMBERED, ids=lambda box: str(box.id))
def test_a_part_of_a_numbered_box_is_not_the_box(box: IndexedWork, ending: str) -> None:
    for title in (box.record.title, box.record.title.replace("Part ", "")):
        for minutes in (60.0, 130.0):
            (proposal,) = proposals([f"Torchwood/Torchwood - {title} {ending}"], minutes)
            assert box.id not in {link.work for link in proposal.links}, title
