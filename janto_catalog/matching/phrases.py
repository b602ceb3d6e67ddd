"""A show that is called by a common noun, where a name has the noun in a phrase: "An Evening With", "On the Harbour"."""

from __future__ import annotations

import re

from janto_catalog.filenames.vocabulary import ARTICLES
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.item_text import ItemText
from janto_catalog.model.text import fold

#: At the start of a name, before a noun.
_PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "by",
        "of",
        "from",
        "with",
        "for",
        "into",
        "near",
        "under",
        "over",
        "behind",
        "beyond",
        "across",
        "before",
        "after",
        "until",
    ]
)
#: Behind other words too: "Home to Harbour"; "Title from The Show", "Title in The Show" are of the show.
_PLACES = frozenset(["to", "at", "by", "into", "near"])
_ONE = frozenset({"a", "an", "one"})
_BRACKETS = frozenset("()[]{}")


def is_in_phrase(text: ItemText, span: Span) -> bool:
    """Whether the words around a name of one word make a phrase of it, which may be another show."""
    parsed = text.parsed
    before = span.start - 1
    if before < 0:
        return False
    if _is_one_of_many(text, span):
        return True
    if parsed.words[before] in ARTICLES and before:
        before -= 1
    word = parsed.words[before]
    starts = before == 0 or before in parsed.after_separator
    return word in _PLACES or (starts and word in _PREPOSITIONS)


def _is_one_of_many(text: ItemText, span: Span) -> bool:
    """Whether a name is one of many of its kind: "An Evening With", "One Evening in May", "The One Evening"."""
    parsed = text.parsed
    before, behind = span.start - 1, parsed.words[span.end : span.end + 1]
    if parsed.raw_words[before] not in _ONE or parsed.words[:before] not in ((), ("the",)):
        return False
    return parsed.raw_words[before] == "one" or not _PREPOSITIONS.isdisjoint(behind)


def is_in_same_brackets(text: str, word: str, following: str) -> bool:
    """Whether two words of a text are next to each other with no bracket between.

    >>> is_in_same_brackets("Title (Harbour Lights)", "harbour", "lights")
    True
    >>> is_in_same_brackets("Title (Harbour) (Ann)", "harbour", "ann")
    False
    """
    found = re.search(rf"{re.escape(word)}(\W*){re.escape(following)}", fold(text).replace("_", " "))
    return found is not None and _BRACKETS.isdisjoint(found[1])
