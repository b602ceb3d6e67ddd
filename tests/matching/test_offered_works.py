"""Names that say little of the file itself: what is offered for them, and names like them that say nothing."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.worlds import world

MINUTE = 60.0
NOVELS = {"tw-novel-01-another-life", "tw-novel-02-border-princes", "tw-novel-03-slow-decay"}


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # One track of several in the folder of a title.
        ("Torchwood Broken/Track 05.mp3", sound(5 * MINUTE), {"bf-tw-11-broken"}),
        ("Torchwood/Broken/05.mp3", sound(5 * MINUTE), {"bf-tw-11-broken"}),
        ("Torchwood - Lost Souls/CD2/04.mp3", sound(7 * MINUTE), {"tw-radio-01-lost-souls"}),
        ("Lost Souls/Track 05.mp3", sound(12 * MINUTE), {"tw-radio-01-lost-souls"}),
        (
            "the-five-people-you-kill-in-middlesbrough/Track 05.mp3",
            sound(4 * MINUTE),
            {"bf-tw-the-five-people-you-kill-in-middlesbrough"},
        ),
        # A song of an album that is called like a story, a longer title, and nothing but the show.
        ("Lost Souls/Track 05.mp3", sound(4 * MINUTE), set()),
        ("Lost Souls/Track 05.mp3", sound(12 * MINUTE, title="The Cedar Room", artists=("Doves",)), set()),
        ("Broken/Track 05.mp3", sound(12 * MINUTE), set()),
        ("Torchwood - Broken River/Track 05.mp3", sound(12 * MINUTE), set()),
        ("Torchwood/Track 05.mp3", sound(12 * MINUTE), set()),
        # The title of a disc, by season and length; the extras of the disc are shorter.
        ("TORCHWOOD_COE_D1/B3_t02.mkv", film(58.3 * MINUTE), {"tw-s03e05-coe-day-five"}),
        ("TORCHWOOD_S1_D1/title_t01.mkv", film(50.65 * MINUTE), {"tw-s01e01-everything-changes"}),
        ("TORCHWOOD_S1_D1/title_t05.mkv", film(2 * MINUTE), set()),
        ("SLIDERS_S1_D1/title_t01.mkv", film(50.65 * MINUTE), set()),
        ("Torchwood Season 1/VTS_01_1.mkv", film(50.65 * MINUTE), {"tw-s01e01-everything-changes"}),
        # The show without vowels.
        ("TRCHWD13.MPG", film(50 * MINUTE), {"tw-s01e13-end-of-days", "tw-s02e13-exit-wounds"}),
        ("TRCHD13.MPG", film(50 * MINUTE), set()),
        # A title that has several parts, and is in the name without any.
        (
            "Doctor Who - The End of Time.mkv",
            film(60 * MINUTE),
            {"dw-the-end-of-time-part-one", "dw-the-end-of-time-part-two"},
        ),
        ("Doctor Who - The End of Time Machine.mkv", film(135 * MINUTE), set()),
        # A title in another script in front of it.
        ("Торчвуд - Призрачный поезд (Ghost Train) - читает Кай Оуэн.mp3", None, {"tw-ab-ghost-train"}),
        ("Торчвуд - Призрачный поезд - Ghost Train.mp3", None, {"tw-ab-ghost-train"}),
        ("Сборник - Призрачный поезд (Ghost Train).mp3", None, set()),
        # Titles of novels that are those of readings too.
        ("Torchwood 01-03 (Another Life, Border Princes, Slow Decay).rar", None, NOVELS),
        ("Torchwood - Another Life, Border Princes, Slow Decay.zip", None, NOVELS),
        ("Torchwood 01-03 (Another Life, Border Princes, Slow Decay).epub", None, NOVELS),
    ],
)
def test_what_is_offered(harness: MatchHarness, path: str, facts: MediaFacts | None, works: set[str]) -> None:
    proposal = harness.match_one(path, facts)
    assert not proposal.links
    assert proposal.outcome is (Outcome.ASK if works else Outcome.UNKNOWN), proposal.reason
    assert works <= {each.work for each in proposal.candidates}


def test_a_title_without_the_number_of_a_part_is_all_parts_that_fill_it(harness: MatchHarness) -> None:
    parts = ["dw-the-end-of-time-part-one", "dw-the-end-of-time-part-two"]
    assert harness.linked_works("DW 4x17-18 The End of Time.mkv", film(135 * MINUTE)) == parts
    assert harness.linked_works("Doctor Who - The End of Time 720p.mkv", film(135 * MINUTE)) == parts
    assert not harness.linked_works("Doctor Who - The End of Time Confidential.mkv", film(135 * MINUTE))


def test_a_lone_track_in_a_pack_of_common_words_is_asked_where_its_show_is_named() -> None:
    harness = MatchHarness(WorkIndex(world("harbour")))
    assert harness.candidate_works("Harbour - Ghosts/Track 05.mp3", sound(5 * MINUTE)) == {"ha-09-ghosts"}
    assert harness.match_one("Ghosts/Track 05.mp3", sound(20 * MINUTE)).outcome is Outcome.UNKNOWN
