"""The ids of items as people and other programs write them."""

from __future__ import annotations

from janto_catalog.errors import NotFoundError


def item_number(item: str) -> int:
    """Return the number behind an item's id.  Raises NotFoundError."""
    # SQLite's integers have 63 bits; a longer number names nothing.
    if not item.isdecimal() or len(item) > 18:
        raise no_item(item)
    return int(item)


def no_item(item: str) -> NotFoundError:
    """Return the error for an id that no item has."""
    return NotFoundError(f"There is no item with the id {item!r}", hint="`janto items` lists them.")
