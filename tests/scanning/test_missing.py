"""Missing is a mark that needs certainty: the right folder, listed to its end, twice."""

from __future__ import annotations

from janto_catalog.model.files import Skipped
from janto_catalog.scanning.missing import MissingDecision, Verdict, decide_missing

CLEAN = Skipped()
ERRORS = Skipped(errors=((b"a", "Input/output error"),))


def first_time(count: int) -> list[tuple[int, int]]:
    return [(number, 0) for number in range(count)]


def judged(
    gone: list[tuple[int, int]], known: int, skipped: Skipped = CLEAN, certain: bool = True, **more: bool
) -> MissingDecision:
    again = known - sum(not scans for _, scans in gone)
    return decide_missing(gone, known, skipped, found_count=again, is_same_folder=certain, **more)


def test_a_file_is_missing_at_the_second_scan_that_does_not_see_it() -> None:
    assert judged([(7, 0)], 100).not_seen_once == (7,)
    assert judged([(7, 1)], 100).missing == (7,)


def test_where_nothing_is_found_again_nothing_is_missing() -> None:
    for count in (1, 5, 15, 40):
        result = judged(first_time(count), count, certain=False)
        assert (result.verdict, result.missing, result.not_seen_once) == (Verdict.OTHER_FOLDER, (), ())


def test_what_is_surely_the_same_folder_may_have_been_emptied() -> None:
    assert judged(first_time(3), 3).verdict is Verdict.MARK


def test_where_less_than_half_is_found_again_in_what_may_be_another_folder_is_a_question() -> None:
    assert judged(first_time(3), 5, certain=False).verdict is Verdict.ASK
    assert judged(first_time(2), 4, certain=False).verdict is Verdict.MARK
    assert judged(first_time(3), 5).verdict is Verdict.MARK


def test_a_listing_with_errors_or_cut_short_makes_nothing_missing() -> None:
    assert judged([(1, 1)], 100, ERRORS).verdict is Verdict.INCOMPLETE
    assert judged([(1, 1)], 100, complete=False).verdict is Verdict.INCOMPLETE


def test_more_than_a_fifth_and_more_than_twenty_is_a_question() -> None:
    assert judged(first_time(21), 104).verdict is Verdict.ASK
    assert judged(first_time(20), 40).verdict is Verdict.MARK
    assert judged(first_time(21), 105).verdict is Verdict.MARK


def test_what_the_person_accepts_is_missing_at_once() -> None:
    for certain in (True, False):
        assert judged(first_time(50), 50, certain=certain, accept_missing=True).missing == tuple(range(50))
