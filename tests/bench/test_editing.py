"""Editing one fact among many works: the writes of the store, compared with one row written by bare SQL.

Run it: `pytest tests/bench/test_editing.py -m bench`.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.chronology import order
from janto_catalog.model.changes import Data
from janto_catalog.model.edits import Edit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Appearance, Character, Pack, Series, Story, Work
from janto_catalog.store import installed_packs, overlay
from janto_catalog.store.changes import All, ChangeSet
from janto_catalog.store.store import Store
from tests.bench.figures import Figure, Figures, p95, seconds, size
from tests.bench.test_order import long_story

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

_VOCABULARY = 30_000


class Made:
    """A catalogue of `count` works with descriptions in words as frequent as those of a language (Zipf's law)."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.store = Store(folder / f"{count}.db", lambda: "2020")
        self.bare = sqlite3.connect(folder / f"{count}-bare.db")
        self.bare.execute("PRAGMA journal_mode=WAL")
        self.bare.execute("PRAGMA synchronous=FULL")
        self.bare.execute("CREATE TABLE work (id INTEGER PRIMARY KEY, description TEXT)")
        self.bare.executemany("INSERT INTO work VALUES (?, '')", ((number,) for number in range(count)))
        self.bare.commit()
        self._dice = random.Random(9)
        self._words = [f"word{number}" for number in range(_VOCABULARY)]
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
        with self.store.writing() as connection:
            installed_packs.install(connection, Pack("large", "Large", "1", story=self._story()), "2020")
        self._number = itertools.count()

    def _story(self) -> Story:
        works = tuple(
            Work(
                f"w{n:06}",
                self._text(2),
                Kind.NOVEL,
                f"s{n % 50}",
                str(n // 50),
                "2001",
                description=self._text(40),
            )
            for n in range(self.count)
        )
        cast = tuple(Appearance(work.id, f"c{self._dice.randrange(300)}") for work in works)
        return Story(
            works=works,
            series=tuple(Series(f"s{n}", f"Series {n}", Kind.NOVEL) for n in range(50)),
            characters=tuple(Character(f"c{n}", f"Character {n}") for n in range(300)),
            appearances=tuple({fact.id: fact for fact in cast}.values()),
        )

    def _text(self, size: int) -> str:
        return " ".join(self._dice.choices(self._words, cum_weights=self._weights, k=size))

    def edit(self, field: str, size: int) -> None:
        """Write another text into a field of some work."""
        id = f"w{self._dice.randrange(self.count):06}"
        with self.store.recording(f"Edit {next(self._number)}") as session:
            overlay.put(session, Edit("works", id, field, self._text(size), ""))

    def write_bare(self) -> None:
        """One row by bare SQL, as durable."""
        with self.bare:
            self.bare.execute(
                "UPDATE work SET description = ? WHERE id = ?", (self._text(40), self.count // 2)
            )


@pytest.fixture(scope="module", params=[500, 20_000, 100_000])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Catalogues of some sizes: what an edit costs is to be the same in all."""
    large = Made(tmp_path_factory.mktemp("large"), request.param)
    yield large
    large.store.close()
    large.bare.close()


@pytest.mark.parametrize(("field", "size"), [("description", 40), ("title", 2)])
def test_an_edit_of_one_work(figures: Figures, made: Made, field: str, size: int) -> None:
    ours = p95(lambda: made.edit(field, size))
    baseline = p95(made.write_bare)
    figures.take(
        Figure(f"editing a {field} among {made.count} works, in the store", ours, baseline, note="p95")
    )


class Opened:
    """A catalogue of `count` works with three placements each, as the window has it open: everything is in memory."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        ticks = itertools.count()
        store = Store(folder / f"{count}-open.db", lambda: f"{next(ticks):09}")
        self.catalog = bootstrap.build(store, folder / "no packs")
        self.catalog.packs.install(Pack("large", "Large", "1", story=long_story(count)))
        self.catalog.works.sidebar_counts()
        self._works = itertools.cycle(range(100, count - 100))

    def edit(self, field: str) -> None:
        """Give the next work another text in `field`."""
        number = next(self._works)
        self.catalog.edits.set(f"work:w{number:06}", {field: [f"Work {number} {field}"]})

    def place(self) -> int:
        """Put in a placement; returns how many works it moved."""
        number = next(self._works)
        changes: list[ChangeSet] = []
        self.catalog.store.on_commit(changes.append)
        self.catalog.edits.place(f"work:w{number:06}", "after", [f"work:w{number + 5:06}"])
        moved = changes[0].ids(Data.ORDER)
        assert not isinstance(moved, All)
        return len(moved)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Opened]]:
    """A small and a large catalogue: JANTO_BENCH_EDITING says how large, else 20,000 works."""
    folder = tmp_path_factory.mktemp("opened")
    small, large = Opened(folder, 500), Opened(folder, size("editing", 20_000))
    yield small, large
    small.catalog.close()
    large.catalog.close()


@pytest.mark.parametrize("field", ["description", "title"])
def test_an_edit_as_the_window_makes_it(figures: Figures, opened: tuple[Opened, Opened], field: str) -> None:
    """From the call to its end, before items are matched again, compared with the same among 500 works."""
    small, large = opened
    ours, baseline = p95(lambda: large.edit(field)), p95(lambda: small.edit(field))
    figures.take(
        Figure(f"editing a {field} among {large.count} works ÷ among 500", ours, baseline, note="p95")
    )


def test_a_placement_writes_the_works_it_moves(figures: Figures, opened: tuple[Opened, Opened]) -> None:
    _, large = opened
    moved: list[int] = []
    ours = seconds(lambda: moved.append(large.place()), 3)
    baseline = seconds(lambda: order(large.catalog.edits._stories.story()), 1)
    assert max(moved) < large.count // 10
    note = f"{moved} works written"
    figures.take(
        Figure(f"a placement among {large.count} works ÷ solving its order", ours, baseline, note=note)
    )
