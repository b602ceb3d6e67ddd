"""A title of the timeline in words, for its card and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.timeline_contents import TimelineTitle


def spoken(title: TimelineTitle, place: int, count: int, before: str = "") -> str:
    """What a screen reader says of the title at a place of those of its lane: "Broken, audio drama, owned, likely, after
    Cyberwoman, 3rd of 14"."""
    parts = [title.row.title, *state_words(title)]
    if before:
        parts.append(f"after {before}")
    parts.append(f"{labels.ordinal(place)} of {labels.number(count)}")
    return ", ".join(parts)


def thread_words(words: str, others: Sequence[str], *, in_person: bool, dies: bool) -> str:
    """What a screen reader says of a title in the thread of a character: `words`, and how the character is in it."""
    there = (f"with {labels.listed(others)}" if others else "") if in_person else "not in person"
    return ", ".join(filter(None, (words, there, "dies" if dies else "")))


def state_words(title: TimelineTitle) -> Iterator[str]:
    """What the shape of a mark says: kind, owned, progress, how sure its place is, contested."""
    row = title.row
    yield labels.kind(row.kind).lower()
    yield labels.ownership(row)[0].lower()
    if row.progress != "none":
        yield labels.progress(row.progress).lower()
    yield f"place: {title.certainty.words}" if title.position else "on another story line"
    if title.contested:
        yield "sources contradict each other"


def cluster_words(titles: Sequence[TimelineTitle]) -> str:
    """Several titles that share one mark."""
    owned = sum(title.row.have.is_had for title in titles)
    names = ", ".join(title.row.title for title in titles[:3])
    more = ", …" if len(titles) > 3 else ""
    return f"{labels.count(len(titles), 'title', 'titles')}, {labels.number(owned)} owned: {names}{more}"
