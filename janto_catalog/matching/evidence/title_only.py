"""Nothing but a title: many things are called "Reset", songs above all."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group

_BARE, _SONG = 1.0, 3.0
_LONGEST_SONG = 600.0


def _weigh(case: Case) -> Iterator[Evidence]:
    if any(case.answers(phrase) for _, phrase, _ in case.seen.phrases):
        return
    if any(case.entry.people.intersection(text.reading.words) for text in case.seen.texts):
        return
    yield speaks_against("nothing names its show or who made it", _BARE)
    seconds = case.seen.seconds
    if seconds is not None and seconds < _LONGEST_SONG and case.entry.work.kind.group is Group.AUDIO:
        yield speaks_against("it is as long as a song", _SONG)


EVIDENCE = EvidenceKind("bareness", _weigh)
