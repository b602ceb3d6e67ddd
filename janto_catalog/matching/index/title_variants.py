"""The variants of a work's title that names use, and what finding one is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.model.story import AlsoTitled, Work

_BRACKETS = re.compile(r"\s*\(([^)]*)\)\s*")
#: "Storms and Other Relaxing Sounds": people call it by its first half.
_AND_OTHERS = re.compile(r"\s+(?:and|&)\s+other\s", re.IGNORECASE)
#: A first half of fewer words is no title.
_LEAST_WORDS_OF_HALF = 2
_EPISODE_CODE = re.compile(r"^(?:s\d\de\d\d|\d+x\d+|\d{3})$", re.IGNORECASE)
#: A single word of at most this many letters that a pack calls "short" is initials.
_LONGEST_INITIALS = 6


class VariantKind(StrEnum):
    """How a variant comes from the titles of a work; this decides how far it is trusted."""

    FULL = "title"
    TAIL = "title without its series"
    ALSO = "another title"
    WORKING = "working title"
    SHORT = "short form"
    INITIALS = "initials"


#: What finding a variant is worth less than finding the full title, in log-odds.
DISCOUNT = {
    VariantKind.FULL: 0.0,
    VariantKind.TAIL: weights.TITLE_WITHOUT_SERIES,
    VariantKind.ALSO: weights.OTHER_TITLE,
    VariantKind.WORKING: weights.WORKING_TITLE,
    VariantKind.SHORT: weights.SHORT_TITLE,
    VariantKind.INITIALS: weights.INITIALS,
}
#: Variants that are a whole title of the work.
WHOLE_TITLES = (VariantKind.FULL, VariantKind.ALSO)


@dataclass(frozen=True, slots=True)
class TitleVariant:
    """A way in which a work is called.

    words: as `parse_name` splits them; what a name must contain.
    weight: what finding it is worth, in log-odds, positive.
    before_colon: the part of the title before its colon that this variant lacks, or "".
    distinctive_words: its words without stop words and those of the show.
    written: how a title that is only a number must be written ("seven", "1984"), "" for other titles.
    """

    work_id: str
    text: str
    words: tuple[str, ...]
    kind: VariantKind
    weight: float
    before_colon: str = ""
    distinctive_words: tuple[str, ...] = ()
    written: str = ""

    @property
    def key(self) -> str:
        """The words run together: "Cyber Woman" and "Cyberwoman" have one key."""
        return "".join(self.words)


def distinctive(words: tuple[str, ...], show_words: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words that make a title distinctive.

    >>> distinctive(("the", "ghost", "of", "show"), frozenset({"show"}))
    ('ghost',)
    """
    return tuple(word for word in words if word not in STOP_WORDS and word not in show_words)


def title_weight(words: tuple[str, ...], show_words: frozenset[str]) -> float:
    """Return what finding these consecutive words is worth, in log-odds; 0.0 for only show words and a number.

    >>> title_weight(("ghost", "machine"), frozenset()) > title_weight(("adam",), frozenset())
    True
    >>> title_weight(("show", "1"), frozenset({"show"}))
    0.0
    """
    content_words = distinctive(words, show_words)
    in_letters = sum(not word.isdecimal() for word in content_words)
    if not in_letters:
        return weights.TITLE_OF_NUMBERS if len(content_words) > 1 else 0.0
    size = in_letters + weights.TITLE_NUMBER_WORDS_COUNT * (len(content_words) - in_letters)
    return min(weights.TITLE_MAX, weights.TITLE_OF_ONE_WORD + weights.TITLE_PER_WORD * (size - 1))


def make_title_variants(work: Work, show_words: frozenset[str]) -> Iterator[TitleVariant]:
    """Yield every variant of a work's titles that is worth something; `show_words` are those of its shows' names.

    >>> from janto_catalog.model.kinds import Kind
    >>> work = Work("w", "Show: The Hope", Kind.AUDIO_DRAMA)
    >>> [(each.words, str(each.kind)) for each in make_title_variants(work, frozenset({"show"}))]
    [(('show', 'the', 'hope'), 'title'), (('the', 'hope'), 'title'), (('hope',), 'title')]
    """
    yield from _variants(work, work.title, VariantKind.FULL, show_words)
    if work.safe_title:
        yield from _variants(work, work.safe_title, VariantKind.ALSO, show_words)
    for also in work.also_titled:
        if not (also.type == "code" or _EPISODE_CODE.match(also.title)):
            yield from _variants(work, also.title, _kind_of_other_title(also), show_words)


def _kind_of_other_title(also: AlsoTitled) -> VariantKind:
    if also.type == "working":
        return VariantKind.WORKING
    if also.type == "short":
        one_word = " " not in also.title.strip() and len(also.title) <= _LONGEST_INITIALS
        return VariantKind.INITIALS if one_word else VariantKind.SHORT
    return VariantKind.ALSO


def _variants(
    work: Work, title: str, kind: VariantKind, show_words: frozenset[str]
) -> Iterator[TitleVariant]:
    """The title with and without its brackets, and the part after its colon."""
    without_brackets = _BRACKETS.sub(" ", title).strip()
    for text in dict.fromkeys((title, without_brackets)):
        yield from _with_and_without_article(work, text, kind, show_words)
    first_half = _AND_OTHERS.split(without_brackets)[0]
    if first_half != without_brackets and kind in WHOLE_TITLES:
        half_words = distinctive(parse_name(first_half).plain_words, show_words)
        if len(half_words) >= _LEAST_WORDS_OF_HALF:
            yield from _with_and_without_article(work, first_half, VariantKind.SHORT, show_words)
    before, colon, after = without_brackets.partition(":")
    if colon and after.strip() and kind is not VariantKind.INITIALS:
        show_only = not distinctive(parse_name(before).plain_words, show_words)
        tail_kind = kind if show_only else VariantKind.TAIL
        for variant in _with_and_without_article(work, after.strip(), tail_kind, show_words):
            yield variant if show_only else replace(variant, before_colon=before)


def _with_and_without_article(
    work: Work, text: str, kind: VariantKind, show_words: frozenset[str]
) -> Iterator[TitleVariant]:
    words = parse_name(text).plain_words
    if len(words) == 1 and words[0].isdecimal() and kind is VariantKind.FULL:
        written = parse_name(text).raw_words[0]
        yield TitleVariant(work.id, text, words, kind, weights.TITLE_OF_NUMBER, written=written)
        return
    weight = title_weight(words, show_words) - DISCOUNT[kind]
    if weight <= 0 or not words:
        return
    if kind is VariantKind.INITIALS:
        weight = min(weight, weights.INITIALS_MAX)
    content_words = distinctive(words, show_words)
    yield TitleVariant(work.id, text, words, kind, weight, distinctive_words=content_words)
    if len(words) > 1 and words[0] in ARTICLES and kind is not VariantKind.INITIALS:
        article = weights.ARTICLE_BEFORE_ONE_WORD if len(words) == 2 else weights.ARTICLE_BEFORE_WORDS
        yield TitleVariant(work.id, text, words[1:], kind, weight - article, distinctive_words=content_words)


def bracketed_text(title: str) -> str:
    """Return what a title has in brackets, "" without any.

    >>> bracketed_text("The Hope (abridged) (CD)")
    'abridged CD'
    """
    return " ".join(_BRACKETS.findall(title))
