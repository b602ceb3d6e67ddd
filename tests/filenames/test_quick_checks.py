"""A check that a name has no word of some patterns is quicker than the patterns, and never hides what they find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog.filenames import numbers, parse
from janto_catalog.filenames.vocabulary import PHRASE_WORDS

PHRASES = (
    numbers._STATION,
    numbers._BROADCAST_SLOT,
    numbers._ALL_PARTS,
    numbers._MOTION_COMIC,
    numbers._VOLUME,
    numbers._COVER_VARIANT,
    numbers._READ_BY,
    numbers._SEASON_AND_DISC,
    numbers._ROMAN_PART,
)


@pytest.mark.parametrize("pattern", PHRASES, ids=lambda pattern: pattern.pattern[:30])
@settings(max_examples=20)
@given(data=st.data())
def test_what_a_phrase_needs_is_in_the_words_looked_for(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert not PHRASE_WORDS.isdisjoint(numbers._LETTERS.findall(text))


@settings(max_examples=50)
@given(text=st.from_regex(parse._SUPPLEMENT))
def test_every_supplement_word_is_found(text: str) -> None:
    assert parse._supplement_word(text)
