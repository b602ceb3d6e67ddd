"""A decision in a large catalogue, compared with the same decision in a small one: the time must not grow."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from janto_catalog.store import decisions
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import ItemRow, RootRow
from janto_catalog.store.tables.story import WorkIndexRow
from tests.bench.figures import Figure, Figures, seconds, size

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def _catalogue(folder: Path, works: int) -> Store:
    store = Store(folder / f"{works}.db", lambda: "2020-01-01")
    with store.writing() as connection:
        connection.execute(insert(WorkIndexRow), [_work(number) for number in range(works)])
        connection.execute(insert(RootRow).values(id=1, path=b"/r", name="r", identity=""))
        connection.execute(insert(ItemRow).values(id=1, root=1, key=b"1", kind="single", name="1", folder=""))
    return store


def _work(number: int) -> dict[str, object]:
    # Every tenth is a box of the nine after it.
    box = None if number % 10 == 0 else f"work-{number - number % 10}"
    return {
        "id": f"work-{number}", "pack": "large", "title": "A title", "title_key": b"a title", "kind": "audio-drama",
        "series": None, "series_title": "", "number": "", "number_key": b"", "number_value": None, "released": None,
        "runtime": None, "publisher": "", "status": "released", "in_story": True, "part_of": box, "is_listed": True,
    }  # fmt: skip


def test_a_decision_costs_the_same_in_a_large_catalogue(figures: Figures, tmp_path: Path) -> None:
    count = size("search", 100_000)
    large, small = _catalogue(tmp_path, count), _catalogue(tmp_path, 100)
    ours, baseline = seconds(_deciding(large), 9), seconds(_deciding(small), 9)
    every = seconds(large.derive_all, 3)
    figures.take(
        Figure(
            f"link with {count} works ÷ with 100", ours, baseline, note=f"deriving everything: {every:.2f} s"
        )
    )
    large.close()
    small.close()


def _deciding(store: Store) -> Callable[[], None]:
    numbers = itertools.count(1)

    def decide() -> None:
        with store.recording("one more") as session:
            decisions.link(session, 1, f"work-{next(numbers)}", None)

    return decide
