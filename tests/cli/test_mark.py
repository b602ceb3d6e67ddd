"""`janto mark`: progress is set, removed and undone, and what cannot be done is said."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Janto

FIRST, SECOND, FIFTH = "tw-s01e01-everything-changes", "tw-s01e02-day-one", "tw-s01e05-small-worlds"


def marked(janto: Janto) -> dict[str, str]:
    """The progress with what is marked, by id."""
    works = janto("search", "progress:any", "--limit", "500", "--json").json["works"]
    return {row["id"]: row["progress"] for row in works}


def test_titles_are_marked_and_the_marks_are_removed(janto: Janto) -> None:
    assert janto("mark", "finished", "Everything Changes", SECOND).code == 0
    assert marked(janto) == {FIRST: "finished", SECOND: "finished"}
    assert janto("mark", "none", "Everything Changes").code == 0
    assert marked(janto) == {SECOND: "finished"}
    assert janto("undo").code == 0
    assert marked(janto) == {FIRST: "finished", SECOND: "finished"}


def test_everything_up_to_a_title_is_finished_but_what_was_skipped(janto: Janto) -> None:
    assert janto("mark", "skipped", SECOND).code == 0
    assert janto("mark", "finished", "--up-to", FIFTH, "--by", "series").code in (1, 2)
    assert janto("mark", "finished", "--up-to", FIFTH, "--by", "release").code == 0
    found = marked(janto)
    assert (found[FIRST], found[SECOND], found[FIFTH]) == ("finished", "skipped", "finished")
    assert "tw-s01e06-countrycide" not in found


@pytest.mark.parametrize(
    "arguments",
    [
        ["started", "--up-to", FIRST],
        ["finished", "--up-to", FIRST, SECOND],
        ["finished", FIRST, "--by", "release"],
        ["finished", "nothing like it at all"],
    ],
)
def test_what_cannot_be_done_is_said(janto: Janto, arguments: list[str]) -> None:
    answer = janto("mark", *arguments)
    assert answer.code in (1, 2)
    assert answer.err.strip()
    assert marked(janto) == {}
