"""Numbers inside texts, whatever their length and script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.text import number_key, plain_number, sort_key, title_key

LONG = "9" * 5000


def test_a_number_loses_its_leading_zeros_and_its_script() -> None:
    assert plain_number("007") == "7"
    assert plain_number("000") == "0"
    assert plain_number("٠٤٢") == "42"
    assert plain_number("0" * 5000 + "1٢") == "12"
    assert plain_number("0" * 5000) == "0"
    assert plain_number(LONG) == LONG


@given(st.integers(min_value=0, max_value=10**40), st.integers(min_value=0, max_value=10**40))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (number_key(str(one)) < number_key(str(other))) == (one < other)
    assert (sort_key(str(one)).encode() < sort_key(str(other)).encode()) == (one < other)


def test_a_number_of_any_length_sorts_after_shorter_ones_and_before_letters() -> None:
    texts = ["9", "12.5", "999999999999", "1000000000000", LONG, "a"]
    assert sorted(set(texts), key=lambda text: sort_key(text).encode()) == texts


def test_titles_sort_without_their_leading_article() -> None:
    titles = ["A Day in the Death", "Adrift", "The House of the Dead", "Out of Time", '"The Victorian Age"']
    assert sorted(titles, key=title_key) == ["Adrift", titles[0], *titles[2:]]


def test_a_word_that_is_no_article_there_is_kept() -> None:
    for title in (
        "The",
        "A",
        "A.I.",
        "A-Team",
        "Theatre",
        "Another Day",
        "Die Another Day",
        "I, Robot",
        "Day of the",
    ):
        assert title_key(title) == sort_key(title)
