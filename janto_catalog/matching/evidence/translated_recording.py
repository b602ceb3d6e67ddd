"""A recording in another language than the work: another reading, even if title and show agree.

A translated book and a dubbed film are copies of the work; a reading in another language is by other people.
Collectors call what they have by a word of their own language ("Hörspiel"): that alone counts only against a book of
which no reading is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import LANGUAGE_WORDS, RECORDING_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import words

_OF_NOVELS = LANGUAGE_WORDS | RECORDING_WORDS


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if comparison.item.form is not FileForm.AUDIO:
        return
    work = comparison.work.record
    foreign = _OF_NOVELS if work.kind is Kind.NOVEL else LANGUAGE_WORDS
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.TITLE_TAG, TextSource.ALBUM_TAG):
        found = foreign.intersection(text.parsed.raw_words)
        if found and (found := found.difference(words(work.title))):
            reason = f"{text.says} “{min(found)}”: it may be a reading in another language"
            yield contradicts(reason, weights.OTHER_LANGUAGE, needs_person=True)
            return


EVIDENCE = EvidenceKind("translated_recording", _weigh)
