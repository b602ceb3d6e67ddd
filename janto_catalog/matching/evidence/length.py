"""The length of the item against the known running time, or against what is usual in the series."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.downloaders import is_recording
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.evidence.lone_part import letter_at_end
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.usual_lengths import UsualLength
from janto_catalog.matching.item_length import LENGTH, ONLY, length_agreement
from janto_catalog.matching.item_numbers import is_number_of_work, place_in_box
from janto_catalog.model.file_types import is_recorder_format
from janto_catalog.model.files import Evidence, Stance
from janto_catalog.model.kinds import Group
from janto_catalog.model.text import format_time

#: What parts of one story are called.
_COUNTED_PARTS = frozenset({"part", "section", "chapter", "track"})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    seconds, work = comparison.item.seconds, comparison.work
    if seconds is None or work.record.kind.group is Group.PRINT:
        return
    known = work.record.runtime
    if known and seconds < length_weights.HALF_LEAST_SHARE * known and _is_half(comparison):
        yield contradicts(
            f"{LENGTH} {format_time(seconds)}, too short for half of it", -length_weights.LENGTH_EXCERPT
        )
        return
    if known is None:
        if "abridged" in work.bracketed_words and seconds > length_weights.LONGEST_ABRIDGED_SECONDS:
            text = f"{LENGTH} {format_time(seconds)}: too long for an abridged reading"
            yield contradicts(text, length_weights.LENGTH_TOO_SHORT, needs_person=True)
        elif seconds < _shortest(work) and not _is_part(comparison):
            yield contradicts(f"{ONLY} {format_time(seconds)} long", length_weights.LENGTH_TOO_SHORT)
        else:
            yield from _against_usual(comparison, seconds)
        return
    text = f"{LENGTH} {format_time(seconds)}, known {format_time(known)}"
    weight = length_agreement(seconds, known)
    if weight > 0:
        yield supports(text, weight)
    elif weight < 0 and not _is_padded(comparison, seconds, known):
        if seconds < known and _is_part(comparison):
            return
        # A misspelt title may be that of something else.
        yield contradicts(text, -weight, needs_person=comparison.best_is_inexact)


def _is_half(comparison: Comparison) -> bool:
    """Whether the name says that it is one of two halves: "S01E03a"."""
    half = next((count for count in comparison.item.part_counts if count.counted == "half"), None)
    return half is not None and len(half.numbers) == 1


def _is_padded(comparison: Comparison, seconds: float, known: float) -> bool:
    """Whether it may be a recording of a broadcast, which begins before the programme and ends after it, with adverts.

    A name that says so is believed; in a format of recorders it is one more likely than not, and not of two works.
    """
    item = comparison.item
    longest = known + length_weights.RECORDING_MARGIN_SECONDS
    if item.form is not FileForm.VIDEO or not known < seconds <= longest:
        return False
    if item.name.parsed.numbers.date or is_recording(item.item.name):
        return True
    is_of_recorder = len(item.story_files) == 1 and is_recorder_format(item.story_files[0].path)
    return is_of_recorder and seconds <= length_weights.RECORDING_LONGEST_SHARE * known


def _against_usual(comparison: Comparison, seconds: float) -> Iterator[Evidence]:
    """The length against that of other works of the series: weak evidence, for works differ."""
    work = comparison.work
    usual = comparison.usual_lengths.like(work)
    if work.id in comparison.index.parts and not usual and seconds > length_weights.LONGEST_STORY_SECONDS:
        yield supports(
            f"{LENGTH} {format_time(seconds)}: as long as several stories", length_weights.USUAL_LENGTH
        )
    if usual is None:
        return
    what_is_usual = f"usual length of {usual.name} {_range(usual)}"
    text = f"{LENGTH} {format_time(seconds)}, {what_is_usual}"
    margin = length_weights.USUAL_LENGTH_MARGIN_SHARE
    if usual.shortest <= seconds <= usual.longest:
        yield supports(text, length_weights.USUAL_LENGTH)
    elif usual.shortest * (1 - margin) <= seconds <= usual.longest * (1 + margin):
        # It counts as much, but is outside of what the text says is usual.
        yield Evidence(
            _outside_usual(usual, seconds, what_is_usual), Stance.NEUTRAL, length_weights.USUAL_LENGTH
        )
    elif work.id in comparison.index.parts and seconds < usual.shortest:
        # It may be one of its stories: half a box set is never linked as the whole.
        yield contradicts(text, length_weights.USUAL_LENGTH, needs_person=True)
    elif seconds > length_weights.USUAL_LENGTH_EXCEEDED_SHARE * usual.longest:
        # The number of a story in a box set may be that of a disc with several.
        by_number = work.record.part_of is not None and not comparison.matches
        are_several = seconds > length_weights.USUAL_LENGTH_OF_SEVERAL_SHARE * usual.longest
        yield contradicts(text, length_weights.USUAL_LENGTH_DIFFERS, needs_person=by_number or are_several)
    elif seconds * length_weights.USUAL_LENGTH_EXCEEDED_SHARE < usual.shortest and not _is_part(comparison):
        # It may be a part of it; a release between two numbers is short itself.
        needs_person = not work.suffixed_number
        yield contradicts(text, length_weights.USUAL_LENGTH_DIFFERS, needs_person=needs_person)


def _outside_usual(usual: UsualLength, seconds: float, what_is_usual: str) -> str:
    """A length outside of the usual ones in words, by its distance from them."""
    is_shorter = seconds < usual.shortest
    nearest = usual.shortest if is_shorter else usual.longest
    if abs(seconds - nearest) <= length_weights.LENGTH_CALLED_NEAR_SHARE * nearest:
        how = "near"
    else:
        how = "shorter than" if is_shorter else "longer than"
    return f"{LENGTH} {format_time(seconds)}, {how} the {what_is_usual}"


def _range(usual: UsualLength) -> str:
    shortest, longest = format_time(usual.shortest), format_time(usual.longest)
    return shortest if shortest == longest else f"{shortest} to {longest}"


def _shortest(work: IndexedWork) -> float:
    """The shortest length in seconds of works like this one, when its own is not known."""
    if work.suffixed_number:
        return length_weights.SHORT_RELEASE_SECONDS
    return length_weights.SHORTEST_SECONDS.get(work.record.kind, 0.0)


def _is_part(comparison: Comparison) -> bool:
    """Whether the item is one part, disc or track of several, or lacks files: its length says no more than that."""
    item = comparison.item
    if item.item.gaps:
        return True
    numbers = item.name.parsed.numbers
    # The disc of a story in a box set is that story.
    names_disc = numbers.disc not in (None, place_in_box(comparison)) or numbers.is_last_disc
    if names_disc or numbers.parts is not None or _is_numbered_part(comparison) or letter_at_end(comparison):
        return True
    facts = item.story_files[0].facts if len(item.story_files) == 1 else None
    if facts is None or item.form is not FileForm.AUDIO:
        return False
    return (facts.tracks or facts.track or 1) > 1


def _is_numbered_part(comparison: Comparison) -> bool:
    """Whether the item has the whole title and the number of a part ("Title - Part 2") that is not the work's."""
    best = comparison.best_match
    counts = comparison.item.part_counts
    return (
        best is not None
        and best.weight >= weights.TRUSTED_TITLE
        and any(
            count.counted in _COUNTED_PARTS
            and len(count.numbers) == 1
            and not is_number_of_work(comparison, count.numbers[0])
            for count in counts
        )
    )


EVIDENCE = EvidenceKind("length", _weigh)
