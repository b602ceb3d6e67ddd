"""A work may have come out more than once, and sources may disagree on when: every date is kept, one is used."""

from __future__ import annotations

import pytest

from janto_catalog.model.releases import Release, main_release_date
from janto_catalog.model.story import Work
from janto_catalog.packs import check_pack, load_pack

from .conftest import WritePack

ONE = "series/one.toml"
TWICE = """releases = [
  { date = "2002-02", by = "Two", country = "UK", sources = ["text"], certainty = 5 },
  { date = "2002-02-13", by = "Three", sources = ["text"], note = "late at night" },
  { date = "2001", sources = ["text"], certainty = 2, said_at = ["p. 1", "p. 2"] },
]"""


def works(write_pack: WritePack, *changes: tuple[str, ...]) -> dict[str, Work]:
    return {work.id: work for work in load_pack(write_pack(*changes)).story.works}


def test_the_earliest_that_is_not_doubtful_counts(write_pack: WritePack) -> None:
    work = works(write_pack, (ONE, 'released = "2002"', TWICE))["second"]
    assert work.released == "2002-02-13"
    assert work.releases == (
        Release("2001", sources=("text",), certainty=2, said_at="p. 1 ; p. 2"),
        Release("2002-02-13", "Three", note="late at night", sources=("text",)),
        Release("2002-02", "Two", "UK", sources=("text",), certainty=5),
    )


@pytest.mark.parametrize(
    ("dates", "counts"),
    [
        ([], None),
        ([("2007-01-11", 4), ("2007-01-04", 2)], "2007-01-11"),
        ([("2007-01-11", 2), ("2007-01-04", 1)], "2007-01-04"),
        ([("2007", 3), ("2007-01", 3), ("2007-01-31", 3)], "2007-01-31"),
        ([("2007", 5), ("2008-01-01", 5)], "2007"),
    ],
)
def test_a_month_comes_after_its_days_and_doubtful_dates_count_only_alone(
    dates: list[tuple[str, int]], counts: str | None
) -> None:
    assert main_release_date([Release(date, certainty=sure) for date, sure in dates]) == counts


def test_one_date_is_written_as_before_and_needs_no_list(write_pack: WritePack) -> None:
    second = works(write_pack)["second"]
    assert (second.released, second.releases) == ("2002", ())


@pytest.mark.parametrize(
    ("new", "row", "message"),
    [
        (f'released = "2002"\n{TWICE}', 'released = "2002"', "a work has either released or releases"),
        ('releases = [\n  { date = "2002" },\n]', '  { date = "2002" },', "a release needs sources"),
        ('releases = [\n  { by = "X", sources = ["text"] },\n]', '  { by = "X", sources = ["text"] },', "date is missing"),
        ('releases = [\n  { date = "soon", sources = ["text"] },\n]', '  { date = "soon", sources = ["text"] },', "'soon' is not a date"),
        ('releases = [{ date = "2002", sources = ["texts"] }]', 'releases = [{ date = "2002", sources = ["texts"] }]', "there is no source 'texts'"),
        ('releases = [{ date = "2002", sources = ["text"], chanel = "B" }]', 'releases = [{ date = "2002", sources = ["text"], chanel = "B" }]', "there is no field 'chanel'"),
        ('releases = "2002"', 'releases = "2002"', "releases must be a list of tables"),
        ('releases = ["2002"]', 'releases = ["2002"]', "a table was expected here"),
        (
            'releases = [\n  { date = "2002", by = "B", sources = ["text"] },\n  { date = "2002", by = "B", sources = ["text"] },\n]',
            '  { date = "2002", by = "B", sources = ["text"] },',
            "this release is stated twice: 2002, B",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_release_is_named_with_its_line(
    write_pack: WritePack, new: str, row: str, message: str
) -> None:
    folder = write_pack((ONE, 'released = "2002"', new))
    (finding,) = [one for one in check_pack(folder) if one.message.startswith(message)]
    assert finding.file == ONE
    assert (folder / ONE).read_text(encoding="utf-8").split("\n")[finding.line - 1] == row


def test_a_part_came_out_with_its_whole_and_a_segment_with_its_work(write_pack: WritePack) -> None:
    parts = 'title = "Third"\npart_of = "second"\n\n[[work]]\nid = "third#coda"\ntitle = "Coda"'
    known = works(write_pack, (ONE, 'title = "Third"', parts))
    assert [known[id].released for id in ("second", "third", "third#coda")] == ["2002", "2002", "2002"]


def test_a_part_with_a_date_of_its_own_keeps_it(write_pack: WritePack) -> None:
    known = works(write_pack, (ONE, 'title = "First"', 'title = "First"\npart_of = "second"'))
    assert known["first"].released == "2001-05"


def test_wholes_without_a_date_leave_their_parts_without_one(write_pack: WritePack) -> None:
    known = works(write_pack, (ONE, 'released = "2002"', 'part_of = "third"'))
    assert (known["second"].released, known["third"].released) == (None, None)
