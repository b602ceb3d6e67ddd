"""Grouping a folder: tracks form one item, stories stay separate, sidecars join the item they belong to."""

# Names are generated with the % operator.
# ruff: noqa: UP031

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.formats import extensions
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.file_entry import file_entry, grouping_folder
from janto_catalog.scanning.group import group

MINUTE = 60.0
SINGLE, TRACKS, PAGES, PACKED, LOOSE = ItemKind


def audio(minutes: float = 5, album: str = "", title: str = "", **tags: int) -> MediaFacts:
    return MediaFacts("mp3", Medium.AUDIO, minutes * MINUTE, album=album, title=title, **tags)  # type: ignore[arg-type]


def files_of(*files: str | tuple[str, MediaFacts | None]) -> list[tuple[bytes, MediaFacts | None]]:
    return [(file.encode(), None) if isinstance(file, str) else (file[0].encode(), file[1]) for file in files]


def stories(groupings: tuple[Grouping, ...]) -> list[list[str]]:
    """The story files of each item, by name."""
    return [
        [file.path.decode() for file in item.files if file.role is Role.STORY]
        for item in groupings
        if item.kind is not LOOSE
    ]


def all_single(*files: str | tuple[str, MediaFacts | None]) -> bool:
    return all(len(item) == 1 for item in stories(group(files_of(*files))))


Files = list[str | tuple[str, MediaFacts | None]]

TOGETHER: dict[str, Files] = {
    "tracks by number and the word track": [
        "The Conspiracy/%02d - Track %d.mp3" % (n, n) for n in range(1, 13)
    ],
    "bare numbers": ["Fall to Earth/%02d.mp3" % n for n in range(1, 5)],
    "short files of one name": [("X/The Conspiracy - %02d.mp3" % n, audio(6)) for n in range(1, 11)],
    "chapters with titles of their own in an album": [
        ("One Rule/%02d %s.mp3" % (n, t), audio(5, "Torchwood: One Rule", t, track=n))
        for n, t in enumerate(["The Mayor", "The Alley", "The Bar"], 1)
    ],
    "a whole run of short titled chapters without tags": [
        ("Zone 10/%02d - %s.mp3" % (n, t), audio(6)) for n, t in enumerate(["Signal", "Border", "Home"], 1)
    ],
    "discs in folders": [
        ("Another Life/CD%d/%02d.mp3" % (d, t), audio(4)) for d in (1, 2) for t in (1, 2, 3)
    ],
    "one long file in each disc folder": [("Book2/disk %03d/audiofile.m4b" % d, audio(70)) for d in (1, 2)],
    "long discs of one name": [("Another Life CD%d.mp3" % d, audio(70)) for d in (1, 2, 3)],
    "parts that count themselves": ["Asylum Part %d of 3.mp3" % n for n in (1, 2, 3)],
    "parts counted in words": ["Asylum - Part One.mp3", "Asylum - Part Two.mp3"],
    "a serial in episodes of 25 minutes": [
        ("S/The Serial Episode %d.mp3" % n, audio(25)) for n in (1, 2, 3, 4)
    ],
    "disc and track in one number": [
        ("Golden Age/%d-%02d.mp3" % (d, t), audio(5)) for d in (1, 2) for t in (1, 2)
    ],
    "disc and track in words": ["Asylum/CD%d - Track %02d.mp3" % (d, t) for d in (1, 2) for t in (1, 2)],
    "disc and track in letters": ["Asylum/d%dt%02d.mp3" % (d, t) for d in (1, 2) for t in (1, 2)],
    "a number before one name": ["One Rule/%02d_One_Rule.mp3" % n for n in (1, 2, 3)],
    "a number inside one name": [("X/One Rule %02d [64kbps].mp3" % n, audio(5)) for n in (1, 2, 3)],
    "underscores": ["X/Torchwood_The_Conspiracy_Track_%02d.mp3" % n for n in (1, 2, 3)],
    "a film cut in two": ["Torchwood Declassified.cd1.avi", "Torchwood Declassified.cd2.avi"],
    "a film stacked for a media centre": ["Film-part1.mkv", "Film-part2.mkv"],
    "a disc image": ["Film/VIDEO_TS/VTS_01_%d.VOB" % n for n in (1, 2)],
    "an album whose one file could not be read": [
        ("Broken/%02d - Track %d.mp3" % (n, n), audio(5, "Broken", track=n) if n != 3 else None)
        for n in (1, 2, 3, 4)
    ],
    "volumes of one archive": ["Outbreak.part1.rar", "Outbreak.part2.rar"],
    "pages of a magazine": ["Torchwood Magazine 03/page %d.jpg" % n for n in (1, 2, 10, 11)],
    "parts in Russian": [("Фонарь - Часть %d.mp3" % n, audio(5)) for n in (1, 2, 3)],
    "parts in Polish": [("Latarnia - część %d.mp3" % n, audio(5)) for n in (1, 2, 3)],
    "discs in Swedish": [("Lykta - skiva %d.mp3" % n, audio(55)) for n in (1, 2)],
}

