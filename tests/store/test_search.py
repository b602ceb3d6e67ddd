"""A query's tree finds what a plain look at every work finds."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, update

from janto_catalog.errors import UsageError
from janto_catalog.model.issue_numbers import issue_number_key, issue_number_value
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.search import And, Between, MatchAll, MatchWords, Node, Not, OneOf, Or
from janto_catalog.model.story import Appearance, Arc, Character, Manner, Pack, Series, Story, Work
from janto_catalog.model.text import words
from janto_catalog.model.views import WorkPage
from janto_catalog.store import installed_packs, works
from janto_catalog.store.derived import bitmap_index, positions
from janto_catalog.store.fields import DECISIONS, Field
from janto_catalog.store.search import find_works
from janto_catalog.store.store import Store
from janto_catalog.store.tables.decisions import DecidedLinkRow, ProgressRow
from janto_catalog.store.tables.story import WorkIndexRow
from tests.examples import examples

_TITLES = ("The Lamp", "Lamp Oil", "Ash and Oil", "The Ash", "Été", "Oil the Lamp")
_NUMBERS = ("", "1", "01", "2", "12.5", "-1", "½", "10B", "Special 3")
_DATES = (None, "2001", "2001-02", "2001-02-03", "2017-08", "2017-08-09")
_PEOPLE, _STATES, _ARCS = ("mira", "tobias"), ("", "blind"), ("oil", "ash")
_PROGRESS = ("started", "finished")


@dataclass(frozen=True)
class Expected:
    """Everything known of a work, as a plain look sees it."""

    work: Work
    position: int | None
    certainty: int | None
    owned: bool
    progress: str | None
    cast: tuple[Appearance, ...]
    arcs: frozenset[str]


def _world(seed: int, works: int) -> tuple[Story, list[Expected]]:
    dice = random.Random(seed)
    expected: list[Expected] = []
    cast: list[Appearance] = []
    for n in range(works):
        segment = n > 0 and dice.random() < 0.1
        work = Work(
            f"w{n - 1}#part" if segment else f"w{n}", dice.choice(_TITLES), dice.choice([Kind.NOVEL, Kind.COMIC]),
            dice.choice([None, "run"]), dice.choice(_NUMBERS), dice.choice(_DATES), in_story=dice.random() < 0.8,
        )  # fmt: skip
        present = tuple(
            Appearance(work.id, who, dice.choice([Manner.PRESENT, Manner.SPIRIT]), state=dice.choice(_STATES))
            for who in _PEOPLE
            if dice.random() < 0.5
        )
        cast += present
        placed = dice.random() < 0.8 and not segment
        position = 1 + sum(one.position is not None for one in expected)
        expected.append(
            Expected(work, position if placed else None, dice.choice([None, 3, 5]) if placed else None, dice.random() < 0.5,
                 dice.choice([None, *_PROGRESS]), present, frozenset(arc for arc in _ARCS if dice.random() < 0.3))
        )  # fmt: skip
    arcs = tuple(Arc(arc, arc, tuple(one.work.id for one in expected if arc in one.arcs)) for arc in _ARCS)
    story = Story(
        works=tuple(one.work for one in expected), series=(Series("run", "A Run", Kind.NOVEL),), appearances=tuple(cast), arcs=arcs,
        characters=tuple(Character(who, who.title()) for who in _PEOPLE),
    )  # fmt: skip
    return story, expected


@dataclass(frozen=True)
class World:
    """A store and what a plain look at its works sees."""

    store: Store
    expected: list[Expected]

    def find(self, node: Node) -> set[str]:
        """The ids a tree finds."""
        with self.store.reading() as connection:
            return set(works.matching_ids(connection, node))

    def page(self, node: Node, limit: int | None, offset: int, sort: str = "story") -> WorkPage:
        """A page of what a tree finds."""
        with self.store.reading() as connection:
            return works.search(connection, node, sort=sort, limit=limit, offset=offset)


def _fill(store: Store, story: Story, expected: list[Expected]) -> World:
    with store.writing() as connection:
        installed_packs.install(connection, Pack("world", "World", "1", story=story), "2020")
    with store.writing() as connection:
        rows = [{"work": one.work.id, "state": one.progress, "at": ""} for one in expected if one.progress]
        if rows:
            connection.execute(insert(ProgressRow), rows)
        positions.write(connection, [_place(one) for one in expected if one.position is not None])
    with store.writing() as connection:
        _own(connection, [one.work.id for one in expected if one.owned])
    return World(store, expected)


def _place(one: Expected) -> Placement:
    reason = Reason(ReasonKind.CLAIM, "", certainty=one.certainty)
    return Placement(
        one.work.id, one.position or 0, 1, 1, is_placed=True, status=PlacementStatus.FIXED, reasons=(reason,)
    )


def _own(connection: Connection, ids: list[str]) -> None:
    """As the projection of ownership writes it; no link changes here, so it leaves these rows alone."""
    connection.execute(update(WorkIndexRow).where(WorkIndexRow.id.in_(ids)).values(owned=True))
    bitmap_index.set_values(connection, "owned", dict.fromkeys(ids, True), dict.fromkeys(ids, False))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A made-up story in a store."""
    store = Store(Path(tmp_path_factory.mktemp("search"), "c.db"), lambda: "2020")
    yield _fill(store, *_world(2, 90))
    store.close()


