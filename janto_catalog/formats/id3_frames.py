"""The frames of an ID3 tag under their standard names: from raw bytes, or as mutagen parsed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mutagen.id3 import TCON

from janto_catalog.formats.tags import Tagging, standard_name
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
# ID3v2.2 names have three letters: https://id3.org/id3v2-00
_SHORT = {
    b"TT2": "TIT2", b"TAL": "TALB", b"TP1": "TPE1", b"TP2": "TPE2", b"TRK": "TRCK", b"TPA": "TPOS", b"TYE": "TYER",
    b"TDA": "TDAT", b"TOR": "TORY", b"TPB": "TPUB", b"TLA": "TLAN", b"TCO": "TCON", b"TT1": "TIT1", b"GP1": "GRP1",
    b"MVN": "MVNM", b"MVI": "MVIN", b"TT3": "TIT3", b"TCM": "TCOM", b"TXT": "TEXT", b"TRC": "TSRC", b"TP3": "TPE3",
    b"TP4": "TPE4", b"TCR": "TCOP", b"TEN": "TENC", b"TSS": "TSSE", b"TSA": "TSOA", b"TSP": "TSOP", b"TST": "TSOT",
    b"TS2": "TSO2", b"TOT": "TOAL", b"TOA": "TOPE", b"TCP": "TCMP", b"TLE": "TLEN", b"TBP": "TBPM", b"TKE": "TKEY",
    b"TFT": "TFLT", b"TOF": "TOFN", b"TXX": "TXXX", b"COM": "COMM", b"ULT": "USLT",
}  # fmt: skip
_CODECS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_PICTURES = (b"APIC", b"PIC")
_BESIDES_TEXT = (b"COMM", b"COM", b"USLT", b"ULT", b"CHAP", b"MVNM", b"MVIN", b"MVN", b"MVI", b"GRP1", b"GP1")
_NOISE = ("itun", "id3v1", "songs-db", "catraxx", "musicmatch")
_GENRE_DIGITS = 3
_GENRE_NUMBER = re.compile(r"\((\d{1,3}|RX|CR)\)")


def is_picture(name: bytes) -> bool:
    """Whether a raw frame of this name holds a picture."""
    return name in _PICTURES


def is_wanted(name: bytes) -> bool:
    """Whether a raw frame of this name is worth reading: text, comments, lyrics, chapters, movements."""
    return name[:1] == b"T" or name in _BESIDES_TEXT


def take(tagging: Tagging, raw_name: bytes, body: bytes, version: int) -> None:
    """Add one raw frame; `body` is without its header, b"" for a picture.  Raises ValueError on nonsense."""
    if raw_name in _PICTURES:
        tagging.has_pictures = True
        return
    name = _SHORT.get(raw_name, raw_name.decode("ascii"))
    if name == "CHAP":
        tagging.chapters.append(_chapter(body, version))
    elif body and name in ("COMM", "USLT"):
        described = _split(body[0], body[4:])
        _add_described(tagging, name, described[0], described[1:])
    elif body and name == "TXXX":
        described = _split(body[0], body[1:])
        tagging.add(standard_name(described[0]), described[1:])
    elif body:
        _add_text(tagging, name, _split(body[0], body[1:]))


def _split(encoding: int, data: bytes) -> list[str]:
    """All texts of a frame, parted by NULs, decoded in one call whatever the encoding."""
    if encoding > 3:
        raise ValueError("unknown text encoding")
    if encoding in (1, 2) and len(data) % 2:
        data = data[:-1]
    text = data.decode(_CODECS[encoding], "replace")
    return [part.strip("\ufeff") for part in text.rstrip("\0").split("\0")]


def _add_described(tagging: Tagging, name: str, description: str, texts: Iterable[str]) -> None:
    """Comments and lyrics; what players note for themselves in comments is left out."""
    if name == "USLT":
        tagging.add("lyrics", texts)
    elif not description.lower().startswith(_NOISE):
        tagging.add("comment" if not description else _comment_name(description), texts)


def _comment_name(description: str) -> str:
    name = standard_name(description)
    return name if name in ("comment", "description", "series", "series number") else f"comment {name}"


def _add_text(tagging: Tagging, name: str, texts: Iterable[str]) -> None:
    if name == "TCON":
        texts = [genre for text in texts for genre in _genres(text)]
    tagging.add(_NAMES.get(name, name), texts)


def _genres(text: str) -> list[str]:
    """Genres by name: ID3v1 numbers stand bare or in brackets ("(101)Speech", "17")."""
    numbered = [_genre(one) for one in _GENRE_NUMBER.findall(text)]
    rest = _GENRE_NUMBER.sub("", text).strip()
    return numbered + ([_genre(rest)] if rest and _genre(rest) not in numbered else [])


def _genre(text: str) -> str:
    if text.isdecimal() and len(text) <= _GENRE_DIGITS and int(text) < len(TCON.GENRES):
        return str(TCON.GENRES[int(text)])
    return {"RX": "Remix", "CR": "Cover"}.get(text, text)


def _chapter(body: bytes, version: int) -> Chapter:
    """A CHAP frame (https://id3.org/id3v2-chapters-1.0): times in ms, then frames of its own, one its title."""
    after = body.index(b"\0") + 1
    start, end = (int.from_bytes(body[after + at : after + at + 4], "big") for at in (0, 4))
    rest, title = body[after + 16 :], ""
    while len(rest) > 10 and not title:
        size = int.from_bytes(rest[4:8], "big")
        if version == 4:
            size = rest[4] << 21 | rest[5] << 14 | rest[6] << 7 | rest[7]
        if rest[:4] == b"TIT2" and size > 1:
            title = _split(rest[10], rest[11 : 10 + size])[0]
        rest = rest[10 + size :]
    return Chapter(title, start / 1000, end / 1000)


def join_date(tagging: Tagging) -> None:
    """ID3v2.3 keeps year (TYER) and day (TDAT, "DDMM") apart: make one ISO date of them."""
    named = dict(reversed(tagging.pairs))
    year, day = named.get("date", ""), named.get("day and month", "")
    if len(year) == 4 and len(day) == 4 and (year + day).isdecimal():
        tagging.pairs = [pair for pair in tagging.pairs if pair[0] not in ("date", "day and month")]
        tagging.add("date", [f"{year}-{day[2:]}-{day[:2]}"])


def from_mutagen(tags: Mapping[str, Any]) -> Tagging:
    """The same from frames mutagen has parsed (already in the names of ID3v2.4)."""
    tagging = Tagging()
    for frame in tags.values():
        name = frame.FrameID
        if name == "APIC":
            tagging.has_pictures = True
        elif name == "CHAP":
            title = frame.sub_frames.get("TIT2")
            tagging.chapters.append(Chapter(str(title or ""), frame.start_time / 1000, frame.end_time / 1000))
        elif name == "COMM":
            _add_described(tagging, name, frame.desc, map(str, frame.text))
        elif name == "USLT":
            tagging.add("lyrics", [frame.text])
        elif name == "TXXX":
            tagging.add(standard_name(frame.desc), map(str, frame.text))
        elif hasattr(frame, "text") and name in _NAMES:
            _add_text(tagging, name, map(str, frame.text))
    return tagging
