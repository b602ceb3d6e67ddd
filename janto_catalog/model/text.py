"""Folding text and splitting it into words: the same for every package and for the database."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and surrogates, except tabs and line breaks: they cannot be shown or stored, and XML cannot
contain them."""
_LEADING_ARTICLE = re.compile(r"^\W*(?:the|an|a)\s+(?=\w)", re.IGNORECASE)
_SHORT_NUMBER = 18
_KEY_DIGITS = 12
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
)


def fold(text: str) -> str:
    """`text` without case, accents and apostrophes inside words, so that spellings compare equal.

    >>> fold("Zoë's Café"), fold("№ 20")
    ('zoes cafe', 'no 20')
    """
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower())
    # Decomposed first: signs such as "№" and "™" become capital letters.
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _APOSTROPHES.sub("", plain)


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order; underscores separate words, a change from letters to digits does not.

    >>> words("Day_One: 2x02")
    ('day', 'one', '2x02')
    """
    return tuple(_WORD.findall(fold(text).replace("_", " ")))


def place_of_words(wanted: tuple[str, ...], found: tuple[str, ...]) -> range:
    """The positions in `found` where the words of `wanted` are first, one after another; empty when they are not.

    >>> place_of_words(("long", "night"), ("the", "long", "night")), place_of_words(("night",), ("the", "day"))
    (range(1, 3), range(0, 0))
    """
    if not wanted or wanted[0] not in found:
        return range(0)
    size = len(wanted)
    starts = (start for start in range(len(found) - size + 1) if found[start : start + size] == wanted)
    return next((range(start, start + size) for start in starts), range(0))


def control_character(text: str) -> str:
    """The first character of `text` that cannot be shown, as "U+001B"; "" without one."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def plain_number(digits: str) -> str:
    """Decimal digits of any script and length as ASCII digits without leading zeros: "007" is "7".

    Python refuses to turn more than 4,300 digits into an integer, and files may hold any number of them.
    """
    if len(digits) <= _SHORT_NUMBER:
        return str(int(digits))
    return "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0") or "0"


def number_key(digits: str) -> tuple[int, str]:
    """A key that compares decimal digits of any length by value."""
    plain = plain_number(digits)
    return len(plain), plain


def sort_key(text: str) -> str:
    """A key whose bytewise order is the order people expect: folded, numbers by value ("9" before "12.5")."""
    return " ".join(_sortable(word) if word.isdecimal() else word for word in words(text))


def title_key(title: str) -> str:
    """The sort key of a title without its leading English article, as libraries sort titles.

    Articles of other languages stay: "Die" and "I" are words of English titles.

    >>> title_key("The House of the Dead"), title_key("The"), title_key("A.I.")
    ('house of the dead', 'the', 'a i')
    """
    return sort_key(_LEADING_ARTICLE.sub("", title, count=1))


def _sortable(digits: str) -> str:
    """A number as text that sorts by value, before all letters."""
    plain = plain_number(digits)
    if len(plain) <= _KEY_DIGITS:
        return plain.zfill(_KEY_DIGITS)
    # ":" sorts after the digits and before the letters; the length comes first.
    return f":{len(plain):012d}:{plain}"


LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")
"""A length as people write it: "50:39", "1:02:05"."""


def is_length(text: str) -> bool:
    """Whether `text` is a length, "50:39" or "1:02:05"."""
    return LENGTH.fullmatch(text) is not None


def grouped(value: int) -> str:
    """A whole number as people read it, with thin spaces between thousands."""
    return f"{value:,}".replace(",", "\u2009")


def counted(value: int, one: str, many: str) -> str:
    """A number with its noun: "1 copy", "12 copies"."""
    return f"{grouped(value)} {one if value == 1 else many}"


def format_time(seconds: float) -> str:
    """A duration in seconds as "58:12" or "1:02:03".

    >>> format_time(3723)
    '1:02:03'
    """
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def display_path(path: bytes) -> str:
    r"""`path` as text for people and JSON; bytes that are not UTF-8 are written `\xNN`."""
    return path.decode("utf-8", "backslashreplace")
