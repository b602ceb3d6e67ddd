"""When stories take place: searched, shown in the calendar of their world, exported, and placing works or not."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Janto

ORRERY = Path(__file__).parents[1] / "packs" / "orrery"
WORDS = {
    "the-drowned-bell": "the year without a tide", "salt-and-brass": "Sun's Height, 2E 433",
    "the-lighthouse-vote": "about year 12 of the Republic", "before-the-sea": "12 before the Second Era",
    "the-last-hour": "year 23500 of the Republic", "the-first-hour": "2E 1", "the-tide-tables": None,
}  # fmt: skip


@pytest.fixture
def orrery(janto: Janto) -> Janto:
    """A catalogue with the invented world that has a calendar."""
    assert janto("pack", "check", ORRERY).out.strip().endswith("0 errors, 0 warnings")
    assert janto("pack", "add", ORRERY).code == 0
    return janto


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("date:1329", {"the-drowned-bell"}), ("date:0400..0450", {"salt-and-brass"}), ("date:<=0001", {"before-the-sea", "the-first-hour"}),
        ("date:>1329", {"the-lighthouse-vote", "the-last-hour"}), ("date:none", set()),
        ("date:-0011", {"before-the-sea"}), ("date:..0000", {"before-the-sea"}), ("date:0433-08", set()), ("date:04XX", {"salt-and-brass"}),
        ("date:0905", {"the-tide-tables"}), ("-date:any", set()), ("set-in:Y25000", {"the-last-hour"}),
        ('date:"2e 433"', {"salt-and-brass"}), ('date:"the year without a tide"', {"the-drowned-bell"}), ('date:>"3E 433"', {"the-lighthouse-vote", "the-last-hour"}),
        ('date:"12 before the second era"', {"before-the-sea"}),
    ],
)  # fmt: skip
def test_story_dates_are_searched(query: str, found: set[str], orrery: Janto) -> None:
    answer = orrery("search", f"universe:orrery {query}", "--json").json
    assert {work["id"] for work in answer["works"]} == found


def test_a_list_is_sorted_by_when_stories_take_place(orrery: Janto) -> None:
    answer = orrery("search", "universe:orrery", "--sort", "date", "--json").json
    assert [work["id"] for work in answer["works"]] == [
        "before-the-sea", "the-first-hour", "salt-and-brass", "the-drowned-bell", "the-lighthouse-vote", "the-last-hour", "the-tide-tables",
    ]  # fmt: skip


def test_every_door_shows_the_date_in_the_calendar_of_its_world(orrery: Janto, tmp_path: Path) -> None:
    found = orrery("search", "universe:orrery", "--json").json["works"]
    assert {work["id"]: work["story_date_words"] for work in found} == WORDS
    order = {row["id"]: row for row in orrery("order", "universe:orrery", "--json").json}
    assert order["salt-and-brass"]["story_date"] == "0433-07"
    reasons = [reason["text"] for reason in order["salt-and-brass"]["because"]]
    assert any(text.startswith("Salt and Brass is dated Sun's Height, 2E 433") for text in reasons)
    assert "takes place         the year without a tide" in orrery("show", "the-drowned-bell").out
    assert "takes place: Sun's Height, 2E 433" in orrery("order", "universe:orrery").out
    assert "takes place         partly " in orrery("show", "the-tide-tables").out
    for ending in ("csv", "json", "md", "html"):
        file = tmp_path / f"list.{ending}"
        assert orrery("export", file, "universe:orrery").code == 0
        assert "the year without a tide" in file.read_text(encoding="utf-8-sig"), ending
    rows = csv.DictReader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {row["id"]: row["story_date"] for row in rows} == {id: words or "" for id, words in WORDS.items()}
    exported = {row["id"]: row for row in json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))}
    assert exported["the-lighthouse-vote"]["story_date"] == "1512~"


def test_another_world_keeps_the_usual_calendar(orrery: Janto) -> None:
    (work,) = orrery("search", "title:=asylum", "--json").json["works"]
    orrery("add", "placement", "asylum", "dated", "1899-05")
    (dated,) = orrery("search", "title:=asylum date:1899", "--json").json["works"]
    assert (work["story_date"], dated["story_date_words"]) == (None, "May 1899")
    assert orrery("undo").code == 0
    assert orrery("search", "title:=asylum date:1899", "--json").json["count"] == 0


def test_the_dates_of_time_travellers_do_not_place(orrery: Janto, tmp_path: Path) -> None:
    order = {row["id"]: row for row in orrery("order", "universe:orrery", "--json").json}
    assert int(order["the-last-hour"]["position"]) < int(order["the-drowned-bell"]["position"])
    assert not order["the-last-hour"]["overruled"]
    assert not order["the-first-hour"]["placed"]
    # What the user says places.
    orrery("add", "placement", "the-first-hour", "dated", "0001")
    order = {row["id"]: row for row in orrery("order", "universe:orrery", "--json").json}
    assert order["the-first-hour"]["placed"]
    assert int(order["the-first-hour"]["position"]) < int(order["salt-and-brass"]["position"])


def test_a_search_by_story_date_has_a_title_in_words(orrery: Janto, tmp_path: Path) -> None:
    for query, title in (
        ("date:1899", "set in 1899"),
        ("date:0001..0433", "set from 1 to 433"),
        ("date:none", "without a story date"),
    ):
        file = tmp_path / "list.md"
        orrery("export", file, query)
        assert title in file.read_text(encoding="utf-8").splitlines()[0].lower()
