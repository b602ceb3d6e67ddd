"""A backup that is restored while the catalogue is open: nothing that was cached is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError
from janto_catalog.model.changes import Data


def _title(catalog: Catalog) -> str:
    return catalog.works.details("voices-1").work.title


def _found(catalog: Catalog, query: str) -> list[str]:
    return [row.id for row in catalog.works.search(query, limit=None).rows]


def test_the_story_is_that_of_the_backup_also_with_as_many_edits(catalog: Catalog, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    catalog.edits.set("voices-2", {"title": ["Cinders"]})
    catalog.maintenance.backup(str(copy))
    catalog.edits.set("voices-1", {"title": ["The Tallow Merchant"]})
    assert _title(catalog) == "The Tallow Merchant"
    restored, changed = catalog.maintenance.restore(str(copy))
    assert changed.kinds == frozenset(Data)
    assert (_title(catalog), _found(catalog, "tallow"), _found(catalog, "cinders")) == (
        "The Oil Merchant", [], ["voices-2"],
    )  # fmt: skip
    # As many edits as before, and others.
    catalog.edits.set("voices-1", {"title": ["The Wax Merchant"]})
    assert _title(catalog) == "The Wax Merchant"
    assert [entry.label for entry in catalog.history.list(9)] == [
        "The Oil Merchant: title The Wax Merchant",
        "Ash and Amber: title Cinders",
    ]
    catalog.history.undo()
    assert _title(catalog) == "The Oil Merchant"
    assert restored.kept is not None
    catalog.maintenance.restore(str(restored.kept))
    assert _title(catalog) == "The Tallow Merchant"


def test_no_backup_is_restored_during_a_scan(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog.maintenance.backup(str(tmp_path / "copy.db"))
    for busy in (catalog.scans, catalog.matcher):
        monkeypatch.setattr(busy, "running", True)
        with pytest.raises(JantoError, match="scanned or matched"):
            catalog.maintenance.restore(str(tmp_path / "copy.db"))
        monkeypatch.setattr(busy, "running", False)
