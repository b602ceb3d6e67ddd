"""Another magazine or show with a small number is not taken for the issue or episode of its neighbours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, pages, sound

MINUTE = 60.0
Files = tuple[tuple[str, MediaFacts], ...]


def _among(name: str, facts: MediaFacts, neighbours: str, count: int) -> Files:
    folder = name.rpartition("/")[0]
    others = ((f"{folder}/{neighbours.format(number)}", facts) for number in range(1, count + 1))
    return ((name, facts), *others)


def _magazine(name: str, neighbours: str = "Torchwood Magazine {:02}.cbz") -> Files:
    return _among(f"Mags/Torchwood Magazine/{name}", pages(68), neighbours, 12)


def _season(name: str, neighbours: str = "Torchwood 1x{:02}.avi") -> Files:
    return _among(f"Torchwood/Season 1/{name}", film(47 * MINUTE), neighbours, 4)


OTHERS: list[Files] = [
    *(
        _magazine(f"{name}.cbz", neighbours)
        for name in ("Vortex 15", "TV Zone 15", "DWM 15", "SFX 18", "Primeval Magazine 15", "RT15")
        for neighbours in ("Torchwood Magazine {:02}.cbz", "{:02}.cbz")
    ),
    *(_season(f"{name}.avi") for name in ("Fringe 05", "Merlin 05", "Robin Hood 05", "Class - 05")),
    _among("Torchwood/Comics/Torchwood (2010)/Angel 05.cbz", pages(24), "Torchwood {:02}.cbz", 3),
    _among("Audio/Torchwood/Main Range/RFS12.mp3", sound(60 * MINUTE), "{:02}.mp3", 4),
    (("Torchwood/Season 1/Fringe 05.avi", film(47 * MINUTE)),),
]


@pytest.mark.parametrize("files", OTHERS, ids=lambda files: files[0][0])
def test_another_run_beside_true_neighbours_is_not_linked(harness: MatchHarness, files: Files) -> None:
    other, *neighbours = harness.match_all(*files)
    assert other.outcome is not Outcome.LINK
    assert all(each.outcome is Outcome.LINK for each in neighbours)


@pytest.mark.parametrize(
    ("make", "name", "work"),
    [
        (_magazine, "Torchwood Magazine 15.cbz", "tw-mag-15"),
        (_magazine, "TM 15.cbz", "tw-mag-15"),
        (_magazine, "15.cbz", "tw-mag-15"),
        (_magazine, "Issue 15.cbz", "tw-mag-15"),
        (_magazine, "scan 15.cbz", "tw-mag-15"),
        (_magazine, "Titan Magazine 15.cbz", "tw-mag-15"),
        (_season, "05.avi", "tw-s01e05-small-worlds"),
        (_season, "Episode 05.avi", "tw-s01e05-small-worlds"),
        (_season, "torch 05.avi", "tw-s01e05-small-worlds"),
        (_season, "TW 05.avi", "tw-s01e05-small-worlds"),
    ],
)
def test_an_issue_or_episode_among_its_neighbours_is_linked(
    harness: MatchHarness, make: Callable[[str], Files], name: str, work: str
) -> None:
    found, *_ = harness.match_all(*make(name))
    assert [link.work for link in found.links] == [work]


def test_words_that_all_files_of_a_folder_have_say_nothing(harness: MatchHarness) -> None:
    facts = pages(68)
    names = [f"Mags/Torchwood Magazine/Vellum {number:02}.cbz" for number in range(1, 9)]
    found = harness.match_all(*((name, facts) for name in names))
    assert all(each.outcome is Outcome.LINK for each in found)
    assert harness.match_all((names[0], facts))[0].outcome is Outcome.ASK


def test_a_product_code_is_no_other_run(harness: MatchHarness) -> None:
    facts = sound(60 * MINUTE)
    assert harness.linked_works("Torchwood/BFPTWCD004.flac", facts) == ["bf-tw-04-one-rule"]
