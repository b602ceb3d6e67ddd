"""Nothing names the world of the work: many things are called "Reset", and many shows have an episode 11."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.index.indexed_work import SeriesName
from janto_catalog.matching.item_text import TextSource
from janto_catalog.matching.named_world import names_world, own_series, significant_words
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group

#: How the reason reads; such a work is only linked by a person.
NOTHING_NAMES = "nothing names its show or who made it"


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    if names_world(comparison):
        yield from _only_initials(comparison)
        return
    yield contradicts(NOTHING_NAMES, weights.TITLE_ONLY, needs_person=True)
    is_short = item.seconds is not None and item.seconds < length_weights.SONG_SECONDS
    if is_short and work.record.kind.group is Group.AUDIO:
        yield contradicts("it is as long as a song", length_weights.LENGTH_OF_SONG)


def _only_initials(comparison: Comparison) -> Iterator[Evidence]:
    """Only initials in a folder name the show, and words near the file may be another: "TW/S01E01 - Pilot"."""
    named = own_series(comparison)
    if not named or any(
        text.source is not TextSource.FOLDER or not _is_initials(name) for text, name, _ in named
    ):
        return
    nearest = min(text.depth for text, _, _ in named)
    nearer = (text for text in comparison.item.texts_from(TextSource.FOLDER) if text.depth < nearest)
    for text in (comparison.item.name, *nearer):
        if left := significant_words(comparison, text):
            words = text.parsed.written(text.parsed.words[position] for position in left)
            reason = f"only initials name its show, and {text.says} “{words}”"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return


def _is_initials(name: SeriesName) -> bool:
    return name.weak and " " not in name.text


EVIDENCE = EvidenceKind("title_only", _weigh)
