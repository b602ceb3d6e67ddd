"""A text is called like a short story whose title is one word, and nothing says who wrote it or where it was printed."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_numbers import standalone_numbers
from janto_catalog.matching.item_text import TextSource
from janto_catalog.matching.named_world import named_people, own_series
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import words

_TAG = TextSource.SERIES_TAG
_FORMS = frozenset({FileForm.TEXT, FileForm.WEB_PAGE, FileForm.PDF})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work, best = comparison.item, comparison.work, comparison.best_match
    if item.form not in _FORMS or work.record.kind is not Kind.SHORT_STORY or best is None:
        return
    if len(best.variant.words) > 1 or named_people(comparison) is not None or _names_where(comparison):
        return
    reason = "its title is one word, as stories of fans have it, and nothing says who wrote it"
    yield contradicts(reason, weights.TITLE_ONLY, needs_person=True)


def _names_where(comparison: Comparison) -> bool:
    """Whether the series of the story, or the book or issue that it is in, is named: also by one word ("Yearbook")."""
    item, parent, series = comparison.item, comparison.parent, own_series(comparison)
    if any(name.is_specific or name.is_magazine for _, name, _ in series) or item.texts_from(_TAG):
        return True
    numbers = {str(number) for number in standalone_numbers(item.name)}
    if item.has_title_of(comparison.work.record.part_of) or numbers & comparison.work.printed_numbers:
        return True
    of_parent = set(words(parent.record.title)) if parent is not None else set()
    of_parent -= comparison.work.series_words | comparison.work.show_words
    return any(
        word in of_parent and at not in comparison.title_positions(text)
        for text in item.texts
        for at, word in enumerate(text.parsed.words)
    )


EVIDENCE = EvidenceKind("one_word_story", _weigh)
