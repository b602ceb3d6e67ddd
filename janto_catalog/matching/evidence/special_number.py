"""The number is that of a special: "Magazine Special 12" is not issue 12."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import words

#: Words before a number that counts other things than the issues of the series.
_OTHER_COUNTS = frozenset(
    {"special", "specials", "annual", "yearbook", "sampler", "preview", "supplement", "almanac"}
)
#: Words before "edition" and "issue" that make it such a thing: "Collector's Edition 3", "Special Issue 3".
_OF_EDITIONS = frozenset({"special", "collectors", "collector", "souvenir", "deluxe", "limited"})
_ISSUES = (Kind.MAGAZINE_ISSUE, Kind.COMIC)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    work, name = comparison.work, comparison.item.name
    if work.record.kind not in _ISSUES or work.number is None:
        return
    named = name.parsed.words
    own = {*words(work.record.title), *words(work.record.number or "")}
    for position in range(1, len(named)):
        if not named[position].isdecimal() or int(named[position]) != work.number:
            continue
        counted = _what_is_counted(named, position)
        if counted and counted not in own:
            yield contradicts(
                f"{name.says} “{counted} {work.number}”, which is not number {work.number} of its series",
                number_weights.NUMBER_DIFFERS,
                needs_person=True,
            )
            return


def _what_is_counted(named: tuple[str, ...], position: int) -> str:
    """What the number at a position counts other than issues, "" when it counts issues."""
    before = named[max(0, position - 2) : position]
    if before[-1] in _OTHER_COUNTS:
        return before[-1]
    is_edition = before[-1] in ("edition", "issue") and before[0] in _OF_EDITIONS
    return " ".join(before) if is_edition else ""


EVIDENCE = EvidenceKind("special_number", _weigh)
