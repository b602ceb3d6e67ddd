"""The name or a tag names the publisher or station of the work, or the tag of a comic names another publisher."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import place_of_words

_SOURCES = (TextSource.NAME, TextSource.FOLDER, TextSource.ARTIST_TAG, TextSource.PUBLISHER_TAG)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    for text in comparison.item.texts_from(*_SOURCES):
        for company in comparison.work.companies:
            if place_of_words(company, text.parsed.raw_words):
                name = " ".join(company).title()
                yield supports(f"{text.says} “{name}”, who published it", weights.PUBLISHER)
                return
    if comparison.work.companies and comparison.item.form is FileForm.PAGES:
        yield from _other_publisher(comparison)


def _other_publisher(comparison: Comparison) -> Iterator[Evidence]:
    for text in comparison.item.texts_from(TextSource.PUBLISHER_TAG):
        if comparison.index.publisher_words.isdisjoint(text.parsed.raw_words):
            yield contradicts(
                f"{text.says} “{text.parsed.text}”, who did not publish it", weights.OTHER_PUBLISHER
            )
            return


EVIDENCE = EvidenceKind("publisher", _weigh)
