"""Missing is a mark that needs certainty: the right folder, listed to its end, twice."""

from __future__ import annotations

import os
from pathlib import Path

from janto_catalog.model.files import Skipped
from janto_catalog.scanning.identity import identity, recognises
from janto_catalog.scanning.missing import Verdict, judge

CLEAN = Skipped()


def first_time(count: int) -> list[tuple[int, int]]:
    return [(number, 0) for number in range(count)]


def test_a_file_is_missing_at_the_second_scan_that_does_not_see_it() -> None:
    assert judge([(7, 0)], 100, CLEAN, identified=True).once == (7,)
    assert judge([(7, 1)], 100, CLEAN, identified=True).missing == (7,)


def test_an_offline_root_makes_nothing_missing() -> None:
    result = judge(first_time(3), 3, CLEAN, identified=False)
    assert (result.verdict, result.missing, result.once) == (Verdict.OFFLINE, (), ())


def test_a_listing_with_errors_or_cut_short_makes_nothing_missing() -> None:
    errors = Skipped(errors=((b"a", "Input/output error"),))
    assert judge([(1, 1)], 100, errors, identified=True).verdict is Verdict.DOUBT
    assert judge([(1, 1)], 100, CLEAN, identified=True, complete=False).verdict is Verdict.DOUBT


def test_more_than_a_fifth_and_more_than_twenty_is_a_question() -> None:
    assert judge(first_time(21), 104, CLEAN, identified=True).verdict is Verdict.ASK
    assert judge(first_time(20), 40, CLEAN, identified=True).verdict is Verdict.MARK
    assert judge(first_time(21), 105, CLEAN, identified=True).verdict is Verdict.MARK


def test_what_the_person_accepts_is_missing_at_once() -> None:
    assert judge(first_time(50), 50, CLEAN, identified=True, accepted=True).missing == tuple(range(50))


def root_with(folder: Path, *names: str) -> bytes:
    folder.mkdir()
    for name in names:
        (folder / name).mkdir()
    return os.fsencode(folder)


def test_a_root_is_recognised_at_another_place_by_what_is_in_it(tmp_path: Path) -> None:
    known = identity(root_with(tmp_path / "a", "Series 1", "Radio", "Comics"))
    assert recognises(known, root_with(tmp_path / "b", "Series 1", "Radio", "Comics", "Novels"))
    assert not recognises(known, root_with(tmp_path / "c", "Holiday", "Work", "Comics"))


def test_an_empty_mount_point_is_not_the_drive(tmp_path: Path) -> None:
    known = identity(root_with(tmp_path / "a", "Series 1", "Radio"))
    assert not recognises(known, root_with(tmp_path / "empty"))
    assert not recognises(known, os.fsencode(tmp_path / "nowhere"))


def test_a_folder_is_itself_whatever_was_renamed_in_it(tmp_path: Path) -> None:
    root = root_with(tmp_path / "a", "Series 1")
    known = identity(root)
    (tmp_path / "a" / "Series 1").rename(tmp_path / "a" / "Torchwood")
    assert recognises(known, root)


def test_an_identity_that_is_none_recognises_nothing(tmp_path: Path) -> None:
    assert not recognises("", os.fsencode(tmp_path))
    assert not recognises("9:1:2:a", os.fsencode(tmp_path))
