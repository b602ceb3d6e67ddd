"""What is stated about a whole holds for its parts, and no title that a query finds is left out of an order silently."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.export import ExportContent
from janto_catalog.packs import load_pack
from janto_catalog.store.store import Store

PACKS = Path(__file__).parents[2] / "resources" / "packs"
OUTBREAK = "bf-sp-outbreak"
PARTS = ["bf-sp-outbreak-1-incubation", "bf-sp-outbreak-2-prodromal", "bf-sp-outbreak-3-decline"]

SMALL = {
    "pack.toml": 'format = 1\nname = "small"\ntitle = "Small"\nversion = "1"\n',
    "sources.toml": '[[source]]\nid = "text"\ntitle = "The text"\nlayer = "canon"\n',
    "characters.toml": "".join(
        f'[[character]]\nid = "{id}"\nname = "{id.title()}"\n\n' for id in ("ada", "bob", "cid")
    ),
    "arcs.toml": '[[arc]]\nid = "flood"\ntitle = "The Flood"\nworks = ["box"]\n',
    "series/one.toml": """[series]
id = "one"
title = "One"
kind = "audio-drama"

[[work]]
id = "before"
title = "Dawn"
released = "2001"
appearances = [{ character = "bob" }]

[[work]]
id = "box"
title = "Rising Water"
released = "2002"
appearances = [{ character = "ada", weight = "lead" }]

[[work.claims]]
after = "before"
sources = ["text"]

[[work]]
id = "box-1"
title = "Spring"
number = "1"
released = "2002"
part_of = "box"
locator = "1"

[[work]]
id = "box-2"
title = "Neap"
number = "2"
released = "2002"
part_of = "box"
locator = "2"
appearances = [{ character = "bob" }]

[[work.claims]]
after = "box-1"
sources = ["text"]

[[work]]
id = "making"
title = "Making Water"
kind = "documentary"
in_story = false
released = "2003"
appearances = [{ character = "ada" }]
""",
}


def _open(folder: Path) -> Catalog:
    ticks = itertools.count()
    return bootstrap.build(Store(folder / "c.db", lambda: f"2020-01-01T00:00:{next(ticks):06d}Z"), folder)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Catalog]:
    """A catalogue with a box set: the cast is stated for the whole, for one part, and for a documentary."""
    for file, text in SMALL.items():
        path = tmp_path / "pack" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    catalog = _open(tmp_path)
    catalog.packs.add(str(tmp_path / "pack"))
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A catalogue of the pack that ships with the program."""
    catalog = _open(tmp_path_factory.mktemp("shipped"))
    catalog.packs.add(str(PACKS / "torchwood"))
    yield catalog
    catalog.close()


def _found(catalog: Catalog, query: str) -> list[str]:
    return [row.id for row in catalog.works.search(query, limit=None).rows]


def _order(catalog: Catalog, query: str, by: str = "story") -> list[str]:
    return [row.work.id for row in catalog.orders.order(query, by=by)]


def test_parts_without_a_cast_have_that_of_the_whole(small: Catalog) -> None:
    assert _found(small, "with:ada") == ["box", "box-1", "making"]
    assert _found(small, "with:bob") == ["before", "box-2"]
    assert [each.id for _, each in small.works.details("box-1").appearances] == ["ada"]


def test_facts_of_the_whole_and_of_its_parts_are_found_together(small: Catalog) -> None:
    assert _found(small, "with:ada after:before") == ["box", "box-1"]
    assert _found(small, "rising with:bob") == ["box-2"]
    assert _found(small, "arc:flood") == ["box", "box-1", "box-2"]
    assert [arc.id for arc in small.works.details("box-2").arcs] == ["flood"]


def test_an_order_has_the_parts_for_a_whole(small: Catalog) -> None:
    assert _order(small, "with:ada") == ["box-1"]
    assert _order(small, "title:rising") == ["box-1", "box-2"]
    assert _order(small, "with:ada or with:bob") == ["before", "box-1", "box-2"]


def test_a_whole_is_at_the_place_of_its_first_part(small: Catalog) -> None:
    rows = {row.id: row for row in small.works.search("", limit=None).rows}
    assert [row for row in rows if rows[row].position] == ["before", "box", "box-1", "box-2"]
    assert [rows[id].position for id in ("before", "box", "box-1", "box-2")] == [1, 2, 2, 3]
    assert small.orders.explain("box") == small.orders.explain("box-1")
    place = small.works.details("box").placement
    assert place is not None
    assert (place.work, bool(place.reasons)) == ("box-1", True)


