"""Names that are nearly those of a work, each with a name like it that is linked."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.worlds import world

MINUTE = 60.0


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # Another story that goes on from this one; a series may have a prequel.
        ("Torchwood Slow Decay (a sequel).epub", None, []),
        ("Torchwood - prequel to Slow Decay.epub", None, []),
        ("Torchwood - Slow Decay - Die Fortsetzung.epub", None, []),
        ("Torchwood Slow Decay (German).epub", None, ["tw-novel-03-slow-decay"]),
        ("Torchwood - Asylum II.mp3", sound(45 * MINUTE), []),
        ("Torchwood - Asylum Two.mp3", sound(45 * MINUTE), []),
        ("Torchwood - 02 - Asylum.mp3", sound(45 * MINUTE), ["tw-radio-02-asylum"]),
        ("Torchwood - Slow Decay I.epub", None, []),
        ("Torchwood One - I Hate Mondays.mp3", sound(180 * MINUTE), ["bf-tw1-i-hate-mondays"]),
        # Pages that an issue, a comic or a book cannot have.
        ("Books/1848562381.cbz", pages(1), []),
        ("Books/1848562381.cbz", pages(130), ["titan-rift-war-tpb"]),
        ("Books/1848562381 (1 of 4).cbz", pages(22), []),
        ("Torchwood - Rift War 1-10.cbz", pages(20), []),
        ("Torchwood - Rift War.cbz", pages(20), []),
        ("Torchwood - Rift War 1-10.cbz", pages(70), ["tw-comic-rift-war"]),
        ("Torchwood Magazine Issue 17.cbz", pages(4), []),
        ("Torchwood Magazine Issue 17.cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Station Zero 1.cbz", pages(5), []),
        ("Torchwood Station Zero 1.cbz", pages(160), []),
        ("Torchwood Station Zero 1 (of 4).cbz", pages(24), ["titan-station-zero-1"]),
        ("Torchwood - Slow Decay.pdf", MediaFacts("PDF", Medium.PAGES, pages=12), []),
        (
            "Torchwood - Slow Decay.pdf",
            MediaFacts("PDF", Medium.PAGES, pages=250),
            ["tw-novel-03-slow-decay"],
        ),
        # A year or month between those of the issues before and after.
        ("Torchwood 002 (2016).cbz", pages(30), ["titan-world-without-end-2"]),
        ("Torchwood 003 (2016) (Titan).cbz", pages(30), ["titan-world-without-end-3"]),
        ("Torchwood 002 (2013).cbz", pages(30), []),
        ("Torchwood 002 (2017).cbz", pages(30), []),
        ("Torchwood 002 (November 2016).cbz", pages(30), ["titan-world-without-end-2"]),
        ("Torchwood 002 (March 2016).cbz", pages(30), []),
        ("Torchwood Magazine 17 (Sept 2009).cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Magazine 17 (February 2009).cbz", pages(68), []),
        ("Torchwood Magazine 17 (2009-02).cbz", pages(68), []),
        # An issue of another country; a book is the same in other languages, but not abridged.
        ("Torchwood Magazine 17 (fr).cbz", pages(68), []),
        ("Torchwood Magazine 17 (German).cbz", pages(68), []),
        ("Torchwood Magazine 17 (eng).cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Slow Decay (retold).epub", None, []),
        # Another version, or only a part of it.
        ("Torchwood - Fall to Earth (alternate ending).mp3", sound(60 * MINUTE), []),
        ("Torchwood - Fall to Earth (isolated score).mp3", sound(60 * MINUTE), []),
        ("Torchwood - Fall to Earth (James Goss).mp3", sound(60 * MINUTE), ["bf-tw-02-fall-to-earth"]),
        ("Torchwood - Lost Souls (continued).mp3", sound(45 * MINUTE), []),
        ("Torchwood - Lost Souls Season 2.mp3", sound(45 * MINUTE), []),
        ("Torchwood S02E04 Meat (alternate cut).mkv", film(50 * MINUTE), []),
        ("Torchwood S02E04 Meat (audio description).mkv", film(50 * MINUTE), ["tw-s02e04-meat"]),
        ("Torchwood - Slow Decay (BBC Radio adaptation).mp3", sound(60 * MINUTE), []),
        ("Torchwood Magazine 5 [supplement].cbz", pages(30), []),
        ("Torchwood Magazine v2 #5.cbz", pages(68), []),
        ("Torchwood Magazine 5 (v2).cbz", pages(68), ["tw-mag-05"]),
        ("Torchwood Station Zero 1 (of 6).cbz", pages(24), []),
        # Words and numbers next to the title, and a year before the story.
        ("Torchwood Series 2/Not Meat.mkv", film(50 * MINUTE), []),
        ("Torchwood Series 2/Meat 2.0.mkv", film(50 * MINUTE), []),
        ("Torchwood Series 2/Meat (1978).mkv", film(50 * MINUTE), []),
        ("Torchwood Series 2/Meat (2020).mkv", film(50 * MINUTE), ["tw-s02e04-meat"]),
        ("Torchwood vs Doctor Who - Utopia.mkv", film(45 * MINUTE), []),
        # An author whose names others have.
        ("John Smith - Torchwood - Slow Decay.epub", None, []),
        ("Andy Lane - Torchwood - Slow Decay.epub", None, ["tw-novel-03-slow-decay"]),
        # About a story, or short for it.
        ("Torchwood Children of Earth in 1 hour.mkv", film(60 * MINUTE), []),
        ("Torchwood Series 2/watch with me Meat.mkv", film(50 * MINUTE), []),
        ("Torchwood Series 2/Meat [Watch].mkv", film(50 * MINUTE), ["tw-s02e04-meat"]),
        ("Torchwood Main Range (music)/music - Fall to Earth.mp3", sound(60 * MINUTE), []),
        ("Music/Torchwood - Fall to Earth.mp3", sound(60 * MINUTE), ["bf-tw-02-fall-to-earth"]),
    ],
)
def test_what_a_name_or_length_speaks_against_is_asked(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(path, facts) == works


def test_numbers_of_several_box_sets_are_asked_with_each(harness: MatchHarness) -> None:
    proposal = harness.match_one("Torchwood Soho 1-6.mp3", sound(180 * MINUTE))
    assert proposal.outcome is Outcome.ASK
    assert {"bf-soho-parasite", "bf-soho-ascension"} <= {each.work for each in proposal.candidates}
    assert harness.linked_works("Torchwood Soho - Parasite 1-6.mp3", sound(180 * MINUTE)) == [
        "bf-soho-parasite"
    ]


@cache
def _harness_of(pack: str) -> MatchHarness:
    return MatchHarness(WorkIndex(world(pack)))


@pytest.mark.parametrize(
    ("pack", "path", "facts", "works"),
    [
        ("evening", "Evening Paper 12 May 2010.pdf", None, []),
        ("evening", "Evening Paper 2010-05-12.pdf", None, []),
        ("evening", "Evening Paper.pdf", None, ["evn-08-paper"]),
        ("holmes", "Sherlock Holmes - The Hound of the Baskervilles.mkv", film(80 * MINUTE), ["hound-1939"]),
        ("holmes", "Sherlock Holmes - The Hound of the Baskervilles.mkv", film(87 * MINUTE), []),
        ("holmes", "Sherlock Holmes - The Hound of the Baskervilles.mkv", None, []),
        ("holmes", "Sherlock Holmes - The Hound of the Baskervilles (1939).mkv", None, ["hound-1939"]),
        ("holmes", "Sherlock Holmes - A Study in Scarlet (abridged).epub", None, []),
        ("holmes", "Sherlock Holmes - A Study in Scarlet (for children).epub", None, []),
        ("holmes", "Sherlock Holmes - The Adventure of the Speckled Band.mp3", sound(30 * MINUTE), []),
        (
            "holmes",
            "Sherlock Holmes - The Adventure of the Speckled Band (1930).mp3",
            sound(30 * MINUTE),
            ["speckled-band-1930"],
        ),
        ("harbour", "Harbour Ashes to Ashes.mkv", film(45 * MINUTE), []),
        ("harbour", "Harbour - Ashes.mkv", film(45 * MINUTE), ["h2-05-ashes"]),
        ("harbour", "Harbour (1984).mkv", film(90 * MINUTE), []),
        ("harbour", "Harbour - Ghosts of.mp3", sound(60 * MINUTE), []),
        ("harbour", "Harbour Season Finale.mkv", film(45 * MINUTE), []),
        ("harbour", "Harbour Season 2 Finale.mkv", film(45 * MINUTE), ["h2-08-finale"]),
        ("quill", "The Quill Agency - starring Clara Hale.mp3", sound(60 * MINUTE), []),
        ("quill", "The Quill Agency (US) S01E02 Meat.mkv", film(45 * MINUTE), []),
        ("quill", "The Quill Agency S01E02 Meat.mkv", film(45 * MINUTE), ["qt-02-meat"]),
        ("holmes", "Sherlock Holmes - A Study in Scarlet (graphic novel).cbz", pages(200), []),
        ("holmes", "Sherlock Holmes - A Study in Scarlet (German).epub", None, ["a-study-in-scarlet"]),
    ],
)
def test_other_books_and_films_of_a_title_are_asked(
    pack: str, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert _harness_of(pack).linked_works(path, facts) == works


def test_a_comic_may_have_the_title_of_a_novel() -> None:
    harness = _harness_of("holmes")
    name = "Sherlock Holmes - A Study in Scarlet.cbz"
    assert harness.match_one(name, pages(100)).outcome is Outcome.ASK
    assert harness.linked_works(name, pages(260)) == ["a-study-in-scarlet"]


@pytest.mark.parametrize(
    ("path", "title", "works"),
    [
        ("x.mkv", "Homecoming", []),
        ("x.mkv", "Home", ["h1-04-home"]),
        ("x.mkv", "Episode 4", ["h1-04-home"]),
        ("x.mkv", "", ["h1-04-home"]),
        # The name has the number too: it may be the title in another language.
        ("Harbour S01E04.mkv", "Heimat", ["h1-04-home"]),
    ],
)
def test_tags_with_the_number_of_an_episode_and_another_title_are_asked(
    path: str, title: str, works: list[str]
) -> None:
    facts = film(45 * MINUTE, series="Harbour", number="S01E04", title=title)
    assert _harness_of("harbour").linked_works(path, facts) == works
