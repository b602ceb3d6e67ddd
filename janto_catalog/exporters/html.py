"""One HTML file for a browser or for printing, with the reasons in sections that can be opened."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from jinja2 import Template


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - no paths in it
    style, script = _read("order.css"), _read("order.js")
    page = _template().render(
        title=one_line(order.title) or "Order",
        ordered_by=one_line(order.ordered_by),
        count=len(order.entries),
        has_places=order.has_places,
        owned=sum(entry.have.is_had for entry in order.entries),
        has_covers=any(entry.cover for entry in order.entries),
        rows=[_row(order, index) for index in range(len(order.entries))],
        dividers={index: one_line(title) for index, title in order.dividers.items()},
        style=style,
        script=script,
        # The content security policy allows this style sheet and this script and nothing else.
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page.encode(), ExportResult(len(order.entries))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _row(order: OrderList, index: int) -> dict[str, object]:
    entry, sources = order.entries[index], order.sources
    placement, certainty = entry.placement, of_placement(entry.placement)
    return {
        # Not an id that a person would read; it only keeps the tick of this title apart from others.
        "key": hashlib.sha256(entry.work.encode("utf-8", "replace")).hexdigest()[:16],
        "position": order.number(index),
        "length": format_time(entry.runtime) if entry.runtime else "",
        "title": one_line(entry.title) or entry.work,
        "series": series_label(entry),
        "kind": kind_label(entry.kind),
        "group": entry.kind.group.value,
        "cover": base64.b64encode(entry.cover).decode(),
        "released": date_words(entry.released or ""),
        "story_date": story_date_text(entry),
        "owned": entry.have.is_had,
        "ownership": entry.ownership,
        "step": f"sure-{certainty.step or 'none'}",
        "sure": certainty.words,
        "because": reasons_of(entry, sources),
        "overruled": [reason_text(reason, sources) for reason in placement.overruled],
        "warnings": [one_line(warning) for warning in placement.warnings],
        "remarks": remarks_text(entry.remarks),
        "note": paragraphs(entry.remarks.note),
    }


@cache
def _template() -> Template:
    # Imported here: it would add about 40 ms to the start of every command.
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read("order.html.j2"))


@cache
def _read(name: str) -> str:
    return (files("janto_catalog.exporters") / "templates" / name).read_text("utf-8")


EXPORTER = Exporter(
    "html", "html", "Web page, for reading and printing", _render, has_covers=True, has_remarks=True
)
