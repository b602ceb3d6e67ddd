"""The works inside one item, from its markers (chapters, bookmarks, files) or from the known parts of a work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from janto_catalog.model.files import Range, Unit
from janto_catalog.model.kinds import Group
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.story import Work
from janto_catalog.model.text import display_path
from janto_catalog.model.views import PartSummary

_MIN_PARTS = 2
_LEADING_NUMBER = re.compile(r"^(?:(?:chapter|track|part)\s*)?\d+\s*[-.:)]*\s*", re.IGNORECASE)
_TIMED_GROUPS = (Group.VIDEO, Group.AUDIO)

Mark = tuple[str, float]


def marks_of(read: Sequence[tuple[bytes, MediaFacts | None]], unit: Unit | None) -> tuple[Mark, ...]:
    """Return (title, start in the item) in order; starts are seconds, or pages from 1."""
    if unit is None:
        return ()
    if len(read) > 1:
        return tuple(_marks_of_files(read, unit))
    facts = next((facts for _, facts in read), None)
    if facts is None:
        return ()
    if unit is Unit.PAGES:
        return tuple((_without_number(mark.title), float(mark.page)) for mark in facts.bookmarks)
    return tuple((_without_number(chapter.title), chapter.start) for chapter in facts.chapters)


def _marks_of_files(read: Sequence[tuple[bytes, MediaFacts | None]], unit: Unit) -> Iterator[Mark]:
    """One mark per file, which starts where the one before it ends; none if a length is unknown."""
    lengths = [
        (facts.pages if unit is Unit.PAGES else facts.duration) if facts is not None else None
        for _, facts in read
    ]
    if not all(lengths):
        return
    start = 1.0 if unit is Unit.PAGES else 0.0
    for (path, facts), length in zip(read, lengths, strict=True):
        name = display_path(path.rpartition(b"/")[2]).rpartition(".")[0]
        yield _without_number((facts and facts.title) or name), start
        start += length or 0.0


def _without_number(title: str) -> str:
    """A title without its leading number."""
    return _LEADING_NUMBER.sub("", title.strip()) or title.strip()


def parts_from_markers(
    marks: Sequence[Mark],
    named: Mapping[str, Sequence[str]],
    known: Mapping[str, Work],
    unit: Unit | None,
    last: float | None,
) -> tuple[PartSummary, ...]:
    """Return the works that `marks` name, each with its range up to the next one; empty for fewer than two.

    A mark that names no work belongs to the work before it.
    """
    found: list[tuple[Work, float]] = []
    for title, begin in marks:
        work = _only_match([known[id] for id in named.get(title, ()) if id in known], unit)
        if work is not None and (not found or found[-1][0] is not work):
            found.append((work, begin))
    if unit is None or len({work.id for work, _ in found}) < max(_MIN_PARTS, len(found)):
        return ()
    ends = [*(begin for _, begin in found[1:]), None]
    return tuple(
        PartSummary(work.id, work.title, _range_until(unit, begin, end, last))
        for (work, begin), end in zip(found, ends, strict=True)
    )


def _range_until(unit: Unit, begin: float, end: float | None, last: float | None) -> Range | None:
    if end is not None and unit is Unit.PAGES:
        end = max(begin, end - 1)
    end = last if end is None else end
    return Range(unit, begin, end) if end is not None and end >= begin else None


def _only_match(works: Sequence[Work], unit: Unit | None) -> Work | None:
    """The only work of a name.  Of several, the one whose medium has the unit of the item."""
    if len(works) > 1:
        works = [work for work in works if (work.kind.group in _TIMED_GROUPS) == (unit is Unit.SECONDS)]
    return works[0] if len(works) == 1 else None


def parts_from_work(parts: Sequence[str], known: Mapping[str, Work]) -> tuple[PartSummary, ...]:
    """Return the known parts of a work, without ranges; empty for fewer than two."""
    found = [known[part] for part in parts if part in known and not known[part].is_segment]
    return tuple(PartSummary(work.id, work.title) for work in found) if len(found) >= _MIN_PARTS else ()
