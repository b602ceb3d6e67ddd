"""What the home page shows."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.views import SidebarCounts, WorkRow


@dataclass(frozen=True, slots=True)
class NextTitle:
    """A title that comes next in the story: the owned or finished one `after` which it comes (None: nothing is finished,
    and it is the one to begin with), and the reasons for its place, relative to it ("after Asylum").  `passed` are the
    titles before the one to begin with, which came out after most of those that one has."""

    work: WorkRow
    after: WorkRow | None = None
    reasons: tuple[str, ...] = ()
    passed: tuple[WorkRow, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The home page of the catalogue that `key` names: titles that are started, those that come next, those of items
    that are new, and the first of all that are owned; `newest_item` is the highest id of an item, `folders` the number
    of folders, and `offline` the names of those that are not connected."""

    key: str
    newest_item: int
    folders: int
    counts: SidebarCounts
    continued: tuple[WorkRow, ...] = ()
    following: tuple[NextTitle, ...] = ()
    new: tuple[WorkRow, ...] = ()
    owned: tuple[WorkRow, ...] = ()
    offline: tuple[str, ...] = ()
