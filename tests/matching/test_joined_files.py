"""A file that joins the parts of a box set keeps the title tag of the first: it is never linked as that part."""

from __future__ import annotations

import pytest

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.files import Outcome
from tests.matching.styles import show_of
from tests.matching.test_boxes_in_discs import _INDEX, _MATCHER, BOXES
from tests.matching.trees import facts_of, identify


@pytest.mark.parametrize("box", BOXES, ids=lambda box: str(box.id))
def test_a_box_set_in_one_file_is_not_its_first_story(box: IndexedWork) -> None:
    parts = _INDEX.parts[box.id]
    title, first = box.record.title, _INDEX.works[parts[0]].record.title
    tags = {"title": first, "album": title, "track": "1/9"}
    path = f"{title.replace('/', ' ').replace(':', ' -')}.m4b"
    ((_, proposal),) = identify({path: facts_of(path, {"minutes": 58 * len(parts), "tags": tags})}, _MATCHER)
    assert parts[0] not in {link.work for link in proposal.links}
    if proposal.outcome is Outcome.ASK:
        assert box.id in {each.work for each in proposal.candidates}


def test_the_first_story_alone_is_linked_as_itself() -> None:
    box = BOXES[0]
    part = _INDEX.works[_INDEX.parts[box.id][0]]
    path = f"{show_of(box, _INDEX)}/{box.record.title.replace(':', ' -')}/1 - {part.record.title}.mp3"
    tags = {"title": part.record.title, "album": box.record.title, "track": "1"}
    ((_, proposal),) = identify({path: facts_of(path, {"minutes": 58, "tags": tags})}, _MATCHER)
    assert [link.work for link in proposal.links] == [part.id]