def _texts(one: Expected) -> dict[str, list[tuple[str, ...]]]:
    """The words of each text of a work, by field."""
    if one.work.is_segment:
        return {"title": [], "body": []}
    run = "A Run" if one.work.series else ""
    names = [appearance.character for appearance in one.cast]
    body = [run, one.work.number, *names, *one.arcs]
    return {"title": [words(one.work.title)], "body": [words(text) for text in body]}


def _holds_words(node: MatchWords, one: Expected) -> bool:
    texts = [text for field, found in _texts(one).items() if node.field in ("", field) for text in found]
    if node.phrase:
        size = len(node.words)
        runs = [text[at : at + size] for text in texts for at in range(len(text) - size + 1)]
        return any(_same(run, node) for run in runs)
    every = [word for text in texts for word in text]
    last = node.words[-1]
    return all(word in every for word in node.words[:-1]) and any(
        word.startswith(last) if node.prefix else word == last for word in every
    )


def _same(run: tuple[str, ...], node: MatchWords) -> bool:
    if node.prefix:
        return run[:-1] == node.words[:-1] and run[-1].startswith(node.words[-1])
    return run == node.words


_HANGING: dict[str, Callable[[Expected], set[str]]] = {
    "character": lambda one: {a.character for a in one.cast},
    "manner": lambda one: {a.manner.value for a in one.cast},
    "state": lambda one: {a.state for a in one.cast if a.state},
    "arc": lambda one: set(one.arcs),
    "progress": lambda one: {one.progress} if one.progress else set(),
}
_COLUMNS: dict[str, Callable[[Expected], Any]] = {
    "series": lambda one: one.work.series,
    "kind": lambda one: one.work.kind.value,
    "released": lambda one: one.work.released,
    "position": lambda one: one.position,
    "certainty": lambda one: one.certainty,
    "id": lambda one: one.work.id,
    "number": lambda one: issue_number_value(one.work.number),
}
_FLAGS: dict[str, Callable[[Expected], bool]] = {
    "owned": lambda one: one.owned,
    "in_story": lambda one: one.work.in_story,
}


def _one_of(node: OneOf, one: Expected) -> bool:
    if node.field in _FLAGS:
        return _FLAGS[node.field](one) in [value == "yes" for value in node.values]
    if node.field in _HANGING:
        has = _HANGING[node.field](one)
        if not node.values:
            return bool(has) == node.any
        return bool(has & set(node.values))
    if node.field == "number":
        if not node.values:
            return bool(one.work.number) == node.any
        return issue_number_key(one.work.number) in set(map(issue_number_key, node.values))
    value = _COLUMNS[node.field](one)
    return (value is not None) == node.any if not node.values else value in node.values


def _between(node: Between, one: Expected) -> bool:
    value = _COLUMNS[node.field](one)
    if value is None:
        return False
    low = node.low is None or value >= node.low
    cut = value[: len(node.high)] if isinstance(node.high, str) else value
    return low and (node.high is None or cut <= node.high)


def matches(node: Node, one: Expected) -> bool:
    """Whether a work matches, in the plainest way."""
    return _PLAIN_LOOKS[type(node)](node, one)


