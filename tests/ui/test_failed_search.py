"""What stays on the page of titles when a search cannot be read."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION, Destination
from janto_catalog.ui.shell.window import Window
from tests.ui.test_titles import enter, head, search
from tests.ui.waiting import wait_until_settled


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (MY_COLLECTION, "My collection"),
        ("owned:yes", "Titles that you own"),
        (ALL_TITLES, "All known titles"),
        ("with:ianto kind:audio", "Ianto"),
    ],
)
def test_a_search_that_fails_leaves_the_list_and_says_which_it_is(
    window: Window, qtbot: QtBot, before: Destination | str, words: str
) -> None:
    window.navigate(before if isinstance(before, Destination) else Destination("titles", query=before))
    wait_until_settled(window, qtbot)
    count = window.titles.model.rowCount()
    search(window, qtbot, "year:>>")
    enter(qtbot)
    qtbot.waitUntil(lambda: head(window).startswith("Still showing: "))
    assert words in head(window)
    assert window.titles.model.rowCount() == count
