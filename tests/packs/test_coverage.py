"""The coverage page of the shipped pack is the one generated from its facts."""

from __future__ import annotations

from pathlib import Path

from janto_catalog.packs import coverage_page, load_pack

from .conftest import WritePack


def test_the_page_of_the_pack_is_up_to_date(shipped: Path) -> None:
    folder = shipped / "torchwood"
    written = (folder / "COVERAGE.md").read_text(encoding="utf-8")
    # Write it again with: (folder / "COVERAGE.md").write_text(coverage_page(load_pack(folder)), encoding="utf-8")
    assert written == coverage_page(load_pack(folder))


def test_it_counts_what_each_series_has(write_pack: WritePack) -> None:
    page = coverage_page(load_pack(write_pack()))
    assert "| One | 3 | 2 | 1 | 0 | 3 | 2 |" in page
    assert "| **all** | **3** | **2** | **1** | **0** | **3** | **2** |" in page
    assert "| placements | 0 | 2 |" in page


def test_a_whole_has_the_cast_and_the_place_of_its_parts(write_pack: WritePack) -> None:
    whole = '[[work]]\nid = "third"\ntitle = "Third"'
    parted = ("series/one.toml", 'title = "First"', 'title = "First"\npart_of = "third"')
    assert "| One | 3 | 2 | 2 | 0 | 3 | 3 |" in coverage_page(
        load_pack(write_pack(parted, ("series/one.toml", whole, whole)))
    )
