"""The labels of the window for kinds, states, dates and counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from janto_catalog.model.certainty import LIKELY_FROM, SURE_FROM
from janto_catalog.model.have import Have
from janto_catalog.model.text import counted, format_time, grouped

if TYPE_CHECKING:
    from collections.abc import Collection

    from janto_catalog.model.releases import Release
    from janto_catalog.model.story import Manner, Work
    from janto_catalog.model.views import Changed, ItemSummary, WorkRow

_KINDS = {
    "tv-episode": ("Episode", "tv"),
    "film": ("Film", "film"),
    "documentary": ("Documentary", "film"),
    "web-animation": ("Web animation", "film"),
    "audio-drama": ("Audio drama", "headphones"),
    "radio-drama": ("Radio drama", "radio"),
    "audiobook": ("Audiobook", "headphones"),
    "novel": ("Novel", "book-open"),
    "short-story": ("Short story", "book-open"),
    "comic": ("Comic", "layout-grid"),
    "magazine-issue": ("Issue", "newspaper"),
    "article": ("Article", "newspaper"),
    "clipping": ("Clipping", "scissors"),
}
_MANNER_ICONS = {
    "voice": "mic",
    "spirit": "ghost",
    "recording": "disc-3",
    "flashback": "history",
    "dream": "moon",
    "alternate-self": "split",
    "mentioned": "quote",
}
_STATES = {
    "offline": ("Not connected", "unplug", "secondary"),
    "missing": ("Missing", "file-x", "secondary"),
    "not-seen": ("Not seen in the last scan", "file-x", "question"),
    "unreadable": ("Unreadable", "file-warning", "error"),
    "review": ("To identify", "circle-question-mark", "question"),
    "linked": ("Matched", "circle-check", "success"),
    "unknown": ("Not recognised", "square-dashed", "secondary"),
}
_HAVE = {
    Have.YES: ("circle-check", "success"),
    Have.OFFLINE: ("unplug", "secondary"),
    Have.NOT_SEEN: ("file-x", "question"),
    Have.INCOMPLETE: ("circle-dashed", "question"),
    Have.UNREADABLE: ("file-warning", "error"),
    Have.MISSING: ("file-x", "secondary"),
    Have.NO: ("circle", "secondary"),
}
_OBSTACLES = {
    Have.OFFLINE: "The folder with its only copy is not connected.",
    Have.NOT_SEEN: "The last scan did not find the files of its only copy.",
    Have.MISSING: "The files of its only copy are gone from their folder.",
    Have.NO: "You have no copy of it.",
}
_PROGRESS = {"none": "Not started", "started": "Started", "finished": "Finished", "skipped": "Skipped"}


def kind(value: str) -> str:
    """A kind in words."""
    return _KINDS.get(value, (value, ""))[0]


def kind_icon(value: str) -> str:
    """The icon of a kind's medium."""
    return _KINDS.get(value, ("", "file-text"))[1]


def other_releases(work: Work) -> str:
    """The other releases of a title, in one line: "Also 20 Feb 2008, BBC Two · perhaps 4 Jan 2007"; "" for never.

    Details that are the same in the main release are left out.
    """
    main = next(
        (release for release in work.releases if release.date == work.released and not release.doubtful), None
    )
    others = [_release(release, main) for release in work.releases if release is not main]
    return "Also " + " · ".join(others) if others else ""


def _short_date(value: str) -> str:
    # Reading dates is not needed before the window is first drawn.
    from janto_catalog.model.dates import short_date

    return short_date(value)


def _release(release: Release, main: Release | None) -> str:
    by = "" if main and release.by == main.by else release.by
    country = "" if main and release.country == main.country else release.country
    text = ", ".join(part for part in (_short_date(release.date), by, country, release.note) if part)
    return f"perhaps {text}" if release.doubtful else text


def date_and_time(value: str) -> str:
    """An ISO 8601 moment in local time as "3 May 2024, 14:05"; the date alone where it has no time."""
    try:
        at = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return _short_date(value)
    return f"{_short_date(at.date().isoformat())}, {at:%H:%M}"


