"""A story by a fan with the title of a book or of a story in a magazine is asked about."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.harness import MatchHarness, pages, sound

LIFE = "tw-novel-01-another-life"


def _tagged(**tags: str) -> MediaFacts:
    return MediaFacts("EPUB", Medium.TEXT, title="Another Life", **tags)  # type: ignore[arg-type]


def _pdf(count: int) -> MediaFacts:
    return MediaFacts("PDF", Medium.PAGES, pages=count)


@pytest.mark.parametrize(
    "folder",
    [
        "Torchwood/Fic",
        "Torchwood/_fics",
        "Torchwood/Fic recs",
        "Torchwood/Slash",
        "Torchwood/Drabbles",
        "Torchwood/FFnet",
        "Torchwood/FF.net",
        "Torchwood/Fanworks",
        "Torchwood/fan works",
        "Torchwood/Teaspoon",
        "Torchwood/Big Bang 2010",
        "Torchwood/Stories",
        "Torchwood/Janto",
        "Torchwood/janto4ever",
        "Torchwood/Jack_Ianto",
        "Torchwood/Jack x Ianto",
        "Torchwood/Authors/cyus",
        "Torchwood/by author/jolinarjackson",
        "Torchwood/NancyBrown",
        "Fics/Torchwood",
        "Janto fics/Torchwood",
        "ff/Torchwood",
        "Wattpad/Torchwood",
    ],
)
def test_a_title_in_a_folder_of_stories_by_fans_is_asked(harness: MatchHarness, folder: str) -> None:
    assert harness.match_one(f"{folder}/Another Life.epub").outcome is Outcome.ASK


@pytest.mark.parametrize(
    "folder",
    [
        "Torchwood/Fiction",
        "Torchwood/Novels",
        "Torchwood/Authors/Peter Anghelides",
        "Torchwood/by author/Anghelides",
        "Torchwood/BBC Books",
        "Fandoms/Torchwood",
        "Jack Harkness/Torchwood",
        "Torchwood",
    ],
)
def test_a_title_in_another_folder_is_linked(harness: MatchHarness, folder: str) -> None:
    assert harness.linked_works(f"{folder}/Another Life.epub") == [LIFE]


@pytest.mark.parametrize(
    "note",
    [
        "(Janto)",
        "[Janto]",
        "(Jack_Ianto)",
        "(Jack x Ianto)",
        "(Jack-Ianto)",
        "(Explicit)",
        "(M)",
        "(NC-17)",
        "[PG-13]",
        "(Teen and up)",
        "- Janto",
        "ch1",
        "- chapter 3",
        "chapters 1-3",
    ],
)
def test_a_note_of_fans_behind_the_title_of_a_text_is_asked(harness: MatchHarness, note: str) -> None:
    for ending in ("epub", "docx"):
        assert harness.linked_works(f"Torchwood/Another Life {note}.{ending}") == []


@pytest.mark.parametrize(
    "note", ["(retail)", "(epub)", "(BBC Books)", "(2007)", "(mobi)", "(UK)", "- Peter Anghelides"]
)
def test_another_note_behind_the_title_of_a_text_is_linked(harness: MatchHarness, note: str) -> None:
    assert harness.linked_works(f"Torchwood/Another Life {note}.epub") == [LIFE]


def test_publishers_of_stories_by_fans_are_asked(harness: MatchHarness) -> None:
    name = "Torchwood/Another Life.epub"
    for publisher in ("Wattpad", "Smashwords", "A Teaspoon and an Open Mind", "FanFiction.net"):
        assert harness.linked_works(name, _tagged(publisher=publisher)) == []
    for publisher in ("BBC Books", "Ebury Digital", ""):
        assert harness.linked_works(name, _tagged(publisher=publisher)) == [LIFE]


def test_recordings_may_name_the_characters_and_lie_in_a_folder_of_a_pairing(harness: MatchHarness) -> None:
    facts = sound(60 * 60.0)
    for path in ("Torchwood/Janto/Fall to Earth.mp3", "Torchwood/Fall to Earth (Janto).mp3"):
        assert harness.linked_works(path, facts) == ["bf-tw-02-fall-to-earth"]


@pytest.mark.parametrize(
    ("path", "count", "works"),
    [
        ("Torchwood/Monster.txt", 0, []),
        ("Torchwood/Requiem.docx", 0, []),
        ("Torchwood/Reflections.pdf", 4, []),
        ("Torchwood/Monster - Torchwood Yearbook.txt", 0, ["tw-ss-monster"]),
        ("Torchwood/Virus (James Moran).txt", 0, ["tw-ss-consequences-4-virus"]),
        ("Torchwood/Consequences/Virus.docx", 0, ["tw-ss-consequences-4-virus"]),
        ("Torchwood/The Book of Jahi.docx", 0, ["tw-ss-the-book-of-jahi"]),
        # Far too few pages for a story in an issue, and for one in a book.
        ("Torchwood/Happy New Year.pdf", 1, []),
        ("Torchwood/Happy New Year.pdf", 4, ["tw-ss-happy-new-year"]),
        ("Torchwood Consequences - Virus - James Moran.pdf", 4, []),
        ("Torchwood Consequences - Virus - James Moran.pdf", 40, ["tw-ss-consequences-4-virus"]),
    ],
)
def test_a_text_with_the_title_of_a_short_story(
    harness: MatchHarness, path: str, count: int, works: list[str]
) -> None:
    assert harness.linked_works(path, _pdf(count) if count else None) == works


def test_page_images_are_no_texts(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood/Fic/Torchwood Magazine 17.cbz", pages(68)) == ["tw-mag-17"]
