"""A file is marked missing only in the right folder, after two complete scans."""

from __future__ import annotations

from janto_catalog.model.files import Skipped
from janto_catalog.scanning.missing import MissingDecision, MissingOutcome, decide_missing

CLEAN = Skipped()
ERRORS = Skipped(errors=((b"a", "Input/output error"),))


def first_time(count: int) -> list[tuple[int, int]]:
    return [(number, 0) for number in range(count)]


def decide(
    gone: list[tuple[int, int]], known: int, skipped: Skipped = CLEAN, certain: bool = True, **more: bool
) -> MissingDecision:
    again = known - sum(not scans for _, scans in gone)
    return decide_missing(gone, known, skipped, found_count=again, is_same_folder=certain, **more)


def test_a_file_is_missing_after_two_scans_that_do_not_find_it() -> None:
    assert decide([(7, 0)], 100).not_seen_once == (7,)
    assert decide([(7, 1)], 100).missing == (7,)


def test_nothing_is_missing_where_no_known_file_is_found() -> None:
    for count in (1, 5, 15, 40):
        result = decide(first_time(count), count, certain=False)
        assert (result.outcome, result.missing, result.not_seen_once) == (MissingOutcome.OTHER_FOLDER, (), ())


def test_the_same_folder_may_have_been_emptied() -> None:
    assert decide(first_time(3), 3).outcome is MissingOutcome.MARK


def test_the_user_is_asked_when_less_than_half_is_found_in_a_folder_that_may_be_another() -> None:
    assert decide(first_time(3), 5, certain=False).outcome is MissingOutcome.ASK
    assert decide(first_time(2), 4, certain=False).outcome is MissingOutcome.MARK
    assert decide(first_time(3), 5).outcome is MissingOutcome.MARK


def test_nothing_is_missing_after_an_incomplete_listing() -> None:
    assert decide([(1, 1)], 100, ERRORS).outcome is MissingOutcome.INCOMPLETE
    assert decide([(1, 1)], 100, complete=False).outcome is MissingOutcome.INCOMPLETE


def test_the_user_is_asked_when_more_than_a_fifth_and_more_than_twenty_are_gone() -> None:
    assert decide(first_time(21), 104).outcome is MissingOutcome.ASK
    assert decide(first_time(20), 40).outcome is MissingOutcome.MARK
    assert decide(first_time(21), 105).outcome is MissingOutcome.MARK


def test_accepted_files_are_missing_at_once() -> None:
    for certain in (True, False):
        assert decide(first_time(50), 50, certain=certain, accept_missing=True).missing == tuple(range(50))
