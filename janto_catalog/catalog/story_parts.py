"""What the marks of a copy (chapters, bookmarks, its files) and the known parts of a title say of several stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from janto_catalog.model.files import Range, Unit
from janto_catalog.model.kinds import Group
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.story import Work
from janto_catalog.model.text import display_path
from janto_catalog.model.views import PartView

_FEWEST = 2
_COUNTED = re.compile(r"^(?:(?:chapter|track|part)\s*)?\d+\s*[-.:)]*\s*", re.IGNORECASE)
_HEARD = (Group.VIDEO, Group.AUDIO)

Mark = tuple[str, float]


def marks_of(read: Sequence[tuple[bytes, MediaFacts | None]], unit: Unit | None) -> tuple[Mark, ...]:
    """(title, where it begins in the copy), in order: in seconds, or in pages from 1."""
    if unit is None:
        return ()
    if len(read) > 1:
        return tuple(_of_files(read, unit))
    facts = next((facts for _, facts in read), None)
    if facts is None:
        return ()
    if unit is Unit.PAGES:
        return tuple((_plain(mark.title), float(mark.page)) for mark in facts.bookmarks)
    return tuple((_plain(chapter.title), chapter.start) for chapter in facts.chapters)


def _of_files(read: Sequence[tuple[bytes, MediaFacts | None]], unit: Unit) -> Iterator[Mark]:
    """Each file begins where those before it end; () when the length of one is not known."""
    lengths = [
        (facts.pages if unit is Unit.PAGES else facts.duration) if facts is not None else None
        for _, facts in read
    ]
    if not all(lengths):
        return
    start = 1.0 if unit is Unit.PAGES else 0.0
    for (path, facts), length in zip(read, lengths, strict=True):
        name = display_path(path.rpartition(b"/")[2]).rpartition(".")[0]
        yield _plain((facts and facts.title) or name), start
        start += length or 0.0


def _plain(title: str) -> str:
    """A title without the count before it."""
    return _COUNTED.sub("", title.strip()) or title.strip()


def parts_from_markers(
    marks: Sequence[Mark],
    named: Mapping[str, Sequence[str]],
    known: Mapping[str, Work],
    unit: Unit | None,
    last: float | None,
) -> tuple[PartView, ...]:
    """The works that marks name, each up to where the next one begins; () for fewer than two.

    What a mark names that is no work belongs to the story before it.
    """
    found: list[tuple[Work, float]] = []
    for title, begin in marks:
        work = _the_one([known[id] for id in named.get(title, ()) if id in known], unit)
        if work is not None and (not found or found[-1][0] is not work):
            found.append((work, begin))
    if unit is None or len({work.id for work, _ in found}) < max(_FEWEST, len(found)):
        return ()
    ends = [*(begin for _, begin in found[1:]), None]
    return tuple(
        PartView(work.id, work.title, _up_to(unit, begin, end, last))
        for (work, begin), end in zip(found, ends, strict=True)
    )


def _up_to(unit: Unit, begin: float, end: float | None, last: float | None) -> Range | None:
    if end is not None and unit is Unit.PAGES:
        end = max(begin, end - 1)
    end = last if end is None else end
    return Range(unit, begin, end) if end is not None and end >= begin else None


def _the_one(works: Sequence[Work], unit: Unit | None) -> Work | None:
    """The only work with a name. Of several: the audio or video one for a file with a length, the printed one for a
    file with pages; None when that leaves more than one."""
    if len(works) > 1:
        works = [work for work in works if (work.kind.group in _HEARD) == (unit is Unit.SECONDS)]
    return works[0] if len(works) == 1 else None


def parts_from_work(parts: Sequence[str], known: Mapping[str, Work]) -> tuple[PartView, ...]:
    """The known parts of a work, where they are not known; () for fewer than two."""
    found = [known[part] for part in parts if part in known and not known[part].is_segment]
    return tuple(PartView(work.id, work.title) for work in found) if len(found) >= _FEWEST else ()
