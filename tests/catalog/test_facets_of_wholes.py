"""The first and last title of a character: no anthology, which has the place of its first story."""

from __future__ import annotations

from pathlib import Path

from janto_catalog import bootstrap


def test_the_first_title_is_one_that_the_character_is_in(tmp_path: Path) -> None:
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    try:
        summary = catalog.facets.summary("with:ianto-jones")
        listed = catalog.works.search("with:ianto-jones", limit=None).rows
    finally:
        catalog.close()
    assert summary.first is not None
    # The novel of five stories is listed where its first one is, in which he is not.
    assert listed[0].title == "Consequences"
    assert summary.first.title != "Consequences"
    assert summary.first.id in {row.id for row in listed}
