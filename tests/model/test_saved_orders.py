"""What is moved by hand in an order stands where it was put, whatever is moved after it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.saved_orders import (
    Divider,
    Move,
    arranged,
    divider_id,
    divider_number,
    still_needed,
    without_moves_of,
)

WORKS = tuple("abcdefgh")
DIVIDERS = tuple(Divider(divider_id(number), f"Part {number}") for number in (1, 2))
ELEMENTS = (*WORKS, *(divider.id for divider in DIVIDERS))

acts = st.lists(st.tuples(st.sampled_from(ELEMENTS), st.integers(0, len(ELEMENTS))), max_size=25)


def moved_to(elements: list[str], element: str, index: int) -> tuple[list[str], Move]:
    """The list with an element at an index of the others, and the move that puts it there."""
    rest = [other for other in elements if other != element]
    index = min(index, len(rest))
    before, after = rest[index - 1] if index else "", rest[index] if index < len(rest) else ""
    return [*rest[:index], element, *rest[index:]], Move(element, before, after)


@given(acts)
def test_each_move_changes_the_place_of_one_element_only(acts: list[tuple[str, int]]) -> None:
    expected, moves = list(WORKS), list[Move]()
    for element, index in acts:
        shown, _ = arranged(WORKS, [d for d in DIVIDERS if d.id in expected], moves)
        assert shown == expected
        expected, move = moved_to(expected, element, index)
        moves.append(move)
    assert arranged(WORKS, [d for d in DIVIDERS if d.id in expected], moves)[0] == expected


@given(acts)
def test_moves_that_are_not_needed_any_more_change_nothing(acts: list[tuple[str, int]]) -> None:
    expected, moves = list(WORKS), list[Move]()
    for element, index in acts:
        expected, move = moved_to(expected, element, index)
        moves = [*still_needed(moves, element), move]
        shown, moved = arranged(WORKS, [d for d in DIVIDERS if d.id in expected], moves)
        assert shown == expected
        assert element in moved
    assert len(moves) <= len(acts)


@given(acts, st.sets(st.sampled_from(WORKS)))
def test_works_that_are_not_listed_now_lose_and_repeat_nothing(
    acts: list[tuple[str, int]], absent: set[str]
) -> None:
    elements, moves = list(WORKS), list[Move]()
    for element, index in acts:
        elements, move = moved_to(elements, element, index)
        moves.append(move)
    listed = [work for work in WORKS if work not in absent]
    shown, _ = arranged(listed, DIVIDERS, moves)
    assert sorted(shown) == sorted([*listed, *(divider.id for divider in DIVIDERS)])


@given(acts, st.sampled_from(ELEMENTS))
def test_a_work_that_runs_by_itself_again_leaves_the_others_where_they_are(
    acts: list[tuple[str, int]], released: str
) -> None:
    expected, moves = list(WORKS), list[Move]()
    for element, index in acts:
        expected, move = moved_to(expected, element, index)
        moves = [*still_needed(moves, element), move]
    known = [divider for divider in DIVIDERS if divider.id in expected]
    shown, moved = arranged(WORKS, known, without_moves_of(WORKS, known, moves, released))
    assert [element for element in shown if element != released] == [
        element for element in expected if element != released
    ]
    assert released not in moved


def test_a_move_back_and_forth_is_kept_once() -> None:
    moves: tuple[Move, ...] = ()
    for before, after in (("b", "c"), ("", "a"), ("b", "c"), ("", "a")):
        moves = (*still_needed(moves, "h"), Move("h", before, after))
    assert moves == (Move("h", "", "a"),)


def test_an_id_of_a_divider_is_told_from_that_of_a_work() -> None:
    assert divider_number(divider_id(12)) == 12
    assert divider_number("tw-s02e13-exit-wounds#ad-27") is None
    assert divider_number("#") is None
    assert divider_number("12") is None
