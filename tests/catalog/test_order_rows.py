"""The rows of an order: the words of their reasons are made for those that are read."""

from __future__ import annotations

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.chronology import RowReasons
from janto_catalog.model.order import Placement


def test_the_words_of_reasons_are_made_for_the_rows_that_are_read(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    words = RowReasons.of

    def count(reasons: RowReasons, placement: Placement) -> tuple[str, ...]:
        read.append(placement.work)
        return words(reasons, placement)

    monkeypatch.setattr(RowReasons, "of", count)
    rows = catalog.orders.listing().rows
    assert not read
    assert rows[1].shown
    assert read == [rows[1].work.id]
