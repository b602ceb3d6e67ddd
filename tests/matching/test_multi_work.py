"""One file or archive that contains several works, each with its range."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog.matching import WorkIndex
from janto_catalog.matching.multiple.ranges import NO_RANGES
from janto_catalog.model.files import Outcome, Range, Unit
from janto_catalog.model.media import Chapter, MediaFacts, Medium
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.make_items import shipped


def test_each_of_two_episodes_in_one_file_has_its_range(harness: MatchHarness) -> None:
    both = ["tw-s01e12-captain-jack-harkness", "tw-s01e13-end-of-days"]
    for name in (
        "Torchwood 112-113.mkv",
        "Torchwood S01E12E13.mkv",
        "Torchwood S01E12 and S01E13.mkv",
        "Torchwood 1x12-13.avi",
    ):
        assert harness.linked_works(name) == both, name
    links = harness.match_one("Torchwood 112-113.mkv", film(2825 + 2793)).links
    assert [link.range for link in links] == [
        Range(Unit.SECONDS, 0.0, 2825.0),
        Range(Unit.SECONDS, 2825.0, 5618.0),
    ]


def test_chapters_that_are_stories_have_ranges_with_and_without_a_known_box_set(
    harness: MatchHarness,
) -> None:
    titles = ("Lost Souls", "Asylum", "Golden Age", "The Dead Line")
    chapters = tuple(
        Chapter(title, place * 2700.0, place * 2700.0 + 2700) for place, title in enumerate(titles)
    )
    links = harness.match_one("Torchwood Radio Plays.m4b", sound(10800, chapters=chapters)).links
    assert [link.work for link in links] == ["tw-radio-01-lost-souls", "tw-radio-02-asylum", "tw-radio-03-golden-age", "tw-radio-04-the-dead-line"]  # fmt: skip
    assert links[1].range == Range(Unit.SECONDS, 2700.0, 5400.0)
    counted = tuple(Chapter(f"Part {place}", (place - 1) * 3600.0) for place in (1, 2, 3))
    links = harness.match_one("Torchwood - Outbreak.m4b", sound(10800, chapters=counted)).links
    assert [link.range and link.range.begin for link in links] == [0.0, 3600.0, 7200.0]


def test_chapters_of_a_story_with_titles_of_others_change_nothing(harness: MatchHarness) -> None:
    chapters = (Chapter("Broken", 0.0), Chapter("Hope", 700.0), Chapter("Adrift", 1500.0))
    assert harness.linked_works("Torchwood - Fall to Earth.m4b", sound(3500, chapters=chapters)) == [
        "bf-tw-02-fall-to-earth"
    ]


def test_an_archive_is_linked_by_its_name_or_by_all_its_files(harness: MatchHarness) -> None:
    def zipped(*members: str) -> MediaFacts:
        return MediaFacts("ZIP", Medium.ARCHIVE, members=members)

    box = zipped(
        *(
            f"Torchwood One - Machines/{title}.mp3"
            for title in ("01 The Law Machines", "02 Blind Summit", "03 9 to 5")
        )
    )
    assert harness.linked_works("download (3).zip", box) == ["bf-tw1-machines"]
    assert harness.linked_works("bf.zip", zipped("Torchwood - Fall to Earth/01.mp3", "cover.jpg")) == [
        "bf-tw-02-fall-to-earth"
    ]
    assert (
        harness.match_one("Torchwood - Fall to Earth.zip", zipped("Torchwood - Broken.mp3")).outcome
        is Outcome.ASK
    )
    assert harness.linked_works("misc.zip", zipped("a.mp3", "Torchwood - Broken.mp3")) == []


def test_a_name_with_two_titles_is_both_when_the_lengths_agree(harness: MatchHarness) -> None:
    both = "Doctor Who - The Empty Child & The Doctor Dances.mkv"
    proposal = harness.match_one(both, film(84 * 60))
    assert [link.work for link in proposal.links] == ["dw-the-empty-child", "dw-the-doctor-dances"]
    ranges = [link.range for link in proposal.links]
    assert ranges[0] is not None
    assert ranges[1] is not None
    assert (ranges[0].begin, ranges[0].end, ranges[1].end) == (0, ranges[1].begin, 84 * 60)
    asked = harness.match_one(both, film(20 * 60))
    assert asked.outcome is Outcome.ASK
    assert {each.work for each in asked.candidates} == {"dw-the-empty-child", "dw-the-doctor-dances"}


def test_a_name_with_two_titles_is_never_one_of_them_alone(harness: MatchHarness) -> None:
    for path in (
        "Torchwood Soho/Parasite/Disc 1 (The Man from Room 13 + Meet Mr Lyme).m4b",
        "Torchwood Soho/Parasite/The Man from Room 13 and Meet Mr Lyme.m4b",
        "Torchwood/Adam & Reset.mkv",
    ):
        found = harness.match_one(path, sound(6000) if path.endswith("m4b") else film(2000))
        assert found.outcome is Outcome.ASK, path
        assert len(found.candidates) == 2, path
    one = "Torchwood Soho/Parasite/Disc 1 (The Man from Room 13).m4b"
    assert harness.linked_works(one, sound(1800)) == ["bf-soho-parasite-1-the-man-from-room-13"]


def test_two_stories_in_one_recording_are_linked_only_where_it_is_known_where_each_begins(
    harness: MatchHarness,
) -> None:
    both = "Torchwood Soho/Parasite/Disc 1 (The Man from Room 13 + Meet Mr Lyme).m4b"
    works = ["bf-soho-parasite-1-the-man-from-room-13", "bf-soho-parasite-2-meet-mr-lyme"]
    # As long as two stories of the series usually are together.
    asked = harness.match_one(both, sound(3660))
    assert (asked.outcome, asked.reason) == (Outcome.ASK, NO_RANGES)
    assert [each.work for each in asked.candidates] == works
    chapters = (Chapter("Chapter 1", 0.0), Chapter("Chapter 2", 1790.0))
    links = harness.match_one(both, sound(3660, chapters=chapters)).links
    assert [link.work for link in links] == works
    assert [link.range for link in links] == [
        Range(Unit.SECONDS, 0.0, 1790.0),
        Range(Unit.SECONDS, 1790.0, 3660.0),
    ]
    # An introduction and the rest are no two stories.
    chapters = (Chapter("Chapter 1", 0.0), Chapter("Chapter 2", 240.0))
    assert harness.match_one(both, sound(3660, chapters=chapters)).outcome is Outcome.ASK
    assert harness.match_one("Torchwood/The Victorian Age & Zone 10.mp3", sound(7080)).reason == NO_RANGES


def test_the_rest_of_a_recording_is_the_only_story_whose_length_is_not_known(harness: MatchHarness) -> None:
    works = {work.id: work for work in shipped().works}
    known = works["tw-radio-02-asylum"].runtime or 0.0
    assert works["tw-radio-01-lost-souls"].runtime
    index = WorkIndex(
        replace(
            shipped(),
            works=tuple(
                replace(work, runtime=None) if work.id == "tw-radio-01-lost-souls" else work
                for work in shipped().works
            ),
        )
    )
    links = MatchHarness(index).match_one("Torchwood/Lost Souls & Asylum.mp3", sound(2700 + known)).links
    assert [link.range for link in links] == [
        Range(Unit.SECONDS, 0.0, 2700.0),
        Range(Unit.SECONDS, 2700.0, 2700 + known),
    ]


LOST_FILES = [
    "tw-radio-05-the-devil-and-miss-carew",
    "tw-radio-06-submission",
    "tw-radio-07-the-house-of-the-dead",
]


def test_the_title_of_an_omnibus_is_all_works_in_it(harness: MatchHarness) -> None:
    for name in (
        "Torchwood The Lost Files Complete Series.m4b",
        "Torchwood - The Lost Files (all 3 plays).mp3",
        "Torchwood꞉ The Lost Files Complete [B005DLSY9K].m4b",
    ):
        assert harness.linked_works(name, sound(8100)) == LOST_FILES, name


def test_an_omnibus_of_many_stories_is_linked_only_where_it_is_known_where_each_begins(
    harness: MatchHarness,
) -> None:
    """The lengths of two of its ten stories are not known; its chapters may say where each begins."""
    (tales,) = (omnibus for omnibus in harness.index.omnibuses if omnibus.name == "Torchwood Tales")
    works = [work.id for work in tales.works]
    name = "Torchwood Tales꞉ Torchwood Audio Originals [B01M0UR2LF].m4b"
    asked = harness.match_one(name, sound(62000))
    assert (asked.outcome, asked.reason) == (Outcome.ASK, NO_RANGES)
    assert [each.work for each in asked.candidates] == works
    chapters = tuple(
        Chapter(f"{work.record.title}: Chapter {number}", story * 6200.0 + number * 1500)
        for story, work in enumerate(tales.works)
        for number in range(4)
    )
    found = harness.match_one(name, sound(62000, chapters=chapters))
    assert [link.work for link in found.links] == works
    assert [link.range.begin for link in found.links if link.range] == [n * 6200.0 for n in range(10)]


def test_a_part_of_an_omnibus_is_not_the_omnibus(harness: MatchHarness) -> None:
    # One of three plays, a story in the folder of the omnibus, and something about it.
    assert harness.match_one("Torchwood The Lost Files.mp3", sound(2700)).outcome is not Outcome.LINK
    assert harness.linked_works("Torchwood Tales/Hidden.mp3", sound(9000)) == ["tw-ab-hidden"]
    assert harness.linked_works("Torchwood The Lost Files 2 - Submission.mp3", sound(2700)) == LOST_FILES[1:2]
    tagged = sound(9000, album="Torchwood Tales")
    assert harness.linked_works("Torchwood Tales/Torchwood Tales - 04 - The Sin Eaters.mp3", tagged) == [
        "tw-ab-the-sin-eaters"
    ]
    for name in (
        "Torchwood The Lost Files review.mp3",
        "X-Files The Lost Files.mp3",
        "Doctor Who - The Lost Files.mp3",
        "The Lost Files.mp3",
        "Torchwood The Lost Files 1-2.mp3",
        "Torchwood - The Lost Files (1_2).mp3",
        "Torchwood - The Lost Files CD2.mp3",
    ):
        assert harness.match_one(name, sound(8100)).outcome is not Outcome.LINK, name
    # Two of the three plays.
    assert harness.match_one("Torchwood The Lost Files.mp3", sound(6240)).outcome is not Outcome.LINK
