"""The name of the source of a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from janto_catalog.model.claims import source_name
from janto_catalog.model.edits import YOU

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.order import Reason

_UNCHECKED = "not yet checked with a source"
_OWN = {YOU.id: source_name(YOU)}
_DERIVED = {"state": "follows from a character's state", "assumed": "the order of its series"}


def source_titles(catalog: Catalog, reasons: Iterable[Reason]) -> dict[str, str]:
    """The titles of the sources of reasons by id; called in the reader thread."""
    known = {id: catalog.works.source(id) for id in {reason.source for reason in reasons if reason.source}}
    return {id: source_name(source) for id, source in known.items() if source is not None}


def source_label(reason: Reason, titles: dict[str, str]) -> str:
    """The name of the source of a reason, or what the reason follows from."""
    if not reason.source:
        return _DERIVED.get(reason.kind, "")
    return (titles | _OWN).get(reason.source, _UNCHECKED)
