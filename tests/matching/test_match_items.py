"""Proposals for typical items: linked with reasons, asked, or unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome, Proposal, Range, Role, Stance, Unit
from janto_catalog.model.matching import Answer, ReadItem, Rule
from janto_catalog.model.media import Chapter, MediaFacts, Medium
from tests.matching.make_items import first_part, item, shipped, tracks

LIBRARY = WorkIndex(shipped())


def one(name: str, facts: MediaFacts | None = None, folders: tuple[str, ...] = ("collection",)) -> Proposal:
    return match_items([item(name, facts, folders=folders)], LIBRARY)[0]


def sound(**fields: object) -> MediaFacts:
    return replace(MediaFacts("mp3", Medium.AUDIO), **fields)  # type: ignore[arg-type]


def film(duration: float) -> MediaFacts:
    return MediaFacts("matroska", Medium.VIDEO, duration=duration)


def linked(proposal: Proposal) -> list[str]:
    return [link.work for link in proposal.links]


def reasons(proposal: Proposal) -> str:
    return "; ".join(each.text for each in (proposal.links or proposal.candidates)[0].evidence)


def test_a_linked_episode_has_its_reasons() -> None:
    proposal = one("Torchwood.S02E05.Adam.WS.PDTV.XviD-RiVER.avi", film(2931.0))
    assert linked(proposal) == ["tw-s02e05-adam"]
    assert "the name says series 2, episode 5" in reasons(proposal)
    assert "the name says “Torchwood”" in reasons(proposal)
    assert proposal.links[0].confidence > 0.95


def test_the_reason_has_the_length_and_the_known_length() -> None:
    assert "length 50:38, known 50:39" in reasons(one("Torchwood 1x01.avi", film(3038.0)))


@pytest.mark.parametrize(
    ("name", "folders", "reason"),
    [
        ("Torchwood quartz.mp3", ("collection",), "it names Torchwood, but no known title or number"),
        ("quartz.mp3", ("Torchwood",), "its folder names Torchwood, but it has no known title or number"),
        ("quartz.mp3", ("Torchwood", "loose"), "a folder above it names Torchwood, but it has no known title or number"),
    ],
)  # fmt: skip
def test_the_reason_of_what_is_unknown_says_where_a_series_is_named(
    name: str, folders: tuple[str, ...], reason: str
) -> None:
    proposal = one(name, folders=folders)
    assert (proposal.outcome, proposal.reason) == (Outcome.UNKNOWN, reason)


def test_day_one_of_series_one_is_not_day_one_of_children_of_earth() -> None:
    assert linked(one("Torchwood S01E02 Day One.mkv")) == ["tw-s01e02-day-one"]
    assert linked(one("Torchwood - Children of Earth - Day One.mkv")) == ["tw-s03e01-coe-day-one"]
    assert linked(one("Torchwood S03E01 Day One.mkv")) == ["tw-s03e01-coe-day-one"]


@pytest.mark.parametrize(
    "name", ["Reset.mp3", "Adam.mkv", "Meat.flac", "Combat.avi", "Broken.mp3", "Captain Jack Harkness.mkv"]
)
def test_a_title_without_its_show_is_not_linked(name: str) -> None:
    assert one(name).outcome is not Outcome.LINK


def test_a_title_of_works_in_three_media_is_linked_by_the_medium() -> None:
    assert linked(one("Torchwood - Broken.cbz")) == ["tw-comic-broken-comic"]
    assert linked(one("Torchwood - Broken.mp3")) == ["bf-tw-11-broken"]
    asked = one("Torchwood - Broken.mkv")
    assert asked.outcome is Outcome.ASK
    assert "a video" in asked.reason


def test_a_number_alone_asks_with_the_works_of_that_number() -> None:
    asked = one("Torchwood 07.mp3")
    assert asked.outcome is Outcome.ASK
    assert "bf-tw-07-the-victorian-age" in [each.work for each in asked.candidates]


@pytest.mark.parametrize("name", ["Torchwood S02E05 Meat.mkv", "Torchwood S01E03 Cyberwoman.avi"])
def test_season_and_title_that_disagree_ask(name: str) -> None:
    assert one(name).outcome is Outcome.ASK


@pytest.mark.parametrize("name", ["Torchwood.S01-S03.720p.BluRay.x264", "Torchwood Season 1-2 Complete.mkv"])
def test_a_range_of_seasons_is_not_one_story(name: str) -> None:
    assert one(name).outcome is not Outcome.LINK


def test_a_one_minute_trailer_named_like_the_episode_asks() -> None:
    assert one("Torchwood S02E05 Adam.mkv", film(61.0)).outcome is Outcome.ASK
    assert one("Torchwood S02E05 Adam trailer.mkv").outcome is not Outcome.LINK


def test_a_game_of_the_same_name_is_not_linked() -> None:
    assert one("The House of the Dead 2 (Dreamcast).cdi").outcome is Outcome.UNKNOWN
    assert one("The House of the Dead 2.mp3").outcome is not Outcome.LINK


def test_a_cancelled_work_is_linked_only_by_its_exact_title() -> None:
    assert linked(one("Torchwood 50 Absent Friends.mp3")) == ["bf-tw-50-absent-friends"]
    assert one("Torchwood 50 Absent Freinds.mp3").outcome is not Outcome.LINK
    assert linked(one("Torchwood 50.mp3")) != ["bf-tw-50-absent-friends"]


def test_a_clean_copy_is_found_by_its_folder_and_unknown_alone() -> None:
    assert linked(one("S02E05.clean.mp4", folders=("disk", "Torchwood"))) == ["tw-s02e05-adam"]
    assert one("S02E05.clean.mp4").outcome is Outcome.UNKNOWN


def test_a_podcast_about_a_story_is_not_the_story() -> None:
    assert one("Torchwood Podcast - Fall to Earth review.mp3").outcome is not Outcome.LINK


def test_a_title_in_another_language_is_the_same_story() -> None:
    assert linked(one("Torchwood 1x01 Todo cambia.avi")) == ["tw-s01e01-everything-changes"]


def test_two_episodes_in_one_file_are_linked_each_with_its_range() -> None:
    proposal = one("Torchwood S01E12E13.mkv")
    assert linked(proposal) == ["tw-s01e12-captain-jack-harkness", "tw-s01e13-end-of-days"]
    assert proposal.links[0].range is None
    lengths = [LIBRARY.works[work].record.runtime for work in linked(proposal)]
    proposal = one("Torchwood S01E12E13.mkv", film(sum(length or 0 for length in lengths)))
    assert proposal.links[0].range == Range(Unit.SECONDS, 0.0, lengths[0] or 0)
    assert [link.range is not None for link in proposal.links] == [True, True]


def test_tags_identify_a_file_with_a_meaningless_name() -> None:
    facts = sound(title="Part 1", album="Torchwood - Fall to Earth", artists=("Big Finish",))
    assert linked(one("track01.mp3", facts)) == []
    proposal = one("recording01.mp3", replace(facts, title="", duration=3700.0))
    assert linked(proposal) == ["bf-tw-02-fall-to-earth"]
    assert "the album tag says “Fall to Earth”" in reasons(proposal)


def test_a_name_that_says_one_story_and_a_tag_that_says_another_ask() -> None:
    facts = sound(title="Uncanny Valley", album="Torchwood")
    asked = one("Torchwood - Fall to Earth.mp3", facts)
    assert asked.outcome is Outcome.ASK
    assert {"bf-tw-02-fall-to-earth", "bf-tw-05-uncanny-valley"} <= {each.work for each in asked.candidates}


def test_a_folder_of_tracks_is_one_story() -> None:
    proposal = match_items([tracks("Torchwood - Moving Target", album="Moving Target", count=12)], LIBRARY)[0]
    assert linked(proposal) == ["bf-tw-10-moving-target"]


def test_a_box_set_in_one_file_links_each_chapter_to_its_story() -> None:
    chapters = (
        Chapter("Incubation", 0, 3600), Chapter("Prodromal", 3600, 7300), Chapter("Invasion", 7300, 11000)
    )  # fmt: skip
    proposal = one("Torchwood - Outbreak.m4b", sound(duration=11000.0, chapters=chapters))
    assert linked(proposal) == [
        "bf-sp-outbreak-1-incubation",
        "bf-sp-outbreak-2-prodromal",
        "bf-sp-outbreak-3-decline",
    ]
    assert proposal.links[1].range == Range(Unit.SECONDS, 3600, 7300)


def test_the_other_files_of_a_folder_identify_a_number() -> None:
    names = (
        "Torchwood 05 Uncanny Valley.mp3",
        "Torchwood 06 More Than This.mp3",
        "Torchwood 07.mp3",
        "Torchwood 08 Zone 10.mp3",
    )
    outcomes = match_items([item(name, folders=("disk", "Audio")) for name in names], LIBRARY)
    assert linked(outcomes[2]) == ["bf-tw-07-the-victorian-age"]


def test_numbers_alone_are_episodes_under_a_season_folder() -> None:
    folders = ("disk", "Torchwood", "Season 2")
    outcomes = match_items([item(f"{number:02}.mkv", folders=folders) for number in (4, 5, 6)], LIBRARY)
    assert [linked(each) for each in outcomes] == [
        ["tw-s02e04-meat"],
        ["tw-s02e05-adam"],
        ["tw-s02e06-reset"],
    ]


@pytest.mark.parametrize(("folder", "outcome"), [("Torchwood", Outcome.LINK), ("ebooks", Outcome.ASK)])
def test_titles_are_linked_by_a_folder_that_names_their_show_and_not_by_each_other(
    folder: str, outcome: Outcome
) -> None:
    names = ("Another Life.epub", "Border Princes.epub", "Slow Decay.epub", "The Undertakers Gift.epub")
    outcomes = match_items([item(name, folders=("disk", folder)) for name in names], LIBRARY)
    assert {each.outcome for each in outcomes} == {outcome}


def test_remembered_answers_are_applied_first() -> None:
    name, folder = item("whatever.mp3"), item("07.mp3", folders=("disk", "Audio", "BF"))
    rules = [
        Rule(1, "name", "whatever", Answer.IS_WORK, "bf-tw-11-broken"),
        Rule(2, "folder", "disk/Audio/BF", Answer.IS_SERIES, "bf-torchwood"),
    ]
    assert linked(match_items([name], LIBRARY, rules)[0]) == ["bf-tw-11-broken"]
    assert linked(match_items([folder], LIBRARY, rules)[0]) == ["bf-tw-07-the-victorian-age"]


def test_a_refused_work_is_not_offered_again() -> None:
    episode = item("Torchwood S02E05 Adam.mkv")
    rules = [Rule(1, "name", "torchwood s02e05 adam", Answer.NOT_WORK, "tw-s02e05-adam")]
    assert "tw-s02e05-adam" not in [
        each.work for each in match_items([episode], LIBRARY, rules)[0].candidates
    ]
    rules = [Rule(1, "name", "torchwood s02e05 adam", Answer.NOT_PART)]
    assert match_items([episode], LIBRARY, rules)[0].outcome is Outcome.UNKNOWN


def test_extras_are_never_asked_about() -> None:
    extra = item("Torchwood S02E05 Adam.jpg", role=Role.COVER)
    assert match_items([extra], LIBRARY)[0].outcome is Outcome.UNKNOWN


def test_a_question_offers_at_most_three_works_with_evidence_against_them() -> None:
    asked = one("Torchwood S02E05 Meat.mkv")
    confidences = [each.confidence for each in asked.candidates]
    assert len(confidences) <= 3
    assert confidences == sorted(confidences, reverse=True)
    assert any(each.stance is Stance.AGAINST for each in asked.candidates[0].evidence)


SMALL = WorkIndex(first_part(shipped()))


@pytest.mark.parametrize(
    "name",
    [
        "Torchwood - Ghost Train.mp3", "Torchwood - Ghost Train.m4b", "Torchwood 13 Visiting Hours.mp3",
        "Torchwood - The Death of Captain Jack.mp3", "Torchwood - Broken.cbz", "Torchwood 02 - Border Princes.epub",
        "Torchwood Declassified S01E05.avi", "Torchwood - Dead Man's Switch.mp3", "Torchwood One - Before the Fall.mp3",
        "Torchwood Magazine 05.cbz", "Torchwood - Golden Ages of Man.mp3", "Torchwood - Another Life.mp3",
        "Torchwood - Hidden.mp3", "Torchwood - Smashed.mp3", "Torchwood - Night Watch.mp3", "Doctor Who S01E02.mkv",
    ],
)  # fmt: skip
def test_a_work_that_is_not_in_the_index_is_not_linked_to_a_similar_one(name: str) -> None:
    assert match_items([item(name)], SMALL)[0].outcome is not Outcome.LINK


def test_the_order_of_items_does_not_matter() -> None:
    names = (
        "Torchwood 07.mp3",
        "Torchwood 05 Uncanny Valley.mp3",
        "Torchwood 06 More Than This.mp3",
        "cover.jpg",
    )
    items: list[ReadItem] = [item(name) for name in names]
    forward = match_items(items, LIBRARY)
    assert match_items(items[::-1], LIBRARY) == forward[::-1]


@pytest.mark.parametrize(
    ("name", "work"),
    [("Torchwood 0106.mkv", "tw-s01e06-countrycide"), ("tw.torchwood.0205-grp.avi", "tw-s02e05-adam")],
)
def test_a_video_named_in_a_rare_style_is_linked(name: str, work: str) -> None:
    proposal = one(name)
    assert linked(proposal) == [work] or work in [each.work for each in proposal.candidates]


def test_an_archive_has_the_medium_of_its_files() -> None:
    packed = MediaFacts("zip", Medium.ARCHIVE, members=("Broken/01.mp3", "Broken/02.mp3", "cover.jpg"))
    assert linked(one("Torchwood - Broken.zip", packed)) == ["bf-tw-11-broken"]
    packed = MediaFacts("zip", Medium.ARCHIVE, members=("p01.cbr", "info.txt"))
    assert linked(one("Torchwood - Broken.zip", packed)) == ["tw-comic-broken-comic"]


def test_the_nearest_named_show_counts() -> None:
    folders = ("disk", "Doctor Who", "Torchwood", "Season 1")
    assert linked(one("1x05 Small Worlds.mkv", folders=folders)) == ["tw-s01e05-small-worlds"]
    assert linked(one("Torchwood - Adrift.mkv", folders=("disk", "Doctor Who"))) == ["tw-s02e11-adrift"]


def test_a_folder_of_a_show_about_the_show_is_not_the_show() -> None:
    folders = ("disk", "Torchwood Declassified")
    proposal = one("Torchwood - Dead Man Walking.mkv", folders=folders)
    assert linked(proposal) in ([], ["tw-decl-s01e09"])
    unknown_there = match_items([item("Dead Man Walking.mkv", folders=folders)], SMALL)[0]
    assert unknown_there.outcome is not Outcome.LINK
