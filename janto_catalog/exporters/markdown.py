"""Markdown (CommonMark, and GitHub's): a list with the reasons under each title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from janto_catalog.exporters.exporter import Exporter
from janto_catalog.exporters.text_format import kind_label, one_line, reason_text, series_label
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.export import ExportEntry, ExportResult, OrderList

# Each of these may stand behind a backslash; dots and colons only where they would make a link.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&#$@!]|(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - names no file
    lines = [f"# {_text(order.title) or 'Order'}", "", f"Order: {_text(order.ordered_by)}", ""]
    for entry in order.entries:
        lines += _lines(entry, order.sources)
    return "\n".join([*lines, ""]).encode(), ExportResult(len(order.entries))


def _lines(entry: ExportEntry, sources: Mapping[str, str]) -> Iterator[str]:
    details = [
        series_label(entry),
        kind_label(entry.kind),
        entry.released or "no date",
        "owned" if entry.owned else "not owned",
    ]
    shown = ", ".join(_text(detail) for detail in details if detail)
    yield f"- **{entry.place.position}. {_text(entry.title) or _text(entry.work)}** ({shown})"
    yield f"  - Place: {_text(of_placement(entry.place).words)}"
    for reason in entry.place.reasons:
        yield f"  - Because: {_text(reason_text(reason, sources))}"
    for reason in entry.place.overruled:
        yield f"  - Set aside: {_text(reason_text(reason, sources))}"
    for warning in entry.place.warnings:
        yield f"  - Careful: {_text(warning)}"


def _text(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", one_line(text))


EXPORTER = Exporter("md", "md", "Markdown text", _render)
