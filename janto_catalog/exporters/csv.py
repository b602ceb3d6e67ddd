"""CSV for spreadsheets: RFC 4180, in UTF-8 with a byte order mark.

The mark is there because Excel takes a file without one for the system's old code page and breaks every
accent; programs that would stumble over it have JSON.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from janto_catalog.exporters.exporter import Exporter
from janto_catalog.exporters.text_format import kind_label, one_line, reason_text
from janto_catalog.model.export import ExportEntry, ExportResult, OrderList

_COLUMNS = (
    "position", "title", "series", "number", "kind", "released", "owned",
    "sure", "earliest", "latest", "because", "set aside", "careful", "id",
)  # fmt: skip
# What a spreadsheet takes for a formula, wide forms included; `;` parts cells where commas are decimal points.
_FORMULA = re.compile(r"(^|;)([\s\"']*)(?=[=+\-@＝＋－＠|%])")


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - names no file
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(entry, order.sources) for entry in order.entries)
    return table.getvalue().encode("utf-8-sig"), ExportResult(len(order.entries))


def _row(entry: ExportEntry, sources: Mapping[str, str]) -> list[str | int]:
    place = entry.place
    cells: list[str | int] = [place.position, entry.title, entry.series, entry.number, kind_label(entry.kind)]
    cells += [
        entry.released or "",
        "yes" if entry.owned else "no",
        place.status.value,
        place.earliest,
        place.latest,
    ]
    for reasons in (place.reasons, place.overruled):
        cells.append(" / ".join(reason_text(reason, sources) for reason in reasons))
    cells += [" / ".join(place.warnings), entry.work]
    return [_text(cell) if isinstance(cell, str) else cell for cell in cells]


def _text(text: str) -> str:
    """`text` as a spreadsheet shows it and never reckons with it: an apostrophe before what looks like a formula."""
    return _FORMULA.sub(r"\1'\2", one_line(text))


EXPORTER = Exporter("csv", "csv", "Table for a spreadsheet", _render)
