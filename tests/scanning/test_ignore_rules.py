"""Which names a walk ignores."""

from __future__ import annotations

import pytest

from janto_catalog.model.file_types import FILE_TYPES
from janto_catalog.scanning.ignore_rules import HIDDEN, SYSTEM, UNFINISHED, ignore_reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"$RECYCLE.BIN", SYSTEM),
        (b"$Recycle.bin", SYSTEM),
        (b"Thumbs.db", SYSTEM),
        (b"desktop.ini", SYSTEM),
        (b"catalog.db.lock", SYSTEM),
        (b"._01 Title.mp3", SYSTEM),
        (b".Title.mp3", HIDDEN),
        (b".mp3", HIDDEN),
        (b"Title.mp3.part", UNFINISHED),
        (b"Title.MP3.PART", UNFINISHED),
        (b"Title.mp3", None),
        (b"Title.MP3", None),
        (b"mp3", None),
        (b"Title", None),
        (b"Title.lock", None),
        (b"firmware.bin", None),
    ],
)
def test_the_reason_is_that_of_the_name(name: bytes, reason: str | None) -> None:
    assert ignore_reason(name) == reason


def test_no_file_of_a_known_type_is_ignored_for_its_extension() -> None:
    known = {each.extension for each in FILE_TYPES if ignore_reason(f"Title.{each.extension}".encode())}
    assert known == set()
