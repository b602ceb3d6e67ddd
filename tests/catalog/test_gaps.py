"""What is not owned between owned titles of an order, and what to get for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.export import ExportContent
from janto_catalog.model.gaps import WHOLE_ORDER, Gaps, Purchase, Span
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.releases import Release
from janto_catalog.model.story import Omnibus, Pack, Relation, Series, Story, Work
from janto_catalog.store.store import Store
from tests.catalog.conftest import own

PLAYS = ("Adit", "Bargemen", "Cinders", "Dredger", "Eelpots", "Flotsam", "Gantry", "Hawser")


def play(number: int, **more: Any) -> Work:
    day = f"2001-01-0{number}"
    return Work(f"d{number}", PLAYS[number - 1], Kind.AUDIO_DRAMA, "harbour", str(number), day, **more)


HARBOUR = Story(
    works=(
        play(1),
        play(2),
        play(3, part_of="box", locator="1", codes=("HP 3",)),
        play(4, part_of="box", locator="2"),
        play(5, part_of="box", locator="3", releases=(Release("2003-05-01", "Quay Records"),)),
        play(6, publisher="Quay Records", codes=("HP 6",)),
        play(7, status=Status.ANNOUNCED),
        play(8),
        Work(
            "box",
            "The Night Shift",
            Kind.AUDIO_DRAMA,
            "harbour-boxes",
            "1",
            "2001-01-03",
            publisher="Quay Records",
        ),
        Work("annual", "Harbour Annual", Kind.MAGAZINE_ISSUE, "harbour-print", "1", "2002", in_story=False),
    ),
    series=(
        Series(
            "harbour",
            "Harbour Plays",
            Kind.AUDIO_DRAMA,
            StoryOrder.NUMBERED,
            omnibuses=(Omnibus("All the Tides", ("d2", "d8")),),
        ),
        Series("harbour-boxes", "Harbour Boxes", Kind.AUDIO_DRAMA),
        Series("harbour-print", "Harbour Print", Kind.MAGAZINE_ISSUE),
    ),
    relations=(Relation("annual", "prints", "d2"),),
)


@pytest.fixture
def harbour(tmp_path: Path, clock: Callable[[], str]) -> Catalog:
    """A catalogue without copies."""
    catalog = bootstrap.build(Store(tmp_path / "harbour.db", clock), tmp_path / "no packs")
    catalog.packs.install(Pack("harbour", "Harbour", "1", story=HARBOUR))
    return catalog


@pytest.fixture
def owned(harbour: Catalog, tmp_path: Path) -> Catalog:
    """A catalogue with copies of the first play and of the last one."""
    own(harbour, tmp_path, {"d1": "Adit", "d8": "Hawser"})
    return harbour


def listed(found: Gaps) -> list[tuple[str, list[str]]]:
    return [(gap.words, [row.work.id for row in gap.rows]) for gap in found.gaps]


def purchases(found: Gaps) -> dict[str, Purchase]:
    return {one.work.id: one for one in found.purchases}


def test_a_gap_is_between_owned_titles(harbour: Catalog, tmp_path: Path) -> None:
    assert listed(harbour.gaps.find()) == []
    own(harbour, tmp_path, {"d2": "Bargemen"})
    assert listed(harbour.gaps.find()) == [], "what is before the first and after the last one is no gap"
    own(harbour, tmp_path, {"d4": "Dredger", "d8": "Hawser"})
    found = harbour.gaps.find()
    assert listed(found) == [
        ("Between Bargemen and Dredger", ["d3"]),
        ("Between Dredger and Hawser", ["d5", "d6"]),
    ]
    assert found.titles == 3
    assert [row.id for row in found.announced] == ["d7"], "what is not out yet cannot be got"


def test_a_span_has_what_is_not_owned_at_its_ends_too(owned: Catalog) -> None:
    assert listed(owned.gaps.find(span=Span("Bargemen", "d4"))) == [
        ("Between Adit and Hawser", ["d2", "d3", "d4"])
    ]
    assert listed(owned.gaps.find(span=Span("d6"))) == [("Between Adit and Hawser", ["d6"])]
    with pytest.raises(UsageError, match="other way round"):
        owned.gaps.find(span=Span("d6", "d2"))
    with pytest.raises(UsageError, match="has no place"):
        owned.gaps.find(span=Span("annual"))


def test_a_span_named_by_a_box_has_all_of_it(owned: Catalog) -> None:
    assert listed(owned.gaps.find(span=Span("box", "box"))) == [
        ("Between Adit and Hawser", ["d3", "d4", "d5"])
    ]


def test_a_search_limits_both_what_is_owned_and_what_is_not(owned: Catalog) -> None:
    assert listed(owned.gaps.find("series:harbour -number:2")) == [
        ("Between Adit and Hawser", ["d3", "d4", "d5", "d6"])
    ]
    assert listed(owned.gaps.find("-number:8")) == []


def test_a_box_is_one_thing_to_get_and_parts_sold_alone_are_named(owned: Catalog) -> None:
    found = owned.gaps.find()
    assert [one.work.id for one in found.purchases] == ["d2", "box", "d6"]
    box = purchases(found)["box"]
    assert [row.work.id for row in box.titles] == ["d3", "d4", "d5"]
    assert [row.id for row in box.alone] == ["d3", "d5"]
    assert box.notes == (
        "holds 3 titles: Cinders, Dredger, Eelpots",
        "also sold alone: Cinders, Eelpots",
        "Quay Records",
    )
    assert purchases(found)["d6"].notes == ("Quay Records, HP 6",)
    assert purchases(found)["d2"].notes == ("also in: All the Tides, Harbour Annual",)


def test_of_a_box_that_is_owned_in_part_the_rest_is_named(owned: Catalog, tmp_path: Path) -> None:
    own(owned, tmp_path, {"d4": "Dredger"})
    assert purchases(owned.gaps.find())["box"].notes[0] == "holds 3 titles, in these gaps Cinders, Eelpots"
    own(owned, tmp_path, {"box": "The Night Shift"})
    assert "box" not in purchases(owned.gaps.find())


def written(catalog: Catalog, place: Path, content: ExportContent) -> Sequence[str]:
    catalog.exports.export(str(place), content=content)
    return place.read_text("utf-8").splitlines()


def test_a_shopping_list_names_each_thing_once_and_no_certainty(owned: Catalog, tmp_path: Path) -> None:
    lines = written(owned, tmp_path / "list.md", ExportContent(gaps=WHOLE_ORDER))
    assert lines[0] == "# Shopping list"
    assert [line.partition("** (")[0] for line in lines if line.startswith("- ")] == [
        "- **1. Bargemen",
        "- **2. The Night Shift",
        "- **3. Flotsam",
    ]
    assert "  - also sold alone: Cinders, Eelpots" in lines
    assert not [line for line in lines if "Certainty" in line or "Because" in line]
    page = "\n".join(written(owned, tmp_path / "list.html", ExportContent(gaps=WHOLE_ORDER)))
    assert "also sold alone: Cinders, Eelpots" in page
    assert 'class="sure"' not in page
    assert 'class="sure"' in "\n".join(written(owned, tmp_path / "order.html", ExportContent()))


def test_a_shopping_list_is_no_playlist(owned: Catalog, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to play"):
        owned.exports.export(str(tmp_path / "list.m3u8"), content=ExportContent(gaps=WHOLE_ORDER))
    assert not (tmp_path / "list.m3u8").exists()
    kinds = {name for name, _, _ in owned.exports.formats(gaps=True)}
    assert kinds == {name for name, _, _ in owned.exports.formats()} - {"m3u8"}


def test_a_shopping_list_may_be_of_a_span_or_of_some_titles(owned: Catalog, tmp_path: Path) -> None:
    content = ExportContent("Soon", gaps=Span("d4", "d6"), only=frozenset(["d5", "d2"]))
    lines = written(owned, tmp_path / "list.md", content)
    assert lines[0] == "# Soon"
    assert ["Night Shift" in line for line in lines if line.startswith("- ")] == [True]
    assert "  - holds 3 titles, in these gaps Eelpots" in lines


def test_what_is_kept_back_is_in_no_gap(owned: Catalog) -> None:
    owned.spoilers.set(owned.spoilers.named(until="", keep_back=["d3", "d6"], seen=False))
    found = owned.gaps.find()
    assert listed(found) == [("Between Adit and Hawser", ["d2", "d4", "d5"])]
    assert purchases(found)["box"].notes[0] == "holds 2 titles: Dredger, Eelpots"
