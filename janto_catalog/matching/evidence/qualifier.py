"""What stands in brackets in a title tells it from another: "(first of two)", "(collected)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import PART_WORDS, SMALL
from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against, speaks_for
from janto_catalog.matching.item_text import NAMING
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

_SAID, _ANOTHER = 2.0, 3.0
_BRACKETS = re.compile(r"\(([^()]*)\)")


def _weigh(case: Case) -> Iterator[Evidence]:
    mine = [words(each) for each in _BRACKETS.findall(case.entry.work.title)]
    if not mine or not case.matches:
        return
    if word := _said(case):
        yield speaks_for(f"{case.main.place.value} “{word}”, as its title does", _SAID)
        return
    for text in case.seen.texts:
        if text.place not in NAMING:
            continue
        for said in map(words, _BRACKETS.findall(text.reading.text)):
            if any(_differ(said, own) for own in mine):
                yield speaks_against(
                    f"{text.place.value} “{' '.join(said)}”, and this is “{' '.join(mine[0])}”", _ANOTHER
                )
                return


def _said(case: Case) -> str:
    """The word of those brackets that the name bears beside the title."""
    telling = case.entry.qualifiers - SMALL - PART_WORDS - case.entry.series_words
    reading, title = case.main.reading, case.titled(case.main)
    beside = (word for place, word in enumerate(reading.words) if place not in title)
    return next((word for word in beside if word in telling and not word.isdecimal()), "")


def _differ(said: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether two bracketed texts are alike but for one word that tells them apart."""
    if len(said) != len(own) or len(own) < 2:
        return False
    apart = [pair for pair in zip(said, own, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and SMALL.isdisjoint(apart[0])


EVIDENCE = EvidenceKind("qualifier", _weigh)
