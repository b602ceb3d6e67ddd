"""The number that counts a file among the parts or tracks of one thing, and sorting by such numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.text import number_key

_SEPARATOR = r"[\s._\-–—:,]"
_MARKER = (
    r"(?P<marker>cd|dis[ck]|dvd|side|tape|tracks?|trk|chapters?|chap|ch|part|pt|episode|ep|section|volume|vol)"
    rf"(?:{_SEPARATOR}|\#)*"
)
_OF_TOTAL = rf"(?:{_SEPARATOR}*(?:of|/){_SEPARATOR}*\d{{1,3}})?"
_TRAILING_MARKER = re.compile(
    rf"^(?P<base>.*?)(?:^|(?<=[\s._\-–—:,(\[]))[(\[]?{_MARKER}(?P<number>\d{{1,3}}){_OF_TOTAL}[)\]]?$",
    re.IGNORECASE,
)
_TRAILING_PART_OF = re.compile(
    rf"^(?P<base>.*?)[(\[]?(?P<number>\d{{1,3}}){_SEPARATOR}*of{_SEPARATOR}*\d{{1,3}}[)\]]?$", re.IGNORECASE
)
_DISC_AND_TRACK = re.compile(
    r"^(?:(?P<disc>\d{1,2})[-.](?P<number>\d{2,3})"
    rf"|(?:cd|dis[ck]|d){_SEPARATOR}*(?P<named>\d{{1,2}})(?:{_SEPARATOR}+|(?=t))(?:tracks?|trk|t)?{_SEPARATOR}*(?P<track>\d{{1,3}}))"
    rf"(?:{_SEPARATOR}+(?P<rest>.*))?$"
)
_LEADING_NUMBER = re.compile(
    rf"^{_SEPARATOR}*(?:{_MARKER})?(?P<number>\d{{1,3}})(?:{_SEPARATOR}*{_SEPARATOR}(?P<rest>.*)|$)",
    re.IGNORECASE,
)
_TRAILING_NUMBER = re.compile(rf"^(?P<base>.*?{_SEPARATOR})[(\[]?(?P<number>\d{{1,3}})[)\]]?$")
_INNER_NUMBER = re.compile(rf"^(?P<base>.+?){_SEPARATOR}+(?P<number>\d{{1,3}}){_SEPARATOR}+(?P<rest>\D.*)$")
_DIGITS = re.compile(r"(\d+)")
_NUMBER_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBER_IN_WORDS = re.compile(
    rf"\b(part|pt|chapter|episode|disc|disk|side)({_SEPARATOR}+)({'|'.join(_NUMBER_WORDS)})\b"
)
_DISC_MARKERS = frozenset({"cd", "disc", "disk", "dvd", "side", "tape"})


@dataclass(frozen=True, slots=True)
class PartName:
    """A name without the number that counts it.

    base: what the tracks of one thing have in common, folded, without separators at its ends.
    title: what only this file is called, "" when the number ends the name.
    marker: the word before the number ("part", "disc"), or "".
    number: None when the name has none.
    disc: the disc of "1-05" or "CD2 Track 3"; None without one.
    """

    base: str
    title: str
    marker: str
    number: int | None
    disc: int | None = None

    @property
    def counts_discs(self) -> bool:
        """Whether the number counts discs or sides; these end anywhere in a story."""
        return self.marker in _DISC_MARKERS


def parse_part_name(stem: str) -> PartName:
    """Find the number that counts parts or tracks in a name without its extension.

    >>> part = parse_part_name("The Conspiracy - 03")
    >>> part.base, part.title, part.number
    ('the conspiracy', '', 3)
    >>> part = parse_part_name("02 - The Hub")
    >>> part.base, part.title, part.number
    ('', 'the hub', 2)
    >>> part = parse_part_name("Golden Age Part Two")
    >>> part.base, part.marker, part.number
    ('golden age', 'part', 2)
    """
    name = _NUMBER_IN_WORDS.sub(
        lambda match: match[1] + match[2] + str(_NUMBER_WORDS.index(match[3]) + 1), fold_name(stem).strip()
    )
    if match := _DISC_AND_TRACK.match(name):
        inner = _after_leading_number(match["rest"] or "")
        disc, number = match["disc"] or match["named"], match["number"] or match["track"]
        return PartName(inner.base, inner.title, inner.marker, int(number), int(disc))
    if match := _LEADING_NUMBER.match(name):
        inner = _after_leading_number(match["rest"] or "")
        return PartName(inner.base, inner.title, match["marker"] or inner.marker, int(match["number"]))
    return _trailing_or_inner_number(name)


def _after_leading_number(rest: str) -> PartName:
    """The rest of a name after its leading number: "Track 1" is a number again, "The Hub" a title."""
    tail = _trailing_number(rest)
    return tail if tail is not None else PartName("", _trimmed(rest), "", None)


def _trailing_or_inner_number(name: str) -> PartName:
    if (tail := _trailing_number(name)) is not None:
        return tail
    if match := _TRAILING_NUMBER.match(name):
        return PartName(_trimmed(match["base"]), "", "", int(match["number"]))
    if match := _INNER_NUMBER.match(name):
        return PartName(_trimmed(match["base"]), _trimmed(match["rest"]), "", int(match["number"]))
    return PartName(_trimmed(name), "", "", None)


def _trailing_number(name: str) -> PartName | None:
    if match := _TRAILING_MARKER.match(name):
        return PartName(
            _trimmed(match["base"]), "", match["marker"].replace("disk", "disc"), int(match["number"])
        )
    if match := _TRAILING_PART_OF.match(name):
        return PartName(_trimmed(match["base"]), "", "part", int(match["number"]))
    return None


def _trimmed(text: str) -> str:
    return " ".join(re.split(rf"{_SEPARATOR}+", text)).strip(" ([")


def natural_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key by which numbers sort by value, of whatever length.

    >>> sorted(["page 10", "page 2", "Page 1"], key=natural_key)
    ['Page 1', 'page 2', 'page 10']
    """
    return tuple(
        number_key(piece) if piece.isdecimal() and piece.isascii() else (-1, piece)
        for piece in _DIGITS.split(fold_name(text))
        if piece
    )
