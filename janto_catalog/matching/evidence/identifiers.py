"""A product code or other identifier that only one work has."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.index.indexed_work import name_key
from janto_catalog.matching.item_numbers import identifier_keys
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.isbn import isbn13

#: A shop's code has at least this many letters: shorter ones number a series ("TW07").
_SHOP_CODE_LETTERS = 4


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    for written, key in identifier_keys(item):
        if comparison.index.by_code.get(key) == work.id:
            if isbn13(written):
                # With other words or numbers it may be a chapter, or about the book.
                is_alone = not item.name.parsed.standalone_numbers and not unexplained_positions(
                    comparison, item.name
                )
                weight = number_weights.ISBN if is_alone else number_weights.IDENTIFIER
                yield supports(f"it has {written}, the ISBN of this title", weight)
            else:
                text = f"it has {written.upper()}, the product code of this title"
                yield supports(text, number_weights.IDENTIFIER)
            return
    for written, key in identifier_keys(item):
        other = comparison.index.by_code.get(key)
        if other is not None and isbn13(written) and not _are_related(comparison, other):
            title = comparison.index.works[other].record.title
            text = f"it has {written}, the ISBN of “{title}”"
            yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return
    code = item.name.parsed.numbers.code
    if code is None or work.number != code[1] or len(code[0]) < _SHOP_CODE_LETTERS:
        return
    if comparison.title_positions(item.name):
        yield supports(f"the name has a shop's code with number {code[1]}", number_weights.SHOP_CODE_NUMBER)


def _are_related(comparison: Comparison, other: str) -> bool:
    """Whether another work is part of this one, has it as a part, or is the book of a reading with its title."""
    own, index = comparison.work, comparison.index
    related = index.works[other].record
    return (
        other == own.record.part_of
        or related.part_of == own.id
        or name_key(related.title).startswith(name_key(own.record.title))
        or name_key(own.record.title).startswith(name_key(related.title))
    )


EVIDENCE = EvidenceKind("identifiers", _weigh)
