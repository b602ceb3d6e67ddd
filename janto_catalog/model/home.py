"""What the home page shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.claims import STORY
from janto_catalog.model.text import counted
from janto_catalog.model.views import SidebarCounts, WorkRow


@dataclass(frozen=True, slots=True)
class NextTitle:
    """A title that comes next in an order: the owned or finished one `after` which it comes (None: it is the first one),
    and the reasons for its place, relative to it ("after Asylum").  `also`: why it comes next elsewhere, in a sentence."""

    work: WorkRow
    after: WorkRow | None = None
    reasons: tuple[str, ...] = ()
    also: str = ""


class NextKind(StrEnum):
    """Why a title comes next: it is the next one of the ORDER that is followed, or of a story ARC that was begun, or it
    closes a GAP between titles that are finished."""

    ORDER = "order"
    ARC = "arc"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class FurtherTitle:
    """A title that comes next besides those of the order that is followed; `reason` says why in a sentence, `by` is the
    order in which it does ("arc:ID" ...)."""

    work: WorkRow
    kind: NextKind
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class NextTitles:
    """What comes next in the order `by` ("story", "arc:ID" ...), which has that `name` in a sentence.

    `last` is the title of it that was finished last, None while none is.  `passed` counts the titles before that one that
    are not started.  `starts_over`: nothing comes after it, and `titles` are those before it.  `further` are titles that come
    next elsewhere.
    """

    by: str
    name: str
    titles: tuple[NextTitle, ...] = ()
    last: WorkRow | None = None
    passed: int = 0
    starts_over: bool = False
    further: tuple[FurtherTitle, ...] = ()

    def reason(self, one: NextTitle) -> str:
        """Return why a title comes next, in a few sentences."""
        return f"{self._in_order(one)} {one.also}".rstrip()

    def _in_order(self, one: NextTitle) -> str:
        if one.after is None and self.last is None:
            return f"You have finished nothing of it yet. Of what you have, this is first in {self.name}."
        if one.after is None:
            return f"Of what you have not started, this is first in {self.name}."
        reason = "; ".join(one.reasons) or f"after {one.after.title}"
        reason = f"{reason[:1].upper()}{reason[1:]}."
        return f"You have finished {one.after.title}. {reason}" if one.after == self.last else reason

    @property
    def note(self) -> str:
        """What else is to be known of what comes next: what is passed over, or where somebody new may begin."""
        if self.last is None:
            is_story = self.by == STORY
            return "New to it? The newcomer order begins with what one should know first." if is_story else ""
        if self.starts_over:
            return (
                f"Nothing of yours that you have not started comes after {self.last.title}; "
                "these come before it."
            )
        if not self.passed:
            return ""
        come = counted(self.passed, "title of yours comes", "titles of yours come")
        are = "is" if self.passed == 1 else "are"
        return f"{come} before {self.last.title} and {are} not started."


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The home page of the catalogue that `key` names: titles that are started, those that come next, those of items
    that are new, and the first of all that are owned; `newest_item` is the highest id of an item, `folders` the number
    of folders, `offline` the names of those that are not connected, and `unmarked` the names of those of which many files
    are gone and not marked as missing, each with what the last scan said."""

    key: str
    newest_item: int
    folders: int
    counts: SidebarCounts
    following: NextTitles
    continued: tuple[WorkRow, ...] = ()
    new: tuple[WorkRow, ...] = ()
    owned: tuple[WorkRow, ...] = ()
    offline: tuple[str, ...] = ()
    unmarked: tuple[tuple[str, str], ...] = ()
