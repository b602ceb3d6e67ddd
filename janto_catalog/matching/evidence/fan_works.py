"""A text, its folder or its publisher says that it is a story by a fan, which may have the title of a book."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.fan_works import chapter, fan_word, is_fan_folder, rating
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.file_form import TEXT_FORMS
from janto_catalog.matching.index.pairings import in_brackets
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold, words

_KINDS = (Kind.NOVEL, Kind.SHORT_STORY)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item = comparison.item
    if item.form not in TEXT_FORMS or comparison.work.record.kind not in _KINDS:
        return
    texts = item.texts_from(
        TextSource.NAME, TextSource.FOLDER, TextSource.PUBLISHER_TAG, TextSource.ARTIST_TAG
    )
    for text in texts:
        if word := _fan_note(comparison, text):
            reason = f"{text.says} “{word}”: it may be a story by a fan"
            yield contradicts(reason, weights.OTHER_MAKER, needs_person=True)
            break
    title = fold(comparison.work.record.title)
    if (found := chapter(fold(item.name.parsed.text))) and found not in title:
        reason = f"the name says “{found}”, and this is the whole story"
        yield contradicts(reason, weights.PART_AND_WHOLE_DIFFER, needs_person=True)


def _fan_note(comparison: Comparison, text: ItemText) -> str:
    """What a text says that makes it a story by a fan, "" for nothing."""
    written, index = text.parsed.text, comparison.index
    folded = fold(written)
    own = {*words(comparison.work.record.title), *comparison.work.series_words}
    if (word := fan_word(folded)) and not own.issuperset(words(word)):
        return word
    if text.source is TextSource.FOLDER:
        if index.pairings.names_members(written) or (
            is_fan_folder(folded) and (comparison.work.record.kind is Kind.NOVEL or folded != "stories")
        ):
            return written
    elif text.source is TextSource.NAME:
        notes = (note for note in in_brackets(written) if index.pairings.names_members(note))
        if note := next(notes, "") or rating(folded):
            return note
    return "" if (name := index.pairings.own_name(written)) in own else name


EVIDENCE = EvidenceKind("fan_works", _weigh)
