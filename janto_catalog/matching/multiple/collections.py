"""A collection that came out as one: its title in a name stands for all works in it."""

from __future__ import annotations

from janto_catalog.matching import length_weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.collections import IndexedCollection
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.matching.multiple.whole_series import other_words
from janto_catalog.model.text import place_of_words


def collection_of(item: ParsedItem, index: WorkIndex) -> IndexedCollection | None:
    """Return the collection whose title the name or the album of an item has; None when either says anything else.

    A part of it is not the collection.
    """
    if item.part_counts and any(count.gaps for count in item.part_counts):
        return None
    # "Collection - 05 - Title": the album has the title of the collection, and the name which story it is.
    sources = (TextSource.NAME, TextSource.ALBUM_TAG) if item.name.has_only_numbers() else (TextSource.NAME,)
    for text in item.texts_from(*sources):
        for collection in index.collections:
            if _names(text, collection, item, index):
                return collection
    return None


def has_length_of_all(item: ParsedItem, collection: IndexedCollection, index: WorkIndex) -> bool:
    """Whether an item is about as long as all works of a collection are known to be or usually are together."""
    shortest, longest = 0.0, 0.0
    for work in collection.works:
        known, usual = work.record.runtime, index.usual_lengths.like(work)
        if not (known or usual):
            return False
        shortest += known or (usual.shortest if usual else 0.0)
        longest += known or (usual.longest if usual else 0.0)
    margin = length_weights.COLLECTION_SHARE
    return item.seconds is not None and shortest * (1 - margin) <= item.seconds <= longest * (1 + margin)


def _names(text: ItemText, collection: IndexedCollection, item: ParsedItem, index: WorkIndex) -> bool:
    """Whether a text has the title of a collection, and nothing else but its series and that it is all."""
    if not all(can_be(item.form, work.record.kind) for work in collection.works):
        return False
    for title in collection.titles:
        place = place_of_words(title, text.parsed.raw_words)
        if place and other_words(text, index, frozenset(place)) <= {str(len(collection.works))}:
            return True
    return False
