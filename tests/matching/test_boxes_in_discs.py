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
