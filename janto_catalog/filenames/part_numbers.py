"""Numbers in the names of parts and tracks, and the order people count in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.text import number_key

_GAP = r"[\s._\-–—:,]"
_MARK = (
    r"(?P<mark>cd|dis[ck]|dvd|side|tape|tracks?|trk|chapters?|chap|ch|part|pt|episode|ep|section|volume|vol)"
    rf"(?:{_GAP}|\#)*"
)
_OF = rf"(?:{_GAP}*(?:of|/){_GAP}*\d{{1,3}})?"
_MARKED_TAIL = re.compile(
    rf"^(?P<base>.*?)(?:^|(?<=[\s._\-–—:,(\[]))[(\[]?{_MARK}(?P<number>\d{{1,3}}){_OF}[)\]]?$", re.IGNORECASE
)
_COUNTED_TAIL = re.compile(
    rf"^(?P<base>.*?)[(\[]?(?P<number>\d{{1,3}}){_GAP}*of{_GAP}*\d{{1,3}}[)\]]?$", re.IGNORECASE
)
_DISC_AND_TRACK = re.compile(
    r"^(?:(?P<disc>\d{1,2})[-.](?P<number>\d{2,3})"
    rf"|(?:cd|dis[ck]|d){_GAP}*(?P<named>\d{{1,2}})(?:{_GAP}+|(?=t))(?:tracks?|trk|t)?{_GAP}*(?P<track>\d{{1,3}}))"
    rf"(?:{_GAP}+(?P<rest>.*))?$"
)
_HEAD = re.compile(
    rf"^{_GAP}*(?:{_MARK})?(?P<number>\d{{1,3}})(?:{_GAP}*{_GAP}(?P<rest>.*)|$)", re.IGNORECASE
)
_BARE_TAIL = re.compile(rf"^(?P<base>.*?{_GAP})[(\[]?(?P<number>\d{{1,3}})[)\]]?$")
_MIDDLE = re.compile(rf"^(?P<base>.+?){_GAP}+(?P<number>\d{{1,3}}){_GAP}+(?P<rest>\D.*)$")
_DIGITS = re.compile(r"(\d+)")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_WORDS = re.compile(rf"\b(part|pt|chapter|episode|disc|disk|side)({_GAP}+)({'|'.join(_WORDS)})\b")
_DISC_MARKS = frozenset({"cd", "disc", "disk", "dvd", "side", "tape"})


@dataclass(frozen=True, slots=True)
class PartName:
    """A name apart from its number: `base` is common to the tracks of one thing, `title` this one's own;
    `mark` is the word before the number ("part") or "", `number` None when there is none."""

    base: str
    title: str
    marker: str
    number: int | None
    disc: int | None = None

    @property
    def counts_discs(self) -> bool:
        """Whether the number counts discs or sides, which cut a thing anywhere."""
        return self.marker in _DISC_MARKS


def parse_part_name(stem: str) -> PartName:
    """Find the number that counts the parts in a name: "The Conspiracy - 03" → ("the conspiracy", 3)."""
    name = _IN_WORDS.sub(
        lambda found: found[1] + found[2] + str(_WORDS.index(found[3]) + 1), fold_name(stem).strip()
    )
    if found := _DISC_AND_TRACK.match(name):
        inner = _after_leading_number(found["rest"] or "")
        disc, number = found["disc"] or found["named"], found["number"] or found["track"]
        return PartName(inner.base, inner.title, inner.marker, int(number), int(disc))
    if found := _HEAD.match(name):
        inner = _after_leading_number(found["rest"] or "")
        return PartName(inner.base, inner.title, found["mark"] or inner.marker, int(found["number"]))
    return _trailing_or_inner_number(name)


def _after_leading_number(rest: str) -> PartName:
    """What follows a leading number: "Track 1" says nothing of its own, "The Hub" is a title."""
    tail = _trailing_number(rest)
    return tail if tail is not None else PartName("", _trimmed(rest), "", None)


def _trailing_or_inner_number(name: str) -> PartName:
    if (tail := _trailing_number(name)) is not None:
        return tail
    if found := _BARE_TAIL.match(name):
        return PartName(_trimmed(found["base"]), "", "", int(found["number"]))
    if found := _MIDDLE.match(name):
        return PartName(_trimmed(found["base"]), _trimmed(found["rest"]), "", int(found["number"]))
    return PartName(_trimmed(name), "", "", None)


def _trailing_number(name: str) -> PartName | None:
    if found := _MARKED_TAIL.match(name):
        return PartName(
            _trimmed(found["base"]), "", found["mark"].replace("disk", "disc"), int(found["number"])
        )
    if found := _COUNTED_TAIL.match(name):
        return PartName(_trimmed(found["base"]), "", "part", int(found["number"]))
    return None


def _trimmed(text: str) -> str:
    return " ".join(re.split(rf"{_GAP}+", text)).strip(" ([")


def natural_key(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key in which page 2 comes before page 10."""
    return tuple(
        number_key(piece) if piece.isdecimal() and piece.isascii() else (-1, piece)
        for piece in _DIGITS.split(fold_name(text))
        if piece
    )
