"""A product code or other identifier that only one work bears."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.model.files import Evidence


def _weigh(case: Comparison) -> Iterator[Evidence]:
    code = case.item.name.parsed.numbers.code
    written = [code[0] + str(code[1])] if code else []
    for each in (*case.item.identifiers, *written):
        key = "".join(letter for letter in each.casefold() if letter.isalnum())
        if case.index.by_code.get(key) == case.work.id:
            yield supports(f"it bears {each.upper()}, this title's own number", 7.0)
            return
    if code and case.work.number == code[1] and len(code[0]) >= 4 and case.title_positions(case.item.name):
        yield supports(f"the name has a shop's code with number {code[1]}", 2.5)


EVIDENCE = EvidenceKind("identifiers", _weigh)
