"""Times in names: where a file begins, or how long it is."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.times import is_time, seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"), [("00m00s", 0), ("01h02m03s", 3723), ("1h02m", 3720), ("115m30s", 6930)]
)
def test_a_time_is_one_counter_and_explained(text: str, seconds: int) -> None:
    assert is_time(text)
    assert seconds_of(text) == seconds
    (token,) = read_tokens(text)
    assert (token.kind, token.value) == ("time", (seconds, 0))
    parsed = parse_name(f"Golden Age - {text}")
    assert parsed.ignorable == {2}
    assert not parsed.standalone_numbers


@pytest.mark.parametrize("text", ["15m", "s01e02m03s", "m00s", "2h", "12ms"])
def test_other_words_are_none(text: str) -> None:
    assert not is_time(text)
    assert all(token.kind != "time" for token in read_tokens(text))


@pytest.mark.parametrize("text", ["00-45-00", "(00.45.00)", "00_02_03"])
def test_a_time_without_letters_is_explained(text: str) -> None:
    parsed = parse_name(f"Golden Age {text}")
    assert is_time(parsed.words[2])
    assert parsed.ignorable == {2}


@pytest.mark.parametrize("text", ["00-45", "02-03-16-01", "12-45-30", "2002-03-16", "01-02-2008", "02-07-09"])
def test_other_numbers_are_no_clock(text: str) -> None:
    assert not any(is_time(word) for word in parse_name(f"Golden Age {text}").words)
