"""One name as words and numbers, with what needs no explanation set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from janto_catalog.filenames.numbers import EPISODE_MARK, TECHNICAL_MARK, Numbers, extract_numbers
from janto_catalog.filenames.vocabulary import (
    ABBREVIATIONS,
    FORM_OF_CATEGORY,
    KIND_WORDS,
    MONTHS,
    NUMBER_PREFIXES,
    NUMBER_WORDS,
    RELEASE_WORDS,
    SUPPLEMENT_WORDS,
    FileForm,
)
from janto_catalog.model.file_types import category_of
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold, plain_number

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|S\d)|(?<=\d)(?=[A-Z][a-z]{2})")
_TOKEN = re.compile(r"[\x01\x02()\[\]{},]|(?<= )[-–—|](?= )|[^\W_]+")
_CAPITALS = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_DIGITS_APART = re.compile(r"(?<=[A-Za-z]{4})(?=\d)|(?<=[A-Za-z][a-z]{2})(?=\d)|(?<=\d)(?=[A-Za-z]{4})")
#: How players and rippers count what they find on a disc.
_COUNTED = re.compile(r"(?:t|title|track|vts|chapter|file)\d+$")
_PARTED = re.compile(r"[ ._-]")
_GLUED = re.compile(r"(?<![a-z])(part|pt|vol|volume|issue|book)(?=\d)")
#: "[320]": how densely it is packed.
_BITRATES = frozenset({"64", "96", "128", "160", "192", "224", "256", "320"})
#: "10 Dec": the day.
_DAYS = frozenset(map(str, range(32)))
#: "Dec 10": the year.
_SHORT_YEAR = 2
_BREAKS = "-–—|,"
#: A story "with commentary" is the story.
_ABOUT = re.compile(
    r"(?<![a-z])(?<!with )(?<!w/ )(?<!incl )(?<!including )(?<!plus )(?<!\+ )(?<!& )"
    rf"(?:{'|'.join(re.sub('[ ]', '[ .-]?', word) for word in SUPPLEMENT_WORDS)})s?(?![a-z])"
    r"|^(?:extra|shorts)$"
)


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name read: `words` folded, numbers as digits without leading zeros, "and" and "part" left out;
    `spelt` the same with number words as they stand ("Section One" is a name, "Section 1" a number).

    `quiet` are the places of words that need no explanation (technical, release and date words, leading
    numbers), `bracketed` of those in brackets, `breaks` of those after a dash or comma, `bare` of numbers that stand alone.  `about` is the word that
    says this is about a story ("trailer"), "" when none does.
    """

    text: str
    words: tuple[str, ...]
    raw_words: tuple[str, ...]
    ignorable: frozenset[int]
    bracketed: frozenset[int]
    after_separator: frozenset[int]
    standalone_numbers: tuple[int, ...]
    numbers: Numbers
    supplement_word: str
    kinds: frozenset[Kind]
    episode_marker: int

    @property
    def plain_words(self) -> tuple[str, ...]:
        """The words without marks."""
        return tuple(word for word in self.words if word > TECHNICAL_MARK)


def split_extension(name: str) -> tuple[str, FileForm]:
    """A file name without its ending, and what the ending announces."""
    form = FORM_OF_CATEGORY.get(category_of(name))
    return (name.rpartition(".")[0], form) if form else (name, FileForm.UNKNOWN)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> ParsedName:
    """Reads a name without its ending; pure, so remembered."""
    folded = _GLUED.sub(r"\1 ", fold(_split_glued_words(text)).replace("_", " "))
    numbers, rest = extract_numbers(folded)
    spelt, bracketed, breaks = _split_words(rest)
    words = [NUMBER_WORDS.get(word, word) for word in spelt]
    quiet = _ignorable_positions(words, numbers)
    about = _ABOUT.search(folded)
    kinds = frozenset().union(*[KIND_WORDS[word] for word in words if word in KIND_WORDS])
    bare = tuple(
        [
            place
            for place, word in enumerate(words)
            if word.isdecimal()
            and len(word) <= 3
            and not (place in bracketed and word in _BITRATES)
            and not (place and len(word) == _SHORT_YEAR and words[place - 1] in MONTHS)
        ]
    )
    quiet |= {place for place in bracketed if words[place] in _BITRATES}
    mark = words.index(EPISODE_MARK) if EPISODE_MARK in words else -1
    return ParsedName(
        text=text,
        words=tuple(words),
        raw_words=tuple(spelt),
        ignorable=quiet,
        bracketed=bracketed,
        after_separator=breaks,
        standalone_numbers=bare,
        numbers=numbers,
        supplement_word=about[0] if about else "",
        kinds=kinds,
        episode_marker=mark,
    )


def _split_glued_words(text: str) -> str:
    """CamelCase taken apart; single capitals ("ADayOff") and digits only where nothing else parts the words."""
    parted = _CAMEL.sub(" ", text)
    return parted if _PARTED.search(text) else _DIGITS_APART.sub(" ", _CAPITALS.sub(" ", parted))


def _split_words(text: str) -> tuple[list[str], frozenset[int], frozenset[int]]:
    """The words, and the places of those in brackets (or after "w/") and of those after a dash or comma."""
    words: list[str] = []
    bracketed: set[int] = set()
    breaks: set[int] = set()
    tokens = _TOKEN.findall(text)
    depth, aside = 0, False
    for place, word in enumerate(tokens):
        if word in "([{":
            depth += 1
        elif word in ")]}":
            depth = max(0, depth - 1)
        elif word in _BREAKS:
            breaks.add(len(words))
            aside = False
        elif word == "w":
            aside = True
        elif word != "and" and not _is_number_prefix(tokens, place):
            if depth or aside:
                bracketed.add(len(words))
            words.append(plain_number(word) if word.isdecimal() else ABBREVIATIONS.get(word, word))
    return words, frozenset(bracketed), frozenset(breaks)


def _is_number_prefix(tokens: list[str], place: int) -> bool:
    """Whether a word is "part", "issue" or the like before a number."""
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    return tokens[place] in NUMBER_PREFIXES and (
        following.isdecimal() or following in NUMBER_WORDS or following == EPISODE_MARK
    )


def _ignorable_positions(words: list[str], numbers: Numbers) -> frozenset[int]:
    quiet = set()
    if numbers.parts is not None and str(numbers.part) in words:
        quiet.add(words.index(str(numbers.part)))
    if numbers.dotted is not None:
        pair = list(map(str, numbers.dotted))
        quiet.update(
            each
            for place in range(len(words))
            if words[place : place + 2] == pair
            for each in (place, place + 1)
        )
    tail = False
    for place, word in enumerate(words):
        tail = tail or word == TECHNICAL_MARK
        year = len(word) == 4 and word.isdecimal() and "1930" <= word <= "2049"
        counted = word[-1:].isdecimal() and _COUNTED.match(word) is not None
        if tail or year or counted or word == EPISODE_MARK or word in RELEASE_WORDS or word in MONTHS:
            quiet.add(place)
        if word in MONTHS and place and words[place - 1] in _DAYS:
            quiet.add(place - 1)
    for place, word in enumerate(words[:2]):
        if not (word.isdecimal() and len(word) <= 3):
            break
        quiet.add(place)
    return frozenset(quiet)
