"""A pack made of what the user added gives another catalogue the same titles, people and placements, and nothing private."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.cli.main import main
from janto_catalog.errors import UsageError
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.store.store import Store
from tests.catalog.conftest import STORY


@pytest.fixture
def adding(catalog: Catalog) -> Catalog:
    """A catalogue with things that the user added to its pack, and with what is private."""
    catalog.edits.add("series", {"title": ["Fireside"], "kind": ["novel"]})
    catalog.edits.add(
        "work", {"title": ["A Night Out"], "kind": ["novel"], "series": ["fireside"], "runtime": ["95"]}
    )
    catalog.edits.add("work", {"title": ["Loose Leaf"], "kind": ["comic"], "series": ["lantern-s1"]})
    catalog.edits.add("character", {"name": ["Odo Vance"]})
    catalog.edits.add_appearance("Odo Vance", "A Night Out", {})
    catalog.edits.add_appearance("Odo Vance", "lantern-2", {"manner": ["voice"]})
    catalog.edits.place("A Night Out", "after", ["lantern-1"], reason="It is the winter after.")
    catalog.edits.place("voices-1", "before", ["lantern-2"])
    catalog.edits.set("work:lantern-3", {"title": ["The Ember Days"]})
    catalog.remarks.write_note(["A Night Out"], "a secret of mine")
    catalog.remarks.tag(["A Night Out"], ["private"])
    return catalog


def facts(catalog: Catalog) -> list[object]:
    order = [(row.work.title, row.placement.position) for row in catalog.orders.order()]
    cast = [
        [character.name for _, character in catalog.works.details(catalog.works.one(title)[0]).appearances]
        for title in ("A Night Out", "lantern-2")
    ]
    return [order, cast, catalog.works.details(catalog.works.one("A Night Out")[0]).work.runtime]


def test_another_catalogue_has_the_same_with_the_pack(
    adding: Catalog, clock: Callable[[], str], tmp_path: Path
) -> None:
    export = adding.pack_exports.export(str(tmp_path / "My Winters"), "Winters")
    (pack,) = export.packs
    assert (pack.name, pack.titles, pack.placements, pack.others) == ("my-winters", 2, 2, 4)
    assert pack.needs == ("lantern",)
    assert export.left_out == 1, "the title that was changed"
    folder = Path(pack.folder)
    assert [one for one in check_pack(folder) if one.severity.value == "error"] == []
    assert load_pack(folder).title == "Winters"
    text = "".join(path.read_text("utf-8") for path in folder.rglob("*.toml"))
    assert "secret" not in text
    assert "private" not in text
    assert str(tmp_path) not in text
    adding.edits.revert("works", "lantern-3", "title")
    with closing(bootstrap.build(Store(tmp_path / "other.db", clock), tmp_path / "no packs")) as other:
        other.packs.install(Pack("lantern", "Lantern Street", "1", story=STORY))
        other.packs.add(str(folder))
        assert facts(other) == facts(adding)


def test_each_universe_is_a_pack_of_its_own(adding: Catalog, tmp_path: Path) -> None:
    fox = Work("fox", "Fox", Kind.NOVEL)
    adding.packs.install(
        Pack("fables", "Fables", "1", story=Story(works=(fox, Work("owl", "Owl", Kind.NOVEL))))
    )
    adding.edits.place("Owl", "before", ["Fox"])
    adding.edits.add("work", {"title": ["Alone"], "kind": ["film"]})
    (tmp_path / "mine-lantern").mkdir()
    (tmp_path / "mine-lantern" / "letter.txt").touch()
    with pytest.raises(UsageError):
        adding.pack_exports.export(str(tmp_path / "mine"))
    assert [path.name for path in tmp_path.glob("mine*")] == ["mine-lantern"], "none of them is written"
    (tmp_path / "mine-lantern" / "letter.txt").unlink()
    export = adding.pack_exports.export(str(tmp_path / "mine"))
    assert {pack.name: (pack.titles, pack.placements, pack.needs) for pack in export.packs} == {
        "mine": (1, 0, ()),
        "mine-fables": (0, 1, ("fables",)),
        "mine-lantern": (2, 2, ("lantern",)),
    }


def test_nothing_is_written_over_and_nothing_is_left_behind(adding: Catalog, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("keep me", encoding="utf-8")
    for folder in ("full", "???"):
        with pytest.raises(UsageError):
            adding.pack_exports.export(str(tmp_path / folder))
    assert sorted(path.name for path in (tmp_path / "full").iterdir()) == ["letter.txt"]


def test_who_added_nothing_is_told_so(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="You have added nothing"):
        catalog.pack_exports.export(str(tmp_path / "mine"))


def test_the_command_line_says_what_was_written(
    adding: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(adding.store.path)
    adding.close()
    assert main(["--catalog", path, "pack", "export", str(tmp_path / "mine"), "--title", "Mine"]) == 0
    out = capsys.readouterr().out
    assert "Wrote 2 titles, 2 placements, 4 other facts to" in out
    assert "It needs lantern" in out
    assert "1 edit of what packs state" in out
    assert main(["--catalog", path, "--json", "pack", "export", str(tmp_path / "again")]) == 0
    assert json.loads(capsys.readouterr().out)["packs"][0]["titles"] == 2
