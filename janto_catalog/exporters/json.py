"""JSON, the same as `order --json` prints."""

from __future__ import annotations

import json

from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.export import ExportResult, OrderList
from janto_catalog.model.shapes import placement_shape


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:  # noqa: ARG001 - no paths in it
    rows = [placement_shape(entry.placement, entry) for entry in order.entries]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate cannot be encoded in UTF-8; \udXXX is a valid escape of JSON.
    return text.encode("utf-8", "backslashreplace"), ExportResult(len(rows))


EXPORTER = Exporter("json", "json", "JSON for programs", _render)
