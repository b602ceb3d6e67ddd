"""Parts of one copy as collectors name them: which files are one item, in which order, and what it is called."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.folder_names import DiscFolder, read_disc_folder
from janto_catalog.scanning.group import group


def tagged(path: str, minutes: float, **tags: str | int) -> tuple[bytes, MediaFacts]:
    medium = Medium.VIDEO if path.endswith(("mkv", "avi", "VOB", "mp4")) else Medium.AUDIO
    facts = MediaFacts(path.rpartition(".")[2], medium, minutes * 60, **tags)  # type: ignore[arg-type]
    return path.encode(), facts


def timed(minutes: float, *paths: str) -> list[tuple[bytes, MediaFacts | None]]:
    return [tagged(path, minutes) for path in paths]


def untimed(*paths: str) -> list[tuple[bytes, MediaFacts | None]]:
    return [(path.encode(), None) for path in paths]


def stories(items: tuple[Grouping, ...]) -> dict[str, list[str]]:
    """The names of the items, with the paths of their story files."""
    return {
        item.name: [file.path.decode() for file in item.files if file.role is Role.STORY]
        for item in items
        if item.kind is not ItemKind.LOOSE
    }


Files = list[tuple[bytes, MediaFacts | None]]

# By the name of the item: its files in playing order.
ONE_ITEM: dict[str, tuple[str, Files]] = {
    "the initials of the folder and a number": (
        "Harbour - Lamp on the Water",
        timed(14, *[f"Harbour - Lamp on the Water/lotw{n}.mp3" for n in (1, 2, 3, 4)]),
    ),
    "the initials of the folder with its number": (
        "Lamp on the Water 2",
        timed(25, *[f"Lamp on the Water 2/lotw2-{n}.mp3" for n in range(1, 9)]),
    ),
    "the initials and a number, in long parts": (
        "Lamp on the Water",
        timed(28, *[f"Lamp on the Water/LOTW0{n}.mp3" for n in (1, 2)]),
    ),
    "a word and a number": (
        "The Long Night",
        timed(14, *[f"The Long Night/night{n}.mp3" for n in (1, 2, 3)]),
    ),
    "letters at the end": (
        "Harbour - Fog",
        timed(24, *[f"Box/Harbour - Fog {letter}.mp3" for letter in "ab"]),
    ),
    "numbers as browsers give them, of different lengths": (
        "Harbour - Fog",
        [tagged(f"in/Harbour - Fog ({n}).mp3", minutes) for n, minutes in ((1, 29.1), (2, 28.4))],
    ),
    "a dash in the shared name": (
        "Harbour - The Long Night",
        timed(15, *[f"Harbour/Harbour - The Long Night Part {n}.mp3" for n in (1, 2, 3)]),
    ),
    "a number in front": (
        "Harbour - The Long Night",
        timed(15, *[f"Harbour/0{n} Harbour - The Long Night.mp3" for n in (1, 2, 3)]),
    ),
    "a total in brackets": (
        "Harbour - The Long Night",
        timed(50, *[f"Harbour/Harbour - The Long Night ({n} of 3).mp3" for n in (1, 2, 3)]),
    ),
    "underscores": (
        "Harbour_The_Long_Night",
        timed(15, *[f"Harbour/Harbour_The_Long_Night_0{n}.mp3" for n in (1, 2, 3)]),
    ),
    "folders of parts from 0": (
        "A Writer - Holly",
        timed(12, *[f"Holly (2023)/Pt 0{p}/A Writer - Holly - Pt 0{p} - 0{n} of 02.mp3" for p in (0, 1) for n in (1, 2)]),
    ),
    "folders of digital media": (
        "Long Night",
        timed(35, *[f"Long Night/Digital Media 0{d}/0{n}.mp3" for d in (1, 2) for n in (1, 2)]),
    ),
    "numbered folders of sides": (
        "Long Night",
        timed(22, *[f"Long Night/0{n}_Side {n}/side.mp3" for n in (1, 2)]),
    ),
    "discs side by side": (
        "Harbour - Long Night",
        timed(20, *[f"shelf/Harbour - Long Night (disc {d})/0{n} Track.mp3" for d in (1, 2) for n in (1, 2)]),
    ),
    "discs in front of the title": (
        "Long Night",
        timed(20, *[f"shelf/(CD{d})Long Night/0{n} Track.mp3" for d in (1, 2) for n in (1, 2)]),
    ),
    "discs in front of the title, as files": (
        "Long Night",
        timed(70, *[f"shelf/(CD{d})Long Night.mp3" for d in (1, 2)]),
    ),
    "a name that counts twice": (
        "Harbour - Long Night",
        timed(24, *[f"Long Night/Harbour - Long Night - 00{n} - Chapter {n}.mp3" for n in (1, 2, 3)]),
    ),
    "part and chapter": (
        "Long Night",
        timed(9, *[f"X/Long Night Part {p} Chapter {n}.mp3" for p in (1, 2) for n in (1, 2, 3)]),
    ),
    "three numbers and no name": (
        "Long Night",
        timed(24, *[f"Long Night/{n}.mp3" for n in ("00_00_00", "01_01_01", "01_01_02", "01_02_01", "01_10_01")]),
    ),
    "number, author, year, title": (
        "An Author (2020) Long Night",
        timed(12, *[f"Books/00{n} An Author (2020) Long Night.mp3" for n in (1, 2, 3)]),
    ),
    "sides of a record": (
        "Harbour: Long Night",
        [
            tagged(f"Harbour/{place}.flac", 11, album="Harbour: Long Night", title=f"Side {place[0]}, track {place[1]}")
            for place in ("A1", "A2", "B1", "B2")
        ],
    ),
    "hours cut from one recording": (
        "Long Night",
        timed(46.7, *[f"Long Night/0{n}.mp3" for n in (1, 2, 3)]),
    ),
    "an hour at a time": (
        "Long Night",
        [*timed(60, "Long Night/01.mp3", "Long Night/02.mp3"), tagged("Long Night/03.mp3", 12.4)],
    ),
    "hours with album, title and total": (
        "Long Night",
        [
            tagged(f"X/Long Night 0{n}.mp3", 60 + n, album="Long Night", title="Long Night", track=n, tracks=3)
            for n in (1, 2, 3)
        ],
    ),
    "a disc that is missing": (
        "Long Night",
        timed(20, *[f"Long Night/CD{d}/0{n}.mp3" for d in (1, 3) for n in (1, 2)]),
    ),
    "roman parts": ("Long Night", timed(30, *[f"X/Long Night - Part {n}.mp3" for n in ("I", "II", "III")])),
    "tags that count where the names do not": (
        "Long Night",
        [
            tagged(f"X/{name}.mp3", 9, album="Long Night", title=f"Chapter {n}")
            for n, name in enumerate(("qx7", "aab", "m2k"), 1)
        ],
    ),
    "halves of an episode": (
        "S01E03 - The Machine",
        untimed("Harbour/S01E03a - The Machine.mkv", "Harbour/S01E03b - The Machine.mkv"),
    ),
    "halves counted with their total": (
        "The Machine",
        timed(24, "Harbour/The Machine 1_2.mkv", "Harbour/The Machine 2_2.mkv"),
    ),
    "parts behind the number of an episode": (
        "S02E13 The Machine",
        untimed("Harbour/S02E13 The Machine Part 1.mkv", "Harbour/S02E13 The Machine Part 2.mkv"),
    ),
    "halves that count twice": (
        "S02E13 - The Machine",
        untimed("S02E13a - The Machine Part.1.mkv", "S02E13b - The Machine Part.2.mkv"),
    ),
    "short parts with a total": (
        "The Machine",
        timed(24, "The Machine 1of2.mkv", "The Machine 2of2.mkv"),
    ),
    "short parts in brackets behind an episode": (
        "1x03 The Machine",
        timed(24, "1x03 The Machine (1).mkv", "1x03 The Machine (2).mkv"),
    ),
    "long parts that the folder names": (
        "Long Night",
        [tagged(f"Long Night/Part {n}.mp3", 60 + n) for n in (1, 2, 3)],
    ),
    "long tracks of one album, title and total with names that say nothing": (
        "Long Night",
        [
            tagged(f"X/{name}.mp3", 60 + n, album="Long Night", title="Long Night", track=n, tracks=3)
            for n, name in enumerate(("qx", "ab", "mk"), 1)
        ],
    ),
    "a prologue and an epilogue": (
        "Long Night",
        [
            *timed(4, "Long Night/Prologue.mp3"),
            *timed(9, *[f"Long Night/Chapter {n}.mp3" for n in (1, 2, 3)]),
            *timed(4, "Long Night/Epilogue.mp3"),
        ],
    ),
    "chapters with titles of which one is missing": (
        "Long Night",
        timed(9, *[f"Long Night/{n} - {t}.mp3" for n, t in ((1, "Fog"), (2, "Sea"), (4, "Sky"))]),
    ),
    "roman folders": (
        "Long Night",
        timed(9, *[f"Long Night/Part {p}/0{n}.mp3" for p in ("I", "II") for n in (1, 2)]),
    ),
    "a film in two disc folders": (
        "The Machine",
        timed(45, "The Machine/CD1/machine.avi", "The Machine/CD2/machine.avi"),
    ),
    "a disc image with one file": ("The Machine", timed(45, "The Machine/VIDEO_TS/VTS_01_1.VOB")),
}  # fmt: skip

SEVERAL_ITEMS: dict[str, tuple[int, Files]] = {
    "numbers as browsers give them, of one length": (
        2,
        timed(14, *[f"in/Harbour - Fog ({n}).mp3" for n in (1, 2)]),
    ),
    "copies with tags": (
        2,
        [tagged(f"in/Fog ({n}).mp3", 14, album="Fog", title="Fog", track=1) for n in (1, 2)],
    ),
    "numbers as browsers give them, as long as stories": (
        2,
        [tagged(f"in/Harbour - Fog ({n}).mp3", minutes) for n, minutes in ((1, 58), (2, 52))],
    ),
    "episodes by the initials of their series": (
        3,
        timed(45, *[f"Harbour Lights/hl{n}.mp3" for n in (1, 2, 3)]),
    ),
    "half hours by letters that are not the initials": (
        3,
        timed(28, *[f"Harbour Lights/xyz{n}.mp3" for n in (1, 2, 3)]),
    ),
    "letters that do not begin with the first": (2, timed(24, "in/Vitamin C.mp3", "in/Vitamin D.mp3")),
    "stories as long as episodes with letters": (2, timed(45, "in/Plan A.mp3", "in/Plan B.mp3")),
    "a number without the one before": (2, timed(14, "in/fog2.mp3", "in/fog4.mp3")),
    "two parts as long as episodes": (2, timed(60, "The End Part 1.mkv", "The End Part 2.mkv")),
    "two halves as long as episodes": (2, timed(60, "The End 1_2.mkv", "The End 2_2.mkv")),
    "halves of an episode with titles of their own": (2, untimed("S01E03a - Fog.mkv", "S01E03b - Sea.mkv")),
    "titles beside each other": (
        2,
        timed(20, *[f"shelf/{t} (disc {d})/01 Track.mp3" for t in ("Fog", "Sea") for d in (1, 2)]),
    ),
    "books of a series in one folder": (
        2,
        timed(9, *[f"Saga/Saga Book {b} - 0{n}.mp3" for b in (1, 2) for n in (1, 2, 3)]),
    ),
    "books of one file each": (3, timed(500, *[f"Saga/Saga - Book {n}.mp3" for n in (1, 2, 3)])),
    "releases with the number of their range": (
        2,
        timed(9, *[f"Range/Harbour {b} - 0{n}.mp3" for b in (15, 16) for n in (1, 2, 3)]),
    ),
    "two dramas by name": (
        2,
        timed(9, *[f"BF/{t} - 0{n}.mp3" for t in ("Harbour - Fog", "Harbour 2 - Sea") for n in (1, 2, 3)]),
    ),
    "two dramas by album": (
        2,
        [
            tagged(f"BF/{n:02}.mp3", 9, album="Fog" if n < 4 else "Sea", track=n)
            for n in range(1, 7)
        ],
    ),
    "stories of a box by the titles of their tracks": (
        2,
        [
            tagged(f"Box/{n:02}.mp3", 20, album="The Box", title=f"{t} (Part {p})", track=n)
            for n, (t, p) in enumerate([("Fog", 1), ("Fog", 2), ("Sea", 1), ("Sea", 2)], 1)
        ],
    ),
    "stories of a box by disc and track": (
        2,
        timed(14, *[f"Box/{d}0{n} {t}.mp3" for d, t in ((1, "Fog"), (2, "Sea")) for n in (1, 2, 3)]),
    ),
    "stories of a box by the names of their discs": (
        2,
        timed(20, *[f"Box/CD{d} - {t}/0{n}.mp3" for d, t in ((1, "Fog"), (2, "Sea")) for n in (1, 2, 3)]),
    ),
    "copies of one episode": (2, timed(48, "S02E13 Fog (1).mkv", "S02E13 Fog (2).mkv")),
    "the first title of each disc of a season": (
        2,
        timed(90, *[f"Show (disc {d})/title_t00.mkv" for d in (1, 2)]),
    ),
    "hours that are only numbered, with nominal lengths": (
        3,
        timed(58, *[f"Series/0{n}.mp3" for n in (1, 2, 3)]),
    ),
    "parts of a serial in a folder each": (
        2,
        timed(58, *[f"Serial/Part {n}/video.mkv" for n in (1, 2)]),
    ),
    "hours that are only numbered": (3, [tagged(f"Series/0{n}.mp3", 44 + n) for n in (1, 2, 3)]),
    "the titles of a disc with episodes": (
        4,
        timed(45, *[f"Show/Disc {d}/title_t0{n}.mkv" for d in (1, 2) for n in (0, 1)]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_ITEM)
def test_parts_are_one_item_under_the_name_they_share(case: str) -> None:
    name, files = ONE_ITEM[case]
    expected = [path.decode() for path, _ in files]
    assert stories(group(reversed(files))) == {name: expected}


@pytest.mark.parametrize("case", SEVERAL_ITEMS)
def test_several_stories_are_several_items(case: str) -> None:
    count, files = SEVERAL_ITEMS[case]
    items = [item for item in group(files) if item.kind is not ItemKind.LOOSE]
    assert len(items) == count
    assert len({item.key for item in items}) == count


def test_a_chapter_in_two_tracks_is_no_story_of_a_box() -> None:
    files: Files = [
        tagged(f"Book/{n:02}.mp3", 8, album="The Book", title=f"{t} (Part {p})", track=n)
        for n, (t, p) in enumerate([("Fog", 1), ("Fog", 2), ("Sea", 1), ("Sea", 2)], 1)
    ]
    assert len(stories(group(files))) == 1


@pytest.mark.parametrize(
    ("files", "gaps"),
    [
        (timed(9, *[f"X/Fog - 0{n}.mp3" for n in (1, 2, 4)]), ["track 3"]),
        (timed(20, "X/Fog (disc 2)/01.mp3", "X/Fog (disc 2)/02.mp3"), ["disc 1"]),
        (timed(30, "X/Fog Part 1-2.mp3", "X/Fog Part 3-4.mp3"), [None]),
        # What a disc with a title holds, and a title in a disc folder, is not a part.
        (timed(20, "X/CD2 - Fog/01.mp3", "X/CD2 - Fog/02.mp3"), [None]),
        (timed(45, "X/Season 1 Disc 2/Fog.mkv"), [None]),
        (
            [
                tagged(f"Box/{n:02}.mp3", 15, album="Box", title=f"{t} {p}", track=n, disc=d, tracks=6)
                for n, (d, t, p) in enumerate([(1, "Fog", 1), (1, "Fog", 2), (2, "Sea", 1), (2, "Sea", 2)], 1)
            ],
            [None, None],
        ),
    ],
)
def test_what_is_missing_is_missing_of_the_story(files: Files, gaps: list[str | None]) -> None:
    assert [item.gaps for item in group(files)] == gaps


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("06 Bonus Interview.mp3", ""),
        ("06.mp3", "Interview with the cast"),
        ("Fog - CD Extras.mp3", ""),
        ("07 - Behind the Scenes.mp3", ""),
    ],
)
def test_a_bonus_among_the_tracks_is_an_extra(name: str, title: str) -> None:
    tracks = [tagged(f"X/0{n} Fog.mp3", 9) for n in range(1, 6)]
    (item,) = group([*tracks, tagged(f"X/{name}", 12, title=title)])
    assert [file.role for file in item.files] == [Role.STORY] * 5 + [Role.EXTRA]


def test_an_extra_named_after_the_tracks_is_of_their_item() -> None:
    tracks = timed(9, *[f"X/0{n} - Fog - Part {n}.mp3" for n in (1, 2)])
    items = group([*tracks, *timed(60, "X/Sea.mp3"), *timed(9, "X/Fog - Interview.mp3")])
    assert [len(item.files) for item in items] == [3, 1]


def test_a_disc_alone_keeps_the_name_of_its_folder() -> None:
    files = timed(20, "shelf/Fog (disc 1)/01.mp3", "shelf/Fog (disc 1)/02.mp3")
    assert list(stories(group(files))) == ["Fog (disc 1)"]


def test_the_show_of_the_folder_is_not_lost() -> None:
    """The name comes from the files, so the item is in its folder, which names the show."""
    (item,) = group(timed(15, *[f"Harbour/Fog Part {n}.mp3" for n in (1, 2)]))
    assert (item.name, item.key) == ("Fog", b"Harbour/Fog Part 1.mp3")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pt 00", DiscFolder(0, "part", "")),
        ("Part 1 of 3", DiscFolder(1, "part", "")),
        ("Part 1-2", DiscFolder(1, "part", "")),
        ("Fog, Part 2 of 3", DiscFolder(2, "part", "Fog")),
        ("Kapitel 3", DiscFolder(3, "chapter", "")),
        ("Side B", DiscFolder(2, "side", "")),
        ("Fog [Disc 1 of 2] [MP3]", DiscFolder(1, "disc", "Fog [MP3]")),
        ("Fog CD2", DiscFolder(2, "disc", "Fog")),
        ("Fog Part 2", None),
        ("The Dark Side 2", None),
        ("Volume 1", None),
        ("Season 1", None),
        ("1 Fog", None),
    ],
)
def test_folders_of_discs_and_parts(name: str, expected: DiscFolder | None) -> None:
    assert read_disc_folder(name) == expected