_PLAIN_LOOKS: dict[type, Callable[[Any, Expected], bool]] = {
    MatchAll: lambda _node, _one: True,
    MatchWords: _holds_words,
    OneOf: _one_of,
    Between: _between,
    Not: lambda node, one: not matches(node.node, one),
    And: lambda node, one: all(matches(part, one) for part in node.nodes),
    Or: lambda node, one: any(matches(part, one) for part in node.nodes),
}


_word = st.sampled_from(("lamp", "oil", "the", "ash", "ete", "run", "mira", "1", "12", "nothing", "la", "o"))
_leaves = st.one_of(
    st.just(MatchAll()),
    st.builds(MatchWords, st.lists(_word, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans(), st.sampled_from(("", "title"))),
    *(
        st.builds(OneOf, st.just(field), st.lists(st.sampled_from(values), max_size=2).map(tuple), st.booleans())
        for field, values in (
            ("character", _PEOPLE), ("manner", ("present", "spirit")), ("state", ("blind",)), ("arc", _ARCS),
            ("progress", _PROGRESS), ("series", ("run", "other")), ("kind", ("novel", "comic")),
            ("id", ("w1", "w2", "nothing")), ("number", ("1", "-1", "0.5", "12.5", "Special 3")),
        )
    ),
    st.builds(OneOf, st.sampled_from(("owned", "in_story")), st.sampled_from((("yes",), ("no",)))),
    st.builds(OneOf, st.sampled_from(("position", "certainty", "released")), st.just(()), st.booleans()),
    st.builds(Between, st.just("released"), *[st.sampled_from((None, "1999", "2001", "2001-02", "2001-02-03", "2002", "2017-08-09"))] * 2),
    st.builds(Between, st.sampled_from(("position", "certainty", "number")), *[st.none() | st.integers(0, 100) | st.floats(0, 15)] * 2),
)  # fmt: skip
_trees = st.recursive(
    _leaves,
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, max_size=3).map(lambda nodes: And(tuple(nodes)))
        | st.lists(inner, max_size=3).map(lambda nodes: Or(tuple(nodes)))
    ),
    max_leaves=6,
)


@given(_trees)
@example(MatchWords(("oil", "ash"), phrase=True))
@example(MatchWords(("mira", "oil"), phrase=True))
def test_a_tree_finds_what_a_plain_look_finds(world: World, node: Node) -> None:
    assert world.find(node) == {one.work.id for one in world.expected if matches(node, one)}


@given(_trees)
def test_not_finds_all_the_others(world: World, node: Node) -> None:
    assert world.find(Not(node)) == {one.work.id for one in world.expected} - world.find(node)


@given(st.integers(), _trees)
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_so_it_is_in_any_world(tmp_path: Path, seed: int, node: Node) -> None:
    for beside in tmp_path.glob("any.db*"):
        beside.unlink()
    store = Store(tmp_path / "any.db", lambda: "2020")
    any_world = _fill(store, *_world(seed, abs(seed) % 50))
    assert any_world.find(node) == {one.work.id for one in any_world.expected if matches(node, one)}
    store.close()


@given(_trees, st.none() | st.integers(0, 30), st.integers(0, 30))
def test_a_page_is_a_stretch_of_the_titles_by_their_story(
    world: World, node: Node, limit: int | None, offset: int
) -> None:
    found = [one for one in world.expected if matches(node, one) and not one.work.is_segment]
    by_story = sorted(found, key=_position_key)
    page = world.page(node, limit, offset)
    assert page.count == len(found)
    assert [row.id for row in page.rows] == [one.work.id for one in by_story][offset:][:limit]


def _position_key(one: Expected) -> tuple[Any, ...]:
    return (
        one.position is None,
        one.position or 0,
        one.work.released is None,
        one.work.released or "",
        one.work.id,
    )


@given(_trees, st.sampled_from(("release", "-title", "series", "-story")))
def test_another_order_shows_the_same_titles(world: World, node: Node, sort: str) -> None:
    by_story, other = world.page(node, None, 0), world.page(node, None, 0, sort)
    assert other.count == by_story.count
    assert {row.id for row in other.rows} == {row.id for row in by_story.rows}
    assert world.page(node, 3, 2, sort).rows == other.rows[2:5]


