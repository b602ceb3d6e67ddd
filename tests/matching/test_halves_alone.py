"""Half a story in one file, however its name says so: never linked as the whole without saying what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.matching import ItemMatcher, match_items
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, sound
from tests.matching.make_items import item
from tests.matching.trees import facts_of, identify

#: Stories of a monthly range, of radio, and of a box set: half of each in seconds.
HALVES = {
    "Goodbye Piccadilly": 1800.0,
    "Golden Age": 1350.0,
    "Flight 405": 900.0,
    "The Year After I Died": 900.0,
}


@pytest.mark.parametrize("title", HALVES)
@pytest.mark.parametrize(
    "name",
    [
        "{} 1 (of 2)", "{} 1 [of 2]", "{} CD1", "{} disc1", "{} - Reel 1", "{} - LP1", "{} - Segment 1", "{} - Act 1",
        "{} - A", "{} (second part)", "{} - first half", "{} (end)", "{} (cont.)", "{} - Episode 1", "{} b", "{} I",
    ],
)  # fmt: skip
def test_half_a_story_is_asked_about_or_linked_as_a_part(
    harness: MatchHarness, title: str, name: str
) -> None:
    path = f"Torchwood/{name.format(title)}.mp3"
    facts = facts_of(path, {"minutes": HALVES[title] / 60})
    ((found, proposal),) = identify({path: facts}, ItemMatcher(harness.index))
    assert proposal.outcome is not Outcome.LINK or found.gaps


def test_a_total_in_brackets_counts_parts(harness: MatchHarness) -> None:
    paths = [f"Torchwood/Golden Age {n} (of 2).mp3" for n in (1, 2)]
    ((found, proposal),) = identify(
        {path: facts_of(path, {"minutes": 22.5}) for path in paths}, ItemMatcher(harness.index)
    )
    assert (len(found.files), found.gaps) == (2, "")
    assert [link.work for link in proposal.links] == ["tw-radio-03-golden-age"]


@pytest.mark.parametrize("name", ["{} (second part)", "{} (end)", "{} - Episode 1"])
def test_half_a_story_of_unknown_length_is_not_linked(harness: MatchHarness, name: str) -> None:
    """As a file in an archive is."""
    assert (
        harness.match_one(f"Torchwood - {name.format('Goodbye Piccadilly')}.mp3").outcome is not Outcome.LINK
    )


def test_the_disc_of_a_story_in_a_box_set_is_that_story(harness: MatchHarness) -> None:
    for disc, title, work in (
        (1, "Flight 405", "1-flight-405"),
        (2, "Hostile Environment", "2-hostile-environment"),
    ):
        path = f"Torchwood/God Among Us 2/CD{disc} - {title}.mp3"
        assert harness.linked_works(path, sound(3480)) == [f"bf-s06-god-among-us-2-{work}"]
    # The first disc of the box has another story.
    assert harness.match_one("Torchwood/Hostile Environment CD1.mp3", sound(900)).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("path", "minutes"),
    [
        ("Torchwood/Children of Earth/Day 1{}.mkv", 58),
        ("Torchwood/Torchwood - Children of Earth - Day One {}.mkv", 58),
        ("Torchwood/Torchwood - Adrift ({}).mkv", 48.5),
        ("Torchwood/Torchwood - Adrift - {}.mkv", 48.5),
        ("Torchwood/Torchwood - Golden Age ({}).mp3", 45),
    ],
)
def test_two_files_with_letters_are_asked_about_though_each_is_as_long_as_the_whole(
    harness: MatchHarness, path: str, minutes: float
) -> None:
    """Two copies, or the two episodes that one number stands for."""
    facts = facts_of(path, {"minutes": minutes})
    found = harness.match_all(*((path.format(letter), facts) for letter in "ab"))
    assert {each.outcome for each in found} == {Outcome.ASK}
    assert len({each.candidates[0].work for each in found}) == 1
    # One of them alone is a copy, and so is the same file twice.
    assert harness.match_one(path.format("a"), facts).outcome is Outcome.LINK
    *folders, _ = path.split("/")
    items = [
        replace(item(path.format(letter).split("/")[-1], facts, folders=("disk", *folders)), content="one")
        for letter in "ab"
    ]
    assert {each.outcome for each in match_items(items, harness.index)} == {Outcome.LINK}
