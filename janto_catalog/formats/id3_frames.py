"""ID3 frames as tags under their standard names: from raw bytes, or as mutagen parsed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mutagen.id3 import TCON

from janto_catalog.formats.tags import TagCollector, standard_name
from janto_catalog.model.media import Chapter

_NAMES = {
    "TIT2": "title", "TALB": "album", "TPE1": "artist", "TPE2": "album artist", "TRCK": "track", "TPOS": "disc",
    "TDRC": "date", "TYER": "date", "TDAT": "day and month", "TDRL": "release date", "TDOR": "original date",
    "TORY": "original date", "TPUB": "publisher", "TLAN": "language", "TCON": "genre", "TIT1": "grouping",
    "GRP1": "grouping", "MVNM": "series", "MVIN": "series number", "TIT3": "subtitle", "TCOM": "composer",
    "TEXT": "lyricist", "TSRC": "isrc", "TPE3": "conductor", "TPE4": "remixer", "TCOP": "copyright",
    "TENC": "encoded by", "TSSE": "encoder", "TSST": "disc subtitle", "TSOA": "album sort", "TSOP": "artist sort",
    "TSOT": "title sort", "TSO2": "album artist sort", "TDES": "description", "TCAT": "category",
    "TKWD": "keywords", "TMED": "source medium", "TOAL": "original album", "TOPE": "original artist",
    "TCMP": "compilation", "TLEN": "length", "TBPM": "tempo", "TKEY": "key", "TDEN": "encoding date",
    "TDTG": "tagging date", "TFLT": "file type", "TOFN": "original file name", "TOWN": "owner",
}  # fmt: skip
# The names of ID3v2.2 have three letters: https://id3.org/id3v2-00
_LONG_NAMES = {
    b"TT2": "TIT2", b"TAL": "TALB", b"TP1": "TPE1", b"TP2": "TPE2", b"TRK": "TRCK", b"TPA": "TPOS", b"TYE": "TYER",
    b"TDA": "TDAT", b"TOR": "TORY", b"TPB": "TPUB", b"TLA": "TLAN", b"TCO": "TCON", b"TT1": "TIT1", b"GP1": "GRP1",
    b"MVN": "MVNM", b"MVI": "MVIN", b"TT3": "TIT3", b"TCM": "TCOM", b"TXT": "TEXT", b"TRC": "TSRC", b"TP3": "TPE3",
    b"TP4": "TPE4", b"TCR": "TCOP", b"TEN": "TENC", b"TSS": "TSSE", b"TSA": "TSOA", b"TSP": "TSOP", b"TST": "TSOT",
    b"TS2": "TSO2", b"TOT": "TOAL", b"TOA": "TOPE", b"TCP": "TCMP", b"TLE": "TLEN", b"TBP": "TBPM", b"TKE": "TKEY",
    b"TFT": "TFLT", b"TOF": "TOFN", b"TXX": "TXXX", b"COM": "COMM", b"ULT": "USLT",
}  # fmt: skip
# By the encoding byte of a frame.
_CODECS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_PICTURE_FRAMES = (b"APIC", b"PIC")
_WANTED_FRAMES = (
    b"COMM",
    b"COM",
    b"USLT",
    b"ULT",
    b"CHAP",
    b"MVNM",
    b"MVIN",
    b"MVN",
    b"MVI",
    b"GRP1",
    b"GP1",
)
# How players describe comments that hold their own data.
_PLAYER_DATA = ("itun", "id3v1", "songs-db", "catraxx", "musicmatch")
_MAX_GENRE_DIGITS = 3
_GENRE_NUMBER = re.compile(r"\((\d{1,3}|RX|CR)\)")


def is_picture(name: bytes) -> bool:
    """Whether a raw frame of this name is a picture."""
    return name in _PICTURE_FRAMES


def is_wanted(name: bytes) -> bool:
    """Whether a raw frame of this name is read: text, comments, lyrics, chapters, movements."""
    return name[:1] == b"T" or name in _WANTED_FRAMES


def add_frame(collector: TagCollector, raw_name: bytes, body: bytes, version: int) -> None:
    """Add one raw frame to `collector`; `body` has no header and is empty for a picture.

    Raises ValueError or IndexError on a damaged frame.
    """
    if raw_name in _PICTURE_FRAMES:
        collector.has_pictures = True
        return
    name = _LONG_NAMES.get(raw_name, raw_name.decode("ascii"))
    if name == "CHAP":
        collector.chapters.append(_parse_chapter(body, version))
    elif body and name in ("COMM", "USLT"):
        description, *texts = _split_texts(body[0], body[4:])
        _add_described(collector, name, description, texts)
    elif body and name == "TXXX":
        description, *texts = _split_texts(body[0], body[1:])
        collector.add(standard_name(description), texts)
    elif body:
        _add_text(collector, name, _split_texts(body[0], body[1:]))


def _split_texts(encoding: int, data: bytes) -> list[str]:
    """The texts of a frame, which NULs separate, decoded in one call.  Raises ValueError for an unknown encoding."""
    if encoding > 3:
        raise ValueError("unknown text encoding")
    if encoding in (1, 2) and len(data) % 2:
        data = data[:-1]
    text = data.decode(_CODECS[encoding], "replace")
    return [part.strip("\ufeff") for part in text.rstrip("\0").split("\0")]


def _add_described(collector: TagCollector, name: str, description: str, texts: Iterable[str]) -> None:
    """Add comments or lyrics; comments that hold a player's own data are left out."""
    if name == "USLT":
        collector.add("lyrics", texts)
    elif not description.lower().startswith(_PLAYER_DATA):
        collector.add("comment" if not description else _comment_name(description), texts)


