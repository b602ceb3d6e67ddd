"""Nothing but a title: many things are called "Reset", songs above all."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    if any(comparison.belongs_to(name) for _, name, _ in item.series_names):
        return
    if any(work.people_words.intersection(text.parsed.words) for text in item.texts):
        return
    yield contradicts("nothing names its show or who made it", weights.TITLE_ONLY)
    is_short = item.seconds is not None and item.seconds < weights.SONG_SECONDS
    if is_short and work.record.kind.group is Group.AUDIO:
        yield contradicts("it is as long as a song", weights.LENGTH_OF_SONG)


EVIDENCE = EvidenceKind("title_only", _weigh)
