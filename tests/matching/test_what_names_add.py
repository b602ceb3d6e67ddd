"""Numbers, readers, dates and words beside a title that make it another story, each with a name that is linked."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.worlds import world

MINUTE = 60.0
HOUR = sound(60 * MINUTE)
GHOST_TRAIN = ["tw-ab-ghost-train"]
READING = sound(140 * MINUTE)


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # The number behind a range is that of another story in it.
        ("Torchwood Main Range 3 - Fall to Earth.mp3", HOUR, []),
        ("Torchwood - Main Range - 3 - Fall to Earth.mp3", HOUR, []),
        ("Torchwood Main Range 2 - Fall to Earth.mp3", HOUR, ["bf-tw-02-fall-to-earth"]),
        ("Torchwood - Main Range - Fall to Earth.mp3", HOUR, ["bf-tw-02-fall-to-earth"]),
        ("03 Torchwood - Fall to Earth.mp3", HOUR, ["bf-tw-02-fall-to-earth"]),
        (
            "The Lives of Captain Jack vol 2, story 3 of 3 - Driving Miss Wells.mp3",
            HOUR,
            ["bf-locj-2-3-driving-miss-wells"],
        ),
        # Between show and number may be another range; behind the number is a title in another language.
        ("Torchwood - Cascade Players - 03 - Forgotten Lives.mp3", HOUR, []),
        ("Torchwood - Main Range - 03 - Forgotten Lives.mp3", HOUR, ["bf-tw-03-forgotten-lives"]),
        ("Torchwood - Big Finish - 03 - Forgotten Lives.mp3", HOUR, ["bf-tw-03-forgotten-lives"]),
        ("Torchwood - 03 - Vergessene Leben - Forgotten Lives.mp3", HOUR, ["bf-tw-03-forgotten-lives"]),
        ("Cascade Players - Torchwood 03 - Forgotten Lives.mp3", HOUR, []),
        ("Cascade Players - Torchwood - Lost Souls.mp3", sound(44 * MINUTE), []),
        (
            "2008-09-10 Big Bang Day - Torchwood Lost Souls.mp3",
            sound(44 * MINUTE),
            ["tw-radio-01-lost-souls"],
        ),
        ("Emma Reeves - Torchwood 03 - Forgotten Lives.mp3", HOUR, ["bf-tw-03-forgotten-lives"]),
        # The pages of a story in a magazine, or of the magazine.
        ("Torchwood Harm's Way 1-3.pdf", pages(200), []),
        ("Torchwood Harm's Way 1-3.pdf", pages(24), ["tw-ss-harms-way"]),
        ("Torchwood - We All Go Through.pdf", pages(68), []),
        ("Torchwood - We All Go Through.pdf", pages(8), ["tw-ss-we-all-go-through"]),
        # A later part of a story without parts, as long as the whole.
        ("Torchwood - Zone 10 Part 2.mp3", HOUR, []),
        ("Torchwood - Zone 10 (Part Two).mp3", HOUR, []),
        ("Torchwood - Zone 10 Episode 2.mp3", HOUR, []),
        ("Torchwood - Zone 10 Part 1.mp3", HOUR, ["bf-tw-08-zone-10"]),
        ("Torchwood - Zone 10 Episode 8.mp3", HOUR, ["bf-tw-08-zone-10"]),
        ("Torchwood Lost Souls Episode 2.mp3", sound(44 * MINUTE), []),
        ("Torchwood Lost Souls Episode 1.mp3", sound(44 * MINUTE), ["tw-radio-01-lost-souls"]),
        ("Torchwood - Cyberwoman Episode 2.mkv", film(50 * MINUTE), []),
        ("Torchwood - Cyberwoman Episode 4.mkv", film(50 * MINUTE), ["tw-s01e04-cyberwoman"]),
        # A preposition goes on with the title, wherever the show is named.
        ("Return to the Ghost Train (Torchwood).mp3", READING, []),
        ("Torchwood Ghost Train to Hell.mp3", READING, []),
        ("Torchwood - Ghost Train of Christmas.mp3", READING, []),
        ("Torchwood - The Ghost Train.mp3", READING, GHOST_TRAIN),
        ("Ghost Train of Torchwood.mp3", READING, GHOST_TRAIN),
        ("Torchwood - Ghost Train by James Goss.mp3", READING, GHOST_TRAIN),
        # A name next to the title goes on with it, but for the whole name of a person.
        ("Torchwood - Adam & Eve.mkv", film(50 * MINUTE), []),
        ("Torchwood - Eve and Adam.mkv", film(50 * MINUTE), []),
        ("Torchwood - Adam - Eve Myles.mkv", film(50 * MINUTE), ["tw-s02e05-adam"]),
        ("Torchwood Broken Eve Myles.mp3", HOUR, ["bf-tw-11-broken"]),
        # Who reads it.
        ("Torchwood - Ghost Train - read by John Smith.mp3", READING, []),
        ("Torchwood - Ghost Train (gelesen von Hans Müller).mp3", READING, []),
        ("Торчвуд - Ghost Train - читает Кай Оуэн.mp3", READING, []),
        ("Torchwood - Ghost Train - czyta Kai Owen.mp3", READING, GHOST_TRAIN),
        ("Torchwood - Ghost Train - leído por Kai Owen.mp3", READING, GHOST_TRAIN),
        ("Torchwood - Ghost Train - vorgelesen von Kai Owen.mp3", READING, GHOST_TRAIN),
        ("Torchwood.-.Ghost.Train.-.read.by.Kai.Owen.mp3", READING, GHOST_TRAIN),
        ("Torchwood - Ghost Train - read by the author.mp3", READING, GHOST_TRAIN),
        ("Ghost Train - read by Kai Owen.mp3", READING, GHOST_TRAIN),
        ("Torchwood - Broken - read by Ann Other.mp3", HOUR, []),
        ("Torchwood - Broken - performed by a full cast.mp3", HOUR, ["bf-tw-11-broken"]),
        # An issue with a month of another time of the year.
        ("Torchwood Magazine 17 (May).pdf", pages(68), []),
        ("Torchwood Magazine 17 March.pdf", pages(68), []),
        ("Torchwood Magazine 17 (Aug).pdf", pages(68), ["tw-mag-17"]),
        ("Torchwood Magazine 17 (October).pdf", pages(68), ["tw-mag-17"]),
        ("Torchwood Magazine/Issue 12 - Nov 2008.pdf", pages(68), ["tw-mag-12"]),
        ("Torchwood Magazine 12 Nov 2008.pdf", pages(68), []),
        # A company in one word, the folder of a collector, and an ending that is there twice.
        ("torchwood_deadbeat_escape_bigfinish.mp3", HOUR, ["bf-tw-24-deadbeat-escape"]),
        ("torchwood_deadbeat_escape_bigfloor.mp3", HOUR, []),
        ("My Torchwood Collection/Broken.mp3", HOUR, ["bf-tw-11-broken"]),
        ("My Torchwood Diary/Broken.mp3", HOUR, []),
        ("Torchwood - Broken WAV.wav", HOUR, ["bf-tw-11-broken"]),
        # What somebody watches again, or a programme about it.
        ("Torchwood/Rewatch/S02E04 - Meat.mkv", film(45 * MINUTE), []),
        ("Torchwood/Rewatch/S02E04 - Meat.mkv", film(50 * MINUTE), ["tw-s02e04-meat"]),
    ],
)
def test_what_a_name_adds_to_a_title_is_weighed(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    proposal = harness.match_one(path, facts)
    assert [link.work for link in proposal.links] == works
    assert works or proposal.outcome is Outcome.ASK, proposal.reason


@cache
def _harness_of(pack: str) -> MatchHarness:
    return MatchHarness(WorkIndex(world(pack)))


@pytest.mark.parametrize(
    ("pack", "path", "facts", "works"),
    [
        # "Harbour 5" is an episode of March 2011; a day with a zero, an ending or a dash is a day.
        ("harbour", "Harbour 5 March 2011.mkv", film(45 * MINUTE), []),
        ("harbour", "Harbour 05 March 2011.mkv", film(45 * MINUTE), ["h1-04-home"]),
        ("harbour", "Harbour - 5 March 2011.mkv", film(45 * MINUTE), ["h1-04-home"]),
        ("harbour", "Harbour 9 March 2011.mkv", film(45 * MINUTE), ["h1-08-eleven"]),
        ("harbour", "Harbour 9 Ghosts of Christmas.mp3", HOUR, []),
        ("harbour", "Harbour - Trust Me.mkv", film(45 * MINUTE), []),
        ("harbour", "Harbour - At Home.mkv", film(45 * MINUTE), []),
        ("harbour", "Harbour S01E05 Trust Me.mkv", film(45 * MINUTE), ["h1-05-trust"]),
        ("harbour", "Harbour 9 Ghosts (Christmas 2015).mp3", HOUR, ["ha-09-ghosts"]),
        ("quill", "The Quill Agency/Rewatch/S01E02 - Meat.mkv", film(45 * MINUTE), []),
        ("quill", "The Quill Agency/S01E02 - Meat.mkv", film(45 * MINUTE), ["qt-02-meat"]),
        # The name of a show without its article, and other shows that have it in theirs.
        ("quill", "Quill Agency S01E04.mkv", film(45 * MINUTE), ["qt-04-mary-vane"]),
        ("quill", "Mary Vane (Quill Agency).mkv", film(45 * MINUTE), ["qt-04-mary-vane"]),
        ("quill", "The New Quill Agency S01E04 Mary Vane.mkv", film(45 * MINUTE), []),
        ("quill", "New Quill Agency - Mary Vane.mkv", film(45 * MINUTE), []),
        (
            "holmes",
            "Sir Arthur Conan Doyle - The Hound of the Baskervilles.epub",
            None,
            ["the-hound-of-the-baskervilles"],
        ),
        # All films of a book have its characters.
        ("holmes", "The Hound of the Baskervilles - Holmes and Watson.mkv", film(80 * MINUTE), []),
        ("holmes", "The Hound of the Baskervilles - Holmes and Watson (1939).mkv", None, ["hound-1939"]),
    ],
)
def test_what_a_name_adds_to_a_title_of_other_packs_is_weighed(
    pack: str, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    proposal = _harness_of(pack).match_one(path, facts)
    assert [link.work for link in proposal.links] == works
    assert works or proposal.outcome is Outcome.ASK, proposal.reason
