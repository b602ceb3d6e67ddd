"""What a decision changes about owning, worked out for the works it touches, is what asking of all works gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from janto_catalog import bootstrap
from janto_catalog.catalog.history import History
from janto_catalog.model.files import Extra, ExtraRole
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.search import OneOf
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.store import decisions, files, installed_packs, works
from janto_catalog.store.derived.holdings import Linked, haves
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import FileRow, FoundLinkRow, ItemRow, RootRow
from janto_catalog.store.tables.story import WorkIndexRow
from tests.examples import examples

# Two boxes in a crate, a part that is a container too, an issue with segments, a part of something unknown, a loner.
PARENTS: dict[str, str | None] = {
    "crate": None, "box-1": "crate", "box-2": "crate", "a": "box-1", "b": "box-1", "c": "box-2", "d": "box-2",
    "d1": "d", "d2": "d", "issue": None, "issue#frame": "issue", "issue#end": "issue", "issue-strip": "issue",
    "stray-1": "lost", "stray-2": "lost", "loner": None,
}  # fmt: skip
ITEMS = (1, 2, 3, 4)
FOUND = ((1, "a"), (2, "b"), (2, "c"), (3, "issue#frame"), (4, "d1"))

_item, _work = st.sampled_from(ITEMS), st.sampled_from(sorted(PARENTS))
_STEP = st.one_of(
    st.tuples(st.just("link"), _item, _work),
    st.tuples(st.just("extra"), _item, _work),
    st.tuples(st.just("unlink"), _item, st.one_of(st.none(), _work)),
    st.tuples(st.just("missing"), _item, st.integers(0, 2)),
    st.tuples(st.just("say"), _item, st.sampled_from(["later", "not-part"])),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.none()),
)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder for one catalogue after another."""
    with TemporaryDirectory(prefix="janto-owned-") as folder:
        yield Path(folder)


def _store(place: Path) -> Store:
    for left in place.iterdir():
        left.unlink()
    (place / "c.db").write_bytes(_prepared())
    return Store(place / "c.db", lambda: "2020")


