"""`janto orders`: every act, and the order at the other doors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.cli.conftest import Janto

COE = "Children of Earth: Day One", "Children of Earth: Day Two"


def listed(janto: Janto, name: str, *words: str) -> list[str]:
    return [row["title"] for row in janto("order", *words, "--by", f"order:{name}", "--json").json]


def test_an_order_is_made_changed_printed_and_deleted(janto: Janto) -> None:
    made = janto(
        "orders", "new", "Rainy evenings", "--title", "Fragments", "--title", "Adrift", "--evening", "1"
    )
    assert made.out == 'Created the order "Rainy evenings". `janto undo` reverts it.\n'
    assert janto("orders", "add", "rainy evenings", "Meat", "Sleeper").code == 0
    assert listed(janto, "rainy evenings") == ["Fragments", "Adrift", "Meat", "Sleeper"]
    assert janto("orders", "move", "1", "Sleeper", "Adrift", "--first").code == 0
    assert janto("orders", "move", "1", "Meat", "--before", "Fragments").code == 0
    assert janto("orders", "divide", "1", "Series 2 first", "--before", "meat").code == 0
    assert listed(janto, "1") == ["Adrift", "Sleeper", "Meat", "Fragments"]
    printed = janto("order", "--by", "order:rainy evenings").out
    assert printed.startswith("Evening 1:\n   1  Adrift  (")
    assert "\nSeries 2 first · Evening 3:\n   3  Meat  (" in printed
    assert "        you moved it before Sleeper, which comes before it in the story\n" in printed
    assert "warning: You moved it before Sleeper, which comes before it in the story: " in printed
    assert janto("orders", "remove", "1", "Sleeper", "series 2 first").code == 0
    assert janto("orders", "release", "1", "Adrift").code == 0
    assert listed(janto, "1") == ["Meat", "Fragments", "Adrift"]
    assert janto("orders", "rename", "1", "Later").code == 0
    assert janto("orders", "delete", "later").code == 0
    assert janto("orders", "--json").json == []
    assert janto("undo").code == 0
    assert [one["name"] for one in janto("orders", "--json").json] == ["Later"]


def test_an_order_of_a_search_is_listed_with_what_is_in_it(janto: Janto) -> None:
    assert janto("orders", "new", "Janto", "--search", "with:janto kind:audio", "--others").code == 0
    (one,) = janto("orders", "list", "--json").json
    assert one | {"titles": 0} == {
        "id": "1", "name": "Janto", "by": "order:1", "query": "with:janto kind:audio", "runs_by": "story", "others": True,
        "per_evening": 0, "titles": 0, "owned": 0, "mistake": None,
    }  # fmt: skip
    assert one["titles"] == len(listed(janto, "janto")) > 5
    assert "what with:janto kind:audio finds, by story" in janto("orders").out
    assert janto("orders", "change", "janto", "--by", "release", "--no-others").code == 0
    (changed,) = janto("orders", "--json").json
    assert (changed["runs_by"], changed["others"]) == ("release", False)
    released = [row["released"] for row in janto("order", "--by", "order:janto", "--json").json]
    assert released == sorted(released)
    assert janto("orders", "change", "janto", "--no-search").code == 0
    assert listed(janto, "janto") == []


def test_an_order_is_searched_and_exported_with_its_lines(janto: Janto, tmp_path: Path) -> None:
    janto("orders", "new", "Mine", "--title", "Meat", "--title", "Adam", "--title", "Adrift")
    janto("orders", "divide", "mine", "Late", "--before", "Adam")
    assert listed(janto, "mine", "adam") == ["Adam"]
    left_out = janto("order", "sleeper", "--by", "order:mine")
    assert "1 title has no place in this order: Sleeper (not in this order of yours)" in left_out.err
    assert janto("export", tmp_path / "x.md", "--by", "order:mine").code == 0
    text = (tmp_path / "x.md").read_text("utf-8")
    assert text.startswith("# Mine\n")
    assert text.index("**1. Meat**") < text.index("## Late") < text.index("**2. Adam**")
    assert janto("export", tmp_path / "x.csv", "--by", "order:mine").code == 0
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 4
    assert janto("export", tmp_path / "x.json", "--by", "order:mine").code == 0
    json.loads((tmp_path / "x.json").read_text("utf-8"))


def test_behind_a_limit_an_order_lacks_what_is_kept_back(janto: Janto) -> None:
    janto(
        "orders", "new", "Mine", "--title", "Adrift", "--title", COE[0], "--title", COE[1], "--title", "Meat"
    )
    janto("orders", "move", "mine", "Meat", "--after", COE[0])
    assert listed(janto, "mine", "--keep-back", "Children of Earth") == ["Adrift", "Meat"]
    janto("limit", "--keep-back", "Children of Earth")
    assert janto("orders", "--json").json[0]["titles"] == 2
    assert "Day One" not in janto("order", "--by", "order:mine").out
    janto("limit", "--none")
    assert listed(janto, "mine")[2] == "Meat"


def test_mistakes_are_named(janto: Janto) -> None:
    assert "None of your orders is called 'x'" in janto("order", "--by", "order:x").error_line
    assert "order:NAME" in janto("order", "--by", "mood").error_line
    janto("orders", "new", "Mine", "--title", "Meat")
    for words, message in (
        (("add", "mine", "Nowhere at all"), "no title called 'Nowhere at all'"),
        (("move", "mine", "Adam", "--first"), "Adam is not in"),
        (("new", "mine"), "already an order called mine"),
        (("new", "other", "--by", "order:mine"), "cannot run by another one"),
        (("order", "--essential"), ""),
    ):
        refused = janto("orders", *words)
        assert refused.code != 0
        assert message in refused.err
    assert janto("order", "--by", "order:mine", "--essential").code != 0
