"""Signs that mean something in other search languages: refused with a hint of what to write instead, never ignored.

Ignoring a sign would give the wrong results: `!ianto` would find him.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from janto_catalog.query.errors import query_error

_QUOTE_IT = "To search for the sign itself, put it in quotes."
# A star or question mark inside a word; a star at its end is read as "words with this beginning".
_WILDCARD = re.compile(r"\*(?=.)|^\*|\?(?=\w)")
# In a value a question mark may belong to a date ("?2008-06").
_STAR = re.compile(r"\*(?=.)|^\*")
_NOT = re.compile(r"^!+")
_EITHER = re.compile(r"\|+")
# Similar words, weights and regular expressions of other search languages.
_FUZZY = re.compile(r"^~|~[0-9.]*$")
_WEIGHT = re.compile(r"\^[0-9.]+$")
_PATTERN = re.compile(r"^/(?=.*\w).+/$")
# "year>2008", "owned=yes": comparisons without a colon.
_COMPARISON = re.compile(r"(?P<key>[^\W\d_][\w-]*)?(?P<operator>[<>]=?|=+)(?P<value>.*)")


def check_signs(text: str, start: int, *, in_value: bool = False) -> None:
    """Check a word, or the value of a field, that begins at character `start` of the query.

    Raises QueryError that names what to write instead of `!`, `|` or a wildcard.
    """
    if found := _EITHER.search(text):
        raise query_error(
            f'"{found[0]}" is not a sign of this search',
            start + found.start(),
            start + found.end(),
            suggestion="or" if found[0] == text and not in_value else None,
            hint=f"Write or between the two. {_QUOTE_IT}",
        )
    if found := _NOT.search(text):
        raise query_error(
            f'"{found[0]}" is not a sign of this search',
            start,
            start + found.end(),
            suggestion="-" if found[0] != text and not in_value else None,
            hint=f"Write - before a word or a key to leave it out. {_QUOTE_IT}",
        )
    if found := (_STAR if in_value else _WILDCARD).search(text):
        raise query_error(
            f'"{found[0]}" can only be used at the end of a word'
            if found[0] == "*"
            else f'"{found[0]}" is not a sign of this search',
            start + found.start(),
            start + found.end(),
            hint=f"Write brok* for words with this beginning. {_QUOTE_IT}",
        )
    if not in_value:
        _check_word_signs(text, start)


def _check_word_signs(text: str, start: int) -> None:
    for sign, hint in (
        (_FUZZY, "A name that is almost the same is suggested when nothing is found."),
        (_WEIGHT, "Titles are sorted by --sort or by a column, not by weight."),
        (_PATTERN, "Write words, or the beginning of one with a star: brok*."),
    ):
        if found := sign.search(text):
            raise query_error(
                f'"{found[0]}" is not a sign of this search',
                start + found.start(),
                start + found.end(),
                hint=f"{hint} {_QUOTE_IT}",
            )


def check_comparison(text: str, start: int, is_key: Callable[[str], bool]) -> None:
    """Check that a word is no comparison that lacks its colon: `year>2008`, `owned=yes`, or the sign alone.

    Raises QueryError that suggests the key with its colon.
    """
    found = _COMPARISON.fullmatch(text)
    if found is None:
        return
    key, operator, value = found["key"] or "", found["operator"], found["value"]
    if key and is_key(key):
        raise query_error(
            f'Expected ":" after "{key}"',
            start,
            start + found.end("operator"),
            suggestion=f"{key}:{operator.replace('=', '') if operator[0] == '=' else operator}",
        )
    if not key and (not value or value[0].isdigit()):
        raise query_error(
            f'Expected a key before "{operator}"',
            start,
            start + len(operator),
            hint=f"Write released:>2008 or number:>=4. {_QUOTE_IT}",
        )


def split_prefix_sign(text: str) -> tuple[str, bool]:
    """`text` without a `*` at its end, and whether it had one."""
    return (text[:-1], True) if text.endswith("*") else (text, False)
