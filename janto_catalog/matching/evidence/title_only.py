"""Nothing but a title: many things are called "Reset", songs above all."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group

_BARE, _SONG = 1.0, 3.0
_LONGEST_SONG = 600.0


def _weigh(case: Comparison) -> Iterator[Evidence]:
    if any(case.belongs_to(phrase) for _, phrase, _ in case.item.series_names):
        return
    if any(case.work.people_words.intersection(text.parsed.words) for text in case.item.texts):
        return
    yield contradicts("nothing names its show or who made it", _BARE)
    seconds = case.item.seconds
    if seconds is not None and seconds < _LONGEST_SONG and case.work.record.kind.group is Group.AUDIO:
        yield contradicts("it is as long as a song", _SONG)


EVIDENCE = EvidenceKind("bareness", _weigh)
