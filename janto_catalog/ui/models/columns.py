"""The columns of the tables of titles.

A new column is a row here and an attribute of `RowTexts`; docs/adding-things.md lists the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from janto_catalog.model.remarks import stars_text
from janto_catalog.ui import labels
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.widgets.cell_painter import CellPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    Text = Callable[[RowTexts], str]
    Paint = Callable[[CellPainter, QPainter, QRect, RowTexts], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    name: in settings. header: over the column; full_header: in menus and for screen readers, where it differs.
    width: logical px, the most that its content gets where that is measured. min_width: of a column that is narrowed before
    any is hidden. text: what the cells show, unless `paint` draws them. tooltip: the tool tip. role: the colour of the
    text. align_right: of the text. sort: the order that a click on the header sorts by. visible_by_default: whether it is
    shown at first. hidden_at: columns are hidden in this order when the table is too narrow; 0: never. in_menus: people can
    show it in lists; others have a value only in an order, or on the page of a character.
    """

    name: str
    header: str = ""
    width: int = 0
    text: Text = lambda _texts: ""
    paint: Paint | None = None
    tooltip: Text = lambda _texts: ""
    full_header: str = ""
    role: str = "secondary"
    align_right: bool = False
    sort: str = ""
    visible_by_default: bool = True
    hidden_at: int = 0
    min_width: int = 0
    in_menus: bool = True

    @property
    def title(self) -> str:
        """The whole name of the column."""
        return self.full_header or self.header

    def spoken(self, texts: RowTexts) -> str:
        """What a screen reader says of a cell."""
        return self.text(texts) or self.tooltip(texts)

    def draw(self, cells: CellPainter, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """Draw a cell."""
        if self.paint is not None:
            self.paint(cells, painter, area, texts)
        else:
            # What is not owned is quieter.
            role = self.role if texts.owned else "secondary"
            cells.text(painter, area, self.text(texts), role=role, right=self.align_right)


def _title_tip(texts: RowTexts) -> str:
    """The title, and what the marks of an order mean."""
    marks = (
        "Comes next: the first of yours that you have not started, after the one you finished last"
        if texts.comes_next
        else "",
        "Placed by you" if texts.pinned else "",
        "One continuous story: its parts are kept together" if any(texts.joined) else "",
    )
    return "\n".join(filter(None, (texts.title, *marks)))


TITLE = Column(
    "title", "Title", 240, attrgetter("title"), tooltip=_title_tip, role="text", sort="title", min_width=152
)
COLUMNS = (
    Column(
        "place",
        "",
        32,
        paint=CellPainter.certainty,
        tooltip=attrgetter("certainty_meaning"),
        full_header="Certainty of its place",
    ),
    Column(
        "position",
        "#",
        48,
        attrgetter("position"),
        tooltip=attrgetter("place"),
        align_right=True,
        sort="story",
        full_header="Number",
    ),
    Column("medium", "", 24, paint=CellPainter.medium, tooltip=attrgetter("kind"), full_header="Kind"),
    TITLE,
    Column(
        "series",
        "Series and number",
        264,
        attrgetter("series"),
        paint=CellPainter.series,
        tooltip=attrgetter("series"),
        sort="series",
        hidden_at=6,
        min_width=148,
    ),
    Column("who", "Characters", 120, paint=CellPainter.cast, tooltip=attrgetter("cast_names"), hidden_at=3),
    Column(
        "part",
        "How",
        264,
        attrgetter("part"),
        tooltip=attrgetter("part"),
        full_header="How they are in it",
        visible_by_default=False,
        in_menus=False,
        min_width=120,
    ),
    Column("released", "Released", 96, attrgetter("released"), sort="release", hidden_at=4),
    Column(
        "story_date",
        "Takes place",
        152,
        attrgetter("story_date"),
        tooltip=attrgetter("story_date"),
        sort="date",
        visible_by_default=False,
        hidden_at=5,
    ),
    Column(
        "because",
        "Reason",
        280,
        paint=CellPainter.reasons,
        tooltip=lambda texts: "\n".join(texts.reasons),
        visible_by_default=False,
        in_menus=False,
    ),
    Column(
        "length", "Length", 72, attrgetter("length"), align_right=True, visible_by_default=False, hidden_at=1
    ),
    Column(
        "sure",
        "Certainty",
        176,
        attrgetter("certainty_text"),
        tooltip=attrgetter("certainty_meaning"),
        visible_by_default=False,
        hidden_at=2,
    ),
    Column(
        "progress",
        "",
        32,
        paint=CellPainter.progress,
        tooltip=lambda texts: labels.progress(texts.progress),
        full_header="Progress",
        hidden_at=7,
    ),
    Column(
        "rating",
        "Rating",
        88,
        attrgetter("rating"),
        tooltip=lambda texts: stars_text(texts.row.stars) if texts.row.stars else "Not rated",
        visible_by_default=False,
        hidden_at=9,
    ),
    Column(
        "tags",
        "Tags",
        136,
        attrgetter("tags"),
        tooltip=attrgetter("tags"),
        visible_by_default=False,
        hidden_at=8,
    ),
    Column("have", "Owned", 72, paint=CellPainter.ownership, tooltip=lambda texts: texts.ownership[0]),
)
_NUMBERS = {column.name: number for number, column in enumerate(COLUMNS)}


def column_number(name: str) -> int:
    """Which column, from 0, has that name."""
    return _NUMBERS[name]
