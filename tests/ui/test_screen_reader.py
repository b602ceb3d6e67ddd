"""What a screen reader is told, read over the bus of AT-SPI from a window on a real X server."""

from __future__ import annotations

import re
import shutil
from itertools import groupby
from pathlib import Path

import pytest

from tests.ui.screen_reader import Node, missing_programs, read_pages

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}")

_COLLECTION = "titles have:yes"
_JACK = "subject character:jack-harkness"
_PAGES = ("home", _COLLECTION, "order", "timeline", "review", "folders", "history", _JACK)
#: What one acts on or reads an item of.
_NAMED = frozenset(
    {
        "push button",
        "toggle button",
        "button menu",
        "check box",
        "radio button",
        "combo box",
        "text",
        "slider",
        "list",
        "table",
        "tree",
        "list item",
        "tree item",
        "column header",
        "progress bar",
    }
)


@pytest.fixture(scope="module")
def pages(scanned: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Node]]:
    """What is on each page."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    shutil.copy(scanned, home / "catalogue.db")
    return read_pages(str(home / "catalogue.db"), list(_PAGES), str(home))


def test_whatever_one_acts_on_has_a_name(pages: dict[str, list[Node]]) -> None:
    without = [
        (page, node) for page in _PAGES for node in pages[page] if node.role in _NAMED and not node.name
    ]
    assert not without


def test_no_markup_is_read_aloud(pages: dict[str, list[Node]]) -> None:
    markup = re.compile(r"</?[a-z]+[^>]*>|&(?:amp|lt|gt);")
    read = [(page, text) for page in _PAGES for node in pages[page] for text in (node.name, node.description)]
    assert len(read) > 1000
    assert not [(page, text) for page, text in read if markup.search(text)]


@pytest.mark.parametrize("page", [_COLLECTION, "order"])
def test_each_cell_says_its_own_text(pages: dict[str, list[Node]], page: str) -> None:
    cells = [node.name for node in pages[page] if node.role in ("cell", "table cell")]
    titles = [number for number, text in enumerate(cells) if text == "Everything Changes"]
    assert len(titles) == 1, "the title is in one cell of its row"
    place, kind, title, *rest = cells[titles[0] - 2 : titles[0] + 5]
    assert (place, kind, title) == ("8", "Episode", "Everything Changes")
    assert len(set(rest)) == len(rest), "no cell repeats another"


def test_a_tile_says_all_that_is_known_of_its_title(pages: dict[str, list[Node]]) -> None:
    tiles = [node.name for node in pages["home"] if node.role == "list item"]
    assert any(
        re.fullmatch(r"Everything Changes, Episode, Torchwood Series 1, 1, Owned, .+", tile) for tile in tiles
    )


@pytest.mark.parametrize("page", ["home", _COLLECTION, "order"])
def test_the_parts_of_the_window_are_read_from_left_to_right(pages: dict[str, list[Node]], page: str) -> None:
    def part(node: Node) -> str:
        if node.name == "Side bar":
            return "side bar"
        if node.role in ("list", "table"):
            return "page"
        return "detail" if node.name in ("Place in the story, open", "Place in the story, folded") else ""

    met = [name for name, _ in groupby(filter(None, map(part, pages[page])))]
    assert met == ["side bar", "page", "detail"]


def test_the_timeline_is_read_as_lists_of_titles(pages: dict[str, list[Node]]) -> None:
    shown = pages["timeline"]
    lanes = [node.name for node in shown if node.role == "list"]
    assert lanes[:3] == ["Video", "Audio", "Print"]
    items = [node.name for node in shown if node.role == "list item"]
    assert any(
        re.fullmatch(r"Broken, audio drama, owned, place: .+, after .+, \d+\w\w of \d+", text)
        for text in items
    )
