"""A trade paperback: all issues of a run of comics in one file, called by the title of the run."""

from __future__ import annotations

from janto_catalog.filenames.vocabulary import COLLECTION_WORDS, FileForm
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.text import place_of_words, words

_FORMS = (FileForm.PAGES, FileForm.PDF, FileForm.EBOOK)
#: So many pages an issue has in a collection.
_PAGES = (18, 45)


def issues_of_run(item: ParsedItem, index: WorkIndex) -> tuple[IndexedWork, ...]:
    """Return the issues of the run whose title a name has, when the name says that it is a volume or a collection.

    Nothing else may be left in the name, and the series is named.
    """
    name = item.name
    parsed = name.parsed
    is_collection = parsed.numbers.volume is not None or not COLLECTION_WORDS.isdisjoint(parsed.words)
    if item.form not in _FORMS or not is_collection or name.titles:
        return ()
    for series in sorted({each for found, _ in name.series_names for each in found.series_ids}):
        for run in index.runs.of_series(series):
            place = place_of_words(words(run), parsed.raw_words)
            if place and not _other_words(item, place):
                return index.runs.issues_of(series, run)
    return ()


def has_pages_of_all(item: ParsedItem, count: int) -> bool:
    """Whether an item has as many pages as so many issues have together."""
    return item.pages is not None and _PAGES[0] * count <= item.pages <= _PAGES[1] * count


def _other_words(item: ParsedItem, place: range) -> list[str]:
    """The words of a name that are not the series, the run, a collection, or the number of the volume."""
    parsed = item.name.parsed
    explained = parsed.ignorable.union(place, *(span.positions for _, span in item.name.series_names))
    return [
        word
        for at, word in enumerate(parsed.words)
        if at not in explained
        and word not in COLLECTION_WORDS
        # "Vol. 1", "v01".
        and word.removeprefix("v").lstrip("0") != str(parsed.numbers.volume)
    ]
