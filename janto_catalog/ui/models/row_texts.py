"""A row of titles with every word it shows made once, so that painting does no work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from janto_catalog.model.certainty import of_place, of_row
from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.model.order import Place
    from janto_catalog.model.views import WorkRow

WHO_SHOWN = 4


class RowTexts:
    """What the table and the shelf show of one title."""

    __slots__ = (
        "because", "certainty", "group", "have", "icon", "id", "kind", "length", "number", "owned", "position",
        "progress", "released", "row", "series", "spoken", "sure", "title", "who", "who_names",
    )  # fmt: skip

    def __init__(
        self,
        row: WorkRow,
        names: Mapping[str, str],
        place: Place | None = None,
        searched: Collection[str] = (),
    ) -> None:
        """`place`: where it stands in an order other than the story's, with the reasons; `searched`: the
        characters that were looked for, who stand first."""
        self.row, self.id, self.title = row, row.id, row.title
        self.kind, self.icon = labels.kind(row.kind), labels.kind_icon(row.kind)
        self.group = labels.GROUP_OF.get(row.kind, "video")
        self.position = str(row.position) if row.position is not None else ""
        if place is not None:
            self.position = str(place.position)
        self.because = place.because[0].text if place is not None and place.because else ""
        self.number = row.number
        self.series = " · ".join(part for part in (row.series, row.number) if part)
        self.released = labels.date(row.released)
        self.length = labels.length(row.runtime)
        self.have, self.owned, self.progress = labels.ownership(row), row.owned, str(row.progress)
        self.certainty, self.sure = of_place(place) if place is not None else of_row(row)
        cast = sorted(row.characters, key=lambda id: id not in searched)
        present = [names.get(id, id) for id in cast]
        self.who = _chips(present)
        self.who_names = ", ".join(present)
        self.spoken = ", ".join(
            part for part in (row.title, self.kind, row.series, row.number, self.have[0], self.sure) if part
        )


def _chips(present: Sequence[str]) -> tuple[str, ...]:
    """What stands in the few chips there are; the last one counts those left out ("+3")."""
    if len(present) <= WHO_SHOWN:
        return tuple(labels.initials(name) for name in present)
    shown = WHO_SHOWN - 1
    return (*(labels.initials(name) for name in present[:shown]), f"+{len(present) - shown}")