APART: dict[str, Files] = {
    "monthly releases with number and title": [
        "Torchwood 01 - The Conspiracy.mp3",
        "Torchwood 02 - Fall to Earth.mp3",
        "Torchwood 03 - Forgotten Lives.mp3",
    ],
    "the same with an album and lengths": [
        ("BF/Torchwood 0%d - %s.mp3" % (n, t), audio(58, "Torchwood", t, track=n, tracks=3))
        for n, t in enumerate(["The Conspiracy", "Fall to Earth", "Forgotten Lives"], 1)
    ],
    "the same cut down to a second": [
        ("BF/0%d - %s.mp3" % (n, t), audio(1 / 60, "Torchwood", t, track=n, tracks=3))
        for n, t in enumerate(["The Conspiracy", "Fall to Earth", "Forgotten Lives"], 1)
    ],
    "hours with nothing but a number": [("Torchwood %02d.mp3" % n, audio(60)) for n in (1, 2, 3)],
    "the Lost Files": [
        ("Lost Files/%d. %s.mp3" % (n, t), audio(45, "The Lost Files", t, track=n, tracks=3))
        for n, t in enumerate(["The Devil and Miss Carew", "Submission", "The House of the Dead"], 1)
    ],
    "stories of different albums": [
        ("BF/%s.mp3" % t, audio(58, t, t, track=1)) for t in ("Broken", "Zone 10")
    ],
    "discs of a box that are stories": [
        ("Before the Fall/CD1/New Girl.mp3", audio(58, "Before the Fall", "New Girl", track=1)),
        (
            "Before the Fall/CD2/Through the Ruins.mp3",
            audio(58, "Before the Fall", "Through the Ruins", track=1),
        ),
    ],
    "one story in two formats": [
        ("BF/Broken.mp3", audio(58, "Broken")),
        ("BF/Broken.m4b", audio(58, "Broken")),
    ],
    "episodes recorded as sound": [("Torchwood S01E0%d.mp3" % n, audio(50)) for n in (1, 2, 3)],
    "hours called episodes": [("Torchwood Episode %d.mp3" % n, audio(50)) for n in (1, 2, 3)],
    "episodes": ["Torchwood.S01E%02d.mkv" % n for n in (1, 2, 3)],
    "a story shown in two parts": ["The End of Time Part 1.mkv", "The End of Time Part 2.mkv"],
    "issues": ["Torchwood 001.cbr", "Torchwood 002.cbr", "Torchwood Magazine 03.pdf"],
    "a letter and a number that are no place on a record": [("n/e%d.mp3" % n, audio(0.2)) for n in (1, 2, 3)],
    "tracks that are not numbered": ["Songs/Adrift.mp3", "Songs/Meat.mp3"],
    "saved pages": ["Clippings/interview.html", "Clippings/review.html"],
    "a text alone": ["Clippings/what he said.txt"],
    "scripts where nothing is played": ["Scripts/Adrift script.pdf", "Scripts/Meat (transcript).html"],
    "a book beside what is played": ["Both/The Script of Doom.pdf", "Both/Adrift.mkv"],
}