@pytest.mark.parametrize("sort", ["story", "release", "date"])
def test_every_box_set_whose_parts_have_a_place_stands_right_before_the_first_of_them(
    shipped: Catalog, sort: str
) -> None:
    holders = {work.id: work.part_of for work in load_pack(PACKS / "torchwood").story.works}
    query = "date:any" if sort == "date" else ""
    rows = shipped.works.search(query, limit=None, sort=sort).rows
    listed, boxes = [row.id for row in rows], {row.id: row for row in rows}
    first_parts: dict[str, int] = {}
    for place, row in enumerate(rows):
        box = boxes.get(holders[row.id] or "")
        if box and box.position and row.position:
            first_parts.setdefault(box.id, place)
    assert len(first_parts) > (5 if sort == "date" else 25)
    assert {box: listed.index(box) + 1 for box in first_parts} == first_parts


def test_a_title_without_a_place_is_named_with_the_reason(small: Catalog) -> None:
    (group,) = small.orders.listing("with:ada").without_place
    assert (group.reason, [work.id for work in group.works]) == ("not part of the story", ["making"])


def test_a_life_has_the_parts_of_a_whole(small: Catalog) -> None:
    assert _order(small, "", by="life:ada") == ["box-1"]


def test_the_cast_follows_a_part_that_is_moved(small: Catalog) -> None:
    small.edits.set("work:box-1", {"part_of": []})
    assert _found(small, "with:ada") == ["box", "making"]
    small.edits.set("work:making", {"part_of": ["box"]})
    assert _found(small, "arc:flood") == ["box", "box-2", "making"]


def test_outbreak_is_found_and_ordered_by_its_parts(shipped: Catalog) -> None:
    assert {OUTBREAK, *PARTS} <= set(_found(shipped, "with:jack"))
    assert [work for work in _order(shipped, "with:jack") if "outbreak" in work] == PARTS
    assert _order(shipped, 'outbreak with:ianto after:"exit wounds"') == PARTS


@pytest.mark.parametrize("query", ["with:jack", "kind:audio-drama", "arc:any", "archive", "owned:no", ""])
@pytest.mark.parametrize("by", ["story", "release", "newcomer", "life:jack-harkness"])
def test_every_found_title_is_in_the_order_or_named(shipped: Catalog, query: str, by: str) -> None:
    listing = shipped.orders.listing(query, by=by)
    named = {work.id for group in listing.without_place for work in group.works}
    containers = shipped.edits._stories.lookup().containers
    held = {each for row in listing.rows for each in containers(row.work.id)}
    ordered = {row.work.id for row in listing.rows}
    left_out = {id for id in _found(shipped, query) if not {id, *containers(id)} & (held | ordered | named)}
    assert not left_out


@pytest.mark.parametrize("query", ["", "with:jack", "kind:print", "outbreak"])
@pytest.mark.parametrize("name", ["list.m3u8", "list.csv", "list.html"])
def test_an_export_writes_or_names_every_title_that_is_found(
    shipped: Catalog, tmp_path: Path, query: str, name: str
) -> None:
    result = shipped.exports.export(str(tmp_path / name), query)
    found = {id for id in _found(shipped, query) if "#" not in id}
    left_out = [entry.work for entry in (*result.skipped, *result.without_place)]
    assert len(left_out) == len(set(left_out)) == result.left_out_count
    assert all(entry.title and entry.reason for _, group in result.left_out() for entry in group)
    # A whole that is found has its parts in the order, which need not be found themselves.
    written = len(shipped.orders.order(query)) - len(result.skipped)
    assert result.written == written
    assert found <= {*left_out, *(row.work.id for row in shipped.orders.order(query))}
    preview = shipped.exports.preview(query, by="story", format=name.partition(".")[2]).result
    assert preview is not None
    assert (preview.written, preview.left_out()) == (result.written, result.left_out())


def test_titles_without_a_place_follow_at_the_end_if_wanted(shipped: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    plain = shipped.exports.export(str(path), "kind:video")
    left_out = {entry.work for entry in plain.without_place}
    others = shipped.exports.preview("kind:video", by="story", format="csv").others
    assert others == len(left_out) > 0
    result = shipped.exports.export(str(path), "kind:video", content=ExportContent(others=True))
    assert result.written == plain.written + others
    assert not {entry.work for entry in result.without_place} & left_out
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert {row["id"] for row in rows[-others:]} == left_out
    released = [row["released"] for row in rows[-others:] if row["released"]]
    assert released == sorted(released)
    assert all("not part of the story" in row["because"] for row in rows[-others:])
    positions = [int(row["position"]) for row in rows]
    assert len(set(positions)) == len(positions)
