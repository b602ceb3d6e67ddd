"""Decisions on the command line: matches, ranges and extras of items."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Janto
from tests.media import cbz, silent_mkv


def the_item(janto: Janto, name: str) -> Any:
    return next(one for one in janto("items", "--json").json if name in Path(one["files"][0]).name)


def test_a_copy_is_marked_as_an_extra_and_the_mark_is_undone(scanned: Janto) -> None:
    item = the_item(scanned, "Day.One")["id"]
    made = scanned("link", item, "tw-s01e02-day-one", "--extra", "making-of", "--json").json
    assert (made["works"], made["state"]) == ([], "linked")
    assert made["extra_of"] == {
        "id": "tw-s01e02-day-one",
        "title": "Day One",
        "role": "making-of",
        "decided_by": "user",
    }
    owned = scanned("search", "owned:yes", "--json").json["works"]
    assert "tw-s01e02-day-one" not in [work["id"] for work in owned]
    shown = scanned("show", "work:tw-s01e02-day-one", "--json").json
    assert (shown["copies"], [extra["id"] for extra in shown["extras"]]) == ([], [item])
    assert "(making of)" in scanned("show", "work:tw-s01e02-day-one").out
    assert "extra of Day One (making of)" in scanned("items").out
    back = scanned("unlink", item, "--json").json
    assert (back["extra_of"], back["works"]) == (None, [])
    assert scanned("undo").code == 0
    assert scanned("undo").code == 0
    assert [work["id"] for work in the_item(scanned, "Day.One")["works"]] == ["tw-s01e02-day-one"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--extra", "poster"], "making-of"),
        (["--extra", "trailer", "--from", "1:00", "--to", "2:00"], "cannot be combined"),
    ],
)
def test_an_invalid_extra_is_refused(scanned: Janto, words: list[str], says: str) -> None:
    result = scanned("link", the_item(scanned, "Ghost")["id"], "Ghost Machine", *words)
    assert result.code == 2
    assert says in result.error_line


@pytest.fixture
def paged(janto: Janto, tmp_path: Path) -> Janto:
    """`janto` on a catalogue that holds a comic archive of twelve pages."""
    cbz(tmp_path / "scans" / "a scan.cbz", 12)
    assert janto("scan", tmp_path / "scans").code == 0
    return janto


@pytest.mark.parametrize("bounds", [("4", "9"), ("p4", "p9"), ("4", "p9")])
def test_a_bare_number_is_a_page_of_a_book(paged: Janto, bounds: tuple[str, str]) -> None:
    item = the_item(paged, "a scan")["id"]
    result = paged("link", item, "tw-comic-shrouded", "--from", bounds[0], "--to", bounds[1], "--json").json
    assert result["works"][0]["range"] == {"unit": "pages", "from": 4.0, "to": 9.0}


def test_a_bare_number_is_seconds_of_a_video(scanned: Janto) -> None:
    item = the_item(scanned, "Ghost")["id"]
    result = scanned("link", item, "Ghost Machine", "--from", "95", "--to", "200s", "--json").json
    assert result["works"][0]["range"] == {"unit": "seconds", "from": 95.0, "to": 200.0}


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        (("4", "1:00"), "in time or in pages, not both"),
        (("1:00", "2:00"), "is measured in pages"),
        (("4", "13"), "It has pages 1 to 12"),
        (("nine", "13"), "neither a time nor a page"),
    ],
)
def test_a_range_outside_the_item_is_refused(paged: Janto, bounds: tuple[str, str], says: str) -> None:
    item = the_item(paged, "a scan")["id"]
    result = paged("link", item, "tw-comic-shrouded", "--from", bounds[0], "--to", bounds[1])
    assert result.code == 2
    assert says in result.error_line


def test_overlapping_ranges_are_refused(paged: Janto) -> None:
    item = the_item(paged, "a scan")["id"]
    assert paged("link", item, "tw-comic-shrouded", "--from", "1", "--to", "6").code == 0
    result = paged("link", item, "tw-comic-jetsam", "--from", "5", "--to", "8")
    assert result.code == 2
    assert "Jetsam begins before Shrouded ends: pages 1 to 6 and pages 5 to 8" in result.error_line


def test_a_copy_is_preferred_and_the_choice_is_shown(janto: Janto, tmp_path: Path) -> None:
    for folder, name in (("one", "Torchwood.S01E02.Day.One.mkv"), ("two", "Torchwood.S01E02.Day.One.mkv")):
        silent_mkv(tmp_path / "media" / folder / name, 48 * 60)
    janto("scan", tmp_path / "media")
    first, second = sorted(janto("items", "--json").json, key=lambda item: int(item["id"]))
    shown = janto("show", "work:tw-s01e02-day-one", "--json").json
    assert shown["played"] == {"item": first["id"], "why": "it was catalogued first"}
    assert janto("link", second["id"], "tw-s01e02-day-one", "--prefer").code == 0
    shown = janto("show", "work:tw-s01e02-day-one", "--json").json
    assert shown["played"] == {"item": second["id"], "why": "you chose it"}
    assert f"item {second['id']}" in janto("show", "work:tw-s01e02-day-one").out
    assert "played: you chose it" in janto("show", "work:tw-s01e02-day-one").out
    refused = janto("link", second["id"], "Ghost Machine", "--prefer")
    assert refused.code == 2
    assert "is not a copy of Ghost Machine" in refused.error_line
