"""The texts of a row of titles, made once when the row is read, so that painting does no work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.model.certainty import of_placement, of_row
from janto_catalog.model.dates import short_date
from janto_catalog.model.have import Have
from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.order_listing import OrderRow
    from janto_catalog.model.views import WorkRow

COMES_NEXT = "Comes next"
_MAX_CHIPS = 4


class PlacedRow(NamedTuple):
    """A row of an order, the number it has in the list, and its place in the whole order in words.

    `joined_above` and `joined_below`: the neighbour in the list is another part of the same serial, kept together with it.
    `comes_next`: it is the title to continue the order with.
    """

    row: OrderRow
    number: int
    place: str
    joined_above: bool = False
    joined_below: bool = False
    comes_next: bool = False


class RowTexts:
    """What the table and the cover grid show of one title."""

    __slots__ = (
        "accessible_text",
        "cast",
        "cast_names",
        "certainty",
        "certainty_meaning",
        "certainty_text",
        "comes_next",
        "group",
        "icon",
        "id",
        "is_there",
        "joined",
        "kind",
        "length",
        "number",
        "owned",
        "ownership",
        "part",
        "pinned",
        "place",
        "position",
        "progress",
        "rating",
        "reason",
        "reasons",
        "released",
        "row",
        "series",
        "story_date",
        "tags",
        "title",
    )  # fmt: skip

    def __init__(
        self,
        row: WorkRow,
        names: Mapping[str, str],
        placed: PlacedRow | None = None,
        searched: Collection[str] = (),
        number: int | None = None,
        part: str = "",
    ) -> None:
        """`names`: those of the characters by id. `placed`: its row in an order; None for the story. `searched`: the
        characters of the search by id, who come first in the cast. `number`: that in the list, if it is not its place
        in the story. `part`: how the subject of a page is in it."""
        self.row, self.id, self.title, self.part = row, row.id, row.title, part
        self.kind, self.icon = labels.kind(row.kind), labels.kind_icon(row.kind)
        self.group = row.kind.group.value
        if placed is not None:
            number, self.place = placed.number, placed.place
        elif number is not None and row.position is not None:
            self.place = f"{labels.ordinal(row.position)} in the story"
        else:
            number, self.place = row.position, ""
        self.position = str(number) if number is not None else ""
        self.joined = (placed.joined_above, placed.joined_below) if placed is not None else (False, False)
        self.comes_next = placed is not None and placed.comes_next
        self.pinned = placed is not None and placed.row.placement.by_hand
        self.reasons = placed.row.shown if placed is not None else ()
        self.reason = self.reasons[0] if self.reasons else ""
        self.number = row.number
        self.series = " · ".join(part for part in (row.series, row.number) if part)
        self.released = short_date(row.released)
        self.story_date, self.rating = row.takes_place, labels.stars(row.stars)
        self.tags = ", ".join(row.tags)
        self.length = labels.length(row.runtime)
        self.ownership, self.owned, self.progress = labels.ownership(row), row.have.is_had, str(row.progress)
        self.is_there = row.have is Have.YES
        sure = of_placement(placed.row.placement) if placed is not None else of_row(row)
        self.certainty, self.certainty_text = sure
        self.certainty_meaning = sure.explained
        cast = sorted(row.characters, key=lambda id: id not in searched)
        cast_names = [names.get(id, id) for id in cast]
        self.cast = _chips(cast_names)
        self.cast_names = ", ".join(cast_names)
        self.accessible_text = ", ".join(
            part
            for part in (
                row.title,
                self.kind,
                row.series,
                row.number,
                part,
                self.ownership[0],
                COMES_NEXT if self.comes_next else "",
                self.certainty_text,
                "placed by you" if self.pinned else "",
                "one continuous story" if any(self.joined) else "",
                *self.reasons,
            )
            if part
        )


def _chips(names: Sequence[str]) -> tuple[str, ...]:
    """Initials for the few chips there are; the last one counts the rest ("+3")."""
    if len(names) <= _MAX_CHIPS:
        return tuple(labels.initials(name) for name in names)
    shown = _MAX_CHIPS - 1
    return (*(labels.initials(name) for name in names[:shown]), f"+{len(names) - shown}")
