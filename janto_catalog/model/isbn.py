"""International Standard Book Numbers, in both of their forms."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\s-]")
_LENGTH_10, _LENGTH_13 = 10, 13
#: "ISBN" may be in front of it, as "ISBN-13:".  So may a dash behind a word; behind digits it is part of the number.
_MAY_BE_ISBN = re.compile(
    r"(?:(?<![^\W_])ISBN(?:-?1[03])?[\s:_-]*|(?<![\w-])|(?<=[^\W\d_]-))"
    r"((?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX](?![\w-]))",
    re.IGNORECASE,
)
#: Every one has so many digits in a row; no other name has to be searched for one at each of its letters.
_NINE_DIGITS = re.compile(r"\d(?:[ -]?\d){8}")
#: The prefix that all numbers of ten digits got.
_PREFIX = "978"


def isbn13(text: str) -> str:
    """Return an ISBN as its thirteen digits, "" for a text that is none or whose check digit is wrong.

    >>> isbn13("0-563-48655-4"), isbn13("978-0-563-48655-8"), isbn13("0563486555")
    ('9780563486558', '9780563486558', '')
    """
    digits = _SIGNS.sub("", text).upper()
    if len(digits) == _LENGTH_13 and digits.isascii() and digits.isdecimal() and digits[:3] in ("978", "979"):
        return digits if digits[-1] == _check_digit(digits[:-1]) else ""
    if len(digits) != _LENGTH_10 or not (digits.isascii() and digits[:-1].isdecimal()):
        return ""
    if not (digits[-1].isdecimal() or digits[-1] == "X"):
        return ""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if sum(weight * value for weight, value in zip(range(_LENGTH_10, 0, -1), values, strict=True)) % 11:
        return ""
    return _PREFIX + digits[:-1] + _check_digit(_PREFIX + digits[:-1])


def isbns(text: str) -> list[str]:
    """Return the ISBNs in a text, each as its thirteen digits.

    >>> isbns("The Lighthouse (ISBN 0-563-48655-4)")
    ['9780563486558']
    """
    if not _NINE_DIGITS.search(text):
        return []
    return [isbn for match in _MAY_BE_ISBN.finditer(text) if (isbn := _isbn_written(match[1]))]


def without_isbns(text: str) -> str:
    """Return a text without the ISBNs in it, and without the word "ISBN" in front of them.

    >>> without_isbns("0-563-48655-4 Title"), without_isbns("2007-10-11 22.15 Title")
    (' Title', '2007-10-11 22.15 Title')
    >>> without_isbns("Title (ISBN-10: 0-563-48655-4)"), without_isbns("Title ISBN9780563486558")
    ('Title ()', 'Title ')
    """
    if not _NINE_DIGITS.search(text):
        return text
    return _MAY_BE_ISBN.sub(lambda match: "" if _isbn_written(match[1]) else match[0], text)


def _isbn_written(text: str) -> str:
    """An ISBN as a text has it, "" for other numbers: a day and an hour have hyphens and a space."""
    return "" if "-" in text and " " in text else isbn13(text)


def _check_digit(digits: str) -> str:
    """The last digit of an ISBN of thirteen digits, by the twelve before it."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)
