"""Words of a name that nothing separates: "TheLongNight", "Night03"."""

from __future__ import annotations

import re

_CAMEL_CASE = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\b[ie])(?<=[a-z])(?=[A-Z][a-z]|S\d)|(?<=\d)(?=[A-Z][a-z]{2})|(?<=[A-Za-z])(?=[Ss]\d\d[Ee]\d)"
)
#: Scripts that are written without spaces, next to letters of another: "火炬木Pilot".
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_SCRIPT_CHANGE = re.compile(rf"(?<=[{_UNSPACED}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{_UNSPACED}])")
_BRACKETS = str.maketrans("【】「」『』《》", "[][][][]")
_SINGLE_CAPITALS = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_GLUED_DIGITS = re.compile(r"(?<=[A-Za-z]{4})(?=\d)|(?<=[A-Za-z][a-z]{2})(?=\d)|(?<=\d)(?=[A-Za-z]{4})")
#: Letters that are no word, with a number: the code of a product is not divided.
_PRODUCT_CODE = re.compile(r"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{3,}\d{1,4}")
_WORD_SEPARATOR = re.compile(r"[ ._-]")
_DIGIT = re.compile(r"\d")
#: A number in front, with what separates it from the words.
_BEFORE_WORDS = "0123456789 .-_"


def split_glued_words(text: str) -> str:
    """Return a name with spaces between words that nothing separates.

    Single capitals and digits are split only where nothing else separates the words.

    >>> split_glued_words("TheLongNight"), split_glued_words("ADayOff"), split_glued_words("A DayOff")
    ('The Long Night', 'A Day Off', 'A Day Off')
    """
    if not text.isascii():
        text = _SCRIPT_CHANGE.sub(" ", text.translate(_BRACKETS))
    split = text if _is_plain_title(text) else _CAMEL_CASE.sub(" ", text)
    if _WORD_SEPARATOR.search(text) or _PRODUCT_CODE.fullmatch(text):
        return split
    return _GLUED_DIGITS.sub(" ", _SINGLE_CAPITALS.sub(" ", split))


def _is_plain_title(text: str) -> bool:
    """Whether each word begins with its only capital, with no number but in front: then there is nothing to split.

    Most names are so, and the pattern for glued words is tried at each letter.
    """
    plain = text.lstrip(_BEFORE_WORDS)
    before = text[: len(text) - len(plain)]
    return plain.istitle() and not before[-1:].isdecimal() and not _DIGIT.search(plain)
