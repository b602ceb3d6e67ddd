"""The length of what is there against the known running time."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

#: Nothing of this kind is shorter than this, in seconds.
_SHORTEST = {
    Kind.TV_EPISODE: 900,
    Kind.AUDIO_DRAMA: 900,
    Kind.RADIO_DRAMA: 900,
    Kind.AUDIOBOOK: 1500,
    Kind.FILM: 2400,
}
#: What comes between two numbers ("65a") is given away beside them, and short.
_SHORTEST_BETWEEN = 300


def _weigh(case: Comparison) -> Iterator[Evidence]:
    seconds, known = case.item.seconds, case.work.record.runtime
    if seconds is None or case.work.record.kind.group is Group.PRINT:
        return
    partial = _is_part(case)
    if known is None:
        least = _SHORTEST_BETWEEN if case.work.lettered_number else _SHORTEST.get(case.work.record.kind, 0)
        if seconds < least and not partial:
            yield contradicts(f"it is only {clock(seconds)} long", 4.0)
        return
    said = f"length {clock(seconds)}, known {clock(known)}"
    weight = length_agreement(seconds, known)
    if weight > 0:
        yield supports(said, weight)
    elif weight < 0 and not (partial and seconds < known):
        yield contradicts(said, -weight)


def length_agreement(seconds: float, known: float) -> float:
    """Exact to the second says most; a known time in whole minutes is rounded."""
    off = abs(seconds - known)
    share = off / known
    if known % 60 and off <= 3:
        return 3.0
    if off <= max(20.0, 0.015 * known):
        return 1.8
    if share <= 0.05 or off <= 60:
        return 0.6
    if share <= 0.08 or off <= 150:
        return 0.0
    if share <= 0.25:
        return -0.5
    return -3.5 if share < 0.75 or seconds > known else -6.0


def _is_part(case: Comparison) -> bool:
    """Whether the item says it is one part or disc of several, which is shorter than the whole."""
    numbers = case.item.name.parsed.numbers
    facts = case.item.story_files[0].facts if len(case.item.story_files) == 1 else None
    tracks = facts is not None and (facts.tracks or facts.track or 1) > 1 and case.item.form is FileForm.AUDIO
    return numbers.disc is not None or numbers.parts is not None or tracks


def clock(seconds: float) -> str:
    """Seconds as people write them: 50:31, 2:03:04."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


EVIDENCE = EvidenceKind("length", _weigh)