def length(seconds: float | None) -> str:
    """A length as "58:12" or "1:02:03"; "" when not known."""
    return format_time(seconds) if seconds else ""


def size(value: int) -> str:
    """A size of files as "812 kB", "58 MB" or "1.4 GB", in thousands; "" for none."""
    if not value:
        return ""
    for unit, name in ((10**9, "GB"), (10**6, "MB")):
        if value >= unit:
            amount = value / unit
            return f"{amount:.1f} {name}" if amount < 10 else f"{amount:.0f} {name}"
    return f"{max(1, round(value / 1000))} kB"


def confidence(value: float) -> tuple[str, str, str]:
    """A confidence of 0 ... 1 as (word, icon, colour role)."""
    if value >= SURE_FROM:
        return "Sure", "circle-check", "success"
    return (
        ("Likely", "circle-dot", "question")
        if value >= LIKELY_FROM
        else ("A guess", "circle-dashed", "secondary")
    )


def manner(value: Manner) -> tuple[str, str]:
    """How a character appears: (words, icon), both "" when simply present."""
    # Loaded after the first paint.
    from janto_catalog.model.subject_words import manner_words

    return manner_words(value), _MANNER_ICONS.get(value, "")


def state(value: str) -> tuple[str, str, str]:
    """The state of a copy as (words, icon, colour role)."""
    return _STATES.get(value, (value, "circle", "secondary"))


def state_of_copy(copy: ItemSummary) -> tuple[str, str, str]:
    """The state of a copy of a title as (words, icon, colour role): an incomplete one is not just matched."""
    return have(Have.INCOMPLETE) if copy.state == "linked" and copy.complete is False else state(copy.state)


def progress(value: str) -> str:
    """The progress of a title, in the words that the search and the command line have too, for every medium."""
    return _PROGRESS.get(value, _PROGRESS["none"])


def ownership(row: WorkRow) -> tuple[str, str, str]:
    """Whether a title is owned, as (words, icon, colour role)."""
    if row.have is Have.YES and row.copies > 1:
        return f"{number(row.copies)} copies", "copy", "success"
    return have(row.have)


def have(value: Have) -> tuple[str, str, str]:
    """Whether a title is owned, as (words, icon, colour role)."""
    return value.words.capitalize(), *_HAVE[value]


def play_obstacle(value: Have) -> str:
    """Why a title cannot be played or opened now, in a sentence; "" when it can be."""
    return _OBSTACLES.get(value, "")


def number(value: int) -> str:
    """A whole number with thin spaces between thousands, as every text of the window writes it."""
    return grouped(value)


def count(value: int, one: str, many: str) -> str:
    """A number with its noun: "1 copy", "12 copies"."""
    return counted(value, one, many)


def stars(value: float | None) -> str:
    """A rating as stars: "★★★½", "" without one."""
    return "" if value is None else "★" * int(value) + "½" * bool(value % 1)


def ordinal(value: int) -> str:
    """A number as a place: "1st", "12th", "103rd"."""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{number(value)}{ending}"


def listed(names: Collection[str]) -> str:
    """Names in a line, with semicolons between them where one of them has a comma itself."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def initials(name: str) -> str:
    """Two letters for a name: "Ianto Jones" is IJ, "Rhys" is RH."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]).upper()


def tool_tip(text: str) -> str:
    """`text` for a tool tip, escaped, because Qt reads tool tips as rich text."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{plain}</p>" if text else ""


def answer_result(changed: Changed) -> str:
    """What an answer did, with the other copies that it matched and those that keep their match."""
    parts = []
    if changed.rematched:
        parts.append(f"{count(changed.rematched, 'other copy', 'other copies')} with it")
    if changed.waiting:
        parts.append(f"{count(changed.waiting, 'other copy is', 'other copies are')} being matched")
    if changed.kept:
        parts.append(f"{count(changed.kept, 'copy keeps its match', 'copies keep their matches')}")
    if not parts:
        return changed.label
    return f"Matched{', and ' if changed.rematched else '; '}{'; '.join(parts)}."
