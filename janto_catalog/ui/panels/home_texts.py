"""What the sections of the home page say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from janto_catalog.model.claims import STORY
from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.home import NextTitle, NextTitles
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


def next_reason(one: NextTitle, following: NextTitles) -> str:
    """Why a title comes next, in a sentence or two."""
    if one.after is None and following.last is None:
        return f"You have finished nothing of it yet. Of what you have, this is first in {following.name}."
    if one.after is None:
        return f"Of what you have not started, this is first in {following.name}."
    reason = "; ".join(one.reasons) or f"after {one.after.title}"
    reason = f"{reason[:1].upper()}{reason[1:]}."
    return f"You have finished {one.after.title}. {reason}" if one.after == following.last else reason


def next_note(following: NextTitles) -> str:
    """What else is to be known of what comes next: what is passed over, or where somebody new may begin."""
    if following.last is None:
        is_story = following.by == STORY
        return "New to it? The newcomer order begins with what one should know first." if is_story else ""
    if following.starts_over:
        return f"Nothing of yours that you have not started comes after {following.last.title}; these come before it."
    if not following.passed:
        return ""
    come = labels.count(following.passed, "title of yours comes", "titles of yours come")
    are = "is" if following.passed == 1 else "are"
    return f"{come} before {following.last.title} and {are} not started."
