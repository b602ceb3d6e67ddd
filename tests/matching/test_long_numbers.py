"""Numbers with more digits than Python turns into integers, in files and packs."""

from __future__ import annotations

import pytest

from janto_catalog.filenames import parse_name
from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.matching.suggest_metadata import suggest_metadata
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import Series, Story, Work
from tests.matching.harness import MatchHarness
from tests.matching.make_items import item

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
def test_a_name_is_read_with_numbers_of_any_length(
    name: str, index: WorkIndex, harness: MatchHarness
) -> None:
    parse_name(name)
    harness.match_all(
        (f"a/{name[:200]}.mp3", None), (f"a/{name}.mp3", None), ("a/Torchwood - Asylum.mp3", None)
    )
    suggest_metadata(item(f"{name}.mp3"), index)


@pytest.mark.parametrize("field", ["title", "album", "series", "number", "date", "comment"])
def test_a_tag_is_read_with_numbers_of_any_length(field: str, index: WorkIndex) -> None:
    facts = MediaFacts("MP3", Medium.AUDIO, **{field: DIGITS})  # type: ignore[arg-type]
    good = item("Torchwood - Asylum.mp3")
    odd = item("zz.mp3", facts)
    assert match_items([good, odd], index)[0] == match_items([good], index)[0]
    suggest_metadata(odd, index)


def test_leading_zeros_do_not_hide_a_number() -> None:
    assert parse_name("0" * 5000 + "7 Asylum").words == ("7", "asylum")


def test_a_title_may_be_a_long_number() -> None:
    series = Series("s", "Numbers", Kind.AUDIO_DRAMA)
    works = tuple(
        Work(f"w{place}", title, Kind.AUDIO_DRAMA, series="s", number=number)
        for place, (title, number) in enumerate([(f"Room {DIGITS}", "1"), (f"Part {DIGITS}", DIGITS)])
    )
    harness = MatchHarness(WorkIndex(Story(works=works, series=(series,))))
    assert harness.match_one(f"Numbers/Numbers - Room {DIGITS}.mp3").candidates[0].work == "w0"
    assert harness.linked_works("Numbers/Numbers - 1.mp3") == ["w0"]
