"""Several threads share one matcher and its memory of texts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex, item_parser, match_items
from janto_catalog.matching.text_memory import TextMemory
from janto_catalog.model.matching import ReadItem
from tests.matching.make_items import item
from tests.matching.score_names import HERE, read_names

THREADS = 4


@pytest.fixture
def items(index: WorkIndex) -> list[ReadItem]:
    """Items of many folders, most of which several items share."""
    names = read_names(HERE / "held.tsv", index)
    return [
        item(each.name, folders=("disk", f"Torchwood {number % 7}", f"{number % 5}"))
        for number, each in enumerate(names)
    ]


def test_threads_that_share_a_matcher_agree(
    index: WorkIndex, items: list[ReadItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when its memory is so small that it starts again all the time."""
    expected = match_items(items, index)
    monkeypatch.setattr(item_parser, "_REMEMBERED_TEXTS", 5)
    matcher = ItemMatcher(index)
    with ThreadPoolExecutor(THREADS) as threads:
        results = list(threads.map(matcher.match, [items] * THREADS))
    assert results == [expected] * THREADS


def test_matching_adds_nothing_to_the_index(index: WorkIndex, items: list[ReadItem]) -> None:
    def sizes() -> dict[str, int]:
        return {name: len(value) for name, value in vars(index).items() if hasattr(value, "__len__")}

    before = sizes()
    match_items(items, index)
    assert sizes() == before


def test_the_memory_of_texts_is_bounded(index: WorkIndex) -> None:
    memory = TextMemory(3)
    for number in range(10):
        assert memory.get(number, list) == []
    assert len(memory._values) <= 3
