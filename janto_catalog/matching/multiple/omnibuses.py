"""An omnibus, several works that came out as one: its title in a name stands for all works in it."""

from __future__ import annotations

from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.omnibuses import IndexedOmnibus
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem
from janto_catalog.matching.multiple.whole_series import other_words
from janto_catalog.matching.supplements import supplement_text
from janto_catalog.model.text import place_of_words


def omnibus_of(item: ParsedItem, index: WorkIndex) -> IndexedOmnibus | None:
    """Return the omnibus whose title the name of an item has, with the name of its show and nothing else.

    None for a part of it, and for what is about it.
    """
    if not item.name.series_names or item.name.parsed.numbers.part is not None:
        return None
    for omnibus in index.omnibuses:
        if _names(item.name, omnibus, item, index) and not supplement_text(item, omnibus.works[0]):
            # Looked at last: counting takes longer than the rest, and hardly any name gets here.
            return None if item.part_counts else omnibus
    return None


def _names(text: ItemText, omnibus: IndexedOmnibus, item: ParsedItem, index: WorkIndex) -> bool:
    """Whether a text has the title of an omnibus, and nothing else but its series and that it is all."""
    if not all(can_be(item.form, work.record.kind) for work in omnibus.works):
        return False
    named = [name for name, _ in text.series_names]
    if not all(index.belongs_to(omnibus.works[0], name) for name in named):
        return False
    for title in omnibus.titles:
        place = place_of_words(title, text.parsed.raw_words)
        if place and other_words(text, index, frozenset(place)) <= {str(len(omnibus.works))}:
            return True
    return False
