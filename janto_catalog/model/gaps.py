"""What one does not own between titles that one owns, and what to get for it."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.order_listing import OrderRow
from janto_catalog.model.text import counted
from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an order, from one title to another, both included: names or ids, "" for what is owned first and last."""

    first: str = ""
    last: str = ""


WHOLE_ORDER = Span()
EVERYTHING = "Everything"
"""The title of a list of all titles in the order of the story."""


def shopping_title(title: str) -> str:
    """Return the title of what to get for a list."""
    return "Shopping list" if title == EVERYTHING else f"Shopping list: {title[:1].lower()}{title[1:]}"


@dataclass(frozen=True, slots=True)
class OwnershipGap:
    """Titles that are not owned, in their order, and the owned ones around them, None at an end of the order."""

    after: WorkRow | None
    before: WorkRow | None
    rows: tuple[OrderRow, ...]

    @property
    def words(self) -> str:
        """Where it is: "Between Asylum and Golden Age"."""
        if self.after and self.before:
            return f"Between {self.after.title} and {self.before.title}"
        if self.after:
            return f"After {self.after.title}"
        if self.before:
            return f"Before {self.before.title}"
        return "In the whole order"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One thing to get: `work` is a title, or the box, book or issue in which titles came out together.

    `titles` are those that are not owned and that it brings, in the order, `parts` counts all that are in it, 0 for a title
    that came out by itself.  `alone` are those of `titles` that also came out by themselves.  `also_in` names other releases
    that have the title.  `codes` are its product numbers.
    """

    work: WorkRow
    titles: tuple[OrderRow, ...]
    parts: int = 0
    alone: tuple[WorkRow, ...] = ()
    also_in: tuple[str, ...] = ()
    publisher: str = ""
    codes: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of it, a sentence each."""
        found: list[str] = []
        if self.parts:
            which = ", ".join(row.work.title for row in self.titles)
            link = ":" if len(self.titles) == self.parts else ", in these gaps"
            found.append(f"holds {counted(self.parts, 'title', 'titles')}{link} {which}")
        if self.alone:
            found.append(f"also sold alone: {', '.join(row.title for row in self.alone)}")
        if self.also_in:
            found.append(f"also in: {', '.join(self.also_in)}")
        if self.publisher or self.codes:
            found.append(", ".join(filter(None, (self.publisher, *self.codes))))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of the order that has this `name` in a sentence, how many things there are to get to close them, and those
    `purchases`, where they were asked for.

    `announced` are titles in them that are not out yet, which are not listed.
    """

    by: str
    name: str
    gaps: tuple[OwnershipGap, ...] = ()
    to_get: int = 0
    purchases: tuple[Purchase, ...] = ()
    announced: tuple[WorkRow, ...] = ()

    @property
    def rows(self) -> tuple[OrderRow, ...]:
        """The titles in them."""
        return tuple(row for gap in self.gaps for row in gap.rows)

    @property
    def titles(self) -> int:
        """How many titles are in them."""
        return sum(len(gap.rows) for gap in self.gaps)
