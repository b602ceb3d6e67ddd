"""Markdown (CommonMark and GitHub): a list with the reasons under each title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.exporters._text_format import (
    kind_label,
    one_line,
    paragraphs,
    reason_text,
    reasons_of,
    remarks_text,
    series_label,
    story_date_text,
)
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.dates import date_words
from janto_catalog.model.export import ExportResult, OrderList
from janto_catalog.model.text import format_time

# Signs that Markdown gives a meaning to; dots and colons only where they would make a link.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&#$@!]|(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - no paths in it
    lines = [f"# {_text(order.title) or 'Order'}", "", f"Order: {_text(order.ordered_by)}", ""]
    dividers = order.dividers
    for index in range(len(order.entries)):
        if index in dividers:
            lines += ["", f"## {_text(dividers[index])}", ""]
        lines += _lines(order, index)
    return "\n".join([*lines, ""]).encode(), ExportResult(len(order.entries))


def _lines(order: OrderList, index: int) -> Iterator[str]:
    entry, sources = order.entries[index], order.sources
    details = [
        series_label(entry),
        kind_label(entry.kind),
        date_words(entry.released or "") or "no date",
        story_date_text(entry),
        format_time(entry.runtime) if entry.runtime else "",
        entry.ownership,
    ]
    details_text = ", ".join(_text(detail) for detail in details if detail)
    yield f"- **{order.number(index)}. {_text(entry.title) or _text(entry.work)}** ({details_text})"
    if order.has_places:
        yield f"  - Certainty: {_text(of_placement(entry.placement).words)}"
    if remarks := remarks_text(entry.remarks):
        yield f"  - Yours: {_text(remarks)}"
    for line in paragraphs(entry.remarks.note):
        yield f"  - Note: {_text(line)}"
    for text in reasons_of(entry, sources):
        yield f"  - {'Because: ' if order.has_places else ''}{_text(text)}"
    for reason in entry.placement.overruled:
        yield f"  - Set aside: {_text(reason_text(reason, sources))}"
    for warning in entry.placement.warnings:
        yield f"  - Warning: {_text(warning)}"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", one_line(text))


EXPORTER = Exporter("md", "md", "Markdown text", _render, has_remarks=True)
