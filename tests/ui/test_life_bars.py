"""Where the bars of a life are: none covers another, whatever the states are."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.model.subjects import LifeState, Named
from janto_catalog.ui.widgets.life_bars import Bar, place_bars, state_words
from tests.examples import examples

STEP, LETTER, LENGTH = 8.0, 6.0, 40
places = st.integers(-1, 2 * LENGTH - 1).map(lambda half: half / 2)


def state(start: float, end: float, name: str) -> LifeState:
    return LifeState(name, name, None, True, None, True, min(start, end), max(start, end), 5)


states = st.lists(st.builds(state, places, places, st.text("ab", min_size=1, max_size=20)), max_size=12)


def place(found: list[LifeState]) -> list[Bar]:
    in_order = sorted(found, key=lambda one: (one.start, one.end))
    return place_bars(in_order, lambda at: (at + 0.5) * STEP, lambda text: LETTER * len(text), LENGTH * STEP)


@settings(max_examples=examples(300), deadline=None)
@given(states)
def test_no_bar_or_name_covers_another_in_its_lane(found: list[LifeState]) -> None:
    bars = place(found)
    assert [bar.state for bar in bars] == sorted(found, key=lambda one: (one.start, one.end))
    for one, other in combinations(bars, 2):
        if one.lane == other.lane:
            first, last = sorted((one.reach, other.reach))
            assert first[1] < last[0]
    lanes = {bar.lane for bar in bars}
    assert lanes == set(range(len(lanes)))


def test_a_name_is_in_its_bar_next_to_it_or_before_the_end() -> None:
    wide, short, late = place([state(0, 10, "away"), state(12, 12.5, "dead"), state(39, 39.5, "away again")])
    assert wide.left < wide.text < wide.right
    assert short.text > short.right
    assert late.text + late.text_width < late.left


def test_a_state_is_read_with_its_titles_and_its_reason() -> None:
    begins, ends = Named("work", "a", "Reset"), Named("work", "b", "Exit Wounds")
    told = LifeState("u", "undead", begins, False, ends, True, 0, 1, 5, "the glove")
    assert state_words(told) == "Undead, after Reset and until Exit Wounds, the glove"
    assert state_words(LifeState("d", "dead", None, True, None, True, 0, 1, 5)) == "Dead"
