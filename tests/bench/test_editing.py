"""Editing one fact among many works: what the store writes, beside one row written by bare SQL.

Run it: `pytest tests/bench/test_editing.py -m bench`.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog.model.kinds import Kind
from janto_catalog.model.overlay import Edit
from janto_catalog.model.story import Appearance, Character, Pack, Series, Story, Work
from janto_catalog.store import installed_packs, overlay
from janto_catalog.store.store import Store
from tests.bench.figures import Figure, Figures, p95

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
    floor = p95(made.write_bare)
    figures.take(Figure(f"editing a {field} among {made.count} works, in the store", ours, floor, note="p95"))