def _comment_name(description: str) -> str:
    name = standard_name(description)
    return name if name in ("comment", "description", "series", "series number") else f"comment {name}"


def _add_text(collector: TagCollector, name: str, texts: Iterable[str]) -> None:
    if name == "TCON":
        texts = [genre for text in texts for genre in _genres(text)]
    collector.add(_NAMES.get(name, name), texts)


def _genres(text: str) -> list[str]:
    """Genres by name; a number of ID3v1 may be alone or in parentheses ("17", "(101)Speech")."""
    numbered = [_genre_name(number) for number in _GENRE_NUMBER.findall(text)]
    rest = _GENRE_NUMBER.sub("", text).strip()
    return numbered + ([_genre_name(rest)] if rest and _genre_name(rest) not in numbered else [])


def _genre_name(text: str) -> str:
    if text.isdecimal() and len(text) <= _MAX_GENRE_DIGITS and int(text) < len(TCON.GENRES):
        return str(TCON.GENRES[int(text)])
    return {"RX": "Remix", "CR": "Cover"}.get(text, text)


def _parse_chapter(body: bytes, version: int) -> Chapter:
    """A CHAP frame: an id, start and end in milliseconds, then frames, one of them the title.

    Format: https://id3.org/id3v2-chapters-1.0
    """
    times = body.index(b"\0") + 1
    start, end = (int.from_bytes(body[offset : offset + 4], "big") for offset in (times, times + 4))
    rest, title = body[times + 16 :], ""
    while len(rest) > 10 and not title:
        size = int.from_bytes(rest[4:8], "big")
        if version == 4:
            size = rest[4] << 21 | rest[5] << 14 | rest[6] << 7 | rest[7]
        if rest[:4] == b"TIT2" and size > 1:
            title = _split_texts(rest[10], rest[11 : 10 + size])[0]
        rest = rest[10 + size :]
    return Chapter(title, start / 1000, end / 1000)


def join_date(collector: TagCollector) -> None:
    """Make one ISO date of the year (TYER) and the day and month (TDAT, "DDMM") of ID3v2.3."""
    first_values = dict(reversed(collector.pairs))
    year, day = first_values.get("date", ""), first_values.get("day and month", "")
    if len(year) == 4 and len(day) == 4 and (year + day).isdecimal():
        collector.pairs = [pair for pair in collector.pairs if pair[0] not in ("date", "day and month")]
        collector.add("date", [f"{year}-{day[2:]}-{day[:2]}"])


def from_mutagen(tags: Mapping[str, Any]) -> TagCollector:
    """The tags in frames that mutagen parsed, by frame; their names are those of ID3v2.4."""
    collector = TagCollector()
    for frame in tags.values():
        name = frame.FrameID
        if name == "APIC":
            collector.has_pictures = True
        elif name == "CHAP":
            title = frame.sub_frames.get("TIT2")
            collector.chapters.append(
                Chapter(str(title or ""), frame.start_time / 1000, frame.end_time / 1000)
            )
        elif name == "COMM":
            _add_described(collector, name, frame.desc, map(str, frame.text))
        elif name == "USLT":
            collector.add("lyrics", [frame.text])
        elif name == "TXXX":
            collector.add(standard_name(frame.desc), map(str, frame.text))
        elif hasattr(frame, "text") and name in _NAMES:
            _add_text(collector, name, map(str, frame.text))
    return collector
