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
