"""Numbers of issues as people write them: how they sort, and what they are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.issue_numbers import issue_number_key, issue_number_value


def key(number: str) -> bytes:
    """The key as the database compares it."""
    return issue_number_key(number).encode()


def test_numbers_sort_as_people_read_them() -> None:
    printed = [
        "-2", "-1.5", "-1", "-½", "0", "¼", "½", "¾", "1", "1½", "2", "2.1", "2.9", "2.10", "3/12", "9", "10", "10A",
        "10B", "10.5", "12-13", "20", "27AU", "999", "1,000,000", "Special 3", "Special 12",
    ]  # fmt: skip
    assert [key(number) for number in printed] == sorted(map(key, printed))
    assert len(set(map(key, printed))) == len(printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("007", "7"),
        ("#7", "7"),
        ("٧", "7"),
        ("1½", "1.5"),
        ("10 1/2", "10.5"),
        ("1/2", "½"),
        ("-1", "−1"),
        ("-0", "0"),
        ("1.0", "1"),
        ("1,000,000", "1000000"),
        ("10b", "10B"),
    ],
)
def test_ways_to_write_one_number_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("-1", -1.0),
        ("½", 0.5),
        ("1½", 1.5),
        ("1,000,000", 1e6),
        ("10B", None),
        ("Special 3", None),
        ("", None),
        ("1,00", None),
        ("12-13", None),
    ],
)
def test_the_value_is_that_of_a_number_alone(printed: str, value: float | None) -> None:
    assert issue_number_value(printed) == value


def test_a_number_of_any_length_has_a_value_and_a_place() -> None:
    long = "9" * 5000
    assert key("10") < key(long) < key("a")
    assert key(f"-{long}") < key("-10")
    assert issue_number_value(long) is not None


@given(st.integers(min_value=-(10**20), max_value=10**20), st.integers(min_value=-(10**20), max_value=10**20))
def test_whole_numbers_sort_by_value(one: int, other: int) -> None:
    assert (key(str(one)) < key(str(other))) == (one < other)


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(issue_number_key(text), str)
    assert issue_number_value(text) is None or issue_number_key(text)
