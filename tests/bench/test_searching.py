"""Searching a large catalogue: the first page in story order with the exact count, compared with bare SQL.

The works are made up and written straight into the index tables: what is measured is the store, not the packs.
The baseline asks for the ids alone, in story order, with positions; no cast, no count.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.search import And, Between, MatchAll, MatchWords, Node, Not, OneOf, Or
from janto_catalog.store import works
from janto_catalog.store.derived import bitmap_index, positions, text_rows
from janto_catalog.store.store import Store
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow, WorkIndexRow
from tests.bench.figures import Figure, Figures, p95, seconds, size

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

_PAGE, _MARKED = 200, 5000
_WORDS = [
    "ash", "amber", "blip", "bridge", "candle", "chapel", "cloud", "copper", "crow", "dawn", "dust",
    "echo", "ember", "engine", "fable", "field", "flame", "fog", "garden", "ghost", "glass", "harbour",
    "hollow", "hunter", "island", "ivory", "key", "lamp", "lantern", "ledger", "lighthouse", "lost",
    "machine", "marsh", "midnight", "mirror", "moon", "night", "oak", "ocean", "orchard", "owl",
    "paper", "pearl", "pilot", "quarry", "raven", "river", "road", "rope", "salt", "shadow", "signal",
    "silver", "smoke", "snow", "song", "souls", "spark", "spire", "star", "station", "stone", "storm",
    "stranger", "street", "thread", "tide", "time", "tower", "train", "tunnel", "umbrella", "vault",
    "voice", "wall", "watch", "water", "well", "whisper", "wick", "wind", "winter", "witness", "wolf",
    "word", "yard", "year",
]  # fmt: skip
_KINDS = [Kind.TV_EPISODE, Kind.AUDIO_DRAMA, Kind.AUDIO_DRAMA, Kind.NOVEL, Kind.COMIC, Kind.MAGAZINE_ISSUE]


class Made:
    """A catalogue of `count` works and the same in bare tables keyed by position."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.store = Store(folder / "large.db", lambda: "2020-01-01")
        self.bare = sqlite3.connect(folder / "bare.db")
        dice = random.Random(3)
        order = list(range(count))
        dice.shuffle(order)
        rows = [_work(dice, number) for number in range(count)]
        cast = [_cast(dice, row["id"]) for row in rows]
        arcs = [
            {"arc": f"arc-{number % 50}", "work": row["id"], "ordinal": n}
            for n, row in enumerate(rows)
            if (number := dice.randrange(400)) < 50
        ]
        texts = [" ".join(dice.choices(_WORDS, k=12)) for _ in rows]
        with self.store.writing() as connection:
            connection.execute(insert(WorkIndexRow), rows)
            ids = select(WorkIndexRow.id, WorkIndexRow.row_id)
            row_ids = {row.id: row.row_id for row in connection.execute(ids)}
            beside = [one for group in cast for one in group]
            connection.execute(
                insert(WorkCharacterRow), [{**one, "row_id": row_ids[one["work"]]} for one in beside]
            )
            connection.execute(insert(WorkArcRow), [{**one, "row_id": row_ids[one["work"]]} for one in arcs])
            connection.execute(insert(ProgressRow), _progress(rows))
            text_rows.insert(
                connection,
                {row_ids[row["id"]]: (row["title"], "", text) for row, text in zip(rows, texts, strict=True)},
            )
            bitmap_index.rebuild(connection)
            positions.write(
                connection,
                [_place(rows[number]["id"], place) for place, number in enumerate(order, 1)],
            )
        self._write_bare(rows, cast, arcs, texts, {rows[n]["id"]: place for place, n in enumerate(order, 1)})

    def _write_bare(
        self, rows: list[Any], cast: list[list[Any]], arcs: list[Any], texts: list[str], at: dict[str, int]
    ) -> None:
        bare = self.bare
        bare.executescript(
            "CREATE TABLE work (position INTEGER PRIMARY KEY, id, kind, released, owned, number, certainty);"
            "CREATE TABLE cast_ (character, position, manner, state, PRIMARY KEY (character, position)) WITHOUT ROWID;"
            "CREATE TABLE progress (work PRIMARY KEY, state);"
            "CREATE TABLE arc (arc, position, PRIMARY KEY (arc, position)) WITHOUT ROWID;"
            'CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize="unicode61 remove_diacritics 0");'
        )
        bare.executemany(
            "INSERT INTO work VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    at[row["id"]],
                    row["id"],
                    row["kind"],
                    row["released"],
                    row["owned"],
                    row["number_value"],
                    1 + at[row["id"]] % 5,
                )
                for row in rows
            ],
        )
        bare.executemany(
            "INSERT INTO cast_ VALUES (?, ?, ?, ?)",
            [(a["character"], at[a["work"]], a["manner"], a["state"]) for group in cast for a in group],
        )
        bare.executemany("INSERT INTO arc VALUES (?, ?)", [(a["arc"], at[a["work"]]) for a in arcs])
        bare.executemany(
            "INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)",
            sorted((at[row["id"]], row["title"], text) for row, text in zip(rows, texts, strict=True)),
        )
        bare.executemany("INSERT INTO progress VALUES (:work, :state)", _progress(rows))
        bare.commit()