@given(st.lists(st.tuples(st.integers(0, 89), st.booleans()), max_size=8))
def test_what_is_owned_is_kept_up_with(world: World, turned: list[tuple[int, bool]]) -> None:
    now = {world.expected[n].work.id: owned for n, owned in turned if owned != world.expected[n].owned}
    owned = {one.work.id for one in world.expected if now.get(one.work.id, one.owned)}
    with contextlib.suppress(_TakeBackError), world.store.writing() as connection:
        bitmap_index.set_values(connection, "owned", now, {id: not owned for id, owned in now.items()})
        assert works.matching_ids(connection, OneOf("owned", ("yes",))) == owned
        assert works.matching_ids(connection, Not(OneOf("owned", ("no",)))) == owned
        raise _TakeBackError


class _TakeBackError(Exception):
    """Ends a block of writing without writing."""


@pytest.mark.parametrize(
    "node",
    [
        Between("colour", 1, 2),
        Between("colour", "1", "2"),
        OneOf("colour", ("red",)),
        MatchWords(("red",), field="colour"),
        OneOf("colour"),
    ],
)
def test_a_field_that_is_none_is_said(filled_store: Store, node: Node) -> None:
    with filled_store.reading() as connection, pytest.raises(UsageError, match="colour"):
        find_works(connection, node)


_MARKED = (("first", 2.5, True), ("second", 10.0, False), ("third", None, True))


@pytest.mark.parametrize(
    ("node", "found"),
    [
        (Between("begin", 3), {"second"}),
        (Between("begin", high=9), {"first"}),
        (Between("begin", 2.5, 10), {"first", "second"}),
        (Between("begin"), {"first", "second"}),
        (OneOf("begin", ("10", "11")), {"second"}),
        (OneOf("begin", any=True), {"first", "second"}),
        (OneOf("preferred", ("yes",)), {"first", "third"}),
        (OneOf("preferred", ("no",)), {"second"}),
        (OneOf("preferred", ("no", "yes")), {"first", "second", "third"}),
    ],
)
def test_a_column_of_decisions_is_compared_by_its_type(
    filled_store: Store, monkeypatch: pytest.MonkeyPatch, node: Node, found: set[str]
) -> None:
    table = DecidedLinkRow
    monkeypatch.setitem(cast(dict[str, Field], DECISIONS), "begin", Field(table.range_begin, table.work))
    monkeypatch.setitem(cast(dict[str, Field], DECISIONS), "preferred", Field(table.preferred, table.work))
    with filled_store.writing() as connection:
        ids = sorted(works.matching_ids(connection, MatchAll()))
        names = dict(zip(("first", "second", "third"), ids, strict=False))
        rows = [
            {"item": n, "work": names[work], "range_begin": begin, "preferred": preferred}
            for n, (work, begin, preferred) in enumerate(_MARKED)
        ]
        connection.execute(insert(table), rows)
        assert works.matching_ids(connection, node) == {names[work] for work in found}
        assert works.matching_ids(connection, Not(node)) == {*ids} - {names[work] for work in found}


@pytest.mark.parametrize("sort", ["story", "release", "title", "series", "-title", "-release"])
def test_every_order_is_total_and_the_other_way_round_is_its_mirror(filled_store: Store, sort: str) -> None:
    with filled_store.reading() as connection:
        one = [row.id for row in works.search(connection, MatchAll(), sort=sort).rows]
        other = [
            row.id
            for row in works.search(
                connection, MatchAll(), sort=sort[1:] if sort[0] == "-" else f"-{sort}"
            ).rows
        ]
    assert one == other[::-1]
    assert len(set(one)) == 5


def test_an_order_that_is_none_names_those_that_are(filled_store: Store) -> None:
    with (
        filled_store.reading() as connection,
        pytest.raises(UsageError, match="story, release, title, series"),
    ):
        works.search(connection, MatchAll(), sort="colour")


def test_a_page_is_a_part_of_the_whole_and_counts_all(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        whole = works.search(connection, MatchAll(), sort="title")
        page = works.search(connection, MatchAll(), sort="title", limit=2, offset=1)
    assert page.rows == whole.rows[1:3]
    assert page.count == whole.count == 5
