"""`janto rate`, `tag` and `note`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Janto, run_program

TITLE = "Day One"


def remarks(janto: Janto) -> tuple[object, object, object]:
    shown = janto("show", TITLE, "--json").json
    return shown["rating"], shown["tags"], shown["note"]


def test_remarks_are_written_shown_searched_and_undone(janto: Janto) -> None:
    assert remarks(janto) == (None, [], "")
    assert janto("rate", TITLE, "4.5").out == "Day One: 4.5 stars. `janto undo` reverts it.\n"
    assert janto("tag", TITLE, "comfort", "rainy day").code == 0
    assert janto("note", TITLE, "Again,", "before winter").code == 0
    assert remarks(janto) == (4.5, ["comfort", "rainy day"], "Again, before winter")
    assert janto("note", TITLE).out == "Again, before winter\n"
    text = janto("show", TITLE).out
    assert "Your remarks\n  4.5 stars\n  tagged comfort, rainy day\n  Again, before winter\n" in text
    (work,) = janto("search", 'rating:>=4 tag:comfort note:"before winter"', "--json").json["works"]
    assert work["title"] == TITLE
    for _ in range(3):
        assert janto("undo").code == 0
    assert remarks(janto) == (None, [], "")
    assert "Your remarks" not in janto("show", TITLE).out
    assert [entry["label"] for entry in janto("history", "--json").json][-3:] == [
        "Day One: changed the note",
        "Day One: tagged comfort, rainy day",
        "Day One: 4.5 stars",
    ]


def test_remarks_are_removed(janto: Janto) -> None:
    janto("rate", TITLE, "3")
    janto("tag", TITLE, "a", "b")
    janto("note", TITLE, "text")
    assert janto("rate", TITLE, "none", "--json").json["changed"] == "Day One: no rating"
    assert janto("tag", TITLE, "A", "--remove", "--json").json["changed"] == "Day One: no longer tagged a"
    assert janto("note", TITLE, "", "--json").json["changed"] == "Day One: removed the note"
    assert remarks(janto) == (None, ["b"], "")
    assert janto("note", TITLE).out == "Day One has no note.\n"
    assert janto("note", TITLE, "--json").json["note"] == ""


@pytest.mark.parametrize("stars", ["0", "0.0", "none", "NONE"])
def test_no_stars_remove_a_rating(janto: Janto, stars: str) -> None:
    janto("rate", TITLE, "5")
    assert janto("rate", TITLE, stars).code == 0
    assert remarks(janto)[0] is None


@pytest.mark.parametrize(
    "stars", ["6", "5.5", "4.2", "nan", "inf", "four", "", "٣", "1e0", "-1", "55555555555"]
)
def test_another_number_of_stars_is_refused(janto: Janto, stars: str) -> None:
    refused = janto("rate", TITLE, stars)
    assert refused.code == 2
    assert "STARS" in refused.err
    assert remarks(janto)[0] is None


@pytest.mark.parametrize("words", [["rate", "Dai One", "3"], ["tag", "Dai One", "a"], ["note", "Dai One", "a"], ["note", "Dai One"]])  # fmt: skip
def test_an_unknown_title_is_named_with_the_nearest(janto: Janto, words: list[str]) -> None:
    refused = janto(*words)
    assert refused.code == 2
    assert "Did you mean Day One?" in refused.error_line


@pytest.mark.parametrize("words", [["tag", TITLE, "a,b"], ["tag", TITLE, "x", "--remove"], ["tag", TITLE]])
def test_a_tag_that_cannot_be_added_or_removed_is_refused(janto: Janto, words: list[str]) -> None:
    assert janto(*words).code == 2
    assert remarks(janto)[1] == []


def test_bytes_that_are_not_text_are_refused(janto: Janto, place: Path) -> None:
    refused = run_program("note", TITLE, b"caf\xe9".decode("utf-8", "surrogateescape"), "--catalog", place)
    assert refused.code == 2
    assert "cannot be shown" in refused.error_line
