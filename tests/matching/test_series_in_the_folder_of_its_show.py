"""A series that is kept in the folder of its show, and called without it: "The Show/Declassified - 01"."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome, Proposal
from tests.matching.make_items import shipped
from tests.matching.trees import facts_of, identify

_MATCHER = ItemMatcher(WorkIndex(shipped()))


def match(path: str, minutes: float | None = None) -> Proposal:
    ((_, proposal),) = identify({path: facts_of(path, {"minutes": minutes})}, _MATCHER)
    return proposal


@pytest.mark.parametrize(
    ("path", "minutes", "work"),
    [
        ("Torchwood/Declassified S01E01.mp4", None, "tw-decl-s01e01"),
        ("Torchwood/Declassified 1x03.mp4", 10, "tw-decl-s01e03"),
        ("Torchwood/Declassified - Jack's Back.mp4", 10, "tw-decl-s01e01"),
        ("Torchwood/Season 1/Declassified - Episode 02.mp4", 10, "tw-decl-s01e02"),
        ("Torchwood (2006)/Declassified.S01E02.mp4", 10, "tw-decl-s01e02"),
        ("Torchwood/Soho - Parasite.mp3", 180, "bf-soho-parasite"),
        ("Torchwood/Soho - Parasite 1.mp3", 30, "bf-soho-parasite-1-the-man-from-room-13"),
        ("Torchwood/One - Before the Fall.mp3", None, "bf-tw1-before-the-fall"),
        ("Torchwood/Main Range 12.mp3", None, "bf-tw-12-made-you-look"),
        ("Torchwood/1 - Everything Changes.mkv", 50, "tw-s01e01-everything-changes"),
        ("Torchwood/Miracle Day - Episode 3.mkv", 55, "tw-s04e03-dead-of-night"),
    ],
)
def test_it_is_matched(path: str, minutes: float | None, work: str) -> None:
    assert [link.work for link in match(path, minutes).links] == [work]


@pytest.mark.parametrize(
    ("path", "minutes"),
    [
        # The number is that of two seasons.
        ("Torchwood/Declassified - Episode 01.mp4", None),
        # A disc with two of the stories, or one track.
        ("Torchwood/Soho - Parasite 1.mp3", 60),
        ("Torchwood/Soho - Parasite 1.mp3", 12),
        ("Torchwood/Soho - Parasite 1.mp3", None),
    ],
)
def test_it_is_asked_about(path: str, minutes: float | None) -> None:
    proposal = match(path, minutes)
    assert proposal.outcome is Outcome.ASK
    assert proposal.candidates[0].work in {
        "tw-decl-s01e01",
        "tw-decl-s02e01",
        "bf-soho-parasite-1-the-man-from-room-13",
    }


@pytest.mark.parametrize(
    "path",
    [
        "Torchwood/Unclassified - Episode 01.mp4",
        "Torchwood/Unclassified S01E01.mp4",
        "Torchwood/Sohonic - Parasite.mp3",
        "Harbour/Declassified - Episode 01.mp4",
        "Harbour/Declassified S01E01.mp4",
        "Harbour/Soho - Parasite.mp3",
        "Torchwood/Harbour/Declassified S01E01.mp4",
        "Torchwood and Harbour/Declassified S01E01.mp4",
        "Doctor Who/Declassified S01E01.mp4",
        "Declassified S01E01.mp4",
    ],
)
def test_another_word_or_folder_is_no_such_series(path: str) -> None:
    assert match(path).links == ()