@pytest.mark.parametrize("case", TOGETHER)
def test_files_are_one_item(case: str) -> None:
    (item,) = group(files_of(*TOGETHER[case]))
    assert len([file for file in item.files if file.role is Role.STORY]) == len(TOGETHER[case])
    assert item.kind in (TRACKS, PAGES, PACKED)


@pytest.mark.parametrize("case", APART)
def test_files_are_separate_items(case: str) -> None:
    assert all_single(*APART[case])
    assert len(stories(group(files_of(*APART[case])))) == len(APART[case])


def test_the_tracks_of_two_dramas_in_one_folder_are_two_items() -> None:
    files = [
        ("BF/%s - %02d.mp3" % (title, n), audio(6, "Torchwood", track=n))
        for title in ("Broken", "Zone 10")
        for n in range(1, 11)
    ]
    assert sorted(len(item) for item in stories(group(files_of(*files)))) == [10, 10]


def test_tracks_are_ordered_by_disc_track_and_natural_number() -> None:
    files = [("D/%s.mp3" % name, audio(4)) for name in ("2-01", "1-10", "1-02", "1-01")]
    assert stories(group(files_of(*files))) == [["D/1-01.mp3", "D/1-02.mp3", "D/1-10.mp3", "D/2-01.mp3"]]
    pages = ["M/page %d.jpg" % n for n in (10, 9, 1)]
    assert stories(group(files_of(*pages))) == [["M/page 1.jpg", "M/page 9.jpg", "M/page 10.jpg"]]


@pytest.mark.parametrize(
    ("sidecar", "role"),
    [
        ("S1/Adrift.srt", Role.SUBTITLE),
        ("S1/Adrift.en.forced.srt", Role.SUBTITLE),
        ("S1/Adrift.nfo", Role.METADATA),
        ("S1/Adrift-thumb.jpg", Role.COVER),
        ("S1/Adrift-trailer.mp4", Role.TRAILER),
        ("S1/Adrift.txt", Role.METADATA),
        ("S1/Adrift.html", Role.METADATA),
        ("S1/Subs/Adrift.srt", Role.SUBTITLE),
        ("S1/Subs/Adrift/2_English.srt", Role.SUBTITLE),
        ("S1/Sample/sample-adrift.mkv", Role.EXTRA),
        ("S1/Adrift - Behind the Scenes.mkv", Role.EXTRA),
        ("S1/Adrift - Interview with the Cast.mkv", Role.EXTRA),
        ("S1/Adrift deleted scenes.mp4", Role.EXTRA),
        ("S1/Adrift promo.mp4", Role.TRAILER),
        ("S1/Adrift (shooting script).pdf", Role.BOOKLET),
        ("S1/Adrift - Transcript.html", Role.BOOKLET),
        ("S1/Adrift - Script - Final.pdf", Role.BOOKLET),
    ],
)
def test_a_sidecar_joins_the_item_it_is_named_after(sidecar: str, role: Role) -> None:
    items = group(files_of("S1/Adrift.mkv", "S1/Meat.mkv", sidecar))
    (item,) = [item for item in items if item.key == b"S1/Adrift.mkv"]
    assert [(file.path.decode(), file.role) for file in item.files[1:]] == [(sidecar, role)]
    assert len(items) == 2


