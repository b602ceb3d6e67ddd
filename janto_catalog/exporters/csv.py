"""CSV for spreadsheets: RFC 4180, in UTF-8 with a byte order mark.

Without the mark Excel reads the file in the system's old code page and shows wrong letters for accents.  Programs
that do not expect it can read the JSON export.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from janto_catalog.exporters._text_format import kind_label, one_line, reason_text, reasons_of
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.export import ExportEntry, ExportResult, OrderList
from janto_catalog.model.have import Have

_OWNED = {Have.YES: "yes", Have.OFFLINE: "yes", Have.NO: "no"}
_COLUMNS = (
    "position", "title", "series", "number", "kind", "released", "owned",
    "sure", "earliest", "latest", "because", "overruled", "warnings", "id", "rating", "tags", "note", "story_date",
)  # fmt: skip
# The beginning of a formula, wide forms included.  Where the comma is the decimal sign, `;` separates cells.
_FORMULA = re.compile(r"(^|;)([\s\"']*)(?=[=+\-@＝＋－＠|%])")


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - no paths in it
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(entry, order.sources) for entry in order.entries)
    return table.getvalue().encode("utf-8-sig"), ExportResult(len(order.entries))


def _row(entry: ExportEntry, sources: Mapping[str, str]) -> list[str | int]:
    placement = entry.placement
    cells: list[str | int] = [
        placement.position,
        entry.title,
        entry.series,
        entry.number,
        kind_label(entry.kind),
    ]
    cells += [
        entry.released or "",
        _OWNED.get(entry.have) or entry.ownership,
        placement.status.value,
        placement.earliest,
        placement.latest,
    ]
    overruled = (reason_text(reason, sources) for reason in placement.overruled)
    cells += [" / ".join(reasons_of(entry, sources)), " / ".join(overruled)]
    cells += [" / ".join(placement.warnings), entry.work]
    remarks = entry.remarks
    cells += [f"{remarks.stars:g}" if remarks.stars else "", ", ".join(remarks.tags), remarks.note]
    cells.append(entry.story_date_words)
    return [_text(cell) if isinstance(cell, str) else cell for cell in cells]


def _text(text: str) -> str:
    """`text` with an apostrophe before what looks like a formula, so that a spreadsheet shows it and does not run it."""
    return _FORMULA.sub(r"\1'\2", one_line(text))


EXPORTER = Exporter("csv", "csv", "Table for a spreadsheet", _render, has_remarks=True)
