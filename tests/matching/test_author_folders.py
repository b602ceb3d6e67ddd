"""A book or short story in the folder of another author is asked about, however the folder is written."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness, sound

TITLE = "Something in the Water"
WATER = "tw-novel-04-something-in-the-water"


@pytest.mark.parametrize(
    "folder",
    [
        "Books/Torchwood/Catherine_Steadman",
        "Books/Torchwood/catherine steadman",
        "Books/Torchwood/catherine_steadman",
        "Books/Torchwood/by Catherine Steadman",
        "Books/Torchwood/Catherine Steadman books",
        f"Books/Torchwood/Catherine Steadman/{TITLE}",
        f"Books/Torchwood/Catherine Steadman/{TITLE} (2019)",
        "Books/Catherine Steadman/Torchwood",
        "eBooks/Catherine Steadman/Torchwood",
    ],
)
def test_a_book_in_the_folder_of_another_author_is_asked_about(harness: MatchHarness, folder: str) -> None:
    assert harness.match_one(f"{folder}/{TITLE}.epub").outcome is Outcome.ASK


@pytest.mark.parametrize(
    "folder",
    [
        "Books/Torchwood/Trevor_Baxendale",
        "Books/Torchwood/trevor baxendale",
        "Books/Torchwood/by Trevor Baxendale",
        "Books/Torchwood/Trevor Baxendale books",
        "Books/Trevor Baxendale/Torchwood",
        # Whose computer it is, what somebody does with books.
        "Users/Jane Smith/Books/Torchwood",
        "Books/Torchwood/currently reading",
        "Books/Torchwood/Tie In Novels",
        "Books/Torchwood/bbc books",
        "Books/Torchwood",
    ],
)
def test_a_book_in_another_folder_is_linked(harness: MatchHarness, folder: str) -> None:
    assert harness.linked_works(f"{folder}/{TITLE}.epub") == [WATER]


def test_short_stories_and_readings_are_asked_about_too(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood/Jane Smith/Kaleidoscope.epub") == []
    assert harness.linked_works("Torchwood/Sarah Pinborough/Kaleidoscope.epub") == [
        "tw-ss-consequences-2-kaleidoscope"
    ]
    reading = sound(600 * 60.0)
    assert harness.linked_works(f"Books/Torchwood/Catherine Steadman/{TITLE}.m4b", reading) == []
    assert harness.linked_works(f"Books/Torchwood/Trevor Baxendale/{TITLE}.m4b", reading) == [WATER]