@pytest.mark.parametrize(
    ("sidecar", "role"),
    [
        ("D/cover.jpg", Role.COVER),
        ("D/Booklet.pdf", Role.BOOKLET),
        ("D/Scans/01.jpg", Role.BOOKLET),
        ("D/Artwork/front.jpg", Role.COVER),
        ("D/The Conspiracy.cue", Role.METADATA),
        ("D/Extras/interview with the cast.mp3", Role.EXTRA),
        ("D/Trailers/next month.mp3", Role.TRAILER),
        ("D/11 - Behind the Scenes.mp3", Role.EXTRA),
        ("D/Music Suite.mp3", Role.EXTRA),
        ("D/tracklist.txt", Role.METADATA),
    ],
)
def test_every_sidecar_joins_the_only_item_of_a_folder(sidecar: str, role: Role) -> None:
    tracks = [("D/%02d.mp3" % n, audio(5, "The Conspiracy", track=n)) for n in (1, 2, 3)]
    (item,) = group(files_of(*tracks, sidecar))
    assert (item.kind, item.key, item.name) == (TRACKS, b"D", "The Conspiracy")
    assert (item.files[-1].path.decode(), item.files[-1].role) == (sidecar, role)


def test_sidecars_without_an_item_are_loose() -> None:
    items = group(
        files_of("S1/Adrift.mkv", "S1/Meat.mkv", "S1/poster.jpg", "S1/tvshow.nfo", "S1/Extras/making of.mkv")
    )
    (loose,) = [item for item in items if item.kind is LOOSE]
    assert loose.key == b"S1"
    assert {file.path: file.role for file in loose.files} == {
        b"S1/poster.jpg": Role.COVER,
        b"S1/tvshow.nfo": Role.METADATA,
        b"S1/Extras/making of.mkv": Role.EXTRA,
    }


def test_an_archive_is_packed_media_or_a_single_document() -> None:
    packed = MediaFacts("zip", Medium.ARCHIVE, members=("Torchwood/01.mp3", "cover.jpg"))
    paged = MediaFacts("zip", Medium.ARCHIVE, members=("01.jpg", "02.jpg"))
    items = group(files_of(("a.zip", packed), ("b.zip", paged)))
    assert [item.kind for item in items] == [PACKED, SINGLE]


def test_the_medium_that_was_read_overrides_the_extension() -> None:
    sound = MediaFacts("mp4", Medium.AUDIO, 300.0)
    items = group(files_of(("D/01.mp4", sound), ("D/02.mp4", sound)))
    assert [item.kind for item in items] == [TRACKS]


def test_names_that_are_not_utf8_are_kept() -> None:
    (item,) = group([(b"caf\xe9.mp3", None)])
    assert (item.key, item.name) == (b"caf\xe9.mp3", "caf\\xe9")


def test_a_folder_name_that_is_not_utf8_is_kept_as_key() -> None:
    (item,) = group([(b"caf\xe9/%02d.mp3" % number, audio(5, "\ud800")) for number in (1, 2, 3)])
    assert (item.key, grouping_folder(b"caf\xe9/CD1/01.mp3")) == (b"caf\xe9", b"caf\xe9")


def test_every_readable_extension_may_be_an_item() -> None:
    for extension in extensions():
        file = file_entry(f"Adrift.{extension}".encode(), None)
        assert file.category not in (FileCategory.UNKNOWN, FileCategory.SOFTWARE), extension


NAMES = [
    "01",
    "02",
    "Part 1",
    "Part 2",
    "The Hub",
    "The Hub - 01",
    "The Hub - 02",
    "cover",
    "sample",
    "cd1",
    "1-02",
]
EXTENSIONS = ["mp3", "mkv", "jpg", "srt", "pdf", "zip", "txt", "cbz", "r00", "xyz", "html"]
FOLDERS = ["", "A/", "A/CD1/", "A/CD2/", "A/Extras/", "A/Subs/x/", "A/VIDEO_TS/", "B/Scans/"]
paths = st.builds(
    lambda folder, name, extension: f"{folder}{name}.{extension}".encode(),
    *map(st.sampled_from, (FOLDERS, NAMES, EXTENSIONS)),
)
readings = st.none() | st.builds(
    audio, st.sampled_from([0, 1, 5, 25, 60]), st.sampled_from(["", "Hub"]), track=st.integers(0, 3)
)
folders = st.dictionaries(paths, readings, max_size=14)


