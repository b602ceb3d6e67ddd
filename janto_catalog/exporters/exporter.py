"""What an exporter is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from janto_catalog.model.export import ExportResult, OrderList

Render = Callable[[OrderList, bytes], tuple[bytes, ExportResult]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A file format for orders.

    `name` is the value of `--format`, `extension` that of its files without the dot, `title` what people see.
    `render(order, folder)` returns the whole file as bytes and a report; `folder` is the absolute path of the folder
    the file will be in.  It reads and writes nothing, and returns the same bytes for the same order.  `has_covers`:
    it shows the covers of titles; `has_remarks`: it shows what the user wrote about them; `plays`: it
    names files to play, and nothing of titles that have none.
    """

    name: str
    extension: str
    title: str
    render: Render
    has_covers: bool = False
    has_remarks: bool = False
    plays: bool = False
