"""The forms a work's title takes in names, and how much finding one is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog.filenames.parse import read_name
from janto_catalog.filenames.vocabulary import ARTICLES, SMALL
from janto_catalog.model.story import AlsoTitled, Work

_QUALIFIER = re.compile(r"\s*\(([^)]*)\)\s*")
_NUMBERED_CODE = re.compile(r"^(?:s\d\de\d\d|\d+x\d+|\d{3})$", re.IGNORECASE)


class FormKind(StrEnum):
    """How a form came about, which says how far it may be trusted."""

    FULL = "title"
    TAIL = "title without its series"
    ALSO = "another title"
    WORKING = "working title"
    SHORT = "short form"
    INITIALS = "initials"


#: Log-odds taken off when this form was found instead of the full title.
DISCOUNT = {
    FormKind.FULL: 0.0,
    FormKind.TAIL: 1.5,
    FormKind.ALSO: 0.3,
    FormKind.WORKING: 2.5,
    FormKind.SHORT: 0.8,
    FormKind.INITIALS: 3.0,
}


#: "Hope" and "The Hope" are two stories: an article more or less before a single word costs this much.
ARTICLE_OF_ONE_WORD = 1.5


@dataclass(frozen=True, slots=True)
class TitleForm:
    """A way a work is called: its words, joined `key`, `weight` in log-odds, `head` before a colon,
    `telling` the words that make it distinctive."""

    work: str
    text: str
    words: tuple[str, ...]
    kind: FormKind
    weight: float
    head: str = ""
    telling: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The words run together: what "Cyber Woman" and "Cyberwoman" have in common."""
        return "".join(self.words)


def content(words: tuple[str, ...], show: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words that make a title distinctive."""
    return tuple(word for word in words if word not in SMALL and word not in show)


def worth(words: tuple[str, ...], show: frozenset[str]) -> float:
    """What finding these words in a row is worth, in log-odds; nothing when only show and numbers are left."""
    telling = content(words, show)
    letters = sum(not word.isdecimal() for word in telling)
    size = letters + 0.5 * (len(telling) - letters)
    if not letters:
        return 4.0 if len(telling) > 1 else 0.0
    return min(9.0, 4.0 + 1.5 * (size - 1)) if size >= 1 else 3.0


def title_forms(work: Work, show: frozenset[str]) -> Iterator[TitleForm]:
    """Every form of a work's titles; `show` are the words of its shows' names."""
    yield from _forms(work, work.title, FormKind.FULL, show)
    if work.safe_title:
        yield from _forms(work, work.safe_title, FormKind.ALSO, show)
    for also in work.also_titled:
        if not (also.type == "code" or _NUMBERED_CODE.match(also.title)):
            yield from _forms(work, also.title, _also_kind(also), show)


def _also_kind(also: AlsoTitled) -> FormKind:
    if also.type == "working":
        return FormKind.WORKING
    if also.type == "short":
        one_word = " " not in also.title.strip() and len(also.title) <= 6
        return FormKind.INITIALS if one_word else FormKind.SHORT
    return FormKind.ALSO


def _forms(work: Work, title: str, kind: FormKind, show: frozenset[str]) -> Iterator[TitleForm]:
    plain = _QUALIFIER.sub(" ", title).strip()
    for text in dict.fromkeys((title, plain)):
        yield from _with_and_without_article(work, text, kind, show)
    head, colon, tail = plain.partition(":")
    if colon and tail.strip() and kind is not FormKind.INITIALS:
        show_only = not content(read_name(head).plain, show)
        tail_kind = kind if show_only else FormKind.TAIL
        for form in _with_and_without_article(work, tail.strip(), tail_kind, show):
            yield form if show_only else replace(form, head=head)


def _with_and_without_article(
    work: Work, text: str, kind: FormKind, show: frozenset[str]
) -> Iterator[TitleForm]:
    words = read_name(text).plain
    weight = worth(words, show) - DISCOUNT[kind]
    if weight <= 0 or not words:
        return
    if kind is FormKind.INITIALS:
        weight = min(weight, 1.5)
    telling = content(words, show)
    yield TitleForm(work.id, text, words, kind, weight, telling=telling)
    if len(words) > 1 and words[0] in ARTICLES and kind is not FormKind.INITIALS:
        less = ARTICLE_OF_ONE_WORD if len(words) < 3 else 0.2
        yield TitleForm(work.id, text, words[1:], kind, weight - less, telling=telling)


def qualifiers(title: str) -> str:
    """What stands in brackets in a title: "abridged audiobook"."""
    return " ".join(_QUALIFIER.findall(title))
