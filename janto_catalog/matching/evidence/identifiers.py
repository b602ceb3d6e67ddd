"""A product code or other identifier that only one work bears."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_for
from janto_catalog.model.files import Evidence


def _weigh(case: Case) -> Iterator[Evidence]:
    code = case.seen.name.reading.numbers.code
    written = [code[0] + str(code[1])] if code else []
    for each in (*case.seen.identifiers, *written):
        key = "".join(letter for letter in each.casefold() if letter.isalnum())
        if case.library.by_code.get(key) == case.entry.id:
            yield speaks_for(f"it bears {each.upper()}, this title's own number", 7.0)
            return
    if code and case.entry.number == code[1] and len(code[0]) >= 4 and case.titled(case.seen.name):
        yield speaks_for(f"the name has a shop's code with number {code[1]}", 2.5)


EVIDENCE = EvidenceKind("identifiers", _weigh)
