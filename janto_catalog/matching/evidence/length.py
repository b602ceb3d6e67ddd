"""The length of the item against the known running time."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_length import LENGTH, ONLY, length_agreement
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group
from janto_catalog.model.text import format_time


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    seconds, work = comparison.item.seconds, comparison.work
    if seconds is None or work.record.kind.group is Group.PRINT:
        return
    known = work.record.runtime
    # Where files are missing, the length says so; it does not say that it is another work.
    is_part = _is_part(comparison) or bool(comparison.item.item.gaps)
    if known is None:
        if seconds < _shortest(work) and not is_part:
            yield contradicts(f"{ONLY} {format_time(seconds)} long", weights.LENGTH_TOO_SHORT)
        return
    text = f"{LENGTH} {format_time(seconds)}, known {format_time(known)}"
    weight = length_agreement(seconds, known)
    if weight > 0:
        yield supports(text, weight)
    elif weight < 0 and not (is_part and seconds < known):
        yield contradicts(text, -weight)


def _shortest(work: IndexedWork) -> float:
    """The shortest length in seconds of works like this one, when its own is not known."""
    if work.suffixed_number:
        return weights.SHORT_RELEASE_SECONDS
    return weights.SHORTEST_SECONDS.get(work.record.kind, 0.0)


def _is_part(comparison: Comparison) -> bool:
    """Whether the item says that it is one part, disc or track of several, which is shorter than the work."""
    item = comparison.item
    numbers = item.name.parsed.numbers
    if numbers.disc is not None or numbers.parts is not None:
        return True
    facts = item.story_files[0].facts if len(item.story_files) == 1 else None
    if facts is None or item.form is not FileForm.AUDIO:
        return False
    return (facts.tracks or facts.track or 1) > 1


EVIDENCE = EvidenceKind("length", _weigh)
