"""What collectors write beside a title: another language, counters, tapes, viewing, characters; each with its twin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from janto_catalog.matching import ItemMatcher
from tests.matching.trees import facts_of, identify

COE = "+".join(
    f"tw-s03e0{number}-coe-day-{word}"
    for number, word in enumerate(("one", "two", "three", "four", "five"), 1)
)
DAY_1 = "tw-s01e01-everything-changes+tw-s01e02-day-one"


def linked(matcher: ItemMatcher, path: str, tags: Mapping[str, Any], minutes: float) -> str:
    data = {"tags": dict(tags), **({"minutes": minutes} if minutes else {})}
    found = identify({path: facts_of(path, data)}, matcher)
    return "+".join(sorted(link.work for _, proposal in found for link in proposal.links))


@pytest.mark.parametrize(
    ("path", "works"),
    [
        # Words of another script translate a title whose number agrees.
        ("Video/Торчвуд 1x03 Машина призраков - Ghost Machine.mkv", "tw-s01e03-ghost-machine"),
        ("Video/Torchwood S01E04 Киберженщина.mkv", "tw-s01e04-cyberwoman"),
        ("Video/火炬木 第一季 S01E05 小世界 Small Worlds.mkv", "tw-s01e05-small-worlds"),
        ("トーチウッド/トーチウッド ミラクル・デイ 4x07 Immortal Sins.mkv", "tw-s04e07-immortal-sins"),
        ("Video/Охотники 1x03 Ghost Machine.mkv", ""),
        ("Video/Доктор Кто 1x03 Ghost Machine.mkv", ""),
        # So does a part of the name between dashes, behind the number; one in front may be another range.
        ("Torchwood 02 - Grenzfürsten - Border Princes - Dan Abnett.epub", "tw-novel-02-border-princes"),
        (
            "Livres/Torchwood 04 - Dans l'eau - Something in the Water.epub",
            "tw-novel-04-something-in-the-water",
        ),
        ("Torchwood/BF21 Bob Tro yn Fyw - We Always Get Out Alive.mp3", "bf-tw-21-we-always-get-out-alive"),
        ("Torchwood/BF21 Bob Tro yn Fyw - The Last Beacon.mp3", ""),
        ("Livres/Torchwood 04 - Slow Decay - Something in the Water.epub", ""),
        ("Livres/Torchwood Undead 04 - Something in the Water.epub", ""),
        ("Livres/Night Walkers 04 - Dans l'eau - Something in the Water.epub", ""),
        ("Bücher/Torchwood - Langsamer Verfall.epub", "tw-novel-03-slow-decay"),
        # A day in another language.
        ("Torchwood/Sezon 3/Torchwood - Dzieci Ziemi - dzień drugi.avi", "tw-s03e02-coe-day-two"),
        (
            "Torchwood/Saison 3/Torchwood - Les Enfants de la Terre - Premier jour (VF).avi",
            "tw-s03e01-coe-day-one",
        ),
        ("Torchwood - I figli della Terra - Giorno 3.avi", "tw-s03e03-coe-day-three"),
        ("Torchwood/Sezon 2/Torchwood - Dzieci Ziemi - dzień drugi.avi", ""),
        # Tapes, and days with a short year.
        ("VHS/VHS 12 - Dr Who - Army of Ghosts (1.7.06).mpg", "dw-army-of-ghosts"),
        ("Tapes/Cassette 31 - Torchwood Asylum R4 1-7-09.wav", "tw-radio-02-asylum"),
        ("Tapes/Tape 44 - Blakes 7 - Countdown (5-4-79).mpg", ""),
        ("tv/Torchwood episode 1 and episode 2 (22-10-06).avi", DAY_1),
        ("digi/Torchwood - Adam - recorded 13th Feb 2008.mpg", "tw-s02e05-adam"),
        ("digi/Torchwood - Adam, Wed 13-Feb-08, 9pm.mpg", "tw-s02e05-adam"),
        ("scans/Torchwood Magazine 1 Jan 08.pdf", "tw-mag-01"),
        ("digi/Adam, Wed 13-Feb-08, 9pm.mpg", ""),
        ("tv/Torchwood ep1 + ep2.avi", ""),
        ("tv/Torchwood ep3 (29-10-06).avi", "tw-s01e03-ghost-machine"),
        ("tv/Torchwood ep4 (29-10-06).avi", ""),
        # Folders: what is kept there, part of the name of the show above, discs, short forms.
        ("Doctor Who/My New Who/Series 2/12 Army of Ghosts.avi", "dw-army-of-ghosts"),
        ("Doctor Who/Who Dares/Series 2/12 Army of Ghosts.avi", ""),
        ("X:/MakeMKV/TORCHWOOD_SERIES_1_D2/Cyberwoman.mkv", "tw-s01e04-cyberwoman"),
        ("torchwood-archive/Torchwood 2x06 Reset.mkv", "tw-s02e06-reset"),
        ("Torchwood shorts/Consequences 4 - Virus (James Moran).epub", "tw-ss-consequences-4-virus"),
        ("Doctor Who/Torchwood/1. Specials (TWSp)/TWSp 1.01 - Outbreak.m4b", "bf-sp-outbreak"),
        ("Doctor Who/Torchwood/1. Specials (TWSp)/TXSp 1.01 - Outbreak.m4b", ""),
        ("Torchwood/TW 065b - Death in Venice.m4b", "bf-tw-death-in-venice"),
        ("Torchwood/TW 020x - The Black Knight.m4b", ""),
        # All parts in one file, or some of them.
        ("strips/Torchwood strips/Shrouded parts 1 & 2.cbz", "tw-comic-shrouded"),
        ("strips/Torchwood strips/Shrouded 1.cbz", ""),
        ("strips/Torchwood strips/Broken 1-5.cbz", "tw-comic-broken-comic"),
        ("strips/Torchwood strips/Broken 1-3.cbz", ""),
        ("Torchwood scans/TM08-10 Harms Way both parts.pdf", "tw-ss-harms-way"),
        ("Torchwood scans/TM14-15 Gordian.pdf", "tw-ss-gordian"),
        # Short words and their long forms; a long title without one of its words.
        ("Audio/Torchwood Mister Invincible.mp3", "tw-ab-mr-invincible"),
        (
            "Audio/tw - restricted items archive 031-049.m4a",
            "bf-tw-63-restricted-items-archive-entries-031-049",
        ),
        ("Audio/tw - restricted items archive 031.m4a", ""),
        # A radio play with a picture, a book as a web page.
        ("yt/BBC Radio 4 Torchwood - Golden Age (full).webm", "tw-radio-03-golden-age"),
        ("yt/Torchwood - Golden Age.webm", ""),
        ("pages/[Torchwood 02] Border Princes - Dan Abnett.html", "tw-novel-02-border-princes"),
        ("pages/Torchwood - Border Princes - Dan Abnett - Goodreads.html", ""),
        ("Audible/Risk Assessment_ Torchwood - James Goss (Unabridged).m4b", "tw-novel-13-risk-assessment"),
        ("Audible/Torchwood - Slow Decay (Unabridged).m4b", ""),
        # Two characters of ours name the story; anybody's names do not.
        ("Audio/Broken (big finish) - Ianto + Jack.mp3", "bf-tw-11-broken"),
        ("Audio/Broken (big finish) - Jack & Kate.mp3", ""),
        ("Video/Gwen & Owen - Adam.mp4", ""),
        ("Audio/bf91 - Iantos Inferno.mp3", "bf-tw-91-iantos-inferno"),
        ("Audio/bf91 - Bernices Inferno.mp3", ""),
    ],
)
def test_a_name(matcher: ItemMatcher, path: str, works: str) -> None:
    assert linked(matcher, path, {}, 0) == works


@pytest.mark.parametrize(
    ("path", "tags", "minutes", "works"),
    [
        # What media players show: show, season, episode.
        (
            "Video/IMG_2031.m4v",
            {"show": "Torchwood", "season": "2", "episode": "5", "title": "Adam"},
            0,
            "tw-s02e05-adam",
        ),
        ("Video/IMG_2032.m4v", {"show": "Sliders", "season": "3", "episode": "11", "title": "Utopia"}, 0, ""),
        ("Video/IMG_2033.m4v", {"show": "Torchwood", "season": "1", "episode": "9", "title": "Adam"}, 0, ""),
        (
            "Books/b3.pdf",
            {"title": "Torchwood 3: Slow Decay", "author": "admin"},
            0,
            "tw-novel-03-slow-decay",
        ),
        ("Books/b3.pdf", {"title": "Torchwood 3: Slow Decay", "author": "Jane Doe"}, 0, ""),
        ("tw/2/04.mkv", {"show": "Torchwood"}, 0, "tw-s02e04-meat"),
        ("music/2/04.mkv", {"show": "Sliders"}, 0, ""),
        ("tw/tkks.mkv", {"show": "Torchwood"}, 0, "tw-s01e08-they-keep-killing-suzie"),
        # A story that somebody watches again is the story, when it is as long; a programme about it is not.
        ("Torchwood rewatch/ep9 Random Shoes.mp4", {}, 50, "tw-s01e09-random-shoes"),
        ("Torchwood rewatch/ep9 Random Shoes.mp4", {}, 22, ""),
        ("Torchwood rewatch/ep9 Random Shoes.mp3", {}, 50, ""),
        ("Torchwood rewatch podcast/ep9 Random Shoes.mp4", {}, 50, ""),
        ("Long/Torchwood - Children of Earth (all five nights).mkv", {}, 293, COE),
        ("Long/Torchwood - Children of Earth (all five nights).mkv", {}, 58, ""),
        (
            "Calibre/Unknown/Torchwood 12 (88)/Torchwood 12 - Unknown.pdf",
            {"title": "Torchwood: The Official Magazine 12"},
            0,
            "tw-mag-12",
        ),
    ],
)
def test_a_name_with_tags_or_length(
    matcher: ItemMatcher, path: str, tags: Mapping[str, Any], minutes: float, works: str
) -> None:
    assert linked(matcher, path, tags, minutes) == works


@pytest.mark.parametrize(
    ("path", "minutes"),
    [
        # A word of another script behind the title may be "review", "reaction" or "podcast".
        ("Torchwood - 11 - Broken - обзор.mp3", 60),
        ("Torchwood 11 Broken ποδκαστ.mp3", 60),
        ("Torchwood S01E04 Cyberwoman реакция.mkv", 50),
        ("Torchwood S01E04 обзор.mkv", 50),
        ("Торчвуд S01E04 трейлер.mkv", 50),
        ("Torchwood S01E04 レビュー.mkv", 50),
        ("火炬木 第一季第四集预告.mkv", 50),
        ("Torchwood S01E04 Reaktion.mkv", 50),
        # Another author, or who talks about it.
        ("Torchwood - 11 - Broken - Colleen Hoover.mp3", 60),
        ("Torchwood - 01 - Another Life - Michael Korda.epub", 400),
        ("Torchwood - 1 - Hidden - Linda Howard.m4b", 150),
        ("Torchwood - 01 - The Conspiracy - Talking Torchwood.mp3", 48),
        ("Torchwood - 11 - Broken - Vlog.mp3", 60),
        ("Torchwood - S01E04 - Cyberwoman - Rezension.mkv", 50),
        # A number with a letter that another title has, and what may be its half.
        ("Torchwood 65b - A Postcard from Mr Colchester.mp3", 12),
        ("Torchwood 80a - Sabotage.mp3", 60),
        ("Torchwood 65a - Death in Venice.mp3", 60),
        ("Torchwood 11b - Broken.mp3", 40),
    ],
)
def test_what_is_behind_the_title_is_weighed_in_full(matcher: ItemMatcher, path: str, minutes: float) -> None:
    assert not linked(matcher, path, {}, minutes)


@pytest.mark.parametrize("folder", ["Jodie Chapman", "Chapman, Jodie", "J. Chapman", "Michael Korda"])
def test_a_book_in_the_folder_of_another_author_is_asked_about(matcher: ItemMatcher, folder: str) -> None:
    assert not linked(matcher, f"Torchwood/Books/{folder}/Another Life.epub", {}, 0)


@pytest.mark.parametrize(
    "folder",
    [
        "Peter Anghelides",
        "Anghelides, Peter",
        "P. Anghelides",
        "Various Authors",
        "Tie In Novels",
        "To Read",
        "Kindle",
    ],
)
def test_a_book_in_the_folder_of_its_author_or_of_many_is_linked(matcher: ItemMatcher, folder: str) -> None:
    assert linked(matcher, f"Torchwood/Books/{folder}/Another Life.epub", {}, 0) == "tw-novel-01-another-life"
