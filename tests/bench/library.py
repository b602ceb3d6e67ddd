"""A collector's library of audio, made fast: one silent frame, tags by hand, folders named as people name them.

Some folders are dramas of a story world in tracks, some hold an episode a file, most are music and books that
no world knows: what a first scan meets.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from janto_catalog.model.story import Story, Work

_A_FOLDER = 33
_COVER = 50_000
# MPEG-1 Layer III, 32 kbit/s, 44.1 kHz, mono: 104 bytes a frame, all zero but the header: silence.
_FRAME = b"\xff\xfb\x10\xc0" + bytes(100)
_FRAMES = 40

_FIRST = [
    "Amber",
    "Broken",
    "Distant",
    "Electric",
    "Falling",
    "Golden",
    "Hollow",
    "Iron",
    "Midnight",
    "Northern",
    "Paper",
    "Quiet",
    "Silver",
    "Winter",
]
_SECOND = [
    "Bridges",
    "Choir",
    "Engine",
    "Fields",
    "Harbour",
    "Letters",
    "Machine",
    "Mirror",
    "Orchard",
    "River",
    "Signal",
    "Station",
    "Tide",
    "Year",
]
_PEOPLE = ["Anna Berg", "Caro Dell", "Ed Fane", "Gil Hart", "Ines Jarl", "Kit Lowe", "Mona Nash", "Otto Pike"]

_Track = tuple[str, str, str, str, int]


def make_library(root: Path, story: Story, files: int) -> list[Path]:
    """`files` MP3 files with ID3v2.3 tags in UTF-16 and a cover each, in folders of 33 below `root`."""
    dice = random.Random(5)
    cover = b"\xff\xd8\xff\xe0" + dice.randbytes(_COVER)
    made: list[Path] = []
    for number, (folder, tracks) in enumerate(_folders(story, dice)):
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name, title, album, artist, track in tracks:
            path = root / folder / name
            path.write_bytes(_mp3(title, album, artist, track, cover, number))
            made.append(path)
            if len(made) == files:
                return made
    raise AssertionError("folders never end")


def _folders(story: Story, dice: random.Random) -> Iterator[tuple[str, list[_Track]]]:
    works = [work for work in story.works if work.kind.group.value == "audio" and not work.part_of]
    episodes = [work for work in story.works if not work.is_segment]
    series = {run.id: run.title for run in story.series}
    number = 0
    while True:
        number += 1
        if number % 8 == 1 and works:
            yield _drama(works.pop(0), series)
        elif number % 8 == 5 and episodes:
            yield _episodes(number, [episodes.pop(0) for _ in range(min(_A_FOLDER, len(episodes)))], series)
        else:
            yield _album(number, dice)


def _drama(work: Work, series: dict[str, str]) -> tuple[str, list[_Track]]:
    run = series.get(work.series or "", "")
    title = _safe(work.title)
    tracks = [
        (f"{n:02} - {title}.mp3", f"{work.title} - Track {n}", f"{run}: {work.title}", "Full Cast", n)
        for n in range(1, _A_FOLDER + 1)
    ]
    return f"Audio Drama/{_safe(run) or 'Specials'}/{work.number.zfill(2)} {title}", tracks


def _episodes(number: int, works: Sequence[Work], series: dict[str, str]) -> tuple[str, list[_Track]]:
    tracks = [
        (f"{n:02} {_safe(work.title)}.mp3", work.title, series.get(work.series or "", ""), "Various", n)
        for n, work in enumerate(works, 1)
    ]
    return f"Unsorted {number}", tracks


def _album(number: int, dice: random.Random) -> tuple[str, list[_Track]]:
    artist, album = dice.choice(_PEOPLE), f"{dice.choice(_FIRST)} {dice.choice(_SECOND)}"
    tracks = []
    for n in range(1, _A_FOLDER + 1):
        title = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)}"
        tracks.append((f"{n:02} {title}.mp3", title, album, artist, n))
    return f"Music/{artist}/{album} ({1980 + number % 40}) {number}", tracks


def _safe(name: str) -> str:
    return "".join(letter for letter in name if letter not in '/\\:*?"<>|').strip()


def _mp3(title: str, album: str, artist: str, track: int, cover: bytes, seed: int) -> bytes:
    texts = {
        "TIT2": title, "TALB": album, "TPE1": artist, "TPE2": artist, "TRCK": f"{track}/{_A_FOLDER}", "TPOS": "1/1",
        "TYER": "2015", "TCON": "Audio", "TPUB": "Own label", "TCOM": "Somebody who wrote the music",
    }  # fmt: skip
    comment = _utf16("A comment of ordinary length, as shops leave it behind in what they sell.")
    frames = [_frame(name, b"\x01" + _utf16(text)) for name, text in texts.items()]
    frames.append(_frame("COMM", b"\x01eng" + _utf16("") + b"\0\0" + comment))
    frames.append(_frame("APIC", b"\0image/jpeg\0\x03\0" + cover))
    body = b"".join(frames) + bytes(512)
    length = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    # Each file ends differently, so that no two are taken for one another.
    return (
        b"ID3\x03\0\0"
        + length
        + body
        + _FRAME * (_FRAMES - 1)
        + _FRAME[:-8]
        + struct.pack(">II", seed, track)
    )


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body
