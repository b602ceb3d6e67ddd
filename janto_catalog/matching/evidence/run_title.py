"""The title of a run of issues, apart from the number: tags have "The Long Night" for "The Show: The Long Night #2"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import place_of_words, words

#: Texts that may have the title of a run without the number.
_SOURCES = (
    TextSource.NAME,
    TextSource.TITLE_TAG,
    TextSource.ALBUM_TAG,
    TextSource.SERIES_TAG,
    TextSource.FOLDER,
)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    runs = comparison.index.runs.of_series(comparison.work.record.series)
    if len(runs) < 2 or comparison.work.number is None or comparison.matches:
        return
    own = comparison.index.runs.title(comparison.work)
    for text in comparison.item.texts_from(*_SOURCES):
        named = [run for run in runs if place_of_words(words(run), text.parsed.raw_words)]
        if own in named:
            yield supports(f"{text.says} “{own}”, the run it is of", number_weights.RUN_NAMED)
            return
        if named:
            yield contradicts(
                f"{text.says} “{named[0]}”, which is another run", number_weights.OTHER_RUN_NAMED
            )
            return


EVIDENCE = EvidenceKind("run_title", _weigh)
