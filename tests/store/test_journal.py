"""Whatever was decided can be taken back and done again, step by step, and leaves a trace."""

from __future__ import annotations

import itertools
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, inspect, select

from janto_catalog import bootstrap
from janto_catalog.catalog.history import History
from janto_catalog.errors import JantoError
from janto_catalog.model.files import Candidate, Extra, ExtraRole, Range, Unit
from janto_catalog.model.matching import Answer
from janto_catalog.model.views import Progress
from janto_catalog.store import decisions, files, installed_packs, journal, remarks, remembered
from janto_catalog.store.json_codec import encode
from janto_catalog.store.store import Store
from janto_catalog.store.tables import Base
from janto_catalog.store.tables.base import Decision
from janto_catalog.store.tables.files import FoundLinkRow, ItemRow
from janto_catalog.store.tables.journal import ChangeRow
from tests.examples import examples
from tests.store.conftest import LANTERN

WORKS = ("lantern-1", "lantern-2", "voices-1")
ITEMS = (1, 2, 3)
DECIDED: list[Any] = sorted(
    (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Decision)),
    key=lambda one: str(inspect(one).local_table),
)


def everything_decided(store: Store) -> dict[str, list[Any]]:
    """All rows of all tables of decisions."""
    with store.reading() as connection:
        return {
            table.__tablename__: sorted(map(repr, connection.execute(select(table)))) for table in DECIDED
        }


def history_of(store: Store) -> History:
    """The verbs of undo, redo and history over a store."""
    return bootstrap.build(store, store.path.parent / "no packs").history


def prepare(store: Store) -> None:
    """The story, three copies, and one link of the program's."""
    with store.writing() as connection:
        installed_packs.install(connection, LANTERN, "2020-01-01")
        root = files.add_root(connection, b"/media", "media", "id").id
        for item in ITEMS:
            values = {"root": root, "key": b"%d" % item, "kind": "single", "name": str(item), "folder": ""}
            connection.execute(ItemRow.__table__.insert().values(id=item, **values))  # type: ignore[attr-defined]
        found = {"item": 1, "work": "voices-1", "confidence": 0.9}
        found["document"] = encode(Candidate("voices-1", 0.9))
        connection.execute(FoundLinkRow.__table__.insert().values(**found))  # type: ignore[attr-defined]


@cache
def a_prepared_catalogue() -> bytes:
    """The bytes of a catalogue that is ready and closed."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder, "c.db"), lambda: "2020")
        prepare(store)
        store.close()
        return Path(folder, "c.db").read_bytes()


items, works = st.sampled_from(ITEMS), st.sampled_from(WORKS)
ranges = st.none() | st.tuples(st.floats(0, 10), st.floats(11, 20)).map(
    lambda ends: Range(Unit.SECONDS, *ends)
)


class Deciding(RuleBasedStateMachine):
    """Any decisions, taken back and done again at any moment, beside a plain list of what stood when."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name, "c.db")
        place.write_bytes(a_prepared_catalogue())
        ticks = itertools.count()
        self.store = Store(place, lambda: str(next(ticks)))
        self.history = history_of(self.store)
        self.stood = [everything_decided(self.store)]
        self.at = 0

    def teardown(self) -> None:
        try:
            self.all_the_way_back_and_forth()
        finally:
            self.store.close()
            self.folder.cleanup()

    def all_the_way_back_and_forth(self) -> None:
        while self.at:
            self.take_back()
        assert self.history.undo() is None
        while self.at < len(self.stood) - 1:
            self.do_again()
        assert self.history.redo() is None

    def decide(self, act: Any) -> None:
        with self.store.reading() as connection:
            before = connection.scalar(select(func.count()).select_from(ChangeRow))
        with self.store.recording("something") as session:
            act(session)
        with self.store.reading() as connection:
            after = connection.scalar(select(func.count()).select_from(ChangeRow))
        now = everything_decided(self.store)
        changed = now != self.stood[self.at]
        assert (after or 0) - (before or 0) == int(changed), "a decision that changes something is one change"
        if changed:
            self.at += 1
            self.stood[self.at :] = [now]

    @rule(item=items, work=works, part=ranges)
    def link(self, item: int, work: str, part: Range | None) -> None:
        self.decide(lambda session: decisions.link(session, item, work, part))

    @rule(item=items, work=works, role=st.sampled_from(ExtraRole))
    def make_extra(self, item: int, work: str, role: ExtraRole) -> None:
        self.decide(lambda session: decisions.make_extra(session, item, Extra(work, role)))

    @rule(item=items, work=st.none() | works)
    def unlink(self, item: int, work: str | None) -> None:
        self.decide(lambda session: decisions.unlink(session, item, work))

    @rule(item=items, work=works)
    def prefer(self, item: int, work: str) -> None:
        self.decide(lambda session: decisions.prefer(session, item, work))

    @rule(chosen=st.lists(works, max_size=3), progress=st.sampled_from(Progress))
    def mark(self, chosen: list[str], progress: Progress) -> None:
        self.decide(lambda session: decisions.set_progress(session, chosen, progress, "2020"))

    @rule(chosen=st.lists(works, max_size=3), stars=st.none() | st.sampled_from((0.5, 3, 5)))
    def rate(self, chosen: list[str], stars: float | None) -> None:
        self.decide(lambda session: remarks.rate(session, chosen, stars))

    @rule(chosen=st.lists(works, max_size=3), tags=st.lists(st.sampled_from(("a", "A", "b")), max_size=2))
    def tag(self, chosen: list[str], tags: list[str]) -> None:
        self.decide(lambda session: remarks.tag(session, chosen, tags))

    @rule(chosen=st.lists(works, max_size=3), tags=st.lists(st.sampled_from(("a", "A", "b")), max_size=2))
    def untag(self, chosen: list[str], tags: list[str]) -> None:
        self.decide(lambda session: remarks.untag(session, chosen, tags))

    @rule(chosen=st.lists(works, max_size=3), text=st.sampled_from(("", "one", "two")))
    def write_note(self, chosen: list[str], text: str) -> None:
        self.decide(lambda session: remarks.write_note(session, chosen, text))

    @rule(item=items, verdict=st.sampled_from(("later", "not-part")))
    def say(self, item: int, verdict: str) -> None:
        self.decide(lambda session: decisions.set_item_mark(session, item, verdict))

    @rule(pattern=st.sampled_from("ab"), work=works)
    def remember(self, pattern: str, work: str) -> None:
        self.decide(lambda session: remembered.remember(session, "name", pattern, Answer.IS_WORK, work))

    @precondition(lambda self: self.at > 0)
    @rule()
    def take_back(self) -> None:
        assert self.history.undo() is not None
        self.at -= 1
        assert everything_decided(self.store) == self.stood[self.at]

    @precondition(lambda self: self.at < len(self.stood) - 1)
    @rule()
    def do_again(self) -> None:
        assert self.history.redo() is not None
        self.at += 1
        assert everything_decided(self.store) == self.stood[self.at]

    @invariant()
    def as_many_stand_in_the_history_as_were_taken(self) -> None:
        assert sum(not entry.undone for entry in self.history.list(10_000)) == self.at


