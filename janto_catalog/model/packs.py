"""What hangs on the titles of an installed pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from janto_catalog.model.text import grouped


@dataclass(frozen=True, slots=True)
class PackDecisions:
    """How much the user decided about the titles of a pack, by what it is.

    `copies` are those the user matched by hand, `edits` those of any fact of the pack, `searches` the saved searches that name
    something of it, `orders` the orders of the user with a title of it or that run by it, `answers` what is remembered
    of folders, `limits` the parts of the spoiler limit; all others count titles.  It is kept while the pack is switched off or removed, and applies again with it.
    """

    copies: int = 0
    progress: int = 0
    ratings: int = 0
    tags: int = 0
    notes: int = 0
    covers: int = 0
    edits: int = 0
    searches: int = 0
    orders: int = 0
    answers: int = 0
    limits: int = 0

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return self != PackDecisions()

    def parts(self) -> Iterator[str]:
        """Each kind that there is, with its number: "3 titles with your progress"."""
        for number, one, several in (
            (self.copies, "copy that you matched", "copies that you matched"),
            (self.progress, "title with your progress", "titles with your progress"),
            (self.ratings, "title that you rated", "titles that you rated"),
            (self.tags, "title that you tagged", "titles that you tagged"),
            (self.notes, "title with a note of yours", "titles with notes of yours"),
            (self.covers, "cover that you chose", "covers that you chose"),
            (self.edits, "edit", "edits"),
            (self.searches, "saved search", "saved searches"),
            (self.orders, "order of yours", "orders of yours"),
            (self.answers, "remembered answer", "remembered answers"),
            (self.limits, "part of the spoiler limit", "parts of the spoiler limit"),
        ):
            if number:
                yield f"{grouped(number)} {one if number == 1 else several}"


@dataclass(frozen=True, slots=True)
class ExportedPack:
    """A pack that was written of what the user added to one universe: its folder, and the numbers of its facts.

    `needs` names the packs that it refers to.
    """

    name: str
    folder: str
    titles: int
    placements: int
    others: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackExport:
    """What was written; `left_out` counts edits of facts of packs, and facts about what no pack has any more."""

    packs: tuple[ExportedPack, ...]
    left_out: int = 0


def needed_text(titles: Sequence[str]) -> str:
    """What packs with these titles lose while a pack that they refer to is away.

    >>> needed_text(["Fan dates"])
    'Fan dates refers to its titles. What it says of them is not shown without them.'
    """
    *first, last = titles
    if not first:
        return f"{last} refers to its titles. What it says of them is not shown without them."
    return (
        f"{', '.join(first)} and {last} refer to its titles. What they say of them is not shown without them."
    )
