"""Who says a reason, by the name people know the source by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.order import Reason

_DERIVED = {"state": "follows from someone's life", "assumed": "the order of its series"}


def source_titles(catalog: Catalog, reasons: Iterable[Reason]) -> dict[str, str]:
    """The titles of the sources of reasons by id; asked in the reader's thread."""
    known = {id: catalog.works.source(id) for id in {reason.source for reason in reasons if reason.source}}
    return {id: source.title for id, source in known.items() if source is not None}


def said_by(reason: Reason, titles: dict[str, str]) -> str:
    """The name of who says it, or what it follows from."""
    return titles.get(reason.source, reason.source) or _DERIVED.get(reason.kind, "")
