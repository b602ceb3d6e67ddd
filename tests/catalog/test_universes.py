"""Several universes in one catalogue: nothing compares their works, and every door tells them apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap, packs
from janto_catalog.catalog import Catalog
from janto_catalog.cli.main import main
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.export import ExportContent

HOLMES = Path(__file__).parents[1] / "packs" / "holmes"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with the pack that is shipped and one of another universe."""
    path = tmp_path_factory.mktemp("universes") / "catalogue.db"
    opened = bootstrap.open_catalog(str(path))
    opened.packs.add(str(HOLMES))
    opened.close()
    return path


@pytest.fixture(scope="module")
def both(database: Path) -> Iterator[Catalog]:
    opened = bootstrap.open_catalog(str(database))
    yield opened
    opened.close()


def ids_of(folder: Path) -> set[str]:
    return {work.id for work in packs.load_pack(folder).story.works}


@pytest.mark.parametrize("view", ["story", "release", "newcomer"])
def test_the_order_of_each_is_the_one_that_it_has_alone(both: Catalog, tmp_path: Path, view: str) -> None:
    alone = bootstrap.open_catalog(str(tmp_path / "alone.db"))
    expected = [(row.placement.position, row.work.id, row.because) for row in alone.orders.order(by=view)]
    alone.close()
    rows = both.orders.order(by=view)
    found = [(row.placement.position, row.work.id, row.because) for row in rows]
    assert found[: len(expected)] == expected
    holmes = found[len(expected) :]
    assert {id for _, id, _ in holmes} <= ids_of(HOLMES)
    assert [position for position, _, _ in holmes] == list(range(1, len(holmes) + 1))
    assert {row.placement.universe for row in rows} == {"whoniverse", "holmes"}


def test_no_reason_names_a_work_of_the_other(both: Catalog) -> None:
    own = ids_of(HOLMES)
    for row in both.orders.order():
        for reason in (*row.placement.reasons, *row.placement.overruled):
            assert len({work in own for work in (row.work.id, *reason.works)}) == 1, reason


def test_nothing_compares_their_works(both: Catalog) -> None:
    for attempt in (
        lambda: both.orders.why("Exit Wounds", "A Scandal in Bohemia"),
        lambda: both.placing.preview("A Scandal in Bohemia", "after", ["Exit Wounds"]),
        lambda: both.placing.place("Exit Wounds", "before", ["A Scandal in Bohemia"]),
        lambda: both.edits.own_claim("Exit Wounds", "between", ["Fragments", "A Scandal in Bohemia"]),
    ):
        with pytest.raises(UsageError, match="of different story worlds"):
            attempt()


def test_the_place_of_a_title_is_one_in_its_universe(both: Catalog) -> None:
    own = ids_of(HOLMES)
    last = [row.work for row in both.orders.order() if row.placement.universe == "whoniverse"][-1]
    first = next(row.work for row in both.orders.order() if row.placement.universe == "holmes")
    for work in (last, first):
        details = both.works.details(work.id)
        assert {near.id in own for near in (details.previous, details.following) if near} <= {work.id in own}
        explained = both.orders.explain(work.id)
        assert explained.total == sum((row.work.id in own) == (work.id in own) for row in both.orders.order())
    assert both.works.details(first.id).previous is None
    assert both.works.details(last.id).following is None


def test_before_and_after_a_title_are_works_of_its_universe(both: Catalog) -> None:
    own = ids_of(HOLMES)
    for title, inside in (("Exit Wounds", False), ("A Scandal in Bohemia", True)):
        for key in ("after", "before"):
            for sign in ("", "="):
                found = {row.id for row in both.works.search(f'{key}:{sign}"{title}"').rows}
                assert all((id in own) == inside for id in found), (title, key, sign)
    after = both.works.search('after:"A Scandal in Bohemia"').count
    before = both.works.search('before:"A Scandal in Bohemia"').count
    titles = both.works.search("universe:holmes in-story:yes").rows
    listed = {row.work.id for row in both.orders.order() if row.placement.universe == "holmes"}
    assert after + before == len(listed) - 1 <= len(titles)