@given(folders, st.randoms())
def test_every_file_is_in_exactly_one_item_in_any_order(
    files: dict[bytes, MediaFacts | None], chance: object
) -> None:
    listing = list(files.items())
    items = group(listing)
    inside = list(itertools.chain.from_iterable((file.path for file in item.files) for item in items))
    assert sorted(inside) == sorted(files)
    assert len({item.key for item in items}) == len(items)
    assert all([file.order for file in item.files] == list(range(len(item.files))) for item in items)
    chance.shuffle(listing)  # type: ignore[attr-defined]
    assert group(listing) == items


@given(folders)
def test_each_folder_is_grouped_by_itself(files: dict[bytes, MediaFacts | None]) -> None:
    apart: list[Grouping] = []
    for folder in {grouping_folder(path) for path in files}:
        apart.extend(group((path, facts) for path, facts in files.items() if grouping_folder(path) == folder))
    assert sorted(apart, key=lambda item: item.key) == list(group(files.items()))


def test_media_among_extras_without_a_story_are_items() -> None:
    season = ("S1/Adrift.mkv", "S1/Meat.mkv", "S1/poster.jpg")
    extras = (
        "S1/Extras/Living History.mkv",
        "S1/Extras/Living History.srt",
        "S1/Extras/Adrift - alternative.mkv",
    )
    others = (
        "S1/Extras/trailer.mkv",
        "S1/Deleted Scenes/01.mkv",
        "S1/Trailers/x.mkv",
        "S1/Extras/making of.mkv",
    )
    items = {item.key: item for item in group(files_of(*season, *extras, *others))}
    assert set(items) == {b"S1/Adrift.mkv", b"S1/Meat.mkv", b"S1/Extras/Living History.mkv", b"S1"}
    alone = items[b"S1/Extras/Living History.mkv"]
    assert (alone.kind, alone.name) == (SINGLE, "Living History")
    assert [file.role for file in alone.files] == [Role.STORY, Role.SUBTITLE]
    assert [file.path for file in items[b"S1/Adrift.mkv"].files][1:] == [
        b"S1/Extras/Adrift - alternative.mkv"
    ]
    assert items[b"S1"].kind is LOOSE


def test_extras_of_a_show_with_season_folders_are_items() -> None:
    items = group(
        files_of("Show/Season 1/01.mkv", "Show/Season 1/02.mkv", "Show/tvshow.nfo", "Show/Extras/Web.mp4")
    )
    assert stories(items) == [["Show/Extras/Web.mp4"], ["Show/Season 1/01.mkv"], ["Show/Season 1/02.mkv"]]
    assert [item.key for item in items if item.kind is LOOSE] == [b"Show"]


def test_magazines_in_a_folder_of_scans_are_items_also_next_to_one() -> None:
    magazine = MediaFacts("pdf", Medium.PAGES, pages=68)
    booklet = MediaFacts("pdf", Medium.PAGES, pages=12)
    grouped = group(
        [
            (b"T/The Conspiracy.mp3", audio(60)),
            (b"T/Scans/Torchwood Magazine 02.cbz", None),
            (b"T/Scans/Torchwood Magazine 05.pdf", magazine),
            (b"T/Scans/Torchwood 07.pdf", booklet),
            (b"T/Scans/The Conspiracy.pdf", magazine),
        ]
    )
    assert sorted(stories(grouped)) == [
        ["T/Scans/Torchwood Magazine 02.cbz"],
        ["T/Scans/Torchwood Magazine 05.pdf"],
        ["T/The Conspiracy.mp3"],
    ]
