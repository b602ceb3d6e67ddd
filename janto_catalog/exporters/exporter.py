"""What every exporter is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from janto_catalog.model.export import ExportResult, OrderList

Render = Callable[[OrderList, bytes], tuple[bytes, ExportResult]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way to write an order down.

    `name` is what `--format` takes, `ending` that of its files without the dot, `title` what people see.
    `render(order, folder)` gives the whole file and what it holds; `folder` is the absolute folder the file
    will stand in.  It reads and writes nothing, and gives the same bytes for the same order.
    """

    name: str
    extension: str
    title: str
    render: Render
