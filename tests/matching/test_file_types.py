"""What a file is called decides, whatever its extension: each one of the table is worth as much as its like."""

from __future__ import annotations

import pytest

from janto_catalog.model.file_types import FILE_TYPES, FileCategory, FileType
from janto_catalog.model.files import Outcome
from tests.matching.harness import MatchHarness

USUAL = {
    FileCategory.AUDIO: ("Torchwood - Asylum", "mp3"),
    FileCategory.VIDEO: ("Torchwood - Fragments", "mkv"),
    FileCategory.COMIC: ("Torchwood - Rift War", "cbz"),
    FileCategory.EBOOK: ("Torchwood - Slow Decay", "epub"),
    FileCategory.PDF: ("Torchwood - Slow Decay", "pdf"),
    FileCategory.DOCUMENT: ("Torchwood - Slow Decay", "docx"),
    FileCategory.PLAIN_TEXT: ("Torchwood - Slow Decay", "txt"),
    FileCategory.ARCHIVE: ("Torchwood - Asylum", "zip"),
    FileCategory.WEB_PAGE: ("Torchwood - Slow Decay", "html"),
    FileCategory.IMAGE: ("Torchwood - Slow Decay", "jpg"),
}


@pytest.mark.parametrize(
    "row", [row for row in FILE_TYPES if row.category in USUAL], ids=lambda row: row.extension
)
def test_an_extension_weighs_as_much_as_the_usual_one_of_its_category(
    harness: MatchHarness, row: FileType
) -> None:
    name, usual = USUAL[row.category]
    expected, found = harness.match_one(f"{name}.{usual}"), harness.match_one(f"{name}.{row.extension}")
    assert found.outcome == expected.outcome
    assert [(candidate.work, candidate.confidence) for candidate in found.candidates] == [
        (candidate.work, candidate.confidence) for candidate in expected.candidates
    ]


@pytest.mark.parametrize("row", [row for row in FILE_TYPES if row.is_playable], ids=lambda row: row.extension)
def test_a_playable_file_with_a_clear_name_is_linked(harness: MatchHarness, row: FileType) -> None:
    name, _ = USUAL[row.category]
    found = harness.match_one(f"{name}.{row.extension.upper()}")
    assert found.outcome is Outcome.LINK
    assert found.links[0].confidence > 0.98
