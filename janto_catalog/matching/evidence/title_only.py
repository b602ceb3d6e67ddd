"""Nothing names the world of the work: many things are called "Reset", and many shows have an episode 11."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.named_world import names_world
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group

#: How the reason reads; such a work is only linked by a person.
NOTHING_NAMES = "nothing names its show or who made it"


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    if names_world(comparison):
        return
    yield contradicts(NOTHING_NAMES, weights.TITLE_ONLY, needs_person=True)
    is_short = item.seconds is not None and item.seconds < weights.SONG_SECONDS
    if is_short and work.record.kind.group is Group.AUDIO:
        yield contradicts("it is as long as a song", weights.LENGTH_OF_SONG)


EVIDENCE = EvidenceKind("title_only", _weigh)