def _work(dice: random.Random, number: int) -> dict[str, Any]:
    title = " ".join(dice.choices(_WORDS, k=2))
    year = 1960 + number % 65
    return {
        "id": f"work-{number:07}", "pack": "large", "title": title, "title_key": title.encode(),
        "kind": dice.choice(_KINDS).value, "series": f"series-{number % 500}", "series_title": f"Series {number % 500}",
        "number": str(number // 500), "number_key": b"%06d" % (number // 500), "number_value": float(number // 500),
        "released": f"{year}-{1 + number % 12:02}-{1 + number % 28:02}", "runtime": 3000.0, "publisher": "", "status": "released",
        "in_story": True, "part_of": None, "is_listed": True, "owned": number % 3 == 0, "copies": 0,
    }  # fmt: skip


def _cast(dice: random.Random, work: str) -> list[dict[str, Any]]:
    # One in four has the hero, one in eight his friend; the rest are spread thin.
    named = ["hero"] * (dice.random() < 0.25) + ["friend"] * (dice.random() < 0.125)
    named += [f"person-{dice.randrange(3000)}" for _ in range(3)]
    return [
        {
            "id": f"{name} in {work}", "work": work, "character": name, "rank": rank, "ordinal": 0,
            "manner": dice.choices(["present", "spirit"], [19, 1])[0], "state": dice.choices(["", "undead"], [19, 1])[0],
        }
        for rank, name in enumerate(dict.fromkeys(named))
    ]  # fmt: skip


def _progress(rows: list[Any]) -> list[dict[str, str]]:
    """The marks of a user who finished three titles a week for thirty years."""
    marked = rows[:: max(1, len(rows) // _MARKED)]
    return [
        {"work": row["id"], "state": "started" if n % 10 == 0 else "finished", "at": "2020-01-01"}
        for n, row in enumerate(marked)
    ]


def _place(work: str, position: int, certainty: int | None = None) -> Placement:
    reason = Reason(ReasonKind.CLAIM, "", certainty=certainty or 1 + position % 5)
    return Placement(
        work, position, position, position, is_placed=True, status=PlacementStatus.FIXED, reasons=(reason,)
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A hundred thousand works, or as many as JANTO_BENCH_SEARCH says."""
    large = Made(tmp_path_factory.mktemp("large"), size("search", 100_000))
    yield large
    large.store.close()
    large.bare.close()


_HERO, _FRIEND = OneOf("character", ("hero",)), OneOf("character", ("friend",))
_FIRST = "SELECT w.id FROM {} ORDER BY {} LIMIT 200"

_ASKED: dict[str, tuple[Node, str]] = {
    "everything": (MatchAll(), _FIRST.format("work w", "position")),
    "character and arc": (
        And((_HERO, OneOf("arc", ("arc-7",)))),
        _FIRST.format(
            "arc a JOIN cast_ c ON c.position = a.position AND c.character = 'hero' "
            "JOIN work w ON w.position = a.position WHERE a.arc = 'arc-7'",
            "a.position",
        ),
    ),
    "common character": (
        _HERO,
        _FIRST.format("cast_ c JOIN work w USING (position) WHERE c.character = 'hero'", "c.position"),
    ),
    "rare character": (
        OneOf("character", ("person-5",)),
        _FIRST.format("cast_ c JOIN work w USING (position) WHERE c.character = 'person-5'", "c.position"),
    ),
    "two characters": (
        And((_HERO, _FRIEND)),
        _FIRST.format(
            "cast_ c JOIN cast_ d ON d.position = c.position AND d.character = 'friend' "
            "JOIN work w ON w.position = c.position WHERE c.character = 'hero'",
            "c.position",
        ),
    ),
    "text prefix": (
        MatchWords(("la",), prefix=True),
        _FIRST.format("text t JOIN work w ON w.position = t.rowid WHERE text MATCH 'la*'", "t.rowid"),
    ),
    "two words": (
        MatchWords(("blip", "time")),
        _FIRST.format("text t JOIN work w ON w.position = t.rowid WHERE text MATCH 'blip AND time'", "t.rowid"),
    ),
    "phrase": (
        MatchWords(("lost", "souls"), phrase=True),
        _FIRST.format("text t JOIN work w ON w.position = t.rowid WHERE text MATCH '\"lost souls\"'", "t.rowid"),
    ),
    "kind": (
        OneOf("kind", ("audio-drama",)),
        _FIRST.format("work w WHERE kind = 'audio-drama'", "position"),
    ),
    "released in three years": (
        Between("released", "2001", "2003"),
        _FIRST.format("work w WHERE released >= '2001' AND released < '2004'", "position"),
    ),
    "owned:no": (OneOf("owned", ("no",)), _FIRST.format("work w WHERE NOT owned", "position")),
    "negation": (
        And((OneOf("kind", ("novel",)), Not(_HERO))),
        _FIRST.format(
            "work w WHERE kind = 'novel' AND NOT EXISTS "
            "(SELECT 1 FROM cast_ c WHERE c.character = 'hero' AND c.position = w.position)",
            "position",
        ),
    ),
    "either": (
        Or((OneOf("character", ("person-5",)), OneOf("arc", ("arc-7",)))),
        _FIRST.format(
            "work w WHERE position IN (SELECT position FROM cast_ WHERE character = 'person-5' "
            "UNION SELECT position FROM arc WHERE arc = 'arc-7')",
            "position",
        ),
    ),
    "without two characters": (
        Not(Or((_HERO, _FRIEND))),
        _FIRST.format(
            "work w WHERE NOT EXISTS (SELECT 1 FROM cast_ c WHERE c.position = w.position AND c.character IN ('hero', 'friend'))",
            "position",
        ),
    ),
    "one letter": (
        MatchWords(("s",), prefix=True),
        _FIRST.format("text t JOIN work w ON w.position = t.rowid WHERE text MATCH 's*'", "t.rowid"),
    ),
    "five letters": (
        MatchWords(("stati",), prefix=True),
        _FIRST.format("text t JOIN work w ON w.position = t.rowid WHERE text MATCH 'stati*'", "t.rowid"),
    ),
    "a word of the title, or without another": (
        Or((MatchWords(("lost",), field="title"), Not(MatchWords(("time",))))),
        _FIRST.format(
            "work w WHERE position IN (SELECT rowid FROM text WHERE text MATCH 'title : lost') "
            "OR position NOT IN (SELECT rowid FROM text WHERE text MATCH 'time')",
            "position",
        ),
    ),
    "a state, not in that manner": (
        And((OneOf("state", ("undead",)), Not(OneOf("manner", ("spirit",))))),
        _FIRST.format(
            "work w WHERE position IN (SELECT position FROM cast_ WHERE state = 'undead') "
            "AND position NOT IN (SELECT position FROM cast_ WHERE manner = 'spirit')",
            "position",
        ),
    ),
    "sure places": (Between("certainty", 4), _FIRST.format("work w WHERE certainty >= 4", "position")),
    "numbers": (Between("number", 3, 50), _FIRST.format("work w WHERE number BETWEEN 3 AND 50", "position")),
    "owned and not finished": (
        And((OneOf("owned", ("yes",)), Not(OneOf("progress", ("finished",))))),
        _FIRST.format(
            "work w WHERE owned AND id NOT IN (SELECT work FROM progress WHERE state = 'finished')", "position"
        ),
    ),
    "not begun": (
        OneOf("progress"),
        _FIRST.format("work w WHERE id NOT IN (SELECT work FROM progress)", "position"),
    ),
    "nine terms": (
        Or(
            tuple(
                And((OneOf("kind", (kind,)), Not(OneOf("character", (who,))), Between("released", year)))
                for kind, who, year in (("novel", "hero", "2001"), ("comic", "friend", "1990-05"), ("tv-episode", "person-9", "2010"))
            )
        ),
        _FIRST.format(
            "work w WHERE (kind = 'novel' AND released >= '2001' AND NOT EXISTS (SELECT 1 FROM cast_ c WHERE c.position = w.position AND c.character = 'hero')) "
            "OR (kind = 'comic' AND released >= '1990-05' AND NOT EXISTS (SELECT 1 FROM cast_ c WHERE c.position = w.position AND c.character = 'friend')) "
            "OR (kind = 'tv-episode' AND released >= '2010' AND NOT EXISTS (SELECT 1 FROM cast_ c WHERE c.position = w.position AND c.character = 'person-9'))",
            "position",
        ),
    ),
    "after a place, with a character": (
        And((_HERO, Between("position", 60_000))),
        _FIRST.format(
            "cast_ c JOIN work w USING (position) WHERE c.character = 'hero' AND c.position >= 60000", "c.position"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", _ASKED)
def test_the_first_page_of_a_query(figures: Figures, made: Made, what: str) -> None:
    node, baseline = _ASKED[what]
    asked = _asking(made, node, 0)
    rows = asked().rows
    assert [row.position for row in rows] == sorted(row.position or 0 for row in rows)
    if made.count >= 60_000:
        assert [row.id for row in rows] == [id for (id,) in made.bare.execute(baseline)]
    note = f"p95; {asked().count} found"
    least = seconds(lambda: made.bare.execute(baseline).fetchall(), 3)
    figures.take(Figure(f"search {made.count}: {what}", p95(asked), least, note=note))


def test_making_all_bitmaps(figures: Figures, made: Made) -> None:
    """The bitmaps are created once, when a catalogue is upgraded; compared with reading all rows they are created from."""
    tables = ("work", "work_character", "work_arc", "work_text")
    with made.store.writing() as connection:
        ours = seconds(lambda: bitmap_index.rebuild(connection), 1)
        baseline = seconds(
            lambda: [connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in tables],  # noqa: S608
            1,
        )
    figures.take(Figure(f"all bitmaps of {made.count} works ÷ reading their rows", ours, baseline))


def test_placing_works_again_when_none_or_one_moved(figures: Figures, made: Made) -> None:
    """The story order is written after each claim; only what moved is."""
    with made.store.reading() as connection:
        order = [(row.id, row.certainty) for row in works.search(connection, MatchAll()).rows]
    places, moved = (
        [_place(work, at, certainty) for at, (work, certainty) in enumerate(each, 1)]
        for each in (order, [*order[1:50], order[0], *order[50:]])
    )
    for what, present in (("no", places), ("one", moved)):
        with made.store.writing() as connection:
            baseline = seconds(lambda: connection.exec_driver_sql("SELECT * FROM work").fetchall(), 1)
            begun = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
            ours = seconds(lambda: positions.write(connection, present), 1)  # noqa: B023
            written = connection.exec_driver_sql("SELECT total_changes()").scalar_one() - begun
        assert written < 20
        note = f"{written} rows written"
        figures.take(
            Figure(f"placing {made.count} works again, {what} work moved", ours, baseline, note=note)
        )
    with made.store.writing() as connection:
        positions.write(connection, places)


def test_a_page_in_the_middle(figures: Figures, made: Made) -> None:
    middle = made.count // 2
    ours = p95(_asking(made, MatchAll(), middle))
    least = p95(
        lambda: made.bare.execute("SELECT id FROM work WHERE position > ? LIMIT 200", (middle,)).fetchall()
    )
    figures.take(Figure(f"search {made.count}: page in the middle", ours, least, note="p95"))


def _asking(made: Made, node: Node, offset: int) -> Callable[[], Any]:
    def asked() -> Any:
        with made.store.reading() as connection:
            return works.search(connection, node, limit=_PAGE, offset=offset)

    return asked
