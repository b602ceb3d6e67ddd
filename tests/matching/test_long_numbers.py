"""Numbers longer than Python turns into integers, wherever a file or a pack may hold one."""

from __future__ import annotations

import pytest

from janto_catalog.filenames import read_name
from janto_catalog.matching import Library, propose
from janto_catalog.matching.suggest_metadata import describe
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import Series, Story, Work
from tests.matching.harness import Room
from tests.matching.reading_items import item

DIGITS = "9" * 5000
#: In front, behind, glued to a word, before a month, in brackets, with leading zeros, in another script.
NAMES = (
    DIGITS,
    f"Torchwood - {DIGITS}",
    f"Torchwood {DIGITS} Asylum",
    f"Torchwood part {DIGITS}",
    f"Torchwood s{DIGITS}e{DIGITS}",
    f"{DIGITS} December 2008",
    f"Asylum ({DIGITS})",
    f"{'0' * 5000}7 Asylum",
    "٩" * 5000,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_whatever_the_length_of_its_numbers(name: str, library: Library, room: Room) -> None:
    read_name(name)
    room.all((f"a/{name[:200]}.mp3", None), (f"a/{name}.mp3", None), ("a/Torchwood - Asylum.mp3", None))
    describe(item(f"{name}.mp3"), library)


@pytest.mark.parametrize("field", ["title", "album", "series", "number", "date", "comment"])
def test_a_tag_is_read_whatever_the_length_of_its_numbers(field: str, library: Library) -> None:
    facts = MediaFacts("MP3", Medium.AUDIO, **{field: DIGITS})  # type: ignore[arg-type]
    good = item("Torchwood - Asylum.mp3")
    odd = item("zz.mp3", facts)
    assert propose([good, odd], library)[0] == propose([good], library)[0]
    describe(odd, library)


def test_leading_zeros_do_not_hide_a_number() -> None:
    assert read_name("0" * 5000 + "7 Asylum").words == ("7", "asylum")


def test_a_title_may_be_a_long_number() -> None:
    series = Series("s", "Numbers", Kind.AUDIO_DRAMA)
    works = tuple(
        Work(f"w{place}", title, Kind.AUDIO_DRAMA, series="s", number=number)
        for place, (title, number) in enumerate([(f"Room {DIGITS}", "1"), (f"Part {DIGITS}", DIGITS)])
    )
    room = Room(Library(Story(works=works, series=(series,))))
    assert room.one(f"Numbers/Numbers - Room {DIGITS}.mp3").candidates[0].work == "w0"
    assert room.works("Numbers/Numbers - 1.mp3") == ["w0"]
