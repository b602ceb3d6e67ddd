"""Names that collectors give by hand: notes on length and version, folders of an order, letters and acts of parts."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.trees import facts_of, identify
from tests.matching.worlds import all_worlds


@pytest.mark.parametrize(
    ("path", "facts", "work"),
    [
        ("BBC Sounds/Torchwood, Submission - b01173v4.m4a", sound(2640), "tw-radio-06-submission"),
        ("BBC Sounds/Torchwood - Submission [b01173v4].m4a", sound(2640), "tw-radio-06-submission"),
        ("Torchwood/Corpse Day (58 min).mp3", sound(3480), "bf-tw-15-corpse-day"),
        ("[Group] Torchwood - S2 - 05v2 [DVD][AAC].mkv", film(3030), "tw-s02e05-adam"),
        ("[Group] Torchwood S02E05v2.mkv", film(3030), "tw-s02e05-adam"),
        ("Torchwood in order/019 - Lost Souls.mp3", sound(2580), "tw-radio-01-lost-souls"),
        ("Torchwood (chronological)/034 - CoE Day 1.mkv", film(3480), "tw-s03e01-coe-day-one"),
    ],
)  # fmt: skip
def test_what_collectors_note_is_no_part_of_a_title(
    harness: MatchHarness, path: str, facts: MediaFacts, work: str
) -> None:
    assert harness.linked_works(path, facts) == [work]


@pytest.mark.parametrize("name", ["Torchwood/Corpse Day (10 min).mp3", "Torchwood/Corpse Day b01 5173v4.mp3"])
def test_a_note_of_a_short_length_is_not_passed_over(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("number", "work"),
    [(1, "bf-tw-01-the-conspiracy"), (2, "bf-tw-02-fall-to-earth"), (4, "bf-tw-04-one-rule")],
)
def test_a_number_of_the_show_is_first_that_of_a_story_as_long_as_the_file(
    harness: MatchHarness, number: int, work: str
) -> None:
    """Box sets of other ranges, and their stories, have the same numbers."""
    proposal = harness.match_one(f"BF Torchwood dump/tw {number:02}.mp3", sound(58 * 60))
    assert proposal.outcome is Outcome.ASK
    assert proposal.candidates[0].work == work


def test_one_side_of_a_record_is_asked_about(harness: MatchHarness) -> None:
    proposal = harness.match_one("Vinyl/Torchwood - Hidden - A.flac", sound(1500))
    assert (proposal.outcome, [each.work for each in proposal.candidates]) == (Outcome.ASK, ["tw-ab-hidden"])


def test_acts_of_a_drama_are_its_parts(harness: MatchHarness) -> None:
    names = [
        f"Torchwood Dissected/0{n} Dissected - Act {word}.mp3"
        for n, word in ((1, "One"), (2, "Two"), (4, "Four"))
    ]
    matcher = ItemMatcher(harness.index)
    ((item, proposal),) = identify({name: facts_of(name, {"minutes": 15}) for name in names}, matcher)
    assert item.gaps
    assert proposal.outcome is Outcome.LINK
    assert [link.work for link in proposal.links] == ["bf-tw-36-dissected"]
    assert harness.match_one(names[1], sound(900)).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("path", "works"),
    [
        ("Torchwood/Sync & Sargasso.mp3", {"bf-tw-27-sync", "bf-tw-28-sargasso"}),
        ("The Quill Agency/Sync & Adrift.mp3", {"qc-04-sync", "qc-06-adrift"}),
    ],
)
def test_two_titles_that_two_story_worlds_have_are_those_of_the_show(path: str, works: set[str]) -> None:
    proposal = MatchHarness(WorkIndex(all_worlds())).match_one(path, sound(7200))
    assert proposal.outcome is Outcome.ASK
    assert {each.work for each in proposal.candidates} == works
