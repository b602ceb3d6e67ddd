"""Characters of the work are named beside its title: "Title (Ann & Bob)"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, supports
from janto_catalog.matching.item_text import ItemText
from janto_catalog.matching.named_characters import first_name, named_characters
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    found = named_characters(comparison)
    if found is None:
        return
    text, names = found
    apart = [name for name in names if name in _names_apart(comparison, text)]
    if len(apart) > 1:
        named = " and ".join(name.title() for name in apart)
        yield supports(f"{text.says} “{named}”, who are in it", weights.CHARACTERS_NAMED)


def _names_apart(comparison: Comparison, text: ItemText) -> set[str | None]:
    title = comparison.title_positions(text)
    return {
        first_name(word, comparison.index)
        for position, word in enumerate(text.parsed.words)
        if position not in title
    }


EVIDENCE = EvidenceKind("characters", _weigh)
