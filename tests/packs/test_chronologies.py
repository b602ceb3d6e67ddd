"""Named chronologies in a pack: read, checked and written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog import chronology
from janto_catalog.model.findings import Severity
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs import write_pack as write_pack_to

from .conftest import WritePack

RIVALS = """[[chronology]]
id = "fans"
title = "The Fans"

[[chronology]]
id = "official"
title = "The Publisher"
reveals = ["third"]
"""
WITH_RIVALS = ("chronologies.toml", RIVALS)
OF_FANS = ("series/one.toml", 'after = "first"', 'before = "first"\nchronology = "fans"')
OF_OFFICIAL = (
    "series/one.toml",
    'between = ["first", "second"]',
    'after = "second"\nchronology = "official"',
)


def test_claims_belong_to_chronologies(write_pack: WritePack) -> None:
    folder = write_pack(WITH_RIVALS, OF_FANS, OF_OFFICIAL)
    assert check_pack(folder, chronology.contradictions) == ()
    story = load_pack(folder).story
    assert [(one.id, one.title, one.reveals) for one in story.chronologies] == [
        ("fans", "The Fans", ()),
        ("official", "The Publisher", ("third",)),
    ]
    belongs = {claim.subject: claim.chronology for claim in story.claims}
    assert belongs == {"second": "fans", "third": "official"}


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "message"),
    [
        ("series/one.toml", '"fans"', '"fan"', 'chronology = "fan"', "there is no chronology 'fan'; did you mean 'fans'?"),
        ("series/one.toml", 'chronology = "fans"', 'chronology = "fans"\naxis = "life:ada"', 'chronology = "fans"', "belongs to no chronology"),
        ("chronologies.toml", 'title = "The Fans"\n', "", "[[chronology]]", "title is missing"),
        ("chronologies.toml", '"official"', '"fans"', 'id = "fans"', "the chronology fans is declared twice"),
        ("chronologies.toml", '"third"', '"fourth"', 'reveals = ["fourth"]', "there is no work 'fourth'"),
    ],
)  # fmt: skip
def test_each_fault_has_its_file_and_line(
    file: str, old: str, new: str, row: str, message: str, write_pack: WritePack
) -> None:
    folder = write_pack(WITH_RIVALS, OF_FANS, OF_OFFICIAL, (file, old, new))
    found = [
        (folder / one.file).read_text(encoding="utf-8").splitlines()[one.line - 1]
        for one in check_pack(folder)
        if one.severity is Severity.ERROR and message in one.message
    ]
    assert found == [row]


def test_one_without_claims_is_warned_of(write_pack: WritePack) -> None:
    (finding,) = check_pack(write_pack(WITH_RIVALS, OF_FANS))
    assert (finding.severity, finding.file, finding.line) == (Severity.WARNING, "chronologies.toml", 6)
    assert "no claim belongs to the chronology official" in finding.message


def test_what_is_written_is_read_again(write_pack: WritePack, tmp_path: Path) -> None:
    pack = load_pack(write_pack(WITH_RIVALS, OF_FANS, OF_OFFICIAL))
    write_pack_to(pack, tmp_path / "again")
    again = load_pack(tmp_path / "again").story
    assert again.chronologies == pack.story.chronologies
    assert set(again.claims) == set(pack.story.claims)
