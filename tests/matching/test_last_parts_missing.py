"""Discs, parts or tracks that do not say how many there are: shorter than the work, the last may be missing."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.matching import ReadItem
from tests.matching.trees import facts_of, identify

#: Ten tracks on each of two discs of an audiobook of 150 minutes, with what the tags of each say.
DISCS = {
    "Torchwood/Hidden/CD{disc}/{track:02}.mp3": {},
    "Torchwood/Hidden (CD{disc})/{track:02}.mp3": {"album": "Torchwood: Hidden", "track": "{track}/10"},
    "Torchwood/Hidden/{disc}-{track:02}.mp3": {"album": "Torchwood: Hidden", "track": "{track}/10"},
    "Torchwood/Hidden CD1+CD2/{disc}{track:02}.mp3": {},
    "Torchwood/Hidden/Disc {disc}/Hidden - {track:02}.mp3": {"track": "{track}", "disc": "{disc}"},
}


def _match(path: str, minutes: float | None, index: WorkIndex) -> tuple[ReadItem, Proposal]:
    files = {}
    for disc in (1, 2):
        for track in range(1, 11):
            name = path.format(disc=disc, track=track)
            tags = {key: value.format(disc=disc, track=track) for key, value in DISCS[path].items()}
            files[name] = facts_of(name, {"tags": tags, **({"minutes": minutes} if minutes else {})})
    ((item, proposal),) = identify(files, ItemMatcher(index))
    return item, proposal


@pytest.mark.parametrize("path", DISCS)
def test_two_discs_of_three_are_asked_about(path: str, index: WorkIndex) -> None:
    """Also where the third is a short one."""
    for minutes in (5, 6.2):
        item, proposal = _match(path, minutes, index)
        assert (item.gaps, proposal.outcome) == (None, Outcome.ASK)
        assert proposal.candidates[0].work == "tw-ab-hidden"


@pytest.mark.parametrize("path", DISCS)
def test_two_discs_as_long_as_the_work_are_all(path: str, index: WorkIndex) -> None:
    _, proposal = _match(path, 7.5, index)
    assert [link.work for link in proposal.links] == ["tw-ab-hidden"]


@pytest.mark.parametrize("path", list(DISCS)[:4])
def test_two_discs_of_unknown_length_may_be_all(path: str, index: WorkIndex) -> None:
    """That nothing is missing is not known either."""
    item, proposal = _match(path, None, index)
    assert item.gaps is None
    assert [link.work for link in proposal.links] == ["tw-ab-hidden"]


def test_tracks_without_the_last_are_asked_about(index: WorkIndex) -> None:
    paths = [f"Torchwood/Torchwood - Golden Age/{track:02}.mp3" for track in range(1, 9)]
    files = {path: facts_of(path, {"minutes": 4.6}) for path in paths}
    ((_, proposal),) = identify(files, ItemMatcher(index))
    assert proposal.reason == "length 36:48, known 45:00: the last track may be missing"
    # A total says that nothing is: it is cut, or sped up.
    whole = {
        path: facts_of(path, {"minutes": 4.6, "tags": {"track": f"{n}/8", "album": "Torchwood - Golden Age"}})
        for n, path in enumerate(paths, 1)
    }
    ((_, proposal),) = identify(whole, ItemMatcher(index))
    assert [link.work for link in proposal.links] == ["tw-radio-03-golden-age"]
