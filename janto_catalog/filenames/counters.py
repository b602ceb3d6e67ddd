"""The words and the counters in a name: "Title - CD 2 - Track 03" is a title and two counters.

A counter is a number with the word before it that says what it counts, and the total behind it.  Whether a counter
is the position of a file or part of a title ("Zone 10") shows only in comparison with the other files' names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.number_words import LANGUAGES
from janto_catalog.filenames.spelled_parts import spelled_parts
from janto_catalog.filenames.times import TIME, seconds_of
from janto_catalog.model.text import fold

#: What a counter counts, by the word before its number.  These words are left out of names also without a number; the
#: words of more languages, in `number_words`, only with one: they may be part of a title.
_KINDS = {
    "disc": "digital media|cds?|dis[ck]s?|dvds?|lps?|disques?|disco",
    "side": "sides?|seite|face",
    "tape": "tapes?|cassettes?|reel",
    "part": "parts?|pts?|teil|partie|parte|deel",
    "chapter": "chapters?|chap|ch|scenes?|kapitel|chapitre",
    "section": "sections?|segments?",
    "episode": "episodes?|ep|folge",
    "track": "tracks?|trk|titel|piste",
    "book": "books?|volumes?|vol|band|tome",
}
#: Counters of these end anywhere in a story.
DISC_KINDS = frozenset({"disc", "side", "tape"})

# fmt: off
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
_ROMANS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
)
# fmt: on
_VALUES = {text: number for texts in (_WORDS, _ROMANS) for number, text in enumerate(texts, 1)}
_LETTERS = "abcdefgh"
#: What letters may count: "Side A", "Part B".
_KIND_OF_LETTER_WORD = {
    "side": "side",
    "part": "part",
    "pt": "part",
    "disc": "disc",
    "disk": "disc",
    "cd": "disc",
    "tape": "tape",
}

#: The words that only say what is counted.
MARKER_WORDS = frozenset(
    word.removesuffix("s?") + ending
    for words in _KINDS.values()
    for word in words.replace("dis[ck]s?", "discs?|disks?").replace(" ", "|").split("|")
    for ending in (("", "s") if word.endswith("s?") else ("",))
)


def _marker(kind: str, words: str) -> str:
    """The pattern of the words of a kind, those of all languages included."""
    known = re.compile("|".join(_KINDS.values()), re.IGNORECASE)
    named = (word for row in LANGUAGES for word in getattr(row, kind, "").split())
    spellings = {spelling for word in named for spelling in (fold_name(word), fold(word))}
    more = sorted(
        (each for each in spellings if not known.fullmatch(each)), key=lambda each: (-len(each), each)
    )
    return rf"(?P<{kind}>{'|'.join((words.replace(' ', r'[ ._-]?'), *more))})"


_MARKER = "|".join(_marker(kind, words) for kind, words in _KINDS.items())
_STARTS = r"(?<![^\W_])"
_ENDS = r"(?![^\W_])"
_IN_WORDS = "|".join(sorted((*_WORDS, *_ROMANS), key=len, reverse=True))
_TOTAL = r"(?:[\s._-]*[(\[]?(?:of|von|/)[\s._-]*(?P<%s>\d{1,3})(?![^\W_]))?"
_PATTERN = (
    # "Part 1 of 3", "1 (of 3)", "pt1of3", "CD2", "Side A", "Chapter Four"; a spaced dash ends a title: "The Dark Side - 01".
    rf"(?<![^\W\d_])(?:{_MARKER})(?:[._:,#-]{{0,2}}\s{{0,2}}\#?(?P<marked>\d{{1,3}})(?!\d)(?:{_ENDS}|(?=t(?:rack)?\d)|(?=(?:of|von)\d))"
    rf"|[\s._:,#-]\s?(?P<spelled>{_IN_WORDS}){_ENDS}){_TOTAL % 'total'}"
    rf"|{_STARTS}(?P<letter_word>{'|'.join(_KIND_OF_LETTER_WORD)})[\s._-](?P<on_letter>[a-h]){_ENDS}"
    # "d1t02"
    rf"|{_STARTS}d(?P<d>\d{{1,2}})t(?P<t>\d{{1,3}}){_ENDS}"
    # The half of an episode: "S01E03a".
    rf"|{_STARTS}(?P<code>s\d{{1,3}}[ ._]?e\d{{1,4}}|\d{{1,2}}x\d{{2,3}})(?P<half>[a-d]){_ENDS}"
    # The place on a record: "A1".
    rf"|{_STARTS}(?P<place>[a-h])(?P<on>\d{{1,2}}){_ENDS}"
    # Where a file begins: "15m00s".
    rf"|{_STARTS}(?P<time>{TIME}){_ENDS}"
    # "(3_6)", where a name may have no slash.
    r"|(?<=\()(?P<before>\d{1,2})_(?P<behind>\d{1,2})(?=\))"
    rf"|{_STARTS}(?P<plain>\d{{1,3}})(?P<letter>[a-d])?(?:{_ENDS}|(?=(?:of|von)\d)){_TOTAL % 'of'}"
    rf"|(?<=[(\[])(?P<bracketed>{_IN_WORDS}|[a-h])(?=[)\]])"
    r"|[^\W_]+(?:['’][^\W_]+)*"
)
_TOKEN = re.compile(_PATTERN, re.IGNORECASE)
#: For names in lower case: comparing letters without case takes twice the time.
_TOKEN_IN_LOWER_CASE = re.compile(_PATTERN)


class Token(NamedTuple):
    """A word or a counter of a name; `start` and `end` are its place in the name.

    It is a named tuple and no dataclass because grouping makes one for each word of each file.

    shape: the word, or what the counter counts after a "#".
    word: folded; "" for a counter.
    kind: what a counter counts ("disc", "part" …), "half" for the half of an episode, "place" for a place on a
        record, "time" for where it begins, in seconds, "" when nothing says it.
    value: of a counter, to compare and sort: (3, 0) for "3", (3, 1) for "3a", (1, 2) for the place "A2".
    total: the number behind "of", None without one.
    """

    start: int
    end: int
    shape: str
    word: str = ""
    kind: str = ""
    value: tuple[int, int] | None = None
    total: int | None = None


# Without case these letters match "i", "s" and "k", and folding leaves some of them as they are.
_LETTERS_LIKE_ASCII = str.maketrans({"\u0131": "i", "\u0130": "I", "\u017f": "s", "\u212a": "K"})


@lru_cache(maxsize=16_384)
def read_tokens(name: str) -> tuple[Token, ...]:
    """Return the words and counters of a name without its extension.

    >>> [token.shape for token in read_tokens("Golden Age - CD 2 - Track 03")]
    ['golden', 'age', '#disc', '#track']
    >>> [(token.value, token.total) for token in read_tokens("Part Two of 3")]
    [((2, 0), 3)]
    """
    if name.isascii():
        # Only here is it certain that the positions stay the same.
        text, pattern = name.lower(), _TOKEN_IN_LOWER_CASE
    else:
        text, pattern = name.translate(_LETTERS_LIKE_ASCII), _TOKEN
    tokens: list[Token] = []
    start = 0
    for part in spelled_parts(_folded_in_place(text)):
        tokens.extend(_tokens(pattern.finditer(text, start, part.start)))
        tokens.append(_counter(part.start, part.end, part.kind, (part.number, 0), part.total))
        start = part.end
    tokens.extend(_tokens(pattern.finditer(text, start)))
    return tuple(tokens)


def _folded_in_place(text: str) -> str:
    """A text folded, with all letters in their places; the text as it is where folding would move them."""
    if text.isascii():
        return text
    folded = fold(text)
    return folded if len(folded) == len(text) else text


def _tokens(matches: Iterator[re.Match[str]]) -> Iterator[Token]:
    for match in matches:
        if match.lastgroup is None:
            yield _word(match.start(), match.end(), match[0])
        else:
            yield from _counters(match)


def _word(start: int, end: int, text: str) -> Token:
    word = fold_name(text)
    return Token(start, end, word, word)


def _counter(start: int, end: int, kind: str, value: tuple[int, int], total: int | None = None) -> Token:
    return Token(start, end, "#" + kind, "", kind, value, total)


def _counters(match: re.Match[str]) -> Iterator[Token]:
    start, end = match.span()
    total = int(found) if (found := match["total"] or match["of"] or match["behind"]) else None
    if match["before"]:
        yield _counter(start, end, "part", (int(match["before"]), 0), total)
        return
    if (plain := match["plain"]) is not None:
        letter = _letter(match["letter"]) if match["letter"] else 0
        yield _counter(start, end, "part" if total else "", (int(plain), letter), total)
    elif (marked := match["marked"] or match["spelled"]) is not None:
        yield _counter(start, end, _kind(match), (_number(marked), 0), total)
    elif match["letter_word"]:
        yield _counter(
            start,
            end,
            _KIND_OF_LETTER_WORD[fold_name(match["letter_word"])],
            (_letter(match["on_letter"]), 0),
        )
    elif match["place"]:
        yield _counter(start, end, "place", (_letter(match["place"]), int(match["on"])))
    elif match["code"]:
        yield _word(start, end - 1, match["code"])
        yield _counter(end - 1, end, "half", (_letter(match["half"]), 0))
    elif match["time"]:
        yield _counter(start, end, "time", (seconds_of(match["time"]), 0))
    elif match["d"]:
        yield _counter(start, match.end("d"), "disc", (int(match["d"]), 0))
        yield _counter(match.end("d"), end, "track", (int(match["t"]), 0))
    else:
        yield _counter(start, end, "part", (_number(match["bracketed"]), 0))


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if match[kind] is not None)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    folded = fold_name(text)
    return _VALUES.get(folded) or _letter(folded)


def _letter(text: str) -> int:
    return _LETTERS.index(fold_name(text)) + 1
