"""What the sections of the home page say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.views import SidebarCounts


def review_text(counts: SidebarCounts) -> str:
    """What needs an answer."""
    if not counts.to_review:
        return ""
    text = labels.count(counts.to_review, "copy needs an answer", "copies need an answer")
    if counts.unknown:
        text += f", {labels.count(counts.unknown, 'was not recognised', 'were not recognised')}"
    return f"{text}."


def unrecognised_text(counts: SidebarCounts) -> str:
    """How many copies were not recognised, where nothing else says so."""
    if counts.to_review or not counts.unknown:
        return ""
    return f"{labels.count(counts.unknown, 'copy was not recognised', 'copies were not recognised')}."


def offline_text(folders: Sequence[str], titles: int) -> str:
    """Which folders are not connected, and how many titles cannot be played because of that."""
    if not folders or not titles:
        return ""
    *names, last = folders
    are, they_are = ("are", "they are") if names else ("is", "it is")
    which = f"{', '.join(names)} and {last}" if names else last
    some = labels.count(titles, "title", "titles")
    return f"{which} {are} not connected. {some} cannot be played until {they_are}."


def unmarked_text(folders: Sequence[tuple[str, str]]) -> str:
    """Of which folders many files are gone: their names, each with what the last scan said."""
    return "\n".join(f"{name}: {reason}." for name, reason in folders)


def unreadable_text(titles: int) -> str:
    """How many titles cannot be read."""
    have = labels.count(titles, "title has", "titles have")
    return f"{have} only a copy whose content cannot be read." if titles else ""


def missing_text(titles: int) -> str:
    """How many titles are missing."""
    have = labels.count(titles, "title has", "titles have")
    return f"{have} no copy any more: the files are gone from their folders." if titles else ""


def not_seen_text(titles: int) -> str:
    """How many titles the last scan did not find."""
    were = labels.count(titles, "title was", "titles were")
    return (
        f"{were} not where the last scan looked. Connect the disk or put the files back, and scan again."
        if titles
        else ""
    )
