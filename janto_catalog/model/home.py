"""What the home page shows."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.views import SidebarCounts, WorkRow


@dataclass(frozen=True, slots=True)
class NextTitle:
    """A title that comes next in an order: the owned or finished one `after` which it comes (None: it is the first one),
    and the reasons for its place, relative to it ("after Asylum")."""

    work: WorkRow
    after: WorkRow | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextTitles:
    """What comes next in the order `by` ("story", "arc:ID" ...), which has that `name` in a sentence.

    `last` is the title of it that was finished last, None while none is.  `passed` counts the titles before that one that
    are not started.  `starts_over`: nothing comes after it, and `titles` are those before it.
    """

    by: str
    name: str
    titles: tuple[NextTitle, ...] = ()
    last: WorkRow | None = None
    passed: int = 0
    starts_over: bool = False


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
