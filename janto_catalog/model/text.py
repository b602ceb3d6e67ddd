"""Text folded and cut into words, once, for every room and both stores."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
)


def fold(text: str) -> str:
    """`text` without case, accents or apostrophes inside words: what two spellings have in common."""
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower())
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _APOSTROPHES.sub("", plain)


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order; underscores part words, letters and digits do not."""
    return tuple(_WORD.findall(fold(text).replace("_", " ")))


def sort_key(text: str) -> str:
    """A key that sorts bytewise as people sort: folded, numbers by value ("9" before "12.5")."""
    return " ".join(f"{int(word):012d}" if word.isdecimal() else word for word in words(text))


def clock(seconds: float) -> str:
    """A time as "58:12" or "1:02:03"."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def display_path(path: bytes) -> str:
    r"""`path` as text for people and JSON; bytes that are not UTF-8 stand as `\xNN`."""
    return path.decode("utf-8", "backslashreplace")
