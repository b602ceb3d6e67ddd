"""A title of one word in a folder's phrase: "To sync" and "Broken files" say what a collector does there."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    best = comparison.best_match
    if best is None or best.text.source is not TextSource.FOLDER or len(best.positions) > 1:
        return
    texts = comparison.item.texts
    if any(text.source is not TextSource.FOLDER and text.has_title_of(comparison.work.id) for text in texts):
        return
    if _is_phrase(comparison, best.text):
        reason = f"{best.text.says} “{best.text.parsed.text}”, which may be what is kept there"
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _is_phrase(comparison: Comparison, folder: ItemText) -> bool:
    """Whether a folder has other words than the title, and names no series, number or maker of the work beside it."""
    parsed = folder.parsed
    left = [
        word
        for position, word in enumerate(parsed.words)
        if word > TECHNICAL_MARK
        and position not in parsed.bracketed
        and position not in comparison.title_positions(folder)
    ]
    if not left or folder.series_names or parsed.numbers.code or parsed.numbers.years:
        return False
    return all(word.isalpha() and word not in comparison.work.people_words for word in left)


EVIDENCE = EvidenceKind("folder_phrase", _weigh)