@pytest.mark.parametrize("name", ["holmes", "Sherlock Holmes", "HOLMES"])
def test_a_search_can_ask_for_one(both: Catalog, name: str) -> None:
    found = {row.id for row in both.works.search(f'universe:"{name}"').rows}
    assert found == {id for id in ids_of(HOLMES) if "#" not in id}
    assert both.works.search("universe:torchwood").count == both.works.search("universe:whoniverse").count
    assert [one.text for one in both.suggestions.complete("universe:sher")] == ['universe:"Sherlock Holmes"']


def test_lists_have_a_divider_for_each(both: Catalog) -> None:
    captions = [era.caption for era in both.works.eras()]
    torchwood = [caption for caption in captions if caption.startswith("Torchwood · ")]
    assert torchwood == captions[: len(torchwood)]
    assert captions[len(torchwood)].startswith("Sherlock Holmes")
    listing = both.orders.listing()
    (first, _), (second, title) = listing.dividers.items()
    assert (first, title) == (0, "Sherlock Holmes")
    assert listing.rows[second].work.id in ids_of(HOLMES)
    assert (
        not both.orders.listing("universe:holmes").dividers
        or len(both.orders.listing("universe:holmes").dividers) == 1
    )


def test_the_one_of_which_most_is_owned_comes_first(tmp_path: Path) -> None:
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    catalog.packs.add(str(HOLMES))
    folder = tmp_path / "Books"
    folder.mkdir()
    assert catalog.orders.order()[0].placement.universe == "whoniverse"
    (folder / "Arthur Conan Doyle - A Scandal in Bohemia.txt").write_text("To Sherlock Holmes", "utf-8")
    list(catalog.scans.scan([str(folder)]))
    (item,) = catalog.items.list()
    if not item.works:
        catalog.links.link(item.id, "A Scandal in Bohemia")
    assert next(iter(catalog.works.universes())) == "holmes"
    assert catalog.orders.order()[0].placement.universe == "holmes"
    assert catalog.works.search(limit=1).rows[0].id in ids_of(HOLMES)
    catalog.history.undo()
    catalog.close()


@pytest.mark.parametrize("ending", ["md", "html"])
def test_an_exported_list_names_them(both: Catalog, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    both.exports.export(str(path))
    text = path.read_text("utf-8")
    assert text.count("## Sherlock Holmes" if ending == "md" else "<h2><bdi>Sherlock Holmes</bdi></h2>") == 1


def test_what_has_no_place_follows_under_its_own_universe(both: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    both.exports.export(str(path), content=ExportContent(others=True))
    headings = [line for line in path.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings == ["## Torchwood", "## Sherlock Holmes", "## Torchwood"]


def test_the_command_line_takes_and_tells_the_universe(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--catalog", str(database), "--json", "order", "--universe", "Sherlock Holmes"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["universe"] for row in rows} == {"holmes"}
    assert rows[0]["position"] == 1
    assert main(["--catalog", str(database), "order"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in ("Torchwood:", "Sherlock Holmes:")] == [
        "Torchwood:",
        "Sherlock Holmes:",
    ]
    assert main(["--catalog", str(database), "why", "Exit Wounds", "A Scandal in Bohemia"]) == 2
    assert "different story worlds" in capsys.readouterr().err
    assert main(["--catalog", str(database), "order", "--universe", "Nowhere"]) == 2


def test_a_title_of_the_user_is_of_the_universe_of_its_series(tmp_path: Path) -> None:
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    alone, _ = catalog.edits.add("work", {"title": ["The Lost Letter"], "kind": ["novel"]})
    assert catalog.works.search("universe:torchwood letter").count == 1
    catalog.packs.add(str(HOLMES))
    series = packs.load_pack(HOLMES).story.series[0]
    known, _ = catalog.edits.add(
        "work", {"title": ["The Lost Case"], "kind": ["novel"], "series": [series.title]}
    )
    assert [row.id for row in catalog.works.search("universe:holmes case").rows] == [known]
    # Nothing says of which it is now; the user can.
    assert catalog.works.search("universe:torchwood letter").count == 0
    places = {row.work.id: row.placement for row in catalog.orders.order()}
    assert places[alone].universe == ""
    with pytest.raises(NotFoundError, match="There are: Torchwood, Sherlock Holmes"):
        catalog.edits.set(alone, {"universe": ["whoniverze"]})
    catalog.edits.set(alone, {"universe": ["Torchwood"]})
    assert catalog.works.search("universe:torchwood letter").count == 1
    catalog.packs.remove("holmes")
    assert {row.placement.universe for row in catalog.orders.order()} == {""}
    catalog.close()
