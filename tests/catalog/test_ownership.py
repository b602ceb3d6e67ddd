"""What a decision changes about owning, worked out for the works it touches, is what asking of all works gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from janto_catalog import bootstrap
from janto_catalog.model.files import Extra, ExtraRole
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.store import decisions, installed_packs
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import FoundLinkRow, ItemRow, RootRow
from janto_catalog.store.tables.story import WorkIndexRow

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
    store = Store(place / "c.db", lambda: "2020")
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
        connection.execute(
            insert(FoundLinkRow),
            [{"item": item, "work": work, "confidence": 1.0, "document": "{}"} for item, work in FOUND],
        )
    store.derive_all()
    return store


def _owned(connection: Connection) -> dict[str, tuple[bool, int]]:
    rows = connection.execute(select(WorkIndexRow.id, WorkIndexRow.owned, WorkIndexRow.copies))
    return {id: (owned, copies) for id, owned, copies in rows}


def _take(store: Store, step: tuple[str, int, Any]) -> None:
    verb, item, value = step
    if verb in ("undo", "redo"):
        getattr(bootstrap.build(store, store.path.parent / "no packs").history, verb)()
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


@settings(max_examples=40)
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
        owned = {id for id, (own, _) in _owned(connection).items() if own}
    assert {"crate", "box-1", "box-2", "a", "b", "c", "d", "d1", "d2"} <= owned
    _take(store, ("unlink", 1, "crate"))
    _take(store, ("link", 4, "issue"))
    with store.reading() as connection:
        owned = {id for id, (own, _) in _owned(connection).items() if own}
    assert {"issue", "issue#end", "issue-strip"} <= owned
    assert "crate" not in owned
    store.close()
