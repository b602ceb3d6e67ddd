"""Which works are compared with an item at all."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.make_items import item

BROKEN = "bf-tw-11-broken"


def compared(index: WorkIndex, name: str, artist: str = "", album: str = "") -> set[str]:
    facts = MediaFacts(
        format="MP3", medium=Medium.AUDIO, album=album, artists=(artist,) if artist else (), duration=200.0
    )
    one = item(f"{name}.mp3", facts)
    return {each.candidate.work for each in ItemMatcher(index).explain([one], one.key).works}


@pytest.mark.parametrize(
    ("name", "artist", "album"),
    [
        ("04 Broken River", "", ""),
        ("04 Paper Orchard", "Anna Berg", "Broken River"),
        ("Broken Wings of Steel", "The Lanterns", ""),
    ],
)
def test_a_common_word_in_a_longer_title_is_not_compared(
    index: WorkIndex, name: str, artist: str, album: str
) -> None:
    assert BROKEN not in compared(index, name, artist, album)


@pytest.mark.parametrize(
    ("name", "artist", "album"),
    [
        ("Broken", "", ""),
        ("Broken (unabridged)", "", ""),
        ("Torchwood Broken Extended", "", ""),
        ("Broken Extended", "Joseph Lidster", ""),
        ("Broken by Joseph Lidster", "", ""),
        ("Broken Big Finish Extended", "", ""),
        ("04 Chapter", "Gareth David-Lloyd", "Broken Extended"),
    ],
)
def test_it_is_where_it_is_the_whole_text_or_something_of_ours_is_named(
    index: WorkIndex, name: str, artist: str, album: str
) -> None:
    assert BROKEN in compared(index, name, artist, album)
