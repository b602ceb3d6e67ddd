"""Files of one folder that say together what each of them is: numbered parts, copies, swapped numbers."""

from __future__ import annotations

from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.harness import MatchHarness, film, sound


def test_numbered_files_of_a_box_set_are_its_stories_not_the_box(harness: MatchHarness) -> None:
    box = "Big Finish/Torchwood One - Before the Fall"
    outcomes = harness.match_all(*((f"{box}/{number:02}.mp3", sound(3400 + number)) for number in (1, 2, 3)))
    assert [[link.work for link in each.links] for each in outcomes] == [
        ["bf-tw1-before-the-fall-1-new-girl"],
        ["bf-tw1-before-the-fall-2-through-the-ruins"],
        ["bf-tw1-before-the-fall-3-uprising"],
    ]
    assert harness.match_one(f"{box}/01.mp3", sound(3400)).outcome is not Outcome.LINK
    twice = harness.match_all(
        *((f"{box}/{number:02}.{extension}", None) for number in (1, 2, 3) for extension in ("mp3", "m4b"))
    )
    assert [link.work for each in twice for link in each.links] == [
        link.work for each in outcomes for link in each.links for _ in range(2)
    ]


def test_titles_of_a_disc_are_linked_by_order_and_length(harness: MatchHarness) -> None:
    seconds = (3039.4, 2842.2, 2911.3, 2947.1)
    outcomes = harness.match_all(
        *((f"Torchwood/Series 1/title_t{place:02}.mkv", film(each)) for place, each in enumerate(seconds))
    )
    assert [[link.work for link in each.links] for each in outcomes] == [
        ["tw-s01e01-everything-changes"], ["tw-s01e02-day-one"], ["tw-s01e03-ghost-machine"], ["tw-s01e04-cyberwoman"]
    ]  # fmt: skip
    without = harness.match_all(*((f"Torchwood/Series 1/title_t{place:02}.mkv", None) for place in range(4)))
    assert all(each.outcome is not Outcome.LINK for each in without)


def test_numbers_that_lengths_contradict_ask_and_offer_both(harness: MatchHarness) -> None:
    seconds = (2842.3, 3039.2, 2911.3)
    first, second, third = harness.match_all(
        *((f"Torchwood/Season 1/{place:02}.mkv", film(each)) for place, each in enumerate(seconds, 1))
    )
    assert (first.outcome, second.outcome, third.outcome) == (Outcome.ASK, Outcome.ASK, Outcome.LINK)
    assert {each.work for each in first.candidates} >= {"tw-s01e01-everything-changes", "tw-s01e02-day-one"}


def test_two_copies_in_one_folder_are_both_the_story(harness: MatchHarness) -> None:
    outcomes = harness.match_all(
        ("Torchwood/Torchwood S01E01.avi", film(3039)),
        ("Torchwood/torchwood 1x01 720p.mkv", film(3040)),
        ("Torchwood/Everything Changes.mp4", film(3039)),
    )
    assert [[link.work for link in each.links] for each in outcomes] == [["tw-s01e01-everything-changes"]] * 3


def test_a_number_outside_a_box_set_is_not_another_box_set(harness: MatchHarness) -> None:
    outcomes = harness.match_all(
        *((f"Torchwood One - Machines/{number:02}.mp3", sound(3500)) for number in (1, 2, 3, 4))
    )
    assert [[link.work for link in each.links] for each in outcomes[:3]] == [
        ["bf-tw1-machines-1-the-law-machines"], ["bf-tw1-machines-2-blind-summit"], ["bf-tw1-machines-3-9-to-5"]
    ]  # fmt: skip
    assert outcomes[3].outcome is not Outcome.LINK


def test_extras_numbered_under_a_season_are_not_its_episodes(harness: MatchHarness) -> None:
    for folder in (
        "Torchwood/Season 2/Blu-ray extras",
        "Torchwood/Season 1/Commentary",
        "Torchwood/Soundtrack",
    ):
        for outcome in harness.match_all((f"{folder}/01.mkv", None), (f"{folder}/02.mkv", None)):
            assert outcome.outcome is not Outcome.LINK, folder


def test_ungrouped_parts_of_a_story_are_not_each_the_whole(harness: MatchHarness) -> None:
    tagged = (
        sound(3500, album="Torchwood: Fall to Earth", title=f"Part {part}", track=part, tracks=3)
        for part in (1, 2, 3)
    )
    for outcome in harness.match_all(
        *((f"Downloads/{name}.mp3", facts) for name, facts in zip("pqr", tagged, strict=True))
    ):
        assert outcome.outcome is Outcome.ASK
        assert outcome.candidates[0].work == "bf-tw-02-fall-to-earth"


def test_the_numbers_of_all_stories_of_a_box_are_the_box(harness: MatchHarness) -> None:
    for name in ("Torchwood 69-70 - Double.m4b", "Torchwood 69 & 70 Double.mp3"):
        assert harness.linked_works(name) == ["bf-tw-double-parts-1-and-2"], name
    assert harness.linked_works("Torchwood S05E01-04 Aliens Among Us Part 1.m4b") == [
        "bf-s05-aliens-among-us-1"
    ]
    assert harness.linked_works("Torchwood 68-69 - Double.m4b") == []
    assert "bf-s05-aliens-among-us-1" not in harness.linked_works(
        "Torchwood S05E01-03 Aliens Among Us Part 1.m4b"
    )


def test_issues_are_read_with_their_folder_whatever_is_in_brackets_there(harness: MatchHarness) -> None:
    issue = MediaFacts("CBZ", Medium.PAGES, pages=24)
    for folder in (
        "Torchwood - World Without End",
        "Torchwood - World Without End (2016)",
        "Torchwood - World Without End (2016) (Titan) [digital]",
    ):
        assert harness.linked_works(f"Comics/{folder}/02.cbz", issue) == ["titan-world-without-end-2"], folder
    for folder in ("Torchwood - World Without End (2009)", "Some World Without End (2016)"):
        assert harness.linked_works(f"Comics/{folder}/02.cbz", issue) == [], folder
