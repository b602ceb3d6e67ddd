"""It says it is a trailer, an interview, a podcast: about a story, not the story."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import EXTRAS_FOLDERS
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText, ParsedItem, TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold

#: Said of a folder that holds all there is.
_WHOLE = frozenset({"complete", "collection", "full"})


def _weigh(case: Comparison) -> Iterator[Evidence]:
    text = supplement_text(case.item, case.work)
    if text is not None:
        yield contradicts(f"{text.source.value} “{text.parsed.supplement_word}”", 5.0)


def supplement_text(seen: ParsedItem, entry: IndexedWork) -> ItemText | None:
    """The text that says an item is about a story; None for documentaries, which are, and titles that have the word.
    Of extras a web animation is as likely one."""
    if entry.record.kind is Kind.DOCUMENTARY:
        return None
    for text in seen.texts:
        word = text.parsed.supplement_word
        if entry.record.kind is Kind.WEB_ANIMATION and _is_beside(text):
            continue
        if word and _is_heard(text, seen) and word not in fold(entry.record.title):
            return text
    return None


def is_in_extras_folder(seen: ParsedItem) -> bool:
    """Whether a folder says that what is in it lies beside the stories."""
    return any(_is_beside(text) and _is_heard(text, seen) for text in seen.texts)


def _is_beside(text: ItemText) -> bool:
    return text.source is TextSource.FOLDER and text.parsed.supplement_word in EXTRAS_FOLDERS


def _is_heard(text: ItemText, seen: ParsedItem) -> bool:
    """Whether what a text says of what is about stories holds for the item: folders count but for the root, and
    further up one of whole seasons may hold such things beside the stories ("Seasons 1-4 Extras")."""
    if text.source is not TextSource.FOLDER or text.depth == 0:
        return text.source in TITLE_SOURCES or text.depth == 0
    numbers = text.parsed.numbers
    whole = numbers.season is not None or numbers.season_range or _WHOLE.intersection(text.parsed.words)
    return text.depth < len(seen.item.folders) - 1 and not whole


EVIDENCE = EvidenceKind("about", _weigh)
