"""A check that a name has no word of some patterns is quicker than the patterns, and never hides what they find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.filenames import numbers, readers, supplement_words
from janto_catalog.filenames.vocabulary import PHRASE_WORDS
from tests.examples import examples

PHRASES = (
    "_STATION",
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
