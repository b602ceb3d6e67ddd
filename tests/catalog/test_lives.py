"""Where states are along a life, and who shares titles with whom: laws for any story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.catalog.companions import companions, ends_of
from janto_catalog.catalog.lives import LifeLine, make_life
from janto_catalog.catalog.state_names import StateNames
from janto_catalog.model.claims import State
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Alias, Appearance, Character, Manner, Pairing, Series, Story
from janto_catalog.model.subjects import Named
from janto_catalog.model.views import WorkRow
from tests.examples import examples

WORKS = tuple(f"w{number}" for number in range(8))
PARTS = {"box": ("w2", "w5"), "w3#then": ("w3",)}
BOUNDS = (None, *WORKS, *PARTS, "unknown")
ROWS = {
    id: WorkRow(id, id.upper(), Kind.NOVEL, position=number) for number, id in enumerate((*WORKS, *PARTS))
}
PEOPLE = ("ada", "bo", "cy", "di")
NAMES = {id: Named("character", id, id.capitalize()) for id in PEOPLE}


def containers(work: str) -> list[str]:
    if work == "w3#then":
        return [work, "w3"]
    return [work, "box"] if work in PARTS["box"] else [work]


states = st.lists(
    st.builds(
        State,
        st.uuids().map(str),
        st.just("ada"),
        st.sampled_from(("dead", "away")),
        begins=st.sampled_from(BOUNDS),
        begins_inclusive=st.booleans(),
        ends=st.sampled_from(BOUNDS),
        ends_inclusive=st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=examples(200), deadline=None)
@given(st.permutations(WORKS), st.integers(0, len(WORKS)), states)
def test_each_state_is_on_the_life_once_and_within_it(
    order: list[str], count: int, stated: list[State]
) -> None:
    lived = order[:count]
    life = make_life(ROWS, LifeLine(lived, (*WORKS, "w3#then"), containers), stated, {}, StateNames(Story()))
    assert [title.row.id for title in life.works] == lived
    assert sorted(one.id for one in life.states) == sorted(one.id for one in stated)
    for one in life.states:
        assert -0.5 <= one.start <= one.end <= max(count - 0.5, one.start)
    at = {work: place for place, work in enumerate(lived)}
    for state in stated:
        found = next(one for one in life.states if one.id == state.id)
        if state.begins in at:
            assert found.start == at[state.begins] + (0 if state.begins_inclusive else 0.5)


casts = st.dictionaries(
    st.sampled_from(WORKS),
    st.lists(
        st.builds(
            Appearance,
            st.just(""),
            st.sampled_from(PEOPLE),
            st.sampled_from((Manner.PRESENT, Manner.MENTIONED)),
        ),
        max_size=5,
    ),
)


@settings(max_examples=examples(200), deadline=None)
@given(casts, st.frozensets(st.sampled_from(WORKS)))
def test_two_who_share_titles_share_the_same_ones(
    cast: dict[str, list[Appearance]], wholes: frozenset[str]
) -> None:
    def of(work: str) -> list[Appearance]:
        return cast.get(work, [])

    pairings = (Pairing("p", "Adabo", ("bo", "ada")),)
    found = {}
    for one in PEOPLE:
        rows = [ROWS[work] for work in WORKS if any(each.character == one for each in of(work))]
        for companion in companions((one,), rows, of, wholes, NAMES, pairings):
            found[one, companion.character.id] = companion
    for (one, other), companion in found.items():
        back = found[other, one]
        assert (companion.titles, companion.first, companion.last) == (back.titles, back.first, back.last)
        assert companion.pairing == back.pairing
        assert (companion.pairing is not None) == ({one, other} == {"ada", "bo"})
        both = [work for work in WORKS if {one, other} <= {each.character for each in of(work)}]
        assert companion.titles == len(both)
        assert companion.first is not None
        assert companion.last is not None
        assert both.index(companion.first.id) <= both.index(companion.last.id)


def test_a_box_set_is_the_first_only_where_there_is_nothing_else() -> None:
    rows = [ROWS[work] for work in WORKS[:3]]
    assert ends_of(rows, {"w0"}, lambda _row: True) == (ROWS["w1"], ROWS["w2"])
    assert ends_of(rows, set(WORKS), lambda _row: True) == (ROWS["w0"], ROWS["w2"])
    assert ends_of(rows, set(), lambda row: row.id == "w1") == (ROWS["w1"], ROWS["w1"])
    assert ends_of([], set(), lambda _row: True) == (None, None)


def test_states_are_written_with_the_names_of_people_and_shows() -> None:
    characters = (
        Character("ianto", "Ianto Jones", (Alias("Ianto"),)),
        Character("lisa", "Lisa Hallett"),
        Character("agent", "Agent Johnson"),
        Character("ghost", "The Ghost of Ada"),
    )
    series = (
        Series("s", "Torchwood Series 1", Kind.TV_EPISODE, show="Torchwood"),
        Series("one", "Torchwood One", Kind.AUDIO_DRAMA),
    )
    pairings = (Pairing("p", "Ianto/Lisa", ("ianto", "lisa")),)
    names = StateNames(Story(characters=characters, series=series, pairings=pairings))
    assert names.words("partner-of-ianto") == "partner of Ianto"
    assert names.words("torchwood-one") == "Torchwood One"
    assert names.words("hiding-lisa") == "hiding Lisa"
    assert names.words("time-agent") == "time agent"
    assert names.words("torchwood-again") == "Torchwood again"
    assert names.words("ghost") == "ghost"
