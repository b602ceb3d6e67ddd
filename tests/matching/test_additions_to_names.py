"""Numbers without their signs, and what programs and sites add to names: each with a name that is not linked."""

from __future__ import annotations

from functools import cache

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching import trees
from tests.matching.harness import MatchHarness, film, pages, sound
from tests.matching.make_items import shipped

MINUTE = 60.0
HOUR = 60 * MINUTE
EPISODE = film(49 * MINUTE)
TITLE = "The Death of Captain Jack"


@cache
def harness() -> MatchHarness:
    return MatchHarness(WorkIndex(shipped()))


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # Season and episode without the letter between them.
        ("Torchwood.S0203.To.The.Last.Man.WS.PDTV.XviD-GRP.avi", EPISODE, ["tw-s02e03-to-the-last-man"]),
        ("Torchwood S0203.avi", EPISODE, ["tw-s02e03-to-the-last-man"]),
        ("Torchwood.S0203.Meat.avi", EPISODE, []),
        ("Torchwood.S2008.Adrift.avi", EPISODE, []),
        ("Sliders.S0211.Adrift.avi", EPISODE, []),
        # A number behind the season is no range of seasons when a title follows.
        ("Torchwood S2 - 11 - Adrift.mkv", EPISODE, ["tw-s02e11-adrift"]),
        ("Torchwood s2 - 4 - Meat.mkv", EPISODE, ["tw-s02e04-meat"]),
        ("Torchwood S2 - 11 - Meat.mkv", EPISODE, []),
        ("Torchwood S1 - 2.mkv", EPISODE, []),
        ("Torchwood S1 - S2.mkv", EPISODE, []),
        # Two parts, and subtitles, in other languages; an extension that stayed in the name.
        (
            "Doctor Who - The End of Time deel 1 en 2.mkv",
            film(133 * MINUTE),
            ["dw-the-end-of-time-part-one", "dw-the-end-of-time-part-two"],
        ),
        (
            "Doctor Who - The End of Time Teil 1 und 2.mkv",
            film(133 * MINUTE),
            ["dw-the-end-of-time-part-one", "dw-the-end-of-time-part-two"],
        ),
        ("Torchwood S01E09 Random Shoes NL ondertiteld.mkv", EPISODE, ["tw-s01e09-random-shoes"]),
        ("Torchwood S01E09 Meat NL ondertiteld.mkv", EPISODE, []),
        ("Torchwood Day Four COE BBC1.VOB.mpg", film(60 * MINUTE), ["tw-s03e04-coe-day-four"]),
        # The number behind the name of box sets is that of one.
        (
            "Lives of Captain Jack 3 - Mighty and Despair.mp3",
            sound(57 * MINUTE),
            ["bf-locj-3-2-mighty-and-despair"],
        ),
        ("Lives of Captain Jack 1 - Mighty and Despair.mp3", sound(57 * MINUTE), []),
        # The month of a release behind a title, as a shop writes it, and the sign for a number in Romance languages.
        ("torchwood_coffee_2101.m4b", sound(70 * MINUTE), ["bf-tw-46-coffee"]),
        ("torchwood_coffee_2103.m4b", sound(70 * MINUTE), []),
        ("Torchwood_Magazine_n03_(UK)_2008.pdf", pages(68), ["tw-mag-03"]),
        ("Torchwood Magazine n°3.pdf", pages(68), ["tw-mag-03"]),
        # Tags of programs that know nothing.
        (
            "Torchwood - Fall to Earth.mp3",
            sound(HOUR, album="Unknown Album", artists=("Unbekannter Künstler",)),
            ["bf-tw-02-fall-to-earth"],
        ),
        ("Torchwood - Fall to Earth.mp3", sound(HOUR, album="Unknown Stories", artists=("Ann Other",)), []),
        # As groups that translate name files; "S1-10" and "S01-04" may be ranges of seasons.
        ("[Grp] Torchwood S2 - 11 [1080p].mkv", EPISODE, ["tw-s02e11-adrift"]),
        ("Torchwood S2-11.mkv", EPISODE, ["tw-s02e11-adrift"]),
        ("Torchwood/S1 - 04.mkv", EPISODE, ["tw-s01e04-cyberwoman"]),
        ("Torchwood S1-10.mkv", EPISODE, []),
        ("Torchwood S01-04.mkv", EPISODE, []),
        ("Torchwood S01 - 04.mkv", EPISODE, []),
        ("Torchwood S2 - 11-12.mkv", film(2 * HOUR), []),
        ("Reaper S2 - 11.mkv", EPISODE, []),
        ("Torchwood S1 - 3 Complete.mkv", EPISODE, []),
        # The folder of a disc's extras names the show, of which the extra is a series.
        ("TORCHWOOD_S1_D7_EXTRAS/Declassified 01 - Jack's Back.mkv", film(10 * MINUTE), ["tw-decl-s01e01"]),
        ("MERLIN_S1_D7_EXTRAS/Declassified 01 - Jack's Back.mkv", film(10 * MINUTE), []),
        # Sites in front, numbers of books behind, and what makes a PDF smaller.
        ("some.pub_torchwood-consequences-1846077842.pdf", pages(240), ["tw-novel-15-consequences"]),
        ("consequences-1846077842.pdf", pages(240), []),
        ("Torchwood Magazine 01 (1)_compressed.pdf", pages(68), ["tw-mag-01"]),
        ("Torchwood Magazine 02-optimized.pdf", pages(68), ["tw-mag-02"]),
        ("Torchwood Magazine 02_OCR.pdf", pages(68), ["tw-mag-02"]),
        ("Torchwood_-_World_Witout_End_4_some.info.cbz", pages(26), ["titan-world-without-end-4"]),
        ("Torchwood-World-Without-End-4-some.info.cbz", pages(26), ["titan-world-without-end-4"]),
        # The channel of a messenger, also as a tag.
        ("@channel_Torchwood_-_Infidel_Places.mp3", sound(HOUR, title="@channel"), ["bf-tw-infidel-places"]),
        ("Torchwood - Infidel Places @channel.mp3", sound(HOUR), ["bf-tw-infidel-places"]),
        ("@torchwood.mp3", sound(HOUR), []),
        # A minidisc of a collector, and how Audible codes the sound; another program's "ep6" is an episode.
        ("MD 114 - Torchwood - Golden Age (R4, July 09).wav", sound(44 * MINUTE), ["tw-radio-03-golden-age"]),
        (
            "TorchwoodMrInvincible_ep6.aax",
            sound(63 * MINUTE, artists=("Mark Morris",)),
            ["tw-ab-mr-invincible"],
        ),
        ("TorchwoodMrInvincible_ep6.mp3", sound(63 * MINUTE, artists=("Mark Morris",)), []),
    ],
)
def test_only_the_whole_right_story_is_linked(path: str, facts: MediaFacts, works: list[str]) -> None:
    found = harness().match_one(path, facts)
    linked = [link.work for link in found.links] if found.outcome is Outcome.LINK else []
    assert linked == works, found


@pytest.mark.parametrize(
    ("word", "minutes", "is_linked"), [("Scene", 6, True), ("Scene", 1, False), ("Outtake", 1, False)]
)
def test_the_scenes_of_a_drama_are_its_tracks(word: str, minutes: int, is_linked: bool) -> None:
    files = {
        f"torchwood_the_death_of_captain_jack/{number:02} {TITLE} - {word} {number}.mp3": sound(
            minutes * MINUTE, album=f"Torchwood: {TITLE}", title=f"{word} {number}", track=number, tracks=12
        )
        for number in range(1, 13)
    }
    ((item, found),) = trees.identify(files, ItemMatcher(WorkIndex(shipped())))
    assert len(item.files) == len(files)
    assert (found.outcome is Outcome.LINK) == is_linked
    assert not is_linked or [link.work for link in found.links] == ["bf-tw-19-the-death-of-captain-jack"]
