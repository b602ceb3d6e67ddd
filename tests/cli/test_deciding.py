"""Deciding from the command line: what a copy is, which part of it, and what it is an extra of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Janto


def the_item(janto: Janto, name: str) -> Any:
    return next(one for one in janto("items", "--json").json if name in Path(one["files"][0]).name)


def test_a_copy_is_made_an_extra_and_taken_back(scanned: Janto) -> None:
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
        (["--extra", "trailer", "--from", "1:00", "--to", "2:00"], "An extra has no range"),
    ],
)
def test_an_extra_that_is_none_is_refused(scanned: Janto, words: list[str], says: str) -> None:
    said = scanned("link", the_item(scanned, "Ghost")["id"], "Ghost Machine", *words)
    assert said.code == 2
    assert says in said.complaint
