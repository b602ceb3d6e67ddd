"""The forms a work's title takes in names, and how much finding one is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.model.story import AlsoTitled, Work

_QUALIFIER = re.compile(r"\s*\(([^)]*)\)\s*")
_NUMBERED_CODE = re.compile(r"^(?:s\d\de\d\d|\d+x\d+|\d{3})$", re.IGNORECASE)


class VariantKind(StrEnum):
    """How a form came about, which says how far it may be trusted."""

    FULL = "title"
    TAIL = "title without its series"
    ALSO = "another title"
    WORKING = "working title"
    SHORT = "short form"
    INITIALS = "initials"


#: Log-odds taken off when this form was found instead of the full title.
DISCOUNT = {
    VariantKind.FULL: 0.0,
    VariantKind.TAIL: 1.5,
    VariantKind.ALSO: 0.3,
    VariantKind.WORKING: 2.5,
    VariantKind.SHORT: 0.8,
    VariantKind.INITIALS: 3.0,
}


#: "Hope" and "The Hope" are two stories: an article more or less before a single word costs this much.
ARTICLE_OF_ONE_WORD = 1.5


@dataclass(frozen=True, slots=True)
class TitleVariant:
    """A way a work is called: its words, joined `key`, `weight` in log-odds, `head` before a colon,
    `telling` the words that make it distinctive."""

    work_id: str
    text: str
    words: tuple[str, ...]
    kind: VariantKind
    weight: float
    before_colon: str = ""
    distinctive_words: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The words run together: what "Cyber Woman" and "Cyberwoman" have in common."""
        return "".join(self.words)


def distinctive(words: tuple[str, ...], show: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words that make a title distinctive."""
    return tuple(word for word in words if word not in STOP_WORDS and word not in show)


def title_weight(words: tuple[str, ...], show: frozenset[str]) -> float:
    """What finding these words in a row is worth, in log-odds; nothing when only show and numbers are left."""
    telling = distinctive(words, show)
    letters = sum(not word.isdecimal() for word in telling)
    size = letters + 0.5 * (len(telling) - letters)
    if not letters:
        return 4.0 if len(telling) > 1 else 0.0
    return min(9.0, 4.0 + 1.5 * (size - 1)) if size >= 1 else 3.0


def make_title_variants(work: Work, show: frozenset[str]) -> Iterator[TitleVariant]:
    """Every form of a work's titles; `show` are the words of its shows' names."""
    yield from _variants(work, work.title, VariantKind.FULL, show)
    if work.safe_title:
        yield from _variants(work, work.safe_title, VariantKind.ALSO, show)
    for also in work.also_titled:
        if not (also.type == "code" or _NUMBERED_CODE.match(also.title)):
            yield from _variants(work, also.title, _kind_of_other_title(also), show)


def _kind_of_other_title(also: AlsoTitled) -> VariantKind:
    if also.type == "working":
        return VariantKind.WORKING
    if also.type == "short":
        one_word = " " not in also.title.strip() and len(also.title) <= 6
        return VariantKind.INITIALS if one_word else VariantKind.SHORT
    return VariantKind.ALSO


def _variants(work: Work, title: str, kind: VariantKind, show: frozenset[str]) -> Iterator[TitleVariant]:
    plain = _QUALIFIER.sub(" ", title).strip()
    for text in dict.fromkeys((title, plain)):
        yield from _with_and_without_article(work, text, kind, show)
    head, colon, tail = plain.partition(":")
    if colon and tail.strip() and kind is not VariantKind.INITIALS:
        show_only = not distinctive(parse_name(head).plain_words, show)
        tail_kind = kind if show_only else VariantKind.TAIL
        for form in _with_and_without_article(work, tail.strip(), tail_kind, show):
            yield form if show_only else replace(form, before_colon=head)


def _with_and_without_article(
    work: Work, text: str, kind: VariantKind, show: frozenset[str]
) -> Iterator[TitleVariant]:
    words = parse_name(text).plain_words
    weight = title_weight(words, show) - DISCOUNT[kind]
    if weight <= 0 or not words:
        return
    if kind is VariantKind.INITIALS:
        weight = min(weight, 1.5)
    telling = distinctive(words, show)
    yield TitleVariant(work.id, text, words, kind, weight, distinctive_words=telling)
    if len(words) > 1 and words[0] in ARTICLES and kind is not VariantKind.INITIALS:
        less = ARTICLE_OF_ONE_WORD if len(words) < 3 else 0.2
        yield TitleVariant(work.id, text, words[1:], kind, weight - less, distinctive_words=telling)


def bracketed_text(title: str) -> str:
    """What stands in brackets in a title: "abridged audiobook"."""
    return " ".join(_QUALIFIER.findall(title))
