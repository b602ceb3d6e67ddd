"""A check that a name has no word of some patterns is quicker than the patterns, and never hides what they find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.filenames import downloaders, numbers, readers, supplement_words
from janto_catalog.filenames.vocabulary import PHRASE_WORDS
from janto_catalog.model import isbn
from tests.examples import examples

PHRASES = (
    "_STATION",
    "_ROMAN_STATION",
    "_LAST_DISC",
    "_OFF_AIR",
    "_OTHER_AND",
    "_BROADCAST_SLOT",
    "_ALL_PARTS",
    "_MOTION_COMIC",
    "_VOLUME",
    "_COVER_VARIANT",
    "_SEASON_AND_DISC",
    "_ROMAN_PART",
)


@pytest.mark.parametrize("phrase", PHRASES)
@settings(max_examples=examples(20))
@given(data=st.data())
def test_what_a_phrase_needs_is_in_the_words_looked_for(phrase: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(getattr(numbers, phrase)))
    assert not PHRASE_WORDS.isdisjoint(numbers._LETTERS.findall(text))


@settings(max_examples=examples(20))
@given(text=st.from_regex(readers._READ_BY))
def test_every_reader_is_found(text: str) -> None:
    assert readers.split_reader(text)[1]


@settings(max_examples=examples(50))
@given(text=st.from_regex(supplement_words._SUPPLEMENT))
def test_every_supplement_word_is_found(text: str) -> None:
    assert supplement_words.supplement_word(text)


@pytest.mark.parametrize(("mark", "tail"), [each for each in downloaders._TAILS if each[0] in "_-"])
@settings(max_examples=examples(20))
@given(data=st.data())
def test_what_is_added_behind_a_name_has_its_mark(
    mark: str, tail: re.Pattern[str], data: st.DataObject
) -> None:
    assert mark in data.draw(st.from_regex(tail))


@settings(max_examples=examples(20))
@given(text=st.from_regex(isbn._MAY_BE_ISBN))
def test_every_isbn_has_nine_digits(text: str) -> None:
    assert isbn._NINE_DIGITS.search(text)


@settings(max_examples=examples(50))
@given(text=st.from_regex(numbers._ONE_IN_FRONT, fullmatch=True))
def test_a_name_with_one_number_in_front_has_nothing_else_that_is_counted(text: str) -> None:
    assert not numbers._ANY_COUNTED.search(text)
    assert not numbers._SEVERAL_NUMBERS.search(text)
