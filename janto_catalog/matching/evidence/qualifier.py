"""The brackets of a title, which distinguish works of the same title: "(abridged)", "(first of two)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import NUMBER_PREFIXES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import TITLE_SOURCES
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

_BRACKETS = re.compile(r"\(([^()]*)\)")


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    own = [words(each) for each in _BRACKETS.findall(comparison.work.record.title)]
    if not own or not comparison.matches:
        return
    source = comparison.main_text.says
    if word := _denied_qualifier(comparison):
        reason = f"{source} “{word}”, and this is “{' '.join(own[0])}”"
        yield contradicts(reason, weights.QUALIFIER_DIFFERS, needs_person=True)
        return
    if word := _named_qualifier(comparison):
        yield supports(f"{source} “{word}”, as its title does", weights.QUALIFIER_AGREES)
        return
    for text in comparison.item.texts_from(*TITLE_SOURCES):
        for other in map(words, _BRACKETS.findall(text.parsed.text)):
            if any(_differ_in_one_word(other, each) for each in own):
                yield contradicts(
                    f"{text.says} “{' '.join(other)}”, and this is “{' '.join(own[0])}”",
                    weights.QUALIFIER_DIFFERS,
                )
                return


def _named_qualifier(comparison: Comparison) -> str:
    """The word of the title's brackets that the name has in addition to the title, "" without one."""
    work, parsed = comparison.work, comparison.main_text.parsed
    qualifiers = work.bracketed_words - STOP_WORDS - NUMBER_PREFIXES - work.series_words
    title = comparison.title_positions(comparison.main_text)
    others = (word for position, word in enumerate(parsed.words) if position not in title)
    return next((word for word in others if word in qualifiers and not word.isdecimal()), "")


def _denied_qualifier(comparison: Comparison) -> str:
    """The word of a name that is the opposite of the title's brackets ("unabridged"), "" without one."""
    denied = {f"un{word}" for word in comparison.work.bracketed_words}
    texts = comparison.item.texts_from(*TITLE_SOURCES)
    return next((word for text in texts for word in text.parsed.words if word in denied), "")


def _differ_in_one_word(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two bracketed texts differ in exactly one word, which is not a stop word."""
    if len(first) != len(second) or len(second) < 2:
        return False
    different = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and STOP_WORDS.isdisjoint(different[0])


EVIDENCE = EvidenceKind("qualifier", _weigh)
