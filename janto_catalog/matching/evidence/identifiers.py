"""A product code or other identifier that only one work has."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.matching.item_numbers import identifier_keys
from janto_catalog.model.files import Evidence
from janto_catalog.model.isbn import isbn13

#: A shop's code has at least this many letters: shorter ones number a series ("TW07").
_SHOP_CODE_LETTERS = 4


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    for written, key in identifier_keys(item):
        if comparison.index.by_code.get(key) == work.id:
            if isbn13(written):
                yield supports(f"it has {written}, the ISBN of this title", number_weights.ISBN)
            else:
                text = f"it has {written.upper()}, the product code of this title"
                yield supports(text, number_weights.IDENTIFIER)
            return
    code = item.name.parsed.numbers.code
    if code is None or work.number != code[1] or len(code[0]) < _SHOP_CODE_LETTERS:
        return
    if comparison.title_positions(item.name):
        yield supports(f"the name has a shop's code with number {code[1]}", number_weights.SHOP_CODE_NUMBER)


EVIDENCE = EvidenceKind("identifiers", _weigh)
