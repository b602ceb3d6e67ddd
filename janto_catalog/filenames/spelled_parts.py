"""Which part of how many, in words or ordinals: "first of ten", "3rd of 10", "Teil eins von fünf"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from janto_catalog.filenames.number_words import (
    CHAPTER_WORDS,
    COUNTED_NOUNS,
    DISC_WORDS,
    EPISODE_WITH_SEASON_WORDS,
    EPISODE_WORDS,
    NUMBERS_OF_DAYS,
    PART_WORDS,
)
from janto_catalog.filenames.vocabulary import NUMBER_VALUES
from janto_catalog.model.text import fold

#: From one on; a dash where a language says the number otherwise.
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
    "première seconde - - - - - - - - onzième douzième treizième",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
    "prima seconda terza quarta quinta sesta settima ottava nona decima",
)
#: Numbers behind "of", where a language declines them.
_DECLINED = (
    "- двух трёх четырёх пяти шести семи восьми девяти десяти",
    "- dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu",
    "- dvou tří čtyř pěti šesti sedmi osmi devíti deseti",
)


def _values(rows: Iterable[str]) -> dict[str, int]:
    return {fold(word): number for row in rows for number, word in enumerate(row.split(), 1) if word != "-"}


_CARDINALS = {word: int(value) for word, value in NUMBER_VALUES.items()}
_NUMBERS = _values(_ORDINALS) | {word: int(value) for word, value in NUMBERS_OF_DAYS.items()} | _CARDINALS
_TOTALS = _CARDINALS | _values(_DECLINED)
_NOUNS = frozenset({"issue", "book", "volume", "instalment", "installment", "number"}).union(
    CHAPTER_WORDS, DISC_WORDS, EPISODE_WITH_SEASON_WORDS, PART_WORDS
)
#: "Third day of five"; in front a day is the end of a title ("Day Two").
_NOUNS_BEHIND = _NOUNS | COUNTED_NOUNS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_OF = r"[ .]{1,2}(?:out of|of|von|van|sur|de|di|av|af|из|z|ze)[ .]{1,2}(?:the[ .])?"
#: "One of Five" alone is a title, so a number that orders nothing has something in front.
_PART_OF = re.compile(
    rf"(?<![^\W_])(?:(?P<before>{_any(_NOUNS)})[ .]{{1,2}})?(?:(?P<digits>\d{{1,2}})(?P<ending>(?:st|nd|rd|th|ere?|re|eme|er|ste|de|[aeo.])?)|(?P<word>{_any(_NUMBERS)}))"
    rf"(?:[ .](?P<noun>{_any(_NOUNS_BEHIND)}))?{_OF}(?:(?P<total>\d{{1,2}})|(?P<total_word>{_any(_TOTALS)}))(?![^\W_])"
)
#: What each has; most names have not, and looking for it takes less time.
_MAY_COUNT = re.compile(rf"{_OF}(?:\d{{1,2}}|{_any(_TOTALS)})(?![^\W_])")
_LARGEST_TOTAL = 30


class SpelledPart(NamedTuple):
    """A part of so many, and its place in a text.

    kind: what it is by the noun next to it: "disc", "chapter", "episode", or "part", also without a noun.
    """

    start: int
    end: int
    kind: str
    number: int
    total: int


def spelled_parts(folded: str) -> Iterator[SpelledPart]:
    """Yield every part that a folded text counts in words or ordinals.

    >>> [part.number for part in spelled_parts("first of ten")], list(spelled_parts("one of five"))
    ([1], [])
    """
    if not _MAY_COUNT.search(folded):
        return
    for match in _PART_OF.finditer(folded):
        word = match["word"]
        number = int(match["digits"]) if word is None else _NUMBERS[word]
        total = int(match["total"]) if match["total_word"] is None else _TOTALS[match["total_word"]]
        is_in_digits = word is None and match["total_word"] is None and not (match["ending"] or match["noun"])
        is_title = word in _CARDINALS and not match["before"] and not folded[: match.start()].strip(" .")
        if not (is_in_digits or is_title) and 0 < number <= total and 1 < total <= _LARGEST_TOTAL:
            yield SpelledPart(*match.span(), _kind(match["noun"] or match["before"] or ""), number, total)


def _kind(noun: str) -> str:
    if noun in DISC_WORDS:
        return "disc"
    if noun in CHAPTER_WORDS:
        return "chapter"
    return "episode" if noun in EPISODE_WORDS else "part"


def parts_in_digits(folded: str) -> str:
    """Return a folded name with "2 of 5" in place of "second of five", "2nd of 5" and "second part of five".

    >>> parts_in_digits("the show (first of ten)"), parts_in_digits("the show - second disc of 5")
    ('the show (1 of 10)', 'the show - disc 2 of 5')
    """
    for part in reversed(list(spelled_parts(folded))):
        noun = f"{part.kind} " if part.kind in ("disc", "chapter") else ""
        folded = f"{folded[: part.start]}{noun}{part.number} of {part.total}{folded[part.end :]}"
    return folded
