"""A row of titles with every word it shows made once, so that painting does no work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from janto_catalog.ui import words

if TYPE_CHECKING:
    from janto_catalog.model.order import Place
    from janto_catalog.model.views import WorkRow

WHO_SHOWN = 4


class Cells:
    """What the table and the shelf show of one title."""

    __slots__ = (
        "because", "certainty", "group", "have", "icon", "id", "kind", "length", "number", "owned", "position",
        "progress", "released", "row", "series", "spoken", "sure", "title", "who", "who_names",
    )  # fmt: skip

    def __init__(self, row: WorkRow, names: Mapping[str, str], place: Place | None = None) -> None:
        """`place`: where it stands in an order other than the story's, with the reasons."""
        self.row, self.id, self.title = row, row.id, row.title
        self.kind, self.icon = words.kind(row.kind), words.kind_icon(row.kind)
        self.group = words.GROUP_OF.get(row.kind, "video")
        self.position = str(row.position) if row.position is not None else ""
        if place is not None:
            self.position = str(place.position)
        self.because = place.because[0].text if place is not None and place.because else ""
        self.number = row.number
        self.series = " · ".join(part for part in (row.series, row.number) if part)
        self.released = words.date(row.released)
        self.length = words.length(row.runtime)
        self.have, self.owned, self.progress = words.have(row), row.owned, str(row.progress)
        sure, certain = (place.sure, row.certainty) if place is not None else (row.sure, row.certainty)
        self.certainty, self.sure = words.how_sure(sure, certain)
        present = [names.get(id, id) for id in row.characters]
        self.who = tuple(words.initials(name) for name in present[:WHO_SHOWN])
        self.who_names = ", ".join(present)
        self.spoken = ", ".join(
            part for part in (row.title, self.kind, row.series, row.number, self.have[0], self.sure) if part
        )