@cache
def _prepared() -> bytes:
    """The bytes of a catalogue that is ready and closed."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder, "c.db"), lambda: "2020")
        _prepare(store)
        store.close()
        return Path(folder, "c.db").read_bytes()


def _prepare(store: Store) -> None:
    works = tuple(Work(id, id.title(), Kind.AUDIO_DRAMA, part_of=parent) for id, parent in PARENTS.items())
    with store.writing() as connection:
        installed_packs.install(connection, Pack("owned", "Owned", "1", story=Story(works=works)), "2020")
        connection.execute(insert(RootRow).values(id=1, path=b"/r", name="r", identity=""))
        connection.execute(
            insert(ItemRow),
            [
                {"id": n, "root": 1, "key": b"%d" % n, "kind": "single", "name": str(n), "folder": ""}
                for n in ITEMS
            ],
        )
        # Two files each: 2n - 1 and 2n.
        connection.execute(
            insert(FileRow),
            [
                {
                    "id": n,
                    "root": 1,
                    "path": b"%d" % n,
                    "size": 1,
                    "mtime_ns": 0,
                    "inode": n,
                    "device": 1,
                    "item": (n + 1) // 2,
                    "role": "story",
                }
                for n in range(1, 2 * len(ITEMS) + 1)
            ],
        )
        connection.execute(
            insert(FoundLinkRow),
            [{"item": item, "work": work, "confidence": 1.0, "document": "{}"} for item, work in FOUND],
        )
    store.derive_all()


@lru_cache(1)
def _history(store: Store) -> History:
    return bootstrap.build(store, store.path.parent / "no packs").history


def _owned(connection: Connection) -> dict[str, tuple[bool, int, str]]:
    rows = connection.execute(
        select(WorkIndexRow.id, WorkIndexRow.owned, WorkIndexRow.copies, WorkIndexRow.have)
    )
    found = {id: (owned, copies, have) for id, owned, copies, have in rows}
    listed = {
        id: have.value for have in Have for id in works.matching_ids(connection, OneOf("have", (have.value,)))
    }
    assert listed == {id: have for id, (_, _, have) in found.items()}
    return found


def _take(store: Store, step: tuple[str, int, Any]) -> None:
    verb, item, value = step
    if verb in ("undo", "redo"):
        getattr(_history(store), verb)()
        return
    if verb == "missing":
        with store.writing() as connection:
            marks = [(2 * item - 1, MISSING_AFTER * (value > 0)), (2 * item, MISSING_AFTER * (value > 1))]
            files.mark_missing(connection, marks)
        return
    with store.recording(verb) as session:
        if verb == "link":
            decisions.link(session, item, value, None)
        elif verb == "extra":
            decisions.make_extra(session, item, Extra(value, ExtraRole.TRAILER))
        elif verb == "unlink":
            decisions.unlink(session, item, value)
        else:
            decisions.set_item_mark(session, item, value)


@settings(max_examples=examples(15))
@given(steps=st.lists(_STEP, min_size=1, max_size=8))
def test_owning_after_decisions_is_owning_asked_of_all(
    place: Path, steps: list[tuple[str, int, Any]]
) -> None:
    store = _store(place)
    try:
        for step in steps:
            _take(store, step)
            with store.reading() as connection:
                after = _owned(connection)
            store.derive_all()
            with store.reading() as connection:
                assert after == _owned(connection), step
    finally:
        store.close()


def test_owning_a_container_owns_its_parts_and_all_parts_their_container(place: Path) -> None:
    store = _store(place)
    _take(store, ("link", 1, "crate"))
    with store.reading() as connection:
        owned = {id for id, (own, _, _) in _owned(connection).items() if own}
    assert {"crate", "box-1", "box-2", "a", "b", "c", "d", "d1", "d2"} <= owned
    _take(store, ("unlink", 1, "crate"))
    _take(store, ("link", 4, "issue"))
    with store.reading() as connection:
        owned = {id for id, (own, _, _) in _owned(connection).items() if own}
    assert {"issue", "issue#end", "issue-strip"} <= owned
    assert "crate" not in owned
    store.close()


def _have(store: Store) -> dict[str, str]:
    """What you have, by what it is."""
    with store.reading() as connection:
        return {id: have for id, (_, _, have) in _owned(connection).items() if have != "no"}


def test_what_becomes_of_titles_and_containers_when_files_go(place: Path) -> None:
    store = _store(place)
    there = dict.fromkeys(["box-1", "a", "b", "c", "d1", "issue#frame"], "yes")
    assert _have(store) == there
    _take(store, ("missing", 1, 2))
    assert _have(store) == there | {"a": "missing", "box-1": "incomplete"}
    _take(store, ("missing", 2, 1))
    assert _have(store) == there | {"a": "missing", **dict.fromkeys(["b", "c", "box-1"], "incomplete")}
    _take(store, ("missing", 2, 2))
    assert _have(store) == there | dict.fromkeys(["a", "b", "c", "box-1"], "missing")
    _take(store, ("missing", 1, 0))
    assert _have(store) == there | {"b": "missing", "c": "missing", "box-1": "incomplete"}
    with store.reading() as connection:
        found = _owned(connection)
    assert found["box-1"][0], "a copy of each part is known"
    assert found["b"][:2] == (True, 0)
    _take(store, ("missing", 2, 0))
    assert _have(store) == there
    store.close()


def test_the_parts_of_half_a_box_are_neither_there_nor_missing() -> None:
    parents = {"box": None, "a": "box", "b": "box", "a#frame": "a"}
    half, gone, whole = (
        Linked(0, 0, 0, in_part=True, broken=False),
        Linked(0, 0, 0, in_part=False, broken=False),
        Linked(1, 0, 1, in_part=True, broken=False),
    )
    assert haves({"box": half}, parents, ()) == (frozenset(), {"box": Have.INCOMPLETE})
    assert haves({"box": gone}, parents, ())[1] == dict.fromkeys(parents, Have.MISSING)
    _, found = haves({"box": half, "a": whole}, parents, ())
    assert found == {"box": Have.INCOMPLETE, "a": Have.YES, "a#frame": Have.YES}


def test_the_parts_of_a_box_are_missing_with_it_and_unclear_when_some_of_its_files_are(place: Path) -> None:
    store = _store(place)
    for item in (1, 2, 3):
        _take(store, ("unlink", item, None))
    _take(store, ("link", 1, "box-1"))
    parts = ["box-1", "a", "b"]
    for gone, have in ((2, "missing"), (1, "incomplete"), (0, "yes")):
        _take(store, ("missing", 1, gone))
        assert _have(store) == {**dict.fromkeys(parts, have), "d1": "yes"}
    store.close()
