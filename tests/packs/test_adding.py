"""A pack is added to a catalogue as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog import chronology
from janto_catalog.catalog import Catalog
from janto_catalog.errors import PackError
from janto_catalog.model.findings import Severity
from janto_catalog.packs import check_pack

from .conftest import GOOD, WritePack

ONE = "series/one.toml"
HOLMES = Path(__file__).parent / "holmes"


def known(catalog: Catalog) -> tuple[object, ...]:
    """What the catalogue holds of story worlds: the packs, their titles and the order of these."""
    order = [row.work.id for row in catalog.orders.order()]
    return catalog.packs.list(), order, catalog.works.search("").count


def test_a_good_pack_is_installed_with_its_places(catalog: Catalog, write_pack: WritePack) -> None:
    catalog.packs.add(str(write_pack()))
    (pack,) = catalog.packs.list()
    assert (pack.name, pack.version, pack.works, pack.claims) == ("small", "1", 3, 2)
    assert next(row.work.id for row in catalog.orders.order()) == "first"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ((ONE, 'after = "first"', 'after = "frist"'), f"{ONE}:22"),
        ((ONE, 'title = "Third"', 'title = "Third'), f"{ONE}:33"),
        ((ONE, 'id = "second"', 'id = "first"'), f"{ONE}:17"),
        ((ONE, "certainty = 5", 'certainty = "sure"'), f"{ONE}:23"),
        (("sources.toml", ""), f"{ONE}:24"),
        (("pack.toml", "format = 1", "format = 9"), "pack.toml:1"),
        (("states.toml", '[[state]]\ncharacter = "eve"\nstate = "away"\n'), "states.toml:2"),
    ],
)
def test_a_malformed_one_is_refused_by_file_and_line_and_nothing_of_it_stays(
    catalog: Catalog, write_pack: WritePack, change: tuple[str, ...], where: str
) -> None:
    catalog.packs.add(str(HOLMES))
    before = known(catalog)
    with pytest.raises(PackError) as refused:
        catalog.packs.add(str(write_pack(change)))
    assert refused.value.location == where
    assert known(catalog) == before


def test_a_malformed_newer_version_leaves_the_older_one_in_place(
    catalog: Catalog, write_pack: WritePack
) -> None:
    catalog.packs.add(str(write_pack()))
    before = known(catalog)
    with pytest.raises(PackError):
        catalog.packs.add(
            str(write_pack(("pack.toml", 'version = "1"', 'version = "2"'), (ONE, '"2002"', '"2002-13"')))
        )
    assert known(catalog) == before


def test_a_newer_version_takes_the_place_of_the_older(catalog: Catalog, write_pack: WritePack) -> None:
    catalog.packs.add(str(write_pack()))
    newer = GOOD[ONE] + '\n[[work]]\nid = "fourth"\ntitle = "Fourth"\n'
    catalog.packs.add(str(write_pack(("pack.toml", 'version = "1"', 'version = "2"'), (ONE, newer))))
    (pack,) = catalog.packs.list()
    assert (pack.version, pack.works) == ("2", 4)


def test_a_world_whose_titles_have_ids_of_another_is_refused_whole(
    catalog: Catalog, write_pack: WritePack
) -> None:
    catalog.packs.add(str(write_pack()))
    before = known(catalog)
    with pytest.raises(PackError) as refused:
        catalog.packs.add(str(write_pack(("pack.toml", '"small"', '"other"'))))
    assert (refused.value.location, "'small'" in refused.value.message) == ("first", True)
    assert known(catalog) == before


def test_a_pack_that_cannot_be_ordered_leaves_nothing_behind(
    catalog: Catalog, write_pack: WritePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog.packs.add(str(HOLMES))
    before = known(catalog)
    for part in ("janto_catalog.matching.WorkIndex", "janto_catalog.chronology.order"):
        with monkeypatch.context() as broken:
            broken.setattr(part, failing)
            with pytest.raises(PackError) as refused:
                catalog.packs.add(str(write_pack()))
            assert "IndexError" in str(refused.value)
            assert refused.value.location == "small"
        assert known(catalog) == before


def failing(*_: object, **__: object) -> None:
    raise IndexError("list index out of range")


def test_two_equal_sources_that_disagree_are_warned_about_and_installed(
    catalog: Catalog, write_pack: WritePack
) -> None:
    dispute = (
        '\n[[work.claims]]\nafter = "second"\nsources = ["book"]\n'
        '\n[[work.claims]]\nbefore = "second"\nsources = ["other"]\n'
    )
    sources = "".join(
        f'[[source]]\nid = "{id}"\ntitle = "{id}"\nlayer = "{layer}"\n'
        for id, layer in (("text", "commentary"), ("book", "reference"), ("other", "reference"))
    )
    folder = write_pack((ONE, GOOD[ONE] + dispute), ("sources.toml", sources))
    (finding,) = check_pack(folder, chronology.contradictions)
    assert (finding.severity, finding.file) == (Severity.WARNING, ONE)
    catalog.packs.add(str(folder))
    assert any("equally strong" in conflict.outcome for conflict in catalog.orders.conflicts())