TestWhateverWasDecidedCanBeTakenBack = Deciding.TestCase
TestWhateverWasDecidedCanBeTakenBack.settings = settings(
    max_examples=examples(10), stateful_step_count=15, deadline=None
)


@pytest.fixture
def ready(store: Store) -> Store:
    """An open catalogue with three copies."""
    prepare(store)
    return store


def test_the_newest_decision_is_listed_first_and_an_undone_one_says_so(ready: Store) -> None:
    for label, work in (("one", "lantern-1"), ("two", "lantern-2")):
        with ready.recording(label) as session:
            decisions.link(session, 1, work, None)
    history_of(ready).undo()
    assert [(entry.label, entry.undone) for entry in history_of(ready).list()] == [
        ("two", True),
        ("one", False),
    ]


def test_undo_is_refused_where_the_present_is_not_what_the_change_left(ready: Store) -> None:
    for label, work in (("one", "lantern-1"), ("two", "lantern-1")):
        with ready.recording(label) as session:
            decisions.link(session, 1, work, Range(Unit.SECONDS, 0, len(label) + (label == "two")))
    before = everything_decided(ready)
    first = history_of(ready).list()[-1]
    with pytest.raises(JantoError, match="can no longer be undone"), ready.recording("no") as session:
        journal.apply(session, first.id, forward=False)
    assert everything_decided(ready) == before
    assert len(history_of(ready).list()) == 2


def test_a_decision_that_fails_leaves_nothing_behind(ready: Store) -> None:
    before = everything_decided(ready)

    def half_a_decision() -> None:
        with ready.recording("half") as session:
            decisions.link(session, 1, "lantern-1", None)
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_decision()
    assert everything_decided(ready) == before
    assert history_of(ready).list() == ()


def test_a_new_decision_ends_what_could_be_done_again(ready: Store) -> None:
    history = history_of(ready)
    with ready.recording("first") as session:
        decisions.set_item_mark(session, 1, "later")
    history.undo()
    with ready.recording("second") as session:
        decisions.set_item_mark(session, 2, "later")
    assert history.redo() is None
    history.undo()
    again = history.redo()
    assert again is not None
    assert again.label == "Redone: second"


def test_many_steps_are_taken_back_quickly(ready: Store) -> None:
    history = history_of(ready)
    for n in range(60):
        with ready.recording(str(n)) as session:
            decisions.set_progress(
                session, ["lantern-1"], (Progress.STARTED, Progress.FINISHED)[n % 2], str(n)
            )
    for _ in range(60):
        assert history.undo() is not None
    assert history.undo() is None
