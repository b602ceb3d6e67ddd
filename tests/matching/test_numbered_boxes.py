"""A box set by the code or name of its series and a number, with the number of one of its stories: "TS2 - 1"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, sound
from tests.matching.worlds import world


@pytest.mark.parametrize(
    ("path", "work"),
    [
        *(
            (f"Torchwood/{name}.mp3", "bf-s06-god-among-us-2-1-flight-405")
            for name in (
                "GAU2 - 1", "GAU 2 - 1", "GAU2-1", "GAU2.1", "GAU 2.1", "GAU02 - 01", "GAU2_1", "GAU2 (1)", "GAU2 CD1",
                "GAU2/1", "GAU 2/01", "God Among Us 2 - 1",
            )
        ),
        ("Torchwood/AAU3 - 2.mp3", "bf-s05-aliens-among-us-3-2-tagged"),
        # Its stories have numbers of their own.
        ("Torchwood/LOCJ2 - 3.mp3", "bf-locj-2-3-driving-miss-wells"),
        ("Torchwood/LOCJ 2 - 3.mp3", "bf-locj-2-3-driving-miss-wells"),
    ],
)  # fmt: skip
def test_a_story_by_the_number_of_its_box_set_is_offered_first(
    harness: MatchHarness, path: str, work: str
) -> None:
    """The number may count tracks: no name without a title is linked."""
    found = harness.match_one(path, sound(3480))
    assert (found.outcome, found.candidates[0].work) == (Outcome.ASK, work)


@pytest.mark.parametrize("name", ["EAD2 - 3", "EAD 2 - 3", "Evening Audio Dramas 2 - 3", "EAD2/03"])
def test_so_is_one_of_any_pack(name: str) -> None:
    """Codes are the aliases of its series."""
    story = world("evening")
    series = tuple(
        replace(each, aliases=(*each.aliases, "EAD")) if each.id == "evening-audio" else each
        for each in story.series
    )
    index = WorkIndex(replace(story, series=series))
    found = MatchHarness(index).match_one(f"Evening/{name}.mp3", sound(3000))
    assert (found.outcome, found.candidates[0].work) == (
        Outcome.ASK,
        index.parts["eva-2-house-of-hours"][2],
    )


@pytest.mark.parametrize("name", ["GAU2", "GAU2 - 7"])
def test_the_box_set_is_offered_where_no_number_is_that_of_a_story(harness: MatchHarness, name: str) -> None:
    found = harness.match_one(f"Torchwood/{name}.mp3", sound(14400))
    assert (found.outcome, found.candidates[0].work) == (Outcome.ASK, "bf-s06-god-among-us-2")


def test_a_title_of_another_box_set_is_asked_about(harness: MatchHarness) -> None:
    found = harness.match_one("Torchwood/GAU1 - Flight 405.mp3", sound(3480))
    assert (found.outcome, found.reason) == (
        Outcome.ASK,
        "it names “GAU 1”, and this is in “God Among Us Part 2”",
    )
    for name in ("GAU2 - 1 - Flight 405", "GAU2 01 Flight 405", "GAU2 - Flight 405"):
        assert harness.linked_works(f"Torchwood/{name}.mp3", sound(3480)) == [
            "bf-s06-god-among-us-2-1-flight-405"
        ]


def test_issues_are_no_box_sets(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood The Official Magazine #14.cbz") == ["tw-mag-14"]
