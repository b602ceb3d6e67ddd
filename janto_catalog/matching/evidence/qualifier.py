"""What stands in brackets in a title tells it from another: "(first of two)", "(collected)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import NUMBER_PREFIXES, STOP_WORDS
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import TITLE_SOURCES
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

_SAID, _ANOTHER = 2.0, 3.0
_BRACKETS = re.compile(r"\(([^()]*)\)")


def _weigh(case: Comparison) -> Iterator[Evidence]:
    mine = [words(each) for each in _BRACKETS.findall(case.work.record.title)]
    if not mine or not case.matches:
        return
    if word := _said(case):
        yield supports(f"{case.main_text.source.value} “{word}”, as its title does", _SAID)
        return
    for text in case.item.texts:
        if text.source not in TITLE_SOURCES:
            continue
        for said in map(words, _BRACKETS.findall(text.parsed.text)):
            if any(_differ(said, own) for own in mine):
                yield contradicts(
                    f"{text.source.value} “{' '.join(said)}”, and this is “{' '.join(mine[0])}”", _ANOTHER
                )
                return


def _said(case: Comparison) -> str:
    """The word of those brackets that the name bears beside the title."""
    telling = case.work.bracketed_words - STOP_WORDS - NUMBER_PREFIXES - case.work.series_words
    reading, title = case.main_text.parsed, case.title_positions(case.main_text)
    beside = (word for place, word in enumerate(reading.words) if place not in title)
    return next((word for word in beside if word in telling and not word.isdecimal()), "")


def _differ(said: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether two bracketed texts are alike but for one word that tells them apart."""
    if len(said) != len(own) or len(own) < 2:
        return False
    apart = [pair for pair in zip(said, own, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and STOP_WORDS.isdisjoint(apart[0])


EVIDENCE = EvidenceKind("qualifier", _weigh)
