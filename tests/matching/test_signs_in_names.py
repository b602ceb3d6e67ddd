"""Short forms, dates, ISBNs and web pages in names, each with a name like it that is something else."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.downloaders import without_additions
from janto_catalog.filenames.parse import parse_name
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, pages, sound

HOUR = 60 * 60.0


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # An ISBN is that of one book; a wrong check digit or another book's is not.
        ("scans/0563486554.pdf", None, ["tw-novel-03-slow-decay"]),
        ("scans/978-0-563-48655-8.epub", None, ["tw-novel-03-slow-decay"]),
        ("scans/0563486555.pdf", None, []),
        ("scans/9780140328721.epub", None, []),
        # The folder says what its short form is.
        (
            "Torchwood Main Range (TMR)/TMR 021 - We Always Get Out Alive.m4b",
            sound(HOUR),
            ["bf-tw-21-we-always-get-out-alive"],
        ),
        ("Torchwood Main Range (TMR)/XMR 021 - We Always Get Out Alive.m4b", sound(HOUR), []),
        ("Station Main Range (TMR)/TMR 021 - We Always Get Out Alive.m4b", sound(HOUR), []),
        # A day behind the number of an issue; alone it may be the number.
        ("Torchwood.Official.Magazine.Iss17.20Aug2009.cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Magazine 17 (Aug 2009).cbz", pages(68), ["tw-mag-17"]),
        ("torchwoodmag16.pdf", None, ["tw-mag-16"]),
        ("torchwoodmagic16.pdf", None, []),
        ("Журнал Торчвуд - Torchwood Magazine - №20.djvu", None, ["tw-mag-20"]),
        ("Журнал Наука №20.djvu", None, []),
        ("Torchwood Station Zero 1 (cvr B photo).cbz", pages(30), ["titan-station-zero-1"]),
        # Short forms are letters of the name in brackets before them.
        ("Torchwood (Lost)/Lost - Adrift.mkv", film(48 * 60), []),
        ("Torchwood Main Range (score)/Fall to Earth score.mp3", sound(HOUR), []),
        # The ISBN of another book, or of a chapter.
        ("Torchwood - Bay of the Dead [9780563486558].epub", None, []),
        ("0563486554 chapter 1.pdf", None, []),
        ("0563486554 [summary].pdf", None, []),
        # A day may be no issue, nor a half number, nor a part.
        ("Torchwood Magazine 20 August 2009.cbz", pages(68), []),
        ("Torchwood Magazine 3Aug2009.cbz", pages(68), []),
        ("Torchwood Magazine 17 Aug 2009.cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Magazine 17.5.cbz", pages(68), []),
        ("Torchwood Magazine Issue 17 (2 of 2).cbz", pages(30), []),
        # So many issues have more pages, and words in brackets say what it is.
        ("Torchwood Magazine 1-12.cbz", pages(12), []),
        ("Torchwood Magazine 1-12 (index).pdf", None, []),
        ("Torchwood Station Zero 1-4 (sketches).cbz", pages(88), []),
        ("Torchwood Children of Earth (reaction).mkv", film(293 * 60), []),
        ("Torchwood Children of Earth (fan edit).mkv", film(275 * 60), []),
        ("Torchwood Season 2 (Declassified).mkv", film(633 * 60), []),
        ("Torchwood Miracle Day (part 1).mkv", film(540 * 60), []),
        # A number word that another word follows is none.
        ("Torchwood Series 2/Seven Samurai.mkv", film(48 * 60), []),
        ("Torchwood Series 2/Zwei Leben.mkv", film(48 * 60), []),
        ("Torchwood Series 2/Seven.mkv", film(48 * 60), ["tw-s02e07-dead-man-walking"]),
        ("Doctor Who 2005-05-21.ts", film(45 * 60), ["dw-the-empty-child"]),
        ("Doctor Who 2005-05-21 (Confidential).ts", film(45 * 60), []),
        ("Torchwood Slow Decay (extract).epub", None, []),
        # A story may be on a web page; a page about it is none.
        ("Mrs. Acres, by David Llewellyn [Torchwood Yearbook].html", None, ["tw-ss-mrs-acres"]),
        ("Torchwood - Mrs. Acres - review.html", None, []),
        ("Torchwood - Slow Decay.html", None, []),
        ("Torchwood - Smashed (incl. interviews).m4b", sound(HOUR), ["bf-tw-32-smashed"]),
        ("Torchwood - Smashed (interviews).m4b", sound(HOUR), []),
        # The episodes of two titles, and those of others.
        (
            "Doctor Who/Series 1 (2005)/9-10 The Empty Child & The Doctor Dances.avi",
            film(88 * 60),
            ["dw-the-empty-child", "dw-the-doctor-dances"],
        ),
        ("Doctor Who/Series 1 (2005)/7-8 The Empty Child & The Doctor Dances.avi", film(88 * 60), []),
        # A volume of a comic is no issue.
        ("Torchwood_Volume_1_World_Without_End.pdf", None, []),
        ("Torchwood World Without End vol 1 #3.cbz", pages(30), ["titan-world-without-end-3"]),
        # Initials that the pack gives, with nothing else but the show.
        ("torchwood TKKS.mp4", film(53 * 60), ["tw-s01e08-they-keep-killing-suzie"]),
        ("torchwood TKKS 2.mp4", film(53 * 60), []),
        ("torchwood TKKX.mp4", film(53 * 60), []),
        ("TKKS.mp4", film(53 * 60), []),
        ("Torchwood 1x05 KKBB.avi", film(50 * 60), []),
        ("Torchwood Slow Decay (Abr) nar Burn Gorman.mp3", sound(3 * HOUR), ["tw-ab-abridged-slow-decay"]),
    ],
)
def test_what_is_linked(harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]) -> None:
    assert harness.linked_works(path, facts) == works


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("AUD-20201103-WA0004-The Show - Title", "The Show - Title"),
        ("AUD-20201103-The_Show_Title", "The_Show_Title"),
        ("The Show - AUD-20201103", "The Show - AUD-20201103"),
        ("AUDIO-20201103-Title", "AUDIO-20201103-Title"),
    ],
)
def test_what_messengers_put_in_front_is_left_out(name: str, rest: str) -> None:
    assert without_additions(name) == rest


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Magazine Issue 17, 20 Aug 2009", ["17"]),
        ("Magazine 17 Aug 2009", ["17"]),
        ("Magazine 01 (Jan 2008)", ["1"]),
        ("Magazine Issue 17, 20 May", ["17", "20"]),
    ],
)
def test_a_day_is_no_number(name: str, numbers: list[str]) -> None:
    parsed = parse_name(name)
    assert [parsed.words[position] for position in parsed.standalone_numbers] == numbers
