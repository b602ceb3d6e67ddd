"""Names of covers, booklets, scripts, trailers and extras, and similar names of stories."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.supplements import (
    is_announcement,
    is_booklet,
    is_cover,
    is_extra,
    is_script,
    is_trailer,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Show - Trailer", True),
        ("Show.S01E01.teaser2", True),
        ("Show (Promo)", True),
        ("09 Trailer - Show", True),
        ("Promo: Show", True),
        ("Trailer Park Murders", False),
        ("Trailer Park - Show", False),
        ("Show - The Trailers of Oz", False),
    ],
)
def test_a_trailer_is_named_at_the_end_or_in_front_of_a_dash(name: str, expected: bool) -> None:
    assert is_trailer(fold_name(name)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Show - Behind the Scenes", True),
        ("13 Bonus Track", True),
        ("Show - Interview with the writer", True),
        ("sample-show.s01e01", True),
        ("09 Cast and Crew Interviews", True),
        ("Interviews 2", True),
        ("Behind the Scenes (1)", True),
        ("The Interview", False),
        ("Extra Time", False),
    ],
)
def test_an_extra_is_named_apart_from_the_title(name: str, expected: bool) -> None:
    assert is_extra(fold_name(name)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("09 Next time", True),
        ("10 - Next Time on the Show", True),
        ("Title - Coming Soon", True),
        ("Title (Preview)", True),
        ("12_preview_of_another", True),
        ("13 Trailer for Another", True),
        ("Vorschau", True),
        ("The Next Time", False),
        ("Next Time I Fall", False),
        ("Coming Home Soon", False),
    ],
)
def test_what_is_announced_is_named_apart_from_the_title(name: str, expected: bool) -> None:
    assert is_announcement(fold_name(name)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Show - Script", True), ("Title Transcript (2nd draft)", True), ("The Scripted Life", False)],
)
def test_a_script_is_named_as_a_word(name: str, expected: bool) -> None:
    assert is_script(fold_name(name)) is expected


def test_booklets_and_covers_are_recognised() -> None:
    assert is_booklet(fold_name("Title - Liner Notes"))
    assert is_booklet(fold_name("Insert 2"))
    assert not is_booklet(fold_name("Inserted"))
    assert is_cover(fold_name("Front Cover"))
    assert is_cover(fold_name("Folder"))
    assert not is_cover(fold_name("Undercover"))


def test_names_are_compared_without_case_and_in_one_unicode_form() -> None:
    assert fold_name("Cafe\u0301") == fold_name("CAFÉ") == "café"
    assert fold_name("Cafe") != fold_name("Café")
